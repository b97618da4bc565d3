"""The commands on the history: timeline, today, event, tours, people and person."""

import json

import pytest

from tests.conftest import Invoke, example

pytestmark = pytest.mark.once

SMALL = ("--data", str(example("small")))


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


def test_sorted_people_stand_together(invoke: Invoke) -> None:
    """Sorted by something else, members and others are one list under no headings."""
    out = invoke("people", *SMALL, "--sort", "name").out.splitlines()
    assert not {"Members", "Others"} & set(out)
