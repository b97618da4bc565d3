"""Listings as tables that fit: columns are dropped or move under another, and nothing is ever cut."""

from collections.abc import Sequence
from itertools import groupby
from typing import Generic, Literal, TypeVar

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from rushguide.columns.column import NOTHING, Column, Listing, Tone, meanings, spell_out_marks
from rushguide.draw.screen import PAGE, Screen
from rushguide.draw.text import GAP, QUIET, aside_line
from rushguide.pages.page import DOT
from rushguide.text import clean, count

R = TypeVar("R")
PROSE_LEAST = 24
PROSE_MOST = PAGE
NARROWEST = 8
"""Columns below which a column that wraps is no longer worth having."""


class Fitted(Struct, Generic[R], frozen=True):
    """The columns that a table has room for, how wide each is, and what moved under which."""

    columns: tuple[Column[R], ...]
    widths: tuple[int, ...]
    moved: tuple[Column[R], ...]

    def under(self, column: Column[R], row: R) -> str:
        """Return what stands under a cell: the values of the columns that moved there."""
        return _joined([each for each in self.moved if each.under == column.key], row)


def table(screen: Screen, listing: Listing[R], rows: Sequence[R], *, show_header: bool = True) -> RenderableType:
    """Return a listing as a table; rows with a group stand under its name."""
    if screen.plain:
        return as_plain_lines(listing, rows)
    return _table(screen, listing, rows, fit(listing, rows, screen.width), show_header=show_header)


def table_with_foot(screen: Screen, listing: Listing[R], rows: Sequence[R]) -> RenderableType:
    """Return a listing with how many rows there are, what they add up to, and what its marks mean."""
    total = DOT.join(filter(None, [count(len(rows), listing.noun, listing.nouns), listing.total(rows)]))
    if screen.plain:
        return Group(as_plain_lines(listing, rows), Text(), Text(total))
    fitted = fit(listing, rows, screen.width)
    foot = aside_line(screen, Text(total), legend(fitted, rows))
    return Group(_table(screen, listing, rows, fitted, show_header=True), Text(), foot)


def as_plain_lines(listing: Listing[R], rows: Sequence[R]) -> RenderableType:
    """Return rows one after the other, each value in a line with its heading before it and marks in words."""
    lines: list[Text] = []
    for name, grouped in groupby(rows, key=listing.group or (lambda _: "")):
        lines += [Text(name), Text()] if name else []
        for row in grouped:
            lines += [
                Text(f"{_spoken(column)}: {spell_out_marks(text)}")
                for column in listing.columns
                if (text := _text(column, row))
            ]
            lines.append(Text())
    return Group(*lines[:-1])


def _spoken(column: Column[R]) -> str:
    name = column.heading.replace("#", "Number") or column.key.capitalize()
    return f"{name} ({column.legend})" if column.legend else name


def _table(
    screen: Screen, listing: Listing[R], rows: Sequence[R], fitted: Fitted[R], *, show_header: bool
) -> RenderableType:
    if not listing.group:
        return _block(screen, listing, fitted, rows, show_header=show_header)
    blocks: list[RenderableType] = [_block(screen, listing, fitted, (), show_header=True)]
    for name, grouped in groupby(rows, key=listing.group):
        members = tuple(grouped)
        blocks += [Text(name, _style(screen, listing, listing.group_tone, members[0]))] if name else []
        blocks.append(_block(screen, listing, fitted, members, show_header=False))
    return Group(*blocks)


def legend(fitted: Fitted[R], rows: Sequence[R]) -> str:
    """Return what a reader has to know of the marks and columns that are shown."""
    shown = (*fitted.columns, *fitted.moved)
    cells = [_text(column, row) for column in shown if not column.prose for row in rows]
    explained: dict[str, list[str]] = {}
    for column in shown:
        explained.setdefault(column.legend, []).append(column.heading)
    columns = [f"{', '.join(headings)}: {meaning}" for meaning, headings in explained.items() if meaning]
    return "; ".join([*columns, *meanings(cells)])


def fit(listing: Listing[R], rows: Sequence[R], width: int | None) -> Fitted[R]:
    """Drop columns, highest number first, until the rest has room; then let the widest wrap."""
    used = [column for column in listing.columns if width is not None or not column.prose or column.in_pipes]
    columns = [column for column in used if column.priority == 0 or any(_text(column, row) for row in rows)]
    moved: list[Column[R]] = []
    while width is not None and _needed(columns, moved, rows) > width and any(column.priority for column in columns):
        soonest = max(column.priority for column in columns)
        moved += [column for column in columns if column.priority == soonest and column.under]
        columns = [column for column in columns if column.priority != soonest]
    widths = [_least(column, moved, rows, wraps=width is not None) for column in columns]
    if width is not None:
        widths = _spread(columns, widths, width)
    return Fitted(tuple(columns), tuple(widths), tuple(moved))


def _needed(columns: Sequence[Column[R]], moved: Sequence[Column[R]], rows: Sequence[R]) -> int:
    return sum(_least(column, moved, rows, wraps=True) + GAP for column in columns) - GAP


def _least(column: Column[R], moved: Sequence[Column[R]], rows: Sequence[R], *, wraps: bool) -> int:
    """Return the columns that a column needs; prose can wrap, so it needs little."""
    if column.prose and wraps:
        return PROSE_LEAST
    below = [each for each in moved if each.under == column.key]
    texts = [column.heading, *(_text(column, row) for row in rows), *(_joined(below, row) for row in rows if below)]
    return max(map(cell_len, texts))


def _text(column: Column[R], row: R) -> str:
    return clean(column.cell(row))


def _joined(columns: Sequence[Column[R]], row: R) -> str:
    return ", ".join(filter(None, (_text(column, row) for column in columns)))


def _spread(columns: Sequence[Column[R]], widths: list[int], width: int) -> list[int]:
    """Give prose the room that is left, or take what is too much from the widest column, which then wraps."""
    spare = width - sum(widths) - GAP * (len(widths) - 1)
    place = next((place for place, column in enumerate(columns) if column.prose), None)
    if place is None and spare < 0:
        place = widths.index(max(widths))
    if place is not None:
        widths[place] = max(NARROWEST, min(widths[place] + spare, PROSE_MOST))
    return widths


def _block(
    screen: Screen, listing: Listing[R], fitted: Fitted[R], rows: Sequence[R], *, show_header: bool
) -> RenderableType:
    block = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, show_header=show_header, header_style=QUIET)
    for column, width in zip(fitted.columns, fitted.widths, strict=True):
        block.add_column(Text(column.heading), justify=_side(column), width=width, overflow="fold")
    for row in rows:
        cells = (_cell(screen, listing, fitted, column, row) for column in fitted.columns)
        block.add_row(*cells, style=Style(meta=screen.meta(listing.of(row))))
    return block


def _cell(screen: Screen, listing: Listing[R], fitted: Fitted[R], column: Column[R], row: R) -> Text:
    text = _text(column, row) or ("" if column.blank else NOTHING)
    cell = Text(text, _style(screen, listing, column.tone, row), justify=_side(column))
    if under := fitted.under(column, row):
        cell.append(f"\n{under}", QUIET)
    return cell


def _style(screen: Screen, listing: Listing[R], tone: Tone, row: R) -> Style | str:
    return screen.era(listing.era(row)) if tone == "era" else QUIET if tone == "quiet" else ""


def _side(column: Column[R]) -> Literal["left", "right"]:
    return "right" if column.right else "left"
