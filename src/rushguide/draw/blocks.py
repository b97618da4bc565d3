"""The blocks of a page as Rich renderables: how a heading, a fact or a list looks, the same on every page."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from rushguide.draw.figures import bar_chart, part_bars, timeline
from rushguide.draw.screen import GAP, INDENT, LABEL, PAGE, QUIET, Screen, aside_line, prose, styled
from rushguide.draw.tables import table
from rushguide.pages import page as pages
from rushguide.text import clean

TWO_COLUMNS, BETWEEN = 130, 4
"""The width from which a page has two columns, and the blanks between them."""
MARGIN = 60
"""Columns of a long line that are shown before the place."""


def render(screen: Screen, page: pages.Page) -> str:
    """Return what a page looks like on a screen."""
    return screen.render(draw(screen, page))


def draw(screen: Screen, blocks: Sequence[pages.Block]) -> Group:
    """Return blocks one under the other, without those that have nothing in them."""
    return Group(*(_block(screen, block) for block in blocks if block))


def _block(screen: Screen, block: pages.Block) -> RenderableType:  # noqa: C901, PLR0911, PLR0912 - one case for each block
    match block:
        case pages.Line():
            return styled(screen, block.text)
        case pages.Verbatim():
            return Text(clean(block.text), no_wrap=True)
        case pages.Heading():
            title = pages.Span(block.title, "bold") if isinstance(block.title, str) else block.title
            return aside_line(screen, styled(screen, (pages.Bar(block.eras), title)), block.aside)
        case pages.Prose():
            text = block.text
            if isinstance(text, str):
                whole = "\n\n".join(" ".join(each.split()) for each in text.split("\n\n"))
                text = pages.Span(whole, block.style)
            return prose(screen, styled(screen, text))
        case pages.Facts():
            return _facts(screen, block)
        case pages.Terms():
            return _terms(screen, block)
        case pages.Bullets():
            return _bullets(screen, block)
        case pages.Table():
            return table(screen, block.listing, block.rows, header=block.header, foot=block.foot)
        case pages.Indented():
            return _indented(draw(screen.of_width(screen.page - INDENT), block.blocks))
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


def _indented(body: RenderableType) -> RenderableType:
    return Padding(body, (0, 0, 0, INDENT), expand=False)


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
    rows = [(name, styled(screen, fact)) for name, fact in facts.rows if fact]
    width = min(max(cell_len(name) for name, _ in rows), screen.page // 2) if facts.fitted else LABEL
    return _labelled(screen, rows, width, "" if facts.fitted else QUIET)


def _terms(screen: Screen, terms: pages.Terms) -> RenderableType:
    rows = [(term, styled(screen, " ".join(meaning.split()))) for term, meaning in terms.rows]
    width = max(terms.least, *(len(term) for term, _ in rows))
    drawn = _labelled(screen, rows, width, "bold", INDENT)
    return drawn if screen.plain else _indented(drawn)


def _labelled(
    screen: Screen, rows: Sequence[tuple[str, Text]], width: int, style: str = "", indent: int = 0
) -> RenderableType:
    """Return labels in a column of this width beside what they label; on a narrow screen, above it."""
    if screen.plain:
        return Group(*(Text(f"{name}: ").append_text(said) for name, said in rows))
    if screen.narrow:
        return Group(*(Group(Text(name, style), _indented(said)) for name, said in rows))
    grid = Grid.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=width, style=style, overflow="fold")
    grid.add_column(max_width=screen.page - width - GAP - indent, overflow="fold")
    for name, said in rows:
        grid.add_row(Text(name), said)
    return grid


def _beside(screen: Screen, beside: pages.Beside) -> RenderableType:
    if screen.plain or (screen.width or 0) < TWO_COLUMNS:
        return draw(screen, [*beside.left, *beside.right])
    column = screen.of_width(min(PAGE, ((screen.width or 0) - BETWEEN) // 2))
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
