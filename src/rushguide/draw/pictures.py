"""Pages as pictures that are complete: nothing in them refers to another file or to the network."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from rich.cells import cell_len
from rich.color import Color, blend_rgb
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from rushguide.draw.blocks import draw, render
from rushguide.draw.screen import Screen
from rushguide.draw.text import EDGE
from rushguide.pages.page import Page
from rushguide.text import clean

GREY = (225, 227, 230)
THEME = TerminalTheme(background=(18, 20, 24), foreground=GREY, normal=[GREY] * 8)
"""Dark enough that what is dim can be read. The eight colours that follow are not used: eras bring their own."""
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
"""Fonts that systems come with."""
SVG = """\
<svg viewBox="0 0 {width:.1f} {height:.1f}" width="{width:.1f}" height="{height:.1f}" xmlns="http://www.w3.org/2000/svg">
<title>{title}</title>
<rect width="{width:.1f}" height="{height:.1f}" rx="8" fill="{background}" />
<text x="50%" y="27" text-anchor="middle" font-family="sans-serif" font-size="18" font-weight="bold" fill="{ink}">\
{title}</text>
<g font-family="FONTS" font-size="20">
{body}
</g>
</svg>
""".replace("FONTS", FONTS)
CELL, ROW, MARGIN, TOP = 12.2, 24, 16, 48
"""Width and height of a character's place, what is left free around the text, and where it begins."""
BASE = 18.5
"""From the upper edge of a row to the line on which characters stand."""
RUN = re.compile(r"\S+(?: \S+)*")
"""Words with one blank between them. Only where more is blank does a viewer have to be told where they go on."""
DIM = 0.4
"""How far what is dim is towards the background."""
HTML = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>TITLE</title>
<style>
body {{ color: {foreground}; background: {background}; margin: 2em; }}
pre {{ font-family: FONTS; font-size: 15px; line-height: 1.35; margin: 0; }}
{stylesheet}
</style>
</head>
<body>
<pre>{code}</pre>
</body>
</html>
""".replace("FONTS", FONTS)


def picture(screen: Screen, page: Page, kind: str, *, title: str) -> str:
    """Return a page as the screen would show it, in one of the KINDS; one page always gives the same picture."""
    return KINDS[kind](screen, page, title)


def _text(screen: Screen, page: Page, title: str) -> str:
    del title  # a text has no frame to hold it
    return render(screen, page)


def _svg(screen: Screen, page: Page, title: str) -> str:
    """Return text at positions of its own, so that each viewer shows it alike, and nothing that needs a name."""
    lines = list(Segment.split_lines(screen.console().render(_renderable(screen, page))))
    columns = max(len(title) + 2, *(cell_len("".join(piece.text for piece in line).rstrip()) for line in lines))
    body = [shape for place, line in enumerate(lines) for shape in _shapes(line, TOP + place * ROW)]
    colours = {"background": THEME.background_color.hex, "ink": THEME.foreground_color.hex}
    size = {"width": columns * CELL + 2 * MARGIN, "height": TOP + len(lines) * ROW + MARGIN}
    return clean(SVG.format(title=escape(title), body="\n".join(body), **size, **colours))


def _shapes(line: Sequence[Segment], top: float) -> Iterator[str]:
    """Yield the words and bars of a line."""
    column = 0
    for text, given, _ in line:
        style = given or Style()
        for run in RUN.finditer(text):
            left = MARGIN + (column + cell_len(text[: run.start()])) * CELL
            if run.group() == EDGE:
                yield from _bar(style, left, top)
            else:
                yield _text_of(run.group(), style, left, top)
        column += cell_len(text)


def _bar(style: Style, left: float, top: float) -> Iterator[str]:
    """Yield the halves of a bar, drawn, so that the bars of rows touch."""
    for place, colour in enumerate((style.color, style.bgcolor)):
        if colour:
            x = left + place * CELL / 2
            yield f'<rect x="{x:.1f}" y="{top:.1f}" width="{CELL / 2:.1f}" height="{ROW}" fill="{_hex(colour)}" />'


def _text_of(text: str, style: Style, left: float, top: float) -> str:
    colour = style.color.get_truecolor(THEME) if style.color else THEME.foreground_color
    fill = blend_rgb(colour, THEME.background_color, DIM).hex if style.dim else colour.hex
    marks = [(style.bold, ' font-weight="bold"'), (style.italic, ' font-style="italic"')]
    marks.append((style.underline, ' text-decoration="underline"'))
    marked = "".join(mark for given, mark in marks if given)
    place = f'x="{left:.1f}" y="{top + BASE:.1f}" textLength="{cell_len(text) * CELL:.1f}"'
    return f'<text {place} fill="{fill}"{marked}>{escape(text, quote=False)}</text>'


def _hex(colour: Color) -> str:
    return colour.get_truecolor(THEME).hex


def _renderable(screen: Screen, page: Page) -> RenderableType:
    return draw(screen, page) if screen.depth else Text(render(screen, page))


def _html(screen: Screen, page: Page, title: str) -> str:
    template = HTML.replace("TITLE", escape(title).replace("{", "{{").replace("}", "}}"))
    return clean(_recorded(screen, page).export_html(theme=THEME, code_format=template))


def _recorded(screen: Screen, page: Page) -> Console:
    console = screen.console(record=True)
    console.print(_renderable(screen, page))
    return console


KINDS = {".svg": _svg, ".html": _html, ".txt": _text}
"""How each kind of picture is made, by the ending of the file."""
