"""What a search found: by kind, best first, with the words marked and the command that opens each."""

import re
import shlex
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from rushguide.queries.search import Findings, Hit
from rushguide.text import count, fold
from rushguide.views.parts import INDENT, QUIET, heading, indented, page, paragraphs_of, section
from rushguide.views.screen import Screen

SHOWN = 8
"""Hits shown for each kind; the search within that kind shows all."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def search_view(screen: Screen, typed: str, findings: Findings, *, everything: bool) -> RenderableType:
    """Return what was found for what was typed; `everything` shows all hits of each kind."""
    blocks = []
    quoted = shlex.join(typed.split())
    for kind, grouped in groupby(findings.hits, key=lambda hit: hit.entry.kind):
        hits = list(grouped)
        shown = hits if everything else hits[:SHOWN]
        more = [Text(f"and {len(hits) - len(shown)} more: rushguide search --in {kind} {quoted}", QUIET)]
        rows = [_hit(screen, hit, findings.words) for hit in shown]
        blocks.append(section(kind.capitalize(), Group(*rows, *(more if len(shown) < len(hits) else []))))
    found = f"{count(len(findings.hits), 'match', 'matches')} for '{' '.join(findings.words)}'"
    near = f"Nothing matches '{typed}'. {found}"
    return page(Text(near if findings.corrected else found, QUIET), *blocks)


def _hit(screen: Screen, hit: Hit, words: tuple[str, ...]) -> RenderableType:
    name = marked(screen, hit.entry.names[0], words)
    line = heading(screen, name, f"rushguide {hit.entry.command}")
    if not hit.extract:
        return line
    narrow = screen.inset(INDENT)
    return Group(line, indented(paragraphs_of(narrow, marked(screen, hit.extract, words))))


def marked(screen: Screen, text: str, words: tuple[str, ...]) -> Text:
    """Return a text with the words that match set off: in bold and underlined, or between asterisks without colour."""
    result, last = Text(), 0
    for found in WORD.finditer(text):
        if any(fold(found.group()).startswith(word) for word in words):
            result.append(text[last : found.start()])
            sign = "" if screen.depth or screen.plain else "*"
            result.append(f"{sign}{found.group()}{sign}", "bold underline")
            last = found.end()
    return result.append(text[last:])
