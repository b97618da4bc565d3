"""The timeline: it fits every width, reads without colour, and puts everything where its years are."""

from collections.abc import Sequence
from typing import Any

import pytest

from rushguide.model import Event, Guide, Person, Years
from rushguide.views.axis import Axis
from rushguide.views.screen import Screen
from rushguide.views.timeline import Range, chart, timeline_view, whole_range
from tests.guides import episode, era, live, studio
from tests.happenings import guide_with, happening

PLAIN = Screen(width=50)
"""Rows of forty columns after their names."""


def rows(guide: Guide, span: Range, events: Sequence[Event] = (), screen: Screen = PLAIN) -> list[str]:
    """Return the lines of the chart."""
    return screen.render(chart(guide, screen, span, events)).splitlines()


def small(*events: Event, **contents: Any) -> Guide:
    """Return a guide of two eras of ten years each."""
    eras = (era("old", years=Years(start=1970, end=1979)), era("new", years=Years(start=1980)))
    return guide_with(*events, **({"eras": eras, "episodes": ()} | contents))


SEVENTIES = Range(1970, 1979)
"""Forty columns: four for each year."""


@pytest.mark.parametrize("width", range(40, 201))
def test_the_chart_at_every_width(guide: Guide, width: int) -> None:
    """From 40 to 200 columns no line is too wide, and without colour every era and episode can be read."""
    drawn = rows(guide, whole_range(guide), guide.events, Screen(width=width))
    assert max(map(len, drawn)) <= width
    assert not any("\x1b" in line for line in drawn)
    assert all(any(f" {each.id} " in f"{line} " for line in drawn) for each in guide.eras)
    assert all(any(each.id in line.replace("·", " ").split() for line in drawn) for each in guide.episodes)
    assert list(dict.fromkeys(line[:8].strip() for line in drawn)) == [
        *("", "Episodes", "Eras", "Albums", "On stage", "Tours", "Line-up", "Hiatus"),
    ]


@pytest.mark.parametrize("width", range(40, 201, 10))
def test_the_view_at_many_widths(guide: Guide, width: int) -> None:
    """With the events under the chart no line is wider than the screen, nothing is cut, and each title is there."""
    screen = Screen(width=width)
    out = screen.render(timeline_view(guide, screen, guide.events, whole=True))
    assert max(map(len, out.splitlines())) <= width
    assert "…" not in out
    assert f"{len(guide.events)} events" in out


def test_names_stand_where_their_eras_begin(guide: Guide) -> None:
    """At 120 columns each era's name begins in the column of its first year, and so does its bar."""
    screen, span = Screen(width=120), whole_range(guide)
    axis = Axis(span.first, span.last, 110)
    drawn = rows(guide, span, guide.events, screen)
    bars = next(line for line in drawn if line.startswith("Eras"))
    for each in guide.eras:
        column = 10 + axis.column(str(each.years.start))
        assert bars[column] == "▌"
        assert any(line[column:].split(" ")[0] == each.id for line in drawn), each.id


def test_eras_and_albums() -> None:
    """An era's bar reaches to the next one's; albums are marks in the columns of their release, live ones hollow."""
    guide = small(
        studio_albums=(studio("one", released="1972-07"), studio("none"), studio("late", released="1990")),
        live_albums=(live("two", released="1974"),),
    )
    assert rows(guide, Range(1970, 1989)) == [
        "          1970      1975      1980      1985",
        "Eras      ▌━━━━━━━━━━━━━━━━━━━▌━━━━━━━━━━━━━━━━━━━",
        "          old                 new",
        "Albums         ◆",
        "On stage          ◇",
    ]


def test_eras_that_overlap() -> None:
    """Where a column is too narrow for two eras, or one begins before another ends, the later one's bar covers."""
    spans = {"a": (1970, 1974), "b": (1972, 1979), "c": (1972, 1973)}
    eras = tuple(era(name, years=Years(start=first, end=last)) for name, (first, last) in spans.items())
    assert rows(small(eras=eras), SEVENTIES)[1:4] == [
        "Eras      ▌━━━━━━━▌━━━━━━━",
        "          a       b",
        "                  c",
    ]


def test_eras_out_of_the_years_are_left_out() -> None:
    """Only what meets the years that are shown is drawn."""
    assert rows(small(), SEVENTIES)[1:3] == ["Eras      ▌" + "━" * 39, "          old"]
    assert rows(small(), Range(1995, 1999))[2] == "          new"
    assert rows(small(episodes=(episode(1),)), Range(1953, 1954)) == ["          1953                1954"]


def test_episodes() -> None:
    """Each number begins in its first year and has dots to where the next begins or its own years end."""
    spans = [(1970, 1972), (1972, 1973), (1972, 1972), (1975, 1976), (1978, None), (1990, 1991)]
    episodes = tuple(episode(place, years=Years(start=a, end=b)) for place, (a, b) in enumerate(spans, start=1))
    assert rows(small(episodes=episodes), SEVENTIES)[1:3] == [
        "Episodes  1·······2·······    4·······    5·······",
        "                  3···",
    ]


def test_tours_plans_and_breaks() -> None:
    """Tours are bars over their months, plans broken ones; a row is there only where there is something in it."""
    events = [
        happening("one", "1970-04", end="1970-12", kind="tour"),
        happening("two", "1972", kind="tour"),
        happening("plan", "1972-10", end="1974-03-01", kind="tour", scheduled=True),
        happening("gig", "1975", kind="concert"),
        happening("rest", "1976-01", end="1977-06", kind="hiatus"),
    ]
    drawn = rows(small(), SEVENTIES, events)
    assert drawn[-2:] == [
        "Tours      ━━━    ━━━━┄┄┄┄┄",
        "Hiatus" + " " * 28 + "┄┄┄┄┄┄",
    ]
    assert [line[:8].strip() for line in rows(small(), SEVENTIES, events[3:4])] == ["", "Eras", ""]


def test_line_up() -> None:
    """Members have bars that begin with their last names; short stays and others have none."""
    stays = {
        "Ann Lee": (Years(start=1970, end=1971), Years(start=1973)),
        "Bo Verylongname": (Years(start=1970, end=1972),),
        "Cy Late": (Years(start=1990),),
        "Di Early": (Years(start=1960, end=1966),),
    }
    people = [
        Person(id=name[:2].lower(), name=name, role="r", member=True, with_rush=years) for name, years in stays.items()
    ]
    people.append(Person(id="ed", name="Ed Other", role="r", with_rush=(Years(start=1970),)))
    assert rows(small(people=tuple(people)), SEVENTIES)[3:] == [
        "Line-up   Verylongname" + "Lee" + "━" * 25,
    ]


def test_ranges() -> None:
    """The whole chart spans eras, episodes and albums; a part of it spans the years of its events."""
    assert whole_range(small()) == Range(1970, 1980)
    assert whole_range(small(episodes=(episode(1, years=Years(start=1968, end=1999)),))) == Range(1968, 1999)
    assert whole_range(small(studio_albums=(studio("a", released="2005"), studio("b")))) == Range(1970, 2005)
    guide = small(happening("a", "1971-02"), happening("b", "1972-10", end="1974-01"))
    screen = Screen(width=50)
    out = screen.render(timeline_view(guide, screen, guide.events, whole=False))
    assert out.splitlines()[0].split() == ["1971", "1972", "1973", "1974"]
    assert screen.render(timeline_view(guide, screen, guide.events, whole=True)).splitlines()[0].split()[0] == "1970"


def test_the_events_stand_under_the_chart() -> None:
    """Year by year, with how many there are and the commands that lead on; without events only tours and people."""
    guide = small(happening("first", "1971-02-03", place="Barn"), happening("second", "1971"))
    out = PLAIN.render(timeline_view(guide, PLAIN, guide.events, whole=True))
    assert out.splitlines()[-10:] == [
        " Date  Event   Place  Kind",
        "1971",
        "       Second         other",
        "3 Feb  First   Barn   other",
        "",
        "2 events",
        "",
        "See also",
        "  rushguide tours · rushguide people",
        "  rushguide event second",
    ]
    assert "event" not in PLAIN.render(timeline_view(guide, PLAIN, [], whole=True)).split("See also")[1]


def test_an_era_has_its_colour() -> None:
    """Bars, names and marks of an era take its colour, which changes nothing else."""
    screen = Screen(width=50, depth="truecolor", colours={"old": "#010203"})
    guide = small(studio_albums=(studio("one", era="old", released="1972"),))
    coloured = rows(guide, SEVENTIES, (), screen)
    assert [("\x1b[38;2;1;2;3m" in line) for line in coloured] == [False, True, True, True]
    assert rows(guide, SEVENTIES)[3] == "Albums            ◆"
