"""Marked text as Rich text, and the measures that all blocks share."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.style import Style
from rich.text import Text

from rushguide.draw.screen import Screen
from rushguide.pages.page import DOT, Bar, Gauge, Inline, Span
from rushguide.text import clean

QUIET = "dim"
LABEL = 12
"""Columns for the label beside a fact."""
GAP = 2
INDENT = 2
ASIDE_GAP = 3
"""Blanks at least between a title and what is at the right end of its line."""
EDGE = "▌"
"""The bar at the left edge of what belongs to an era."""
FULL = "█"
OPEN = "░"
"""What is done of something, and what is still to come."""
BAR, NARROW_BAR = 20, 14
"""Columns of a bar that shows how much is done."""


def styled(screen: Screen, inline: Inline) -> Text:
    """Return marked text in its styles."""
    match inline:
        case str():
            return Text(clean(inline))
        case Span():
            return Text(clean(inline.text), _style(screen, inline))
        case Bar():
            return bar(screen, inline.eras) if inline.eras and screen.depth and not screen.plain else Text()
        case Gauge():
            return _gauge(screen, inline)
        case _:
            return Text.assemble(*(styled(screen, piece) for piece in inline))


def _style(screen: Screen, span: Span) -> Style:
    return screen.era(span.era) + Style(
        bold=True if span.style in {"bold", "match"} else None,
        dim=True if span.style == "quiet" else None,
        italic=True if span.style == "italic" else None,
        underline=True if span.style == "match" else None,
        link=span.url if span.url and screen.links else None,
        meta=screen.meta(span.of),
    )


def bar(screen: Screen, eras: Sequence[str]) -> Text:
    """Return a bar and a blank; of two eras the one is the left half of the column and the other the right."""
    colours = [style.color for era in eras if (style := screen.era(era)).color]
    return Text.assemble(
        (EDGE if colours else " ", Style(color=colours[0] if colours else None, bgcolor=(*colours, None, None)[1])), " "
    )


def _gauge(screen: Screen, gauge: Gauge) -> Text:
    if screen.plain:
        return Text(gauge.words)
    room = NARROW_BAR if screen.narrow else BAR
    # Full only for all of it, empty only for nothing.
    filled = max(gauge.done * room // gauge.whole, 1 if gauge.done else 0)
    return Text.assemble(FULL * filled, (OPEN * (room - filled), QUIET), f"  {gauge.words}")


def flow(screen: Screen, items: Sequence[Inline], room: int = 0, between: str = DOT) -> Text:
    """Return items joined by dots, to stand beside a label unless there is other room; lines break between items."""
    texts = [styled(screen, item) for item in items]
    if screen.plain:
        return Text("; ").join(texts)
    room = room or screen.page - (INDENT if screen.narrow else LABEL + GAP)
    lines: list[Text] = []
    for item in texts:
        if lines and lines[-1].cell_len + len(between) + item.cell_len <= room:
            lines[-1].append(between, QUIET).append_text(item)
        else:
            lines.append(Text().append_text(item))
    return Text("\n").join(lines)


def aside_line(screen: Screen, title: Text, aside: str, width: int = 0) -> RenderableType:
    """Return a title with a quiet aside at the right end of the page or of a width, or else under it."""
    if not aside:
        return title
    if screen.plain:
        return Group(title, Text(aside))
    blanks = (width or screen.page) - title.cell_len - cell_len(aside)
    if blanks < ASIDE_GAP:
        return Group(title, Constrain(Text(aside, QUIET), screen.page))
    return Text.assemble(title, " " * blanks, (aside, QUIET))
