"""Bar charts: proportional, to one scale, and legible in little room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rushguide.model import Guide
from rushguide.queries.statistics import Chart, Figure, charts
from rushguide.views.charts import bar_chart, bar_of
from rushguide.views.screen import Screen
from rushguide.views.statistics import statistics_view

EIGHTHS = {"█": 8, "▉": 7, "▊": 6, "▋": 5, "▌": 4, "▍": 3, "▎": 2, "▏": 1}


def eighths(bar: str) -> int:
    """Return how long a bar is, in eighths of a column."""
    return sum(EIGHTHS[sign] for sign in bar)


@given(st.integers(1, 100_000), st.data(), st.integers(1, 200))
def test_bars_are_proportional(most: int, data: st.DataObject, room: int) -> None:
    """A bar is as long as its share of the room, to the nearest eighth; the longest fills it; only nothing has none."""
    value = data.draw(st.integers(0, most))
    bar = bar_of(value, most, room)
    assert abs(eighths(bar) - value * room * 8 / most) <= 0.5 or (eighths(bar) == 1 and value > 0)
    assert len(bar) <= room
    assert bool(bar) == (value > 0)
    assert bar_of(most, most, room) == "█" * room
    assert set(bar[:-1]) <= {"█"}


@pytest.mark.parametrize(
    ("value", "bar"),
    [(0, ""), (1, "▏"), (79, "▏"), (100, "▏"), (300, "▍"), (800, "█"), (1100, "█▍"), (1600, "██")],
)
def test_eighths(value: int, bar: str) -> None:
    """Over two columns each hundred of 1600 is an eighth, and a little is one eighth at least."""
    assert bar_of(value, 1600, 2) == bar


CHART = Chart(
    "k",
    "Songs",
    "songs",
    (Figure("Ann", 40, "40 songs", "early"), Figure("Bartholomew Smith", 10, "10 songs"), Figure("Nobody", 0, "none")),
)


def test_a_chart() -> None:
    """A heading, then label, value in words and bar of each figure, in their order, up to the width."""
    assert Screen(width=45).render(bar_chart(Screen(width=45), CHART)).splitlines() == [
        "",
        "Songs",
        "Ann                40 songs  ████████████████",
        "Bartholomew Smith  10 songs  ████",
        "Nobody                 none",
    ]


def test_a_wide_screen_and_a_pipe_use_a_page() -> None:
    """Beyond 80 columns, and where nothing has to fit, a chart stays 80 wide."""
    for width in (80, 200, None):
        lines = Screen(width=width).render(bar_chart(Screen(width=width), CHART)).splitlines()
        assert max(map(len, lines)) == 80, width


def test_long_labels_wrap() -> None:
    """Where there is little room long labels wrap, and bars keep eight columns."""
    lines = Screen(width=32).render(bar_chart(Screen(width=32), CHART)).splitlines()
    assert lines[2:] == [
        "Ann           40 songs  ████████",
        "Bartholomew   10 songs  ██",
        "Smith",
        "Nobody            none",
    ]


def test_an_era_has_its_colour() -> None:
    """A bar takes the colour of its era; one without an era has none."""
    screen = Screen(width=45, depth="truecolor", colours={"early": "#010203"})
    ann, bartholomew = screen.render(bar_chart(screen, CHART)).splitlines()[2:4]
    assert "\x1b[38;2;1;2;3m█" in ann
    assert "\x1b[38" not in bartholomew


@pytest.mark.parametrize("width", range(40, 201))
def test_all_charts_at_every_width(guide: Guide, width: int) -> None:
    """At any width from 40 to 200 no line is wider than the screen, no text is cut, and each chart is there."""
    screen = Screen(width=width)
    made = charts(guide)
    out = screen.render(statistics_view(screen, made))
    assert max(map(len, out.splitlines())) <= width
    assert "…" not in out
    words = " ".join(out.split())
    assert len(made) == 10
    assert all(chart.title in words for chart in made)
    assert "rushguide songs --instrumental" in words
