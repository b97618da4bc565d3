"""The cells of events, people and sources."""

from typing import Any

import pytest

from rushguide.listings.events import BY_YEAR, DATED, ON_DAY, TOURS, event_date, without_year
from rushguide.listings.people import PEOPLE
from rushguide.listings.sources import SOURCES
from rushguide.model import Disputed, Event, Person, Source, Years

RIVAL = (Disputed(value="?", sources=("s",)),)


def _event(**fields: Any) -> Event:
    return Event(**{"id": "show", "date": "1976-06-11", "kind": "concert", "title": "A show"} | fields)


@pytest.mark.parametrize(
    ("fields", "said", "short"),
    [
        ({}, "11 Jun 1976", "11 Jun"),
        ({"date": "1976"}, "1976", ""),
        ({"end": "1976-06-13"}, "11–13 Jun 1976", "11–13 Jun"),
        ({"date": "1975-12-30", "end": "1976-01-02"}, "30 Dec 1975–2 Jan 1976", "30 Dec–2 Jan 1976"),
        ({"date": "1976", "date_text": "summer 1976"}, "summer 1976", "summer"),
        ({"disputed": {"date": RIVAL}}, "~11 Jun 1976", "~11 Jun"),
        ({"end": "1976-06-13", "disputed": {"end": RIVAL}}, "~11–13 Jun 1976", "~11–13 Jun"),
        ({"disputed": {"place": RIVAL}}, "11 Jun 1976", "11 Jun"),
    ],
)
def test_dates(fields: dict[str, Any], said: str, short: str) -> None:
    """A date is said in words, marked where disputed; under its year's heading without the year."""
    assert event_date(_event(**fields)) == said
    assert without_year(_event(**fields)) == short


def test_event_cells() -> None:
    """Events show date, title, place and kind, a plan that it is one; a tour its note; a day of the past its year."""
    event = _event(place="Massey Hall", note="Three nights.")
    assert [column.read(event) for column in BY_YEAR.columns] == ["11 Jun", "A show", "Massey Hall", "concert"]
    assert DATED.columns[0].read(event) == "11 Jun 1976"
    assert DATED.columns[1].read(_event(scheduled=True)) == "A show (announced)"
    assert TOURS.columns[-1].read(event) == "Three nights."
    assert [column.read(event) for column in ON_DAY.columns] == ["1976", "A show", "Massey Hall"]
    assert [column.read(_event()) for column in TOURS.columns] == ["11 Jun 1976", "A show", "", ""]
    assert BY_YEAR.group
    assert (BY_YEAR.group(event), BY_YEAR.era(event), DATED.group, TOURS.group) == ("1976", "", None, None)


def test_people() -> None:
    """People show their role, their years with the band, and when they were born and died, marked where disputed."""
    spans = (Years(start=1968, end=1969), Years(start=1974, end=1974), Years(start=2026))
    ann = Person(id="ann", name="Ann", role="guest", born="1953-07-29", member=True, with_rush=spans)
    bob = Person(id="bob", name="Bob", role="fan", died="2020-01", disputed={"died": RIVAL, "born": RIVAL})
    cells = [[column.read(each) for column in PEOPLE.columns] for each in (ann, bob)]
    assert cells == [
        ["Ann", "guest", "1968–1969, 1974, 2026–", "29 Jul 1953", ""],
        ["Bob", "fan", "", "", "~Jan 2020"],
    ]
    assert PEOPLE.group
    assert [PEOPLE.group(each) for each in (ann, bob)] == ["members", "others"]
    assert PEOPLE.era(ann) == ""


def test_sources() -> None:
    """Sources show what is known of them."""
    whole = Source(id="s", title="T", publisher="P", kind="page", url="https://example.org/")
    cells = [[column.read(each) for column in SOURCES.columns] for each in (whole, Source(id="u", kind="book"))]
    assert cells == [["s", "T", "P", "page", "https://example.org/"], ["u", "", "", "book", ""]]
    assert SOURCES.era(whole) == ""
