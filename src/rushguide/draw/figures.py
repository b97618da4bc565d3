"""Figures: bar charts, the parts of a song to scale, and tracks over an axis of years."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count, zip_longest
from typing import NamedTuple

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from rushguide.draw.screen import EDGE, GAP, PAGE, QUIET, Screen, prose
from rushguide.guide.music import Song, SongPart
from rushguide.pages.page import DOT, Bars, Mark, Timeline, Track
from rushguide.text import format_length, seconds, year_of

MIN_BAR = 8
"""The fewest columns for a bar."""
MIN_PART_BAR = 16
"""The fewest columns in which bars to scale say anything."""
BAR, HALF, BREAK = "━", "╸", "┄"
SIGNS = {"signs": "◆", "hollow signs": "◇"}
STEPS = (1, 2, 5, 10, 20, 50, 100, 1000, 10_000)
"""Years between ticks: the smallest step that leaves room for each is taken."""
TICK = 7
"""Columns that a tick needs with the blank after it."""
MONTH = 31
YEAR = 12 * MONTH
LASTS = (YEAR, MONTH, 1)
"""Days of a year, of a month and of a day."""


def bar_chart(screen: Screen, bars: Bars) -> RenderableType:
    """Return a chart: labels, values in words, and thin bars to one scale, to half a column; none only for nothing."""
    if screen.plain:
        return Group(*(Text(f"{figure.label}: {figure.text}") for figure in bars.figures))
    most = max(figure.value for figure in bars.figures)
    values = max(cell_len(figure.text) for figure in bars.fitting)
    labels = min(max(cell_len(figure.label) for figure in bars.fitting), screen.page - values - MIN_BAR - 2 * GAP)
    room = screen.page - labels - values - 2 * GAP
    grid = Grid.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=labels, overflow="fold")
    grid.add_column(width=values, justify="right")
    for figure in bars.figures:
        whole, half = divmod(max(round(figure.value * room * 2 / most), 1 if figure.value else 0), 2)
        bar = Text(BAR * whole + HALF * half, screen.era(figure.era or ""))
        grid.add_row(Text(figure.label), Text(figure.text, QUIET), bar)
    return grid


class Stretch(NamedTuple):
    """A part with its start and length in seconds, as far as they are known."""

    part: SongPart
    depth: int
    start: int | None
    length: int | None


def part_bars(screen: Screen, song: Song, era: str) -> RenderableType:
    """Return the parts as a list, with bars to scale where all times are known: beside, or else under them."""
    rows = list(stretches(song.parts, seconds(song.length)))
    cells = [
        (
            Text("  " * row.depth + (row.part.number or ""), QUIET),
            Text(row.part.title or ""),
            Text(format_length(row.length) if row.length is not None else "", QUIET, justify="right"),
        )
        for row in rows
    ]
    if screen.plain:
        return Group(*(Text(", ").join(part for part in cell if part.plain.strip()) for cell in cells))
    beside = screen.page - sum(max(cell.cell_len for cell in column) + GAP for column in zip(*cells, strict=True))
    fits = beside >= MIN_PART_BAR
    bars = [Text(bar, screen.era(era)) for bar in bars_to_scale(rows, beside if fits else screen.page)]
    if fits:
        grid = Grid.grid(padding=(0, GAP, 0, 0))
        for cell, bar in zip(cells, bars, strict=True):
            grid.add_row(*cell, bar)
        return grid
    pairs = zip((Text(" " * GAP).join(part for part in cell if part) for cell in cells), bars, strict=True)
    return Group(*(line for words, bar in pairs for line in (words, *([bar] if bar else []))))


def stretches(parts: Sequence[SongPart], whole: int, depth: int = 0) -> Iterator[Stretch]:
    """Yield parts in order with when they start and how long they last, from lengths or from starts."""
    reached: int | None = 0
    for part, until in zip(parts, [*(each.starts for each in parts[1:]), format_length(whole)], strict=False):
        start, length = seconds(part.starts) if part.starts else reached, None
        if part.length:
            length = seconds(part.length)
        elif part.starts and until:
            length = seconds(until) - seconds(part.starts)
        reached = start + length if start is not None and length is not None else None
        yield Stretch(part, depth, start, length)
        yield from stretches(part.parts, whole, depth + 1)


def bars_to_scale(rows: Sequence[Stretch], room: int) -> list[str]:
    """Return for each part blanks up to its start, and a bar as long as it lasts; no bars if a time is not known."""
    spans = [(row.start, row.start + row.length) for row in rows if row.start is not None and row.length is not None]
    if len(spans) < len(rows):
        return [""] * len(rows)
    total = max(end for _, end in spans)
    columns = [(round(start * room / total), round(end * room / total)) for start, end in spans]
    return [" " * min(first, room - 1) + BAR * max(1, last - first) for first, last in columns]


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

    def shows(self, mark: Mark) -> bool:
        """Whether a mark reaches into the years of the axis."""
        return year_of(mark.start) <= self.last and (mark.end is None or year_of(mark.end) >= self.first)

    def place(self, date: str) -> float:
        """Return where on the axis a date begins, in columns and parts of them."""
        return (moment(date) - self.first * YEAR) * self.columns / ((self.last + 1 - self.first) * YEAR)

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


def lanes(axis: Axis, names: Iterable[Mark]) -> list[Text]:
    """Return rows of labels, each in the column where it begins, in the first row where it has room.

    A label that would reach beyond the last column is moved to the left just far enough. Room is measured
    in parts of columns: rounded, labels could need a row more on a longer axis.
    """
    rows: dict[int, list[Label]] = {}
    ends: dict[int, float] = {}
    for mark in names:
        width = cell_len(mark.label)
        start = max(0.0, min(axis.place(mark.start), axis.columns - width))
        row = next(row for row in count() if ends.get(row, -GAP) + GAP <= start)
        rows.setdefault(row, []).append(Label(int(start), mark.label))
        ends[row] = start + width
    return [draw_labels(row) for row in rows.values()]


def draw_labels(labels: Iterable[Label]) -> Text:
    """Return one row with the labels in their columns; they must not overlap."""
    text = Text()
    for label in sorted(labels, key=lambda each: each.column):
        text.append(" " * (label.column - text.cell_len))
        text.append(label.text, label.style)
    return text


def ticks(axis: Axis) -> Text:
    """Return the row of years: as many round ones as have room, each after a tick in the column where it begins."""
    span = axis.last + 1 - axis.first
    step = next(step for step in STEPS if axis.columns * step >= TICK * span)
    years = range(-(-axis.first // step) * step, axis.last + 1, step)
    labels = (Label(axis.column(str(year)), f"╵{year}", QUIET) for year in years)
    return draw_labels(label for label in labels if label.column + len(label.text) <= axis.columns)


def timeline(screen: Screen, figure: Timeline) -> RenderableType:
    """Return the tracks, each in rows of its own, and what their signs mean; nothing where the page is read."""
    if screen.plain:
        return Group()
    names = max(cell_len(track.name) for track in figure.tracks)
    axis = Axis(figure.first, figure.last, (screen.width or PAGE) - names - GAP)
    grid = Grid.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=names, style=QUIET)
    grid.add_column(width=axis.columns, no_wrap=True, overflow="crop")
    grid.add_row(Text(), ticks(axis))
    for track in figure.tracks:
        for place, row in enumerate(row for row in _rows(screen, axis, track) if row):
            grid.add_row(Text(track.name if place == 0 else ""), row)
    return Group(grid, prose(screen, Text(DOT.join(figure.signs), QUIET)), Text())


def _rows(screen: Screen, axis: Axis, track: Track) -> list[Text]:
    shown = [mark for mark in track.marks if axis.shows(mark)]
    match track.kind:
        case "numbers":
            return [draw_labels(_filled(screen, axis, shown, numbers=True))]
        case "spans":
            return [draw_labels(_filled(screen, axis, shown, numbers=False)), *lanes(axis, shown)]
        case "signs" | "hollow signs":
            styles = {axis.column(mark.start): screen.era(mark.era) for mark in shown}
            return [draw_labels(Label(column, SIGNS[track.kind], style) for column, style in styles.items())]
        case "bars":  # a later one covers an earlier one
            signs = {
                column: BREAK if mark.broken else BAR
                for mark in track.marks
                for column in range(axis.column(mark.start), axis.end_column(mark.end or str(axis.last)) + 1)
            }
            return [draw_labels(Label(column, sign) for column, sign in signs.items())]


def _filled(screen: Screen, axis: Axis, shown: Sequence[Mark], *, numbers: bool) -> Iterator[Label]:
    """Yield numbers with dots after them, or thick edges with bars, to where the next begins or the own years end.

    A number covers no other: it moves to the right. Of edges in one column only the last is there.
    """
    free = 0
    for mark, following in zip_longest(shown, shown[1:]):
        start = max(free, axis.column(mark.start))
        after = axis.column(following.start) if following else axis.columns
        end = min(after, axis.end_column(mark.end) + 1 if mark.end else axis.columns)
        text = mark.label.ljust(end - start, "·") if numbers else EDGE.ljust(end - start, BAR)
        if numbers:
            free = start + max(len(text), len(mark.label) + 1)  # two numbers that touch would read as one
        if numbers or start < after:
            yield Label(start, text, screen.era(mark.era))
