"""The blocks of a page as Rich renderables: how a heading, a fact or a list looks, the same on every page."""

from collections.abc import Sequence
from typing import assert_never

from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from rushguide.draw.figures import bar_chart, part_bars
from rushguide.draw.screen import PAGE, Screen
from rushguide.draw.tables import table
from rushguide.draw.text import GAP, INDENT, LABEL, QUIET, aside_line, flow, styled
from rushguide.draw.timeline import timeline
from rushguide.pages import page as pages
from rushguide.pages.page import Block, Page
from rushguide.text import clean

TWO_COLUMNS, BETWEEN = 130, 4
"""The width from which a page has two columns, and the blanks between them."""
MARGIN = 60
"""Columns of a long line that are shown before the place."""


def render(screen: Screen, page: Page) -> str:
    """Return what a page looks like on a screen."""
    return screen.render(draw(screen, page))


def draw(screen: Screen, blocks: Page | Sequence[Block]) -> Group:
    """Return blocks one under the other, without those that have nothing in them."""
    return Group(*(_block(screen, block) for block in blocks if block))


def _block(screen: Screen, block: Block) -> RenderableType:  # noqa: C901, PLR0911, PLR0912 - one case for each block
    match block:
        case pages.Line():
            return flow(screen, block.text.items) if isinstance(block.text, pages.Flow) else styled(screen, block.text)
        case pages.Verbatim():
            return Text(clean(block.text), no_wrap=True)
        case pages.Heading():
            title = pages.Span(block.title, "bold") if isinstance(block.title, str) else block.title
            return aside_line(screen, styled(screen, (pages.Bar(block.eras), title)), block.aside)
        case pages.Prose():
            return _prose(screen, block)
        case pages.Facts():
            return _facts(screen, block)
        case pages.Terms():
            return _terms(screen, block)
        case pages.Bullets():
            return _bullets(screen, block)
        case pages.Table():
            return table(screen, block.listing, block.rows, header=block.header, foot=block.foot)
        case pages.Indented():
            return _indented(draw(screen.inset(INDENT), block.blocks))
        case pages.Section():
            name = [Text(block.name, "bold")] if block.name else []
            return Group(Text(), *name, draw(screen, block.blocks))
        case pages.Parts():
            return part_bars(screen, block.song, block.era)
        case pages.Bars():
            return bar_chart(screen, block)
        case pages.Timeline():
            return timeline(screen, block)
        case pages.Excerpt():
            return _excerpt(screen, block)
        case pages.Beside():
            return _beside(screen, block)
        case _:
            assert_never(block)


def _prose(screen: Screen, prose: pages.Prose) -> RenderableType:
    if isinstance(prose.text, str):
        whole = "\n\n".join(" ".join(each.split()) for each in prose.text.split("\n\n"))
        return Constrain(styled(screen, pages.Span(whole, prose.style)), screen.page)
    return Constrain(styled(screen, prose.text), screen.page)


def _indented(body: RenderableType, by: int = INDENT) -> RenderableType:
    return Padding(body, (0, 0, 0, by), expand=False)


def _bullets(screen: Screen, bullets: pages.Bullets) -> RenderableType:
    if screen.plain:
        return Group(*(Text("- ").append(styled(screen, item)) for item in bullets.items))
    grid = Grid.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(max_width=screen.page - 2, overflow="fold")
    for item in bullets.items:
        grid.add_row(Text("·", QUIET), styled(screen, item))
    return grid


def _facts(screen: Screen, facts: pages.Facts) -> RenderableType:
    """Return labels, in a column, with their facts; on a narrow screen each over its fact."""
    rows = [
        (name, flow(screen, fact.items) if isinstance(fact, pages.Flow) else styled(screen, fact))
        for name, fact in facts.rows
        if fact
    ]
    style = "" if facts.fitted else QUIET
    if screen.plain:
        return Group(*(Text(f"{name}: ").append_text(fact) for name, fact in rows))
    if screen.narrow:
        return Group(*(Group(Text(name, style), _indented(fact)) for name, fact in rows))
    label = min(max(cell_len(name) for name, _ in rows), screen.page // 2) if facts.fitted else LABEL
    grid = Grid.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=label, style=style, overflow="fold")
    grid.add_column(max_width=screen.page - label - GAP, overflow="fold")
    for name, fact in rows:
        grid.add_row(Text(name), fact)
    return grid


def _terms(screen: Screen, terms: pages.Terms) -> RenderableType:
    """Return terms with what they mean beside them; on a narrow screen below them."""
    if screen.plain:
        return _facts(screen, pages.Facts(terms.rows))
    if screen.narrow:
        said = ((term, Constrain(Text(" ".join(meaning.split())), screen.page)) for term, meaning in terms.rows)
        return _indented(Group(*(Group(Text(term, "bold"), _indented(meaning)) for term, meaning in said)))
    grid = Grid.grid(padding=(0, GAP, 0, 0))
    label = max(terms.least, *(len(term) for term, _ in terms.rows))
    grid.add_column(width=label, style="bold")
    grid.add_column(max_width=screen.page - label - GAP - INDENT, overflow="fold")
    for term, meaning in terms.rows:
        grid.add_row(Text(term), Text(meaning))
    return _indented(grid)


def _beside(screen: Screen, beside: pages.Beside) -> RenderableType:
    if screen.plain or (screen.width or 0) < TWO_COLUMNS:
        return draw(screen, [*beside.left, *beside.right])
    column = replace(screen, width=min(PAGE, ((screen.width or 0) - BETWEEN) // 2))
    grid = Grid.grid(padding=(0, BETWEEN, 0, 0))
    grid.add_column(width=column.page)
    grid.add_row(draw(column, beside.left), draw(column, beside.right))
    return grid


def _excerpt(screen: Screen, excerpt: pages.Excerpt) -> RenderableType:
    if screen.width is None:
        return Group()
    line = excerpt.line.replace("\t", " ")
    start = max(0, excerpt.column - 1 - MARGIN)
    shown = clean(line[start : start + screen.width - 2])
    caret = " " * cell_len(clean(line[start : excerpt.column - 1]))
    return Group(Text(f"  {shown}", QUIET), Text(f"  {caret}^"))
