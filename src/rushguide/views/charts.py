"""Bar charts of plain figures."""

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from rushguide.views.parts import GAP, facts, section
from rushguide.views.screen import Screen

if TYPE_CHECKING:
    from rushguide.queries.statistics import Chart

EIGHTHS = " ▏▎▍▌▋▊▉"
FULL = "█"
LEAST = 8
"""Columns that a bar has at least."""


def bar_chart(screen: Screen, chart: "Chart") -> RenderableType:
    """Return a chart: labels, values in words, and bars to one scale."""
    if screen.plain:
        return section(chart.title, facts(screen, [(figure.label, figure.text) for figure in chart.figures]))
    most = max(figure.value for figure in chart.figures)
    values = max(cell_len(figure.text) for figure in chart.figures)
    labels = min(max(cell_len(figure.label) for figure in chart.figures), screen.page - values - LEAST - 2 * GAP)
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
