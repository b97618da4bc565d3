"""A time axis: which column of a row a date stands in, and rows of labels that do not run into each other."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

STEPS = (1, 2, 5, 10, 20, 50, 100, 1000, 10_000)
"""Years between ticks: the smallest that leaves each its room."""
TICK = 6
"""Columns that a tick needs with the blank after it."""
MONTH = 31
YEAR = 12 * MONTH
LASTS = (YEAR, MONTH, 1)
"""Days of a year, of a month and of a day."""


class Axis(Struct, frozen=True):
    """Years from `first` to `last`, both whole, over so many columns."""

    first: int
    last: int
    columns: int

    def column(self, date: str) -> int:
        """Return the column, from 0, in which a date begins; dates beyond an end stand at that end."""
        return self._at(moment(date))

    def end_column(self, date: str) -> int:
        """Return the column in which a date ends: that of the last day of a year or month."""
        return self._at(moment(date) + LASTS[date.count("-")] - 1)

    def _at(self, when: int) -> int:
        # Whole numbers throughout: a fraction of a year as a float can fall a hair short of its column.
        place = (when - self.first * YEAR) * self.columns // ((self.last + 1 - self.first) * YEAR)
        return min(max(place, 0), self.columns - 1)


def moment(date: str) -> int:
    """Return the day in which a date begins, counted in months of 31 days: the same share of each month and year."""
    year, month, day = (int(part) for part in f"{date}-01-01".split("-")[:3])
    return year * YEAR + (month - 1) * MONTH + day - 1


class Label(NamedTuple):
    """A text that begins in a column."""

    column: int
    text: str
    style: Style | str = ""


def lanes(labels: Iterable[Label], columns: int, gap: int = 1) -> list[Text]:
    """Return rows of labels, each in its own column, in the first row where it has room.

    A label that would reach beyond the last column is moved to the left just so far that it does not.
    """
    rows: list[list[Label]] = []
    for label in labels:
        width = cell_len(label.text)
        placed = label._replace(column=max(0, min(label.column, columns - width)))
        row = next((row for row in rows if _has_room(row, placed, width, gap)), None)
        if row is None:
            rows.append(row := [])
        row.append(placed)
    return [drawn(row) for row in rows]


def _has_room(row: Sequence[Label], label: Label, width: int, gap: int) -> bool:
    return all(
        label.column >= other.column + cell_len(other.text) + gap or other.column >= label.column + width + gap
        for other in row
    )


def drawn(labels: Iterable[Label]) -> Text:
    """Return one row with the labels in their columns; later ones cover earlier ones nowhere."""
    text = Text()
    for label in sorted(labels, key=lambda each: each.column):
        text.append(" " * (label.column - text.cell_len))
        text.append(label.text, label.style)
    return text


def marks(columns: Iterable[tuple[int, Style | str]], sign: str) -> Text:
    """Return one row with a sign in each of the columns; several in one column are one."""
    once = dict(sorted(columns, key=lambda pair: pair[0]))
    return drawn(Label(column, sign, style) for column, style in once.items())


def ticks(axis: Axis) -> Text:
    """Return the row of years: as many round ones as have room, each in the column where it begins."""
    span = axis.last + 1 - axis.first
    step = next(step for step in STEPS if axis.columns * step >= TICK * span)
    years = range(-(-axis.first // step) * step, axis.last + 1, step)
    labels = (Label(axis.column(str(year)), str(year), "dim") for year in years)
    return drawn(label for label in labels if label.column + len(label.text) <= axis.columns)
