"""A song's parts, each with a bar that stands where it is in the song and is as long as it lasts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table
from rich.text import Text

from rushguide.draw.blocks import GAP, QUIET, facts, section
from rushguide.draw.screen import Screen
from rushguide.guide.music import Song, SongPart
from rushguide.text import clock, seconds

if TYPE_CHECKING:
    from rushguide.queries.statistics import Chart

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


EIGHTHS = " ▏▎▍▌▋▊▉"
FULL = "█"
MIN_BAR = 8
"""Columns that a bar has at least."""


def bar_chart(screen: Screen, chart: "Chart") -> RenderableType:
    """Return a chart: labels, values in words, and bars to one scale."""
    if screen.plain:
        return section(chart.title, facts(screen, [(figure.label, figure.text) for figure in chart.figures]))
    most = max(figure.value for figure in chart.figures)
    values = max(cell_len(figure.text) for figure in chart.figures)
    labels = min(max(cell_len(figure.label) for figure in chart.figures), screen.page - values - MIN_BAR - 2 * GAP)
    room = screen.page - labels - values - 2 * GAP
    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=labels, overflow="fold")
    grid.add_column(width=values, justify="right")
    for figure in chart.figures:
        bar = Text(bar_of(figure.value, most, room), screen.era(figure.era))
        grid.add_row(Text(figure.label), Text(figure.text), bar)
    return section(chart.title, grid)


def bar_of(value: int, most: int, room: int) -> str:
    """Return a bar so long that `most` fills the room, to an eighth of a column; nothing only for nothing."""
    eighths = max(round(value * room * 8 / most), 1 if value else 0)
    whole, rest = divmod(eighths, 8)
    return FULL * whole + EIGHTHS[rest].strip()


BAR = "━"
MIN_BAR = 16
"""Columns below which bars say nothing any more."""


class Stretch(NamedTuple):
    """A part with its start and length in seconds, as far as they are known."""

    part: SongPart
    depth: int
    start: int | None
    length: int | None


def part_bars(screen: Screen, song: Song, era: str) -> RenderableType:
    """Return the parts as a list, with bars to scale where all times are known: beside, or else under them."""
    rows = list(stretches(song.parts, seconds(song.length)))
    timed = all(row.start is not None and row.length is not None for row in rows)
    cells = [(_number(row), Text(row.part.title or ""), _time(row)) for row in rows]
    if screen.plain:
        return Group(*(Text(", ").join(part for part in cell if part.plain.strip()) for cell in cells))
    room = screen.page - sum(max(cell.cell_len for cell in column) + GAP for column in zip(*cells, strict=True))
    if room < MIN_BAR:
        return _with_bars_under(screen, rows, cells, era if timed else None)
    grid = Table.grid(padding=(0, GAP, 0, 0))
    for row, cell in zip(rows, cells, strict=True):
        grid.add_row(*cell, Text(part_bar(row, _total(rows), room) if timed else "", screen.era(era)))
    return grid


def _with_bars_under(
    screen: Screen, rows: Sequence[Stretch], cells: Sequence[tuple[Text, Text, Text]], era: str | None
) -> RenderableType:
    lines: list[Text] = []
    for row, cell in zip(rows, cells, strict=True):
        lines.append(Text(" " * GAP).join(part for part in cell if part))
        lines += [Text(part_bar(row, _total(rows), screen.page), screen.era(era))] if era else []
    return Group(*lines)


def stretches(parts: Sequence[SongPart], whole: int, depth: int = 0) -> Iterator[Stretch]:
    """Yield parts in order with when they start and how long they last, from lengths or from starts."""
    clock_now: int | None = 0
    for place, part in enumerate(parts):
        start = seconds(part.starts) if part.starts else clock_now
        length = seconds(part.length) if part.length else _until_next(parts, place, whole)
        clock_now = start + length if start is not None and length is not None else None
        yield Stretch(part, depth, start, length)
        yield from stretches(part.parts, whole, depth + 1)


def _until_next(parts: Sequence[SongPart], place: int, whole: int) -> int | None:
    """Return the time from a part's start to the next one's, or to the song's end."""
    start = parts[place].starts
    if start is None:
        return None
    following = parts[place + 1].starts if place + 1 < len(parts) else clock(whole)
    return seconds(following) - seconds(start) if following else None


def _total(rows: Sequence[Stretch]) -> int:
    return max((row.start or 0) + (row.length or 0) for row in rows)


def part_bar(row: Stretch, total: int, room: int) -> str:
    """Return blanks up to where the part starts, and a bar as long as it lasts; at least one column."""
    first = round((row.start or 0) * room / total)
    last = round(((row.start or 0) + (row.length or 0)) * room / total)
    return " " * min(first, room - 1) + BAR * max(1, last - first)


def _number(row: Stretch) -> Text:
    return Text("  " * row.depth + (row.part.number or ""), QUIET)


def _time(row: Stretch) -> Text:
    return Text(clock(row.length) if row.length is not None else "", QUIET, justify="right")
