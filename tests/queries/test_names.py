"""Names as people type them: which tier decides, what is ambiguous, and what comes nearest."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rushguide.errors import ExitCode, GuideError
from rushguide.guide.guide import Guide
from rushguide.queries.names import ALBUM, ERA, EVENT, PERSON, SONG, Candidate, Kind, choose, choose_all, find, names_of

pytestmark = pytest.mark.once

SONGS = [
    Candidate(1, "hope", "Faith"),
    Candidate(2, "h2", "Hope"),
    Candidate(3, "fly", "Fly by Night"),
    Candidate(4, "fly-live", "Fly by Night: Live"),
    Candidate(5, "night", "Nightfall", ("Dusk & Dawn",)),
    Candidate(6, "boat", "Gangster of Boats", ("NWM",)),
    Candidate(7, "by-tor", "By-Tor & the Snow Dog"),
    Candidate(8, "bangkok", "A Passage to Bangkok"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hope", 1),  # an id before a name
        ("HOPE", 1),
        ("h2", 2),
        ("nwm", 6),  # an alias
        ("dusk and dawn", 5),
        ("fly by night", 3),  # a whole name before the beginning of another
        ("night", 5),
        ("nightf", 5),
        ("ni", 5),  # the beginning of a name before that of a later word
        ("fai", 1),
        ("fly by night li", 4),
        ("dus", 5),  # the beginning of an alias
        ("gang boa", 6),  # beginnings of words in order
        ("dawn", 5),
        ("snow dog", 7),
        ("the snow", 7),
        ("passage to bangkok", 8),
        ("  A passage, to BANGKOK!", 8),
    ],
)
def test_tiers(typed: str, found: int) -> None:
    """Id or alias, whole name, beginning of a name, beginnings of words: the first tier with a hit decides."""
    assert choose("song", typed, SONGS) == found


@pytest.mark.parametrize(
    "typed", ["boats gangster", "bangkok passage", "snow s", "", "  ", "?!", "gangster of boats 2"]
)
def test_what_fits_nothing(typed: str) -> None:
    """Words out of order, one word for two, nothing and punctuation name nothing; few ids are listed as possible."""
    with pytest.raises(GuideError) as caught:
        choose("song", typed, SONGS)
    assert caught.value.message.startswith(f"there is no song '{typed}'")
    assert caught.value.hints == ("songs: hope, h2, fly, fly-live, night, boat, by-tor, bangkok",)
    assert caught.value.code == ExitCode.NOT_FOUND


def test_ambiguous() -> None:
    """Several hits in a tier are listed by name, with the id where that is something else; none is taken."""
    with pytest.raises(GuideError) as caught:
        choose("song", "b", [*SONGS, Candidate(9, "bravado", "Bravado")])
    assert caught.value.message == "'b' is ambiguous: it matches several songs"
    assert caught.value.hints == (
        "boat: Gangster of Boats",
        "by-tor: By-Tor & the Snow Dog",
        "bangkok: A Passage to Bangkok",
        "Bravado",
    )
    assert caught.value.code == ExitCode.NOT_FOUND


def test_more_than_twelve_hits() -> None:
    """Twelve possibilities are listed, the rest is counted; more than twelve ids are not listed at all."""
    many = [Candidate(number, f"track-{number}", f"Track {number}") for number in range(14)]
    for typed, hints in (("track", (*(f"Track {number}" for number in range(12)), "and 2 more")), ("qqq", ())):
        with pytest.raises(GuideError) as caught:
            choose("track", typed, many)
        assert caught.value.hints == hints


def test_comma_lists() -> None:
    """A comma list means each of its names, in the order typed; one unknown name refuses all."""
    assert choose_all("song", "nwm, boats ,hope", [*SONGS, Candidate(9, "x", "Boats")]) == [6, 9, 1]
    assert choose_all("song", "hope,hope", SONGS) == [1, 1]
    for typed in ("hope,qqq", "hope,", ",", ""):
        with pytest.raises(GuideError, match=r"there is no song '(qqq)?'"):
            choose_all("song", typed, SONGS)


def test_a_name_with_commas() -> None:
    """A whole name may have commas of its own, though a list is parted at them."""
    studios = [Candidate("one", "e", "Eastern Sound, Toronto"), Candidate("two", "t", "Toronto Sound, Toronto")]
    assert choose_all("studio", "Eastern Sound, Toronto", studios) == ["one"]
    assert choose_all("studio", "eastern,toronto sound", studios) == ["one", "two"]
    for typed in (
        "t, Eastern Sound, Toronto",
        "eastern sound , toronto,t",
        "Eastern Sound, Toronto, Toronto Sound, Toronto",
    ):
        assert sorted(choose_all("studio", typed, studios)) == ["one", "two"]
    with pytest.raises(GuideError, match="there is no studio 'Montreal'"):
        choose_all("studio", "Eastern Sound, Montreal", studios)


@given(st.text())
def test_any_text_ends_in_an_answer(typed: str) -> None:
    """Whatever is typed, one of the things is found or a GuideError says why not."""
    message = ""
    try:
        assert choose("song", typed, SONGS) in range(1, 9)
    except GuideError as error:
        message = error.message
    assert not message or typed in message


@pytest.mark.parametrize("kind", [ERA, ALBUM, SONG, PERSON, EVENT], ids=lambda kind: kind.name)
def test_every_name_finds_its_record(guide: Guide, kind: Kind[Any]) -> None:
    """Whatever the bundled guide names is found by that name as it stands."""
    for record in kind.records(guide):
        assert find(guide, kind, names_of(record)[0]) == record


def test_names_that_fold_alike() -> None:
    """What was typed exactly tells names apart that differ in accents or case only; an id does not come between."""
    twins = [Candidate(1, "r1", "Resume"), Candidate(2, "r2", "R\u00e9sum\u00e9"), Candidate(3, "r3", "X", ("RESUME",))]
    assert [choose("song", typed, twins) for typed in ("Resume", "Re\u0301sume\u0301 ", "resume")] == [1, 2, 3]
    with pytest.raises(GuideError, match="ambiguous"):
        choose("song", "resume", twins[:2])
