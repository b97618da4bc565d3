"""The axis: each date stands in its column, and labels neither meet nor leave the width."""

import calendar
import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rushguide.draw.figures import Axis, lanes, ticks
from rushguide.pages.page import Mark

pytestmark = pytest.mark.once

WIDTHS = st.integers(20, 300)
SPANS = st.tuples(st.integers(1900, 2030), st.integers(0, 130)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@st.composite
def dates(draw: st.DrawFn, first: int, last: int) -> str:
    """Return a date of those years: a year, a month or a day."""
    year, month = draw(st.integers(first, last)), draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
    return date(year, month, day).isoformat()[: draw(st.sampled_from([4, 7, 10]))]


def expected(text: str, first: int, last: int, columns: int) -> int:
    """Return the column of a date, worked out from its share of the span: months are twelfths, days 31sts of those."""
    year, month, day = (int(part) for part in f"{text}-01-01"[:10].split("-"))
    since = Fraction(year - first) + Fraction(month - 1, 12) + Fraction(day - 1, 12 * 31)
    return int(since / Fraction(last - first + 1, columns))


@given(st.data(), SPANS, WIDTHS)
def test_a_date_stands_in_its_column(data: st.DataObject, span: tuple[int, int], width: int) -> None:
    """The column is that of the date's share of the span, for any span, width and precision."""
    text = data.draw(dates(*span))
    column = Axis(*span, width).column(text)
    assert column == expected(text, *span, width)
    assert 0 <= column < width


@pytest.mark.parametrize(
    ("text", "column", "end"),
    [
        ("1970", 0, 11),
        ("1970-05", 4, 4),
        ("1970-12-31", 11, 11),
        ("1971-02", 13, 13),
        ("1979", 108, 119),
        ("1979-12-31", 119, 119),
        ("1969", 0, 0),  # before the first year
        ("1985-06", 119, 119),  # after the last
    ],
)
def test_a_column_for_each_month(text: str, column: int, end: int) -> None:
    """On 120 columns ten years have one for each month; dates beyond an end stand at that end."""
    axis = Axis(1970, 1979, 120)
    assert (axis.column(text), axis.end_column(text)) == (column, end)


@given(st.data(), SPANS, WIDTHS)
def test_columns_never_decrease(data: st.DataObject, span: tuple[int, int], width: int) -> None:
    """A later day never stands to the left of an earlier one, and nothing ends before it begins."""
    axis = Axis(*span, width)
    days = sorted(text for text in data.draw(st.lists(dates(span[0] - 3, span[1] + 3), max_size=20)) if len(text) == 10)
    columns = [axis.column(day) for day in days]
    assert columns == sorted(columns)
    text = data.draw(dates(*span))
    assert axis.column(text) <= axis.end_column(text) < width


NAMES = st.text("ab界", min_size=1, max_size=10)
MARKS = st.lists(st.builds(Mark, dates(1970, 1990), label=NAMES)).map(
    lambda marks: sorted(marks, key=lambda m: m.start)
)


@given(MARKS, WIDTHS)
def test_lanes_keep_every_label(names: list[Mark], width: int) -> None:
    """Each label stands whole in its own column, or at the right end; none meets another or leaves the width."""
    axis = Axis(1970, 1990, width)
    found = []
    for row in lanes(axis, names):
        assert row.cell_len <= max(width, *(cell_len(mark.label) for mark in names))
        pieces = re.split("( +)", row.plain)
        starts = [cell_len("".join(pieces[:place])) for place in range(len(pieces))]
        found += [(start, text) for start, text in zip(starts, pieces, strict=True) if text.strip()]
    wanted = [(max(0, min(axis.column(each.start), width - cell_len(each.label))), each.label) for each in names]
    assert sorted(found) == sorted(wanted)


@given(MARKS, WIDTHS)
def test_a_longer_axis_needs_no_more_lanes(names: list[Mark], width: int) -> None:
    """One column more never means a row more."""
    assert len(lanes(Axis(1970, 1990, width + 1), names)) <= len(lanes(Axis(1970, 1990, width), names))


@given(SPANS, WIDTHS)
def test_ticks_stand_in_the_columns_of_their_years(span: tuple[int, int], width: int) -> None:
    """Every year in the row of ticks begins in the column where that year does, whole and apart from the next."""
    row = ticks(Axis(*span, width)).plain
    assert len(row) <= width
    years = row.split()
    assert all(len(year) == 5 and year.startswith("╵") for year in years)
    assert [row.index(year) for year in years] == [expected(year[1:], *span, width) for year in years]
