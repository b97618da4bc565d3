"""Pages as pictures that are complete: nothing in them refers to another file or to the network."""

from html import escape

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from rushguide.draw.blocks import draw, render
from rushguide.draw.screen import Screen
from rushguide.pages.page import Page
from rushguide.text import clean

GREY = (225, 227, 230)
THEME = TerminalTheme(background=(18, 20, 24), foreground=GREY, normal=[GREY] * 8)
"""Dark enough that what is dim can be read. The eight colours that follow are not used: eras bring their own."""
FONTS = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, 'Liberation Mono', monospace"
"""Fonts that systems come with."""
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: FONTS; font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-family: sans-serif; font-size: 18px; font-weight: bold; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
""".replace("FONTS", FONTS)
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
    console = _recorded(screen, page)
    return clean(console.export_svg(title=title, theme=THEME, code_format=SVG, unique_id="rushguide"))


def _html(screen: Screen, page: Page, title: str) -> str:
    template = HTML.replace("TITLE", escape(title).replace("{", "{{").replace("}", "}}"))
    return clean(_recorded(screen, page).export_html(theme=THEME, code_format=template))


def _recorded(screen: Screen, page: Page) -> Console:
    console = screen.console(record=True)
    console.print(draw(screen, page) if screen.depth else Text(render(screen, page)))
    return console


KINDS = {".svg": _svg, ".html": _html, ".txt": _text}
"""How each kind of picture is made, by the ending of the file."""
