"""How the guide knows, drawn: values, certainty, sources with their addresses, and who says otherwise."""

import pytest

from rushguide.loading import load_guide
from rushguide.model import Cycle, Guide, Years
from rushguide.queries.provenance import citing, find_subject, statements, subjects
from rushguide.views.screen import Screen
from rushguide.views.why import say_value, source_line, sources_view, why_view
from tests.conftest import example


@pytest.fixture(scope="module")
def small() -> Guide:
    """Return the example guide."""
    return load_guide(example("small"))


def lines(guide: Guide, typed: str, screen: Screen) -> list[str]:
    """Return the page for what was typed."""
    subject, field = find_subject(guide, typed.split())
    said = statements(guide, subject, field)
    return screen.render(why_view(guide, screen, subject, said, citing(guide, subject.id))).splitlines()


WIDE = Screen(width=60)


def test_a_disputed_value(small: Guide) -> None:
    """Field and certainty, the value and who gives it, the others and who gives those, and all of their sources."""
    assert lines(small, "ada born", WIDE) == [
        "Ada Wick                                     person:ada-wick",
        "",
        "born                                                disputed",
        "  29 Feb 1952",
        "  wick-book",
        "  also 1 Mar 1952, her mother's word (harbour-post)",
        "",
        "Sources",
        "wick-book",
        "  Wicked: The Lanterns in Their Own Words · Tallow & Sons ·",
        "  book · via the copy in the harbour library",
        "harbour-post",
        "  newspaper",
        "",
        "See also      rushguide person ada-wick",
    ]


def test_values_that_rest_on_the_same_stand_together(small: Guide) -> None:
    """Items of one list with the same sources are one entry; where the sources differ they are two."""
    page = lines(small, "first light producers", WIDE)
    assert page[2] == f"producers{'documented':>51}"
    assert "; " in page[3]
    page = lines(small, "first light labels", WIDE)
    assert [page[2].split()[:2], page[5].split()[:2]] == [["labels", "CA"], ["labels", "UK"]]
    page = lines(small, "first light peaks", WIDE)
    assert [line.split()[:2] for line in page[2:9] if not line.startswith(" ")] == [["peaks", "CA"], ["peaks", "UK"]]


def test_many_values_are_counted(guide: Guide) -> None:
    """More than two dozen values are not written out; how to ask for one is said."""
    page = lines(guide, "rush in rio tracks", Screen(width=80))
    assert any("values; ask for one, such as tracks 1" in line for line in page)


def test_an_unknown_value(guide: Guide) -> None:
    """What only rivals give is said to be unknown, with no source of its own."""
    assert lines(guide, "song:2112 parts 3 music", WIDE)[2:6] == [
        f"parts 3 music{'disputed':>47}",
        "  unknown",
        "  also Alex Lifeson alone (wikipedia-wikimili-2112)",
        "",
    ]


def test_claims_and_sources(small: Guide) -> None:
    """A claim is of the announcement; a source says what rests on it and leads to the others."""
    claim = lines(small, "claim:c06", WIDE)
    assert claim[2:4] == [f"claim{'reported':>55}", "  Harbour Lights and 1999 are on the soundtrack."]
    assert claim[7:9] == ["c06", "  the announcement: Harbour Lights and 1999 are on the"]
    assert claim[-5:] == ["", "Rests on it", "episode:1", "", "See also      rushguide about"]
    source = lines(small, "source:lantern-site", WIDE)
    assert "  https://lanterns.example/history?year=1975&page=2#start" in source
    assert source[-1] == "See also      rushguide sources"
    assert lines(small, "series network", WIDE)[-1] == "See also      rushguide about"


def test_links_only_where_there_may_be_some(small: Guide) -> None:
    """An address is a link on a terminal and plain text elsewhere; what has none has no line for it."""
    for links in (True, False):
        screen = Screen(width=60, depth="standard", links=links)
        out = screen.render(source_line(small, screen, "lantern-site"))
        assert ("\x1b]8;" in out) is links
    assert WIDE.render(source_line(small, WIDE, "harbour-post")) == "harbour-post\n  newspaper\n"
    assert WIDE.render(source_line(small, WIDE, "lost")).strip() == "lost"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1976-06-10", "10 Jun 1976"),
        ("4:33", "4:33"),
        (12, "12"),
        (True, "true"),
        (None, "unknown"),
        (("a", "1976-06"), "a, Jun 1976"),
        (Years(start=1976, end=1978), "1976–1978"),
        (Years(start=2016), "2016–"),
        (Cycle(name="Fear", part="I"), "Fear, I"),
    ],
)
def test_values_in_words(value: object, said: str) -> None:
    """Dates are said in words, parts of a value joined, and what is not known left out."""
    assert say_value(value) == said


def test_the_list_of_sources(small: Guide) -> None:
    """Sources as a table, and the kinds that there are."""
    out = WIDE.render(sources_view(WIDE, small.sources)).splitlines()
    assert [line.split()[0] for line in out if line[:1].islower()] == [
        "guide",
        "wick-book",
        "lantern-site",
        "harbour-post",
    ]
    assert "4 sources" in out
    assert out[-1] == "Kinds         book · fan site · guide · newspaper"


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_page_fits(small: Guide, width: int) -> None:
    """The page of every record, claim and source of the example is no wider than the screen."""
    screen = Screen(width=width)
    for each in subjects(small).values():
        for subject in each():
            page = lines(small, subject.address, screen)
            assert max(map(len, page)) <= width, subject.address
            assert page[0].startswith(subject.names[0][:20])
            assert subject.address in page[0] + page[1]
