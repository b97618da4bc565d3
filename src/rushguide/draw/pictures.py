"""Pages as pictures that are complete: nothing in them refers to another file or to the network."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from rich.cells import cell_len
from rich.color import blend_rgb
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from rushguide.draw.blocks import draw, render
from rushguide.draw.screen import EDGE, Screen
from rushguide.guide.files import package_file
from rushguide.pages.page import Page
from rushguide.text import clean

GREY = (225, 227, 230)
THEME = TerminalTheme(background=(18, 20, 24), foreground=GREY, normal=[GREY] * 8)
"""Dark enough that what is dim can be read. The eight colours that follow are not used: eras bring their own."""
CELL, ROW, MARGIN, TOP = 12.2, 24, 16, 48
"""Width and height of a character cell, the margin around the text, and where it begins."""
BASE = 18.5
"""From the upper edge of a row to the baseline of its characters."""
RUN = re.compile(r"\S+(?: \S+)*")
"""Words with one blank between them. After more blanks than one, a viewer must be told where they go on."""
DIM = 0.4
"""How far what is dim is towards the background."""


def picture(screen: Screen, page: Page, kind: str, *, title: str) -> str:
    """Return a page as the screen would show it, as `.svg`, `.html` or `.txt`; one page always gives the same."""
    if kind == ".txt":  # it has no frame to hold a title
        return render(screen, page)
    drawn = draw(screen, page) if screen.depth else Text(render(screen, page))
    console, template = screen.console(record=True), package_file(f"draw/picture{kind}").read_text("utf-8")
    if kind == ".html":
        console.print(drawn)
        named = template.replace("TITLE", escape(title).replace("{", "{{").replace("}", "}}"))
        return clean(console.export_html(theme=THEME, code_format=named))
    # Text at positions of its own, so that each viewer shows it alike, and nothing that needs a name.
    lines = list(Segment.split_lines(console.render(drawn)))
    columns = max(len(title) + 2, *(cell_len("".join(piece.text for piece in line).rstrip()) for line in lines))
    body = [shape for place, line in enumerate(lines) for shape in _shapes(line, TOP + place * ROW)]
    width, height = columns * CELL + 2 * MARGIN, TOP + len(lines) * ROW + MARGIN
    return clean(template.format(title=escape(title), body="\n".join(body), width=width, height=height, theme=THEME))


def _shapes(line: Sequence[Segment], top: float) -> Iterator[str]:
    """Yield the words of a line, and its bars: these are drawn, so that the bars of rows touch."""
    column = 0
    for text, given, _ in line:
        style = given or Style()
        for run in RUN.finditer(text):
            left = MARGIN + (column + cell_len(text[: run.start()])) * CELL
            if run.group() != EDGE:
                yield _words(run.group(), style, left, top)
                continue
            for x, half in ((left, style.color), (left + CELL / 2, style.bgcolor)):
                place = f'x="{x:.1f}" y="{top:.1f}" width="{CELL / 2:.1f}" height="{ROW}"'
                yield from [f'<rect {place} fill="{half.get_truecolor(THEME).hex}" />'] if half else []
        column += cell_len(text)


def _words(text: str, style: Style, left: float, top: float) -> str:
    colour = style.color.get_truecolor(THEME) if style.color else THEME.foreground_color
    fill = blend_rgb(colour, THEME.background_color, DIM).hex if style.dim else colour.hex
    bold = ' font-weight="bold"' if style.bold else ""
    italic = ' font-style="italic"' if style.italic else ""
    underline = ' text-decoration="underline"' if style.underline else ""
    place = f'x="{left:.1f}" y="{top + BASE:.1f}" textLength="{cell_len(text) * CELL:.1f}"'
    return f'<text {place} fill="{fill}"{bold}{italic}{underline}>{escape(text, quote=False)}</text>'
