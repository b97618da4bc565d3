"""Figures: bar charts, the parts of a song to scale, and tracks over an axis of years."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rushguide.draw.screen import Screen
from rushguide.draw.text import GAP, QUIET
from rushguide.guide.music import Song, SongPart
from rushguide.pages.page import Bars
from rushguide.text import clock, seconds

MIN_BAR = 8
"""Columns that a bar has at least."""
BAR, HALF = "━", "╸"


def bar_chart(screen: Screen, bars: Bars) -> RenderableType:
    """Return a chart: labels, values in words, and thin bars to one scale."""
    figures = bars.chart.figures
    if screen.plain:
        return Group(*(Text(f"{figure.label}: {figure.text}") for figure in figures))
    most = max(figure.value for figure in figures)
    values = max(map(cell_len, bars.values))
    labels = min(max(map(cell_len, bars.labels)), screen.page - values - MIN_BAR - 2 * GAP)
    room = screen.page - labels - values - 2 * GAP
    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=labels, overflow="fold")
    grid.add_column(width=values, justify="right")
    for figure in figures:
        bar = Text(bar_of(figure.value, most, room), screen.era(figure.era))
        grid.add_row(Text(figure.label), Text(figure.text, QUIET), bar)
    return grid


def bar_of(value: int, most: int, room: int) -> str:
    """Return a bar so long that `most` fills the room, to half a column; nothing only for nothing."""
    whole, half = divmod(max(round(value * room * 2 / most), 1 if value else 0), 2)
    return BAR * whole + HALF * half


MIN_PART_BAR = 16
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
    if room < MIN_PART_BAR:
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
