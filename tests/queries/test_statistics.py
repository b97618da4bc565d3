"""Figures of the real guide, worked out from the track lists by hand, and how charts are made of them."""

import pytest

from rushguide.errors import GuideError
from rushguide.model import Guide, LiveTrack
from rushguide.queries.statistics import Chart, charts
from tests.guides import episode, guide_of, live, song, studio


def figures(guide: Guide, key: str, era: str | None = None) -> dict[str, str]:
    """Return a chart's labels with the values in words."""
    (chart,) = (chart for chart in charts(guide, era) if chart.key == key)
    return {figure.label: figure.text for figure in chart.figures}


def test_album_lengths(guide: Guide) -> None:
    """Each of the twenty albums with songs of its own stands there by date, with the sum of its tracks."""
    lengths = figures(guide, "album_length")
    assert list(lengths.items())[:4] == [
        ("1974  Rush", "40:04"),
        ("1975  Fly by Night", "37:29"),
        ("1975  Caress of Steel", "44:51"),
        ("1976  2112", "38:46"),
    ]
    assert len(lengths) == 20
    assert lengths["2002  Vapor Trails"] == "1:07:15"
    assert min(lengths, key=lambda label: (len(lengths[label]), lengths[label])) == "2004  Feedback"


def test_mean_song_lengths(guide: Guide) -> None:
    """The epics of the seventies stand out: 36:07 over four songs, 44:51 over five; halves are rounded up."""
    means = figures(guide, "mean_song_length")
    assert means["1978  Hemispheres"] == "9:02"
    assert means["1975  Caress of Steel"] == "8:58"
    assert means["1976  2112"] == "6:28"
    assert means["1974  Rush"] == "5:01"  # 300.5 seconds
    assert means["1981  Moving Pictures"] == "5:41"
    assert means["2004  Feedback"] == "3:24"
    assert sorted(means, key=lambda label: means[label])[-2:] == ["1975  Caress of Steel", "1978  Hemispheres"]


def test_longest_and_shortest(guide: Guide) -> None:
    """2112 is the longest song and BU2B2 the shortest; ten of each are shown, in order."""
    longest, shortest = figures(guide, "longest"), figures(guide, "shortest")
    assert list(longest.items())[:4] == [
        ("2112", "20:34"),
        ("The Fountain of Lamneth", "19:59"),
        ("Cygnus X-1 Book II: Hemispheres", "18:05"),
        ("The Necromancer", "12:30"),
    ]
    assert list(shortest.items())[:4] == [
        ("BU2B2", "1:28"),
        ("Hope", "2:02"),
        ("Malignant Narcissism", "2:17"),
        ("Need Some Love", "2:19"),
    ]
    assert (len(longest), len(shortest)) == (10, 10)


def test_instrumentals(guide: Guide) -> None:
    """There are eight, by date."""
    assert figures(guide, "instrumentals") == {
        "La Villa Strangiato": "9:35",
        "YYZ": "4:24",
        "Where's My Thing?": "3:49",
        "Leave That Thing Alone": "4:05",
        "Limbo": "5:29",
        "The Main Monkey Business": "6:01",
        "Hope": "2:02",
        "Malignant Narcissism": "2:17",
    }


def test_words(guide: Guide) -> None:
    """Peart wrote the words of 143 of 173 songs; a writer of one song has one "song"."""
    words = figures(guide, "words")
    assert list(words.items())[:4] == [
        ("Neil Peart", "143 songs"),
        ("Geddy Lee", "14 songs"),
        ("Alex Lifeson", "10 songs"),
        ("Pye Dubois", "4 songs"),
    ]
    assert words["Peter Talbot"] == "1 song"
    assert len(words) == 10


def test_on_stage(guide: Guide) -> None:
    """The Spirit of Radio is on nine of the live albums and films; of Hemispheres every song is on one."""
    most, never = figures(guide, "most_live"), figures(guide, "never_live")
    assert most["The Spirit of Radio"] == "on 9"
    assert next(iter(most)) == "The Spirit of Radio"
    assert never["Clockwork Angels"] == "1 of 12"
    assert not never.keys() & {"Hemispheres", "Moving Pictures"}


def test_shares(guide: Guide) -> None:
    """An era has the songs and the time of its albums; one without albums is left out, and every episode is there."""
    eras = figures(guide, "eras")
    assert eras["Hard-Rock Roots"] == "21 songs, 2:02:24"  # 40:04, 37:29 and 44:51
    assert eras["Progressive"] == "16 songs, 1:52:06"  # 38:46, 37:13 and 36:07
    assert eras["Farewell"] == "12 songs, 1:06:04"
    assert "Legacy" not in eras
    assert len(figures(guide, "episodes")) == 10


def test_only_some_eras(guide: Guide) -> None:
    """With an era, all charts are of its albums, songs and episodes only; commas join eras."""
    assert list(figures(guide, "album_length", "prog")) == [
        "1976  2112",
        "1977  A Farewell to Kings",
        "1978  Hemispheres",
    ]
    assert figures(guide, "instrumentals", "progressive,new-wave") == {"La Villa Strangiato": "9:35", "YYZ": "4:24"}
    assert list(figures(guide, "eras", "prog")) == ["Progressive"]
    assert list(figures(guide, "episodes", "synth")) == ["6  Without Broon", "7  Mr. Big"]
    assert figures(guide, "words", "prog")["Neil Peart"] == "12 songs"  # four, five and three
    assert [chart.key for chart in charts(guide, "legacy")] == ["episodes"]
    with pytest.raises(GuideError, match="there is no era 'disco'"):
        charts(guide, "disco")


SMALL = guide_of(
    studio("one", song("a", words=("Ann",)), song("b", length="4:01"), released="1970"),
    studio("empty", released="1971"),
    studio("undated", song("c", words=("Ann", "Bob"))),
)


def _keys(made: list[Chart]) -> list[str]:
    return [chart.key for chart in made]


def test_charts_without_figures_are_left_out() -> None:
    """Without live albums, instrumentals and episodes there are no such charts, and an empty album is no bar."""
    assert _keys(charts(SMALL)) == ["album_length", "mean_song_length", "longest", "shortest", "words", "eras"]
    assert figures(SMALL, "album_length") == {"1970  One": "8:01", "Undated": "4:00"}
    assert figures(SMALL, "mean_song_length")["1970  One"] == "4:01"
    assert figures(SMALL, "words") == {"Ann": "2 songs", "Bob": "1 song"}
    assert charts(guide_of()) == []
    assert charts(guide_of(episodes=(episode(1),))) == []  # nothing to listen to is no bar either


def test_songs_on_several_live_albums() -> None:
    """A song counts once for each album that plays it; an album all of whose songs are played is not listed."""
    tracks = (LiveTrack(number=1, title="A", songs=("a",)), LiveTrack(number=2, title="A and B", songs=("a", "b")))
    guide = guide_of(*SMALL.albums, live("night", *tracks), live("day", *tracks[:1]))
    assert figures(guide, "most_live") == {"A": "on 2", "B": "on 1"}
    assert figures(guide, "never_live") == {"Undated": "1 of 1"}
