"""Tables that fit: which columns are dropped, which move, how wide the rest is, and what the marks mean."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from rushguide.columns.column import Column, Listing, dispute_mark
from rushguide.draw.screen import Screen
from rushguide.draw.tables import TableLayout, table
from rushguide.guide.record import Disputed, Record

Row = dict[str, str]


def column(key: str, **fields: Any) -> Column[Row]:
    """Return a column that reads the key of a row; the heading is the key."""
    plain: dict[str, Any] = {"key": key, "heading": key, "cell": _reader(key)}
    return Column(**plain | fields)


def _reader(key: str) -> Callable[[Row], str]:
    return lambda row: row.get(key, "")


def listing(*columns: Column[Row], **fields: Any) -> Listing[Row]:
    """Return a listing of the columns."""
    plain: dict[str, Any] = {"columns": columns, "noun": "row"}
    return Listing(**plain | fields)


def fit(shown: Listing[Row], rows: list[Row], width: int | None) -> TableLayout[Row]:
    """Return a listing as it is drawn in so many columns."""
    return TableLayout(Screen(width=width), shown, rows)


ROW = {"a": "a" * 10, "b": "b" * 10, "c": "c" * 10, "d": "d" * 10}
LISTING = listing(
    column("a"), column("b", priority=1, under="a"), column("c", priority=2), column("d", priority=2, under="a")
)


@pytest.mark.parametrize(
    ("width", "kept", "moved"),
    [
        (None, "abcd", ""),
        (46, "abcd", ""),
        (45, "ab", "d"),  # the highest number goes first, both columns of it
        (24, "ab", "d"),
        (22, "ab", "d"),
        (21, "a", "db"),
        (10, "a", "db"),
    ],
)
def test_what_is_dropped(width: int | None, kept: str, moved: str) -> None:
    """The highest number is dropped first; a column that names another moves under it, others are gone."""
    fitted = fit(LISTING, [ROW], width)
    assert "".join(each.key for each in fitted.columns) == kept
    assert "".join(each.key for each in fitted.moved) == moved


def test_a_column_of_nothing_is_left_out() -> None:
    """A column that may be dropped and has no value in any row is not there at all, whatever the width."""
    assert [each.key for each in fit(LISTING, [{"a": "x", "c": "y"}], None).columns] == ["a", "c"]
    assert [each.key for each in fit(LISTING, [{"b": "y"}], None).columns] == ["a", "b"]


PROSE = listing(column("a"), column("b", priority=2), column("p", priority=1, prose=True, under="a"))


@pytest.mark.parametrize(("width", "kept", "below"), [(36, "abp", ""), (35, "ap", ""), (24, "ap", ""), (23, "ab", "p")])
def test_prose_is_beside_in_one_line_or_below(width: int, kept: str, below: str) -> None:
    """Prose is a column where each cell fits in one line; else it is below its row, and leaves its room to others."""
    fitted = fit(PROSE, [ROW | {"p": "word word ab"}], width)
    assert "".join(each.key for each in fitted.columns) == kept
    assert "".join(each.key for each in fitted.below) == below


def test_a_run_is_said_once() -> None:
    """On a screen only the first row of a run has the cell; in a pipe each has it."""
    running = listing(column("a"), column("b", run=_reader("b"), blank=True))
    rows = [{"a": "1", "b": "x"}, {"a": "2", "b": "x"}, {"a": "3", "b": "y"}]
    for width, lines in ((20, ["1  x", "2", "3  y"]), (None, ["1  x", "2  x", "3  y"])):
        screen = Screen(width=width)
        assert screen.render(table(screen, running, rows, header=False)).splitlines() == lines


KEYS = "abcde"


@st.composite
def listings(draw: st.DrawFn) -> Listing[Row]:
    """Return a listing of up to five columns; the first always stays, and others may move under it."""
    others = [
        column(key, priority=draw(st.integers(1, 4)), under=draw(st.sampled_from(["", "a"])), right=draw(st.booleans()))
        for key in KEYS[1 : draw(st.integers(1, 5))]
    ]
    prose = [column("p", priority=5, prose=True)] if draw(st.booleans()) else []
    return listing(column("a"), *others, *prose, group=draw(st.sampled_from([None, _reader("b")])))


ROWS = st.lists(
    st.dictionaries(st.sampled_from([*KEYS, "p"]), st.text("xyz界 ", max_size=30).map(str.strip)), max_size=5
)


@given(listings(), ROWS, st.integers(20, 200))
def test_never_wider_than_the_screen(shown: Listing[Row], rows: list[Row], width: int) -> None:
    """For any rows and any width from 20 to 200 the columns, and what is drawn of them, fit; nothing is cut."""
    fitted = fit(shown, rows, width)
    assert fitted.width <= width
    kept = {each.key for each in fitted.columns}
    dropped = [each.priority for each in shown.columns if each.key not in kept and any(each.cell(row) for row in rows)]
    assert all(each.priority < min(dropped, default=9) for each in fitted.columns)
    screen = Screen(width=width)
    out = screen.render(table(screen, shown, rows))
    assert all(cell_len(line) <= width for line in out.splitlines())
    assert "…" not in out
    if len(kept) == 1 and not shown.group:
        assert all("".join(row.get("a", "").split()) in "".join(out.split()) for row in rows)


@given(listings(), ROWS)
def test_natural_width(shown: Listing[Row], rows: list[Row]) -> None:
    """In a pipe each column is as wide as its widest text, and each row one line without cuts."""
    fitted = fit(shown, rows, None)
    assert not fitted.moved
    for each in fitted.columns:
        assert fitted.widths[each.key] == max(map(cell_len, [each.key, *(each.cell(row) for row in rows)]))
        assert not each.prose


def test_a_minor_alternative_bears_no_mark() -> None:
    """Only a serious alternative, in one of the fields, marks a value."""
    minor, serious = (Disputed(value="1974", minor=each, sources=("a",)) for each in (True, False))
    record = Record(disputed={"date": (minor,), "end": (minor, serious)})
    assert dispute_mark(record, "date") == ""
    assert dispute_mark(record, "date", "end") == "~"
    assert dispute_mark(record, "title") == ""
