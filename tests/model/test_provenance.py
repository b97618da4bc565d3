"""Which sources a value rests on: the longest path that fits, then what the parent says."""

import pytest

from rushguide.model import (
    Disputed,
    Episode,
    Listening,
    Pick,
    Record,
    Recorded,
    Song,
    SongPart,
    StudioAlbum,
    Years,
)
from rushguide.model.provenance import facts, fitting, has_path

SONG = Song(
    id="harbour",
    number=1,
    title="Harbour",
    length="4:00",
    words=("Ada Wick", "Bo Lumen"),
    parts=(SongPart(title="Dusk"), SongPart(title="Dawn", music=("Bo Lumen",))),
    sources={"words.2": ("letter",), "parts.2": ("sleeve",)},
)
ALBUM = StudioAlbum(
    id="first-light",
    title="First Light",
    kind="studio",
    era="wick",
    peaks={"UK": 7, "US": 99},
    recorded=(Recorded(when="1974"),),
    tracks=(SONG,),
    sources={"*": ("book",), "peaks": ("chart",), "peaks.UK": ("paper", "chart"), "tracks": ("sleeve",)},
    disputed={"title": (Disputed(value="First Lite", sources=("paper",)),)},
)
EPISODE = Episode(
    number=1,
    title="Kindling",
    title_status="working",
    years=Years(start=1970, end=1979),
    these_years="They play.",
    eras=("wick",),
    listening=Listening(
        before=(Pick(song="bells", why="It rings."),),
        featured=(Pick(song="harbour", why="It is long.", exception="So it is.", sources={"why": ("book",)}),),
    ),
    sources={"*": ("guide",), "listening.before": ("letter",)},
)


@pytest.mark.parametrize(
    ("path", "expected"),
    [("a.b.c", 3), ("a.b.c.d", 3), ("a.b", 2), ("a.b.x", 2), ("a", 1), ("a.x", 1), ("ab", 0), ("x.a", 0), ("", 0)],
)
def test_the_longest_path_fits(path: str, expected: int) -> None:
    """Whole steps count, from the whole path down to its first step, and then the star."""
    assert fitting({"*": 0, "a": 1, "a.b": 2, "a.b.c": 3}, path) == expected


def test_nothing_fits() -> None:
    """Without a star there may be nothing."""
    assert fitting({"a.b": 1}, "a") is None
    assert fitting({}, "a") is None


def said(record: Record, inherited: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Return the sources of each fact, the id or title of its record before its path."""
    return {f"{getattr(fact.record, 'id', 'pick')} {fact.path}": fact.sources for fact in facts(record, inherited)}


def test_facts_of_an_album() -> None:
    """Items are facts one by one; songs inherit what the album says of its tracks, and know better of some things."""
    assert said(ALBUM) == {
        "first-light title": ("book",),
        "first-light era": ("book",),
        "first-light peaks.UK": ("paper", "chart"),
        "first-light peaks.US": ("chart",),
        "first-light recorded.1": ("book",),
        "harbour title": ("sleeve",),
        "harbour length": ("sleeve",),
        "harbour words.1": ("sleeve",),
        "harbour words.2": ("letter",),
        "harbour parts.1": ("sleeve",),
        "harbour parts.2": ("sleeve",),
    }


def test_facts_of_an_episode() -> None:
    """A pick lies in a part that has no sources of its own: it inherits along the whole path."""
    assert said(EPISODE) == {
        "1 title": ("guide",),
        "1 years": ("guide",),
        "1 these_years": ("guide",),
        "1 eras.1": ("guide",),
        "pick why": ("book",),
    }
    whys = [(fact.record, fact.sources) for fact in facts(EPISODE) if fact.path == "why"]
    before, featured = EPISODE.listening.before[0], EPISODE.listening.featured[0]
    assert whys == [(before, ("letter",)), (featured, ("book",))]


def test_facts_without_sources() -> None:
    """A fact that nobody vouches for has none; what the parent hands down fills the gaps only."""
    song = Song(id="a", number=1, title="A", length="1:00", sources={"title": ("book",)})
    assert said(song) == {"a title": ("book",), "a length": ()}
    assert said(song, ("sleeve",)) == {"a title": ("book",), "a length": ("sleeve",)}


def test_what_is_not_said_is_no_fact() -> None:
    """Absent values, booleans that are false, and fields that order and name need no source; true ones do."""
    song = Song(id="a", number=1, title="A", aliases=("B",), length="1:00", instrumental=True, sources={"*": ("b",)})
    assert said(song) == {"a title": ("b",), "a length": ("b",), "a instrumental": ("b",)}


@pytest.mark.parametrize(
    "path",
    [
        "title",
        "peaks",
        "peaks.UK",
        "tracks.1",
        "tracks.1.words.2",
        "tracks.1.parts.2.music.1",
        "recorded.1.when",
        "sources.peaks.1",
    ],
)
def test_paths_that_lead_somewhere(path: str) -> None:
    """Fields, keys and places lead to a value; places count from 1."""
    assert has_path(ALBUM, path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "name",
        "released",
        "aliases",
        "filmed",
        "labels",
        "peaks.CA",
        "tracks.0",
        "tracks.2",
        "tracks.-1",
        "tracks.one",
        "tracks.²",
        "tracks.\u0661",
        "tracks." + "9" * 5000,
        "tracks.1.name",
        "title.1",
        "peaks.UK.1",
        "title.",
        "tracks..1",
        "released.year",
        "year",
    ],
)
def test_paths_that_lead_nowhere(path: str) -> None:
    """Unknown steps, absent values, empty lists, what is false, and what only computes are no values of the record."""
    assert not has_path(ALBUM, path)


def test_paths_use_the_names_of_the_files() -> None:
    """Where a field is called otherwise in the files (`from`, `to`), paths call it as the files do."""
    assert has_path(EPISODE, "years.from")
    assert has_path(EPISODE, "years.to")
    assert not has_path(EPISODE, "years.start")
