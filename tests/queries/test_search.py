"""Search: forgiving of how words are typed, name before prose, and neighbours only where nothing else matches."""

import pytest

from rushguide.errors import ExitCode, GuideError
from rushguide.loading import load_guide
from rushguide.model import Guide
from rushguide.queries.search import KINDS, Findings, entries_of, extract, search
from tests.conftest import example
from tests.guides import guide_of, song, studio
from tests.happenings import guide_with, happening


@pytest.fixture(scope="module")
def small() -> Guide:
    """Return the example guide."""
    return load_guide(example("small"))


def found(findings: Findings) -> list[str]:
    """Return what was found as kind:id."""
    return [f"{hit.entry.kind}:{hit.entry.id}" for hit in findings.hits]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("xanadu", "songs:xanadu"),
        ("  XANADU ", "songs:xanadu"),
        ("tom sawyer", "songs:tom-sawyer"),
        ("sawyer TOM", "songs:tom-sawyer"),  # word order
        ("wheres my thing", "songs:wheres-my-thing"),  # apostrophes and question marks
        ("Where's My Thing?", "songs:wheres-my-thing"),
        ("boats gangster", "songs:wheres-my-thing"),  # another name of it, turned round
        ("by tor and the snow dog", "songs:by-tor-and-the-snow-dog"),
        ("By-Tor & the Snow-Dog", "songs:by-tor-and-the-snow-dog"),
        ("zivojinovic", "people:alex-lifeson"),  # accents, one way
        ("ŽIVOJINOVIĆ", "people:alex-lifeson"),  # and the other
        ("la villa strangíato", "songs:la-villa-strangiato"),
        ("lerxst", "people:alex-lifeson"),
        ("progressive rock", "eras:prog"),
        ("signals", "albums:signals"),
        ("limel", "songs:limelight"),  # beginnings of words are enough
    ],
)
def test_how_words_are_typed(guide: Guide, typed: str, first: str) -> None:
    """Case, accents, punctuation and word order do not count, and the best hit stands first."""
    findings = search(guide, typed)
    assert found(findings)[0] == first
    assert not findings.corrected


TREES = guide_of(
    studio("woods", song("oak", note="Trees grow. A tall Ash stands there."), note="By an ash."),
    studio("ash", song("ashen"), song("mountain-ash", title="Mountain Ash"), song("lash", title="Lash")),
)


def test_name_before_prose() -> None:
    """A whole name, its beginning, words of it and prose, in that order within a kind; the inside of a word never."""
    hits = search(TREES, "ash").hits
    assert [(hit.entry.kind, hit.entry.id, hit.rank) for hit in hits] == [
        ("albums", "ash", 0),
        ("albums", "woods", 3),
        ("songs", "ashen", 1),
        ("songs", "mountain-ash", 2),
        ("songs", "oak", 3),
    ]
    assert [hit.extract for hit in hits] == ["", "By an ash.", "", "", "A tall Ash stands there."]


def test_the_kind_with_the_best_hit_comes_first() -> None:
    """A song of that name stands before albums whose prose has it; of two as good, the kind listed earlier."""
    guide = guide_of(studio("woods", song("elm"), note="Elm."), studio("elms"))
    assert found(search(guide, "elm")) == ["songs:elm", "albums:elms", "albums:woods"]
    assert found(search(guide_of(studio("elm", song("elm"))), "elm")) == ["albums:elm", "songs:elm"]


def test_words_may_be_spread_over_name_and_prose() -> None:
    """All words have to be there, in the name and the prose together."""
    assert found(search(TREES, "grow oak tall")) == ["songs:oak"]
    assert found(search(TREES, "oak elm", "songs")) == []


def test_the_extract_is_the_sentence_with_most_of_the_words() -> None:
    """Of several sentences the one that holds most words is shown; without prose there is none."""
    prose = ("One two. Three four two!\n\nFive?", "Two six.")
    assert extract(prose, ("two", "four")) == "Three four two!"
    assert extract(prose, ("six",)) == "Two six."
    assert extract((), ("six",)) == ""


@pytest.mark.parametrize(
    ("typed", "kinds", "expected"),
    [
        ("lit", "people", ["people:ada-wick"]),
        ("boat", "events, SONGS", ["events:first-concert", "songs:candle-in-the-rain"]),
        ("boat", "songs", ["songs:candle-in-the-rain"]),
        ("lighthouse", "claims", ["claims:c03"]),
        ("lighthouse", "sources", []),
        ("newspaper", "sources", ["sources:harbour-post"]),
    ],
)
def test_only_in_some_kinds(small: Guide, typed: str, kinds: str, expected: list[str]) -> None:
    """A comma list of kinds leaves the others out."""
    assert found(search(small, typed, kinds)) == expected


def test_an_unknown_kind(small: Guide) -> None:
    """A word that is no kind cannot be read, and all kinds are named."""
    with pytest.raises(GuideError) as caught:
        search(small, "boat", "songs,boats")
    assert (caught.value.message, caught.value.code) == ("'boats' is not a kind", ExitCode.UNREADABLE)
    assert caught.value.hints == ("kinds: episodes, eras, albums, songs, people, events, claims, sources",)


def test_misspelt_words_find_their_neighbours(guide: Guide) -> None:
    """Where nothing matches, each word that begins none is taken for the one most like it, and that is said."""
    findings = search(guide, "kubla kahn")
    assert (findings.words, findings.corrected) == (("kubla", "khan"), True)
    assert found(findings) == ["eras:prog", "songs:xanadu"]
    assert search(guide, "xanadoo").words == ("xanadu",)


def test_a_match_is_never_corrected() -> None:
    """A spelling that matches somewhere is not taken for a more usual one; one that does not is."""
    guide = guide_of(studio("colour", song("color")), studio("colours"))
    assert search(guide, "color")[::2] == (("color",), False)
    assert found(search(guide, "color")) == ["songs:color"]
    assert search(guide, "kolours")[::2] == (("colours",), True)
    assert found(search(guide, "kolours")) == ["albums:colours"]


@pytest.mark.parametrize("typed", ["", "???", " - "])
def test_nothing_to_look_for(small: Guide, typed: str) -> None:
    """Without a letter or figure nothing is found, and nothing is guessed."""
    assert search(small, typed) == Findings((), (), corrected=False)


def test_nothing_near() -> None:
    """Words that are like nothing stay as they are, and find nothing."""
    findings = search(TREES, "qqqq oak")
    assert (findings.words, findings.hits) == (("qqqq", "oak"), ())


def test_everything_can_be_found(guide: Guide) -> None:
    """Every record, claim and source is found in its kind by its own name, with no rank before it."""
    entries = list(entries_of(guide))
    assert {entry.kind for entry in entries} == set(KINDS)
    by_kind: dict[str, int] = {}
    for entry in entries:
        by_kind[entry.kind] = by_kind.get(entry.kind, 0) + 1
    fixed = {"episodes": 10, "eras": 8, "albums": 35, "songs": 173}
    assert fixed.items() <= by_kind.items()
    assert by_kind["events"] == len(guide.events)
    for entry in entries[:: len(entries) // 40]:
        hits = search(guide, entry.names[0], entry.kind).hits
        assert entry in [hit.entry for hit in hits if hit.rank == 0], entry


def test_what_events_are_found_by() -> None:
    """An event is found by its title, note, place, season and company."""
    event = happening("x", "1970", title="Gig", note="Loud.", place="Barn", date_text="harvest", others=("Moths",))
    guide = guide_with(event)
    for word in ("gig", "loud", "barn", "harvest", "moth"):
        assert found(search(guide, word)) == ["events:x"], word
