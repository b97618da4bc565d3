"""The commands on the history: timeline, today, event, tours, people and person."""

import json

from rushguide.guide.guide import Guide
from tests.conftest import Invoke, example

SMALL = ("--data", str(example("small")))
DERIVED = {"birth", "death", "release"}


def test_timeline_lists_what_fits(invoke: Invoke) -> None:
    """Filters combine, and the rows come by date; sorting and a limit hold as everywhere."""
    line = ["timeline", *SMALL, "--json"]
    assert [each["id"] for each in json.loads(invoke(*line, "--kind", "birth,tour").out)] == [
        *("birth-bo-lumen", "birth-ada-wick", "lamp-tour", "wharf-tour", "neon-tour"),
    ]
    fitting = invoke(*line, "--era", "wick", "--episode", "1", "--person", "ada", "--year", "1970..").out
    assert [each["id"] for each in json.loads(fitting)] == ["first-concert"]
    latest = invoke(*line, "--sort", "-date", "--limit", "2").out
    assert [each["id"] for each in json.loads(latest)] == ["reunion-at-sea", "release-the-long-dark"]


def test_timeline_draws_the_years_asked_for(invoke: Invoke) -> None:
    """Without a filter on time the chart has all years, with one those of the events."""
    first = invoke("timeline", "--kind", "hiatus", "--width", "80").out.splitlines()[0]
    assert first.split() == ["╵1970", "╵1980", "╵1990", "╵2000", "╵2010", "╵2020"]
    for line in ("--year 1977", "--era wick", "--episode 1"):
        out = invoke("timeline", *SMALL, *line.split(), "--width", "80").out
        assert out.split()[0] in {"╵1971", "╵1976"}, line
    born = invoke("timeline", *SMALL, "--year", "1949", "--width", "80").out
    assert born.splitlines()[0].split() == ["╵1949"]  # before all eras and episodes


def test_event(invoke: Invoke) -> None:
    """One event by id or the beginning of its title: when, where, who with, what it belongs to, what is disputed."""
    out = invoke("event", *SMALL, "first", "con", "--width", "80").out
    assert invoke("event", *SMALL, "first-concert", "--width", "80").out == out
    for text in ("~1 Jun 1971", "Twelve people came", "Boat Shed No. 4", "Ada Wick · Bo Lumen", "The Moths"):
        assert text in out
    assert "Disputed      date · rushguide why event:first-concert" in out
    assert "announced for 31 Dec 2031" in invoke("event", *SMALL, "reunion").out
    assert "Era " not in invoke("event", *SMALL, "birth-bo-lumen").out


def test_pages_lead_on_to_events(invoke: Invoke) -> None:
    """An episode says how many events its years have, and where they are; without any it says nothing of them."""
    out = invoke("episode", *SMALL, "1", "--width", "80").out
    assert "Events        3 events, 1971–1976" in out
    assert "rushguide timeline --episode 1" in out
    assert "vents" not in invoke("episode", "--data", str(example("bare")), "1").out


def test_people(invoke: Invoke) -> None:
    """Members first, under headings; filters and JSON as everywhere."""
    lines = invoke("people", *SMALL, "--width", "80").out.splitlines()
    assert [line.split("  ")[0] for line in lines if line] == [
        *("Name", "Members", "Ada Wick", "Bo Lumen", "Others", "Cy Tallow", "3 people"),
    ]
    (cy,) = json.loads(invoke("people", *SMALL, "--role", "producer", "--era", "neon", "--json").out)
    assert (cy["id"], cy["albums"]) == ("cy-tallow", ["first-light", "neon-city", "lanterns-at-sea"])
    names = [each["name"] for each in json.loads(invoke("people", *SMALL, "--sort", "-name", "--json").out)]
    assert names == ["Cy Tallow", "Bo Lumen", "Ada Wick"]


def test_a_person_without_much(invoke: Invoke) -> None:
    """What is not known is left out, and only commands that find something are offered."""
    lines = invoke("person", *SMALL, "cy", "--width", "80").out.splitlines()
    assert lines == [
        "Cy Tallow",
        "producer",
        "",
        "Credits       First Light 1975: producer · Neon City 1985: producer",
        "              Lanterns at Sea 1988: producer",
        "Episodes      2 Neon: The Bright Years",
        "",
        "See also      rushguide albums --producer cy-tallow",
        "              rushguide why person:cy-tallow",
    ]


def test_events_and_people_as_json(invoke: Invoke, guide: Guide) -> None:
    """Every event has its era and episodes, every person songs, albums, events and episodes; all are there."""
    events = json.loads(invoke("timeline", "--json").out)
    assert [each["id"] for each in events] == [event.id for event in guide.events]
    assert {each["kind"] for each in events} >= DERIVED
    people = {each["id"]: each for each in json.loads(invoke("people", "--json").out)}
    assert len(people["neil-peart"]["songs"]) == 146  # words of 143, and music of three without words
    assert people["ben-mink"]["songs"] == ["losing-it", "faithless"]
    assert people["ben-mink"]["episodes"] == [6, 10]
    assert people["geddy-lee"]["events"][0] == "birth-geddy-lee"


def test_sorted_people_stand_together(invoke: Invoke) -> None:
    """Sorted by something else, members and others are one list under no headings."""
    out = invoke("people", *SMALL, "--sort", "name").out.splitlines()
    assert not {"Members", "Others"} & set(out)
