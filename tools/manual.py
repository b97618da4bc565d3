"""Makes share/man/man1/rushguide.1 from the program itself.

The page is in the classic macros of man(7), which every reader of manuals knows.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from rushguide import __version__
from rushguide.cli.commands.program import Described, Topic, read_topics
from tools.commands import commands

SIGNS = {"\\": "e", "-": "-", "’": "(cq", "–": "(en", "'": "(aq", "`": "(ga", "^": "(ha", "~": "(ti"}
ESCAPES = str.maketrans({sign: f"\\{name}" for sign, name in SIGNS.items()})


def manual() -> str:
    """Return the page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    first, *rest = commands()
    topics = read_topics()
    yield '.\\" Generated from the program: RUSHGUIDE_REWRITE=1 python -m pytest tests/test_manual.py'
    yield f'.TH RUSHGUIDE 1 "{_released()}" "rushguide {__version__}" "User Commands"'
    yield from (".SH NAME", r"rushguide \- guide to a documentary series on Rush, and to the music behind it")
    yield from (".SH SYNOPSIS", f".B {roff('rushguide')}", roff(first.usage.removeprefix("rushguide ")))
    yield ".SH DESCRIPTION"
    yield from _paragraphs(first.about)
    yield from (".SH OPTIONS", *_rows(first.rows))
    yield ".SH COMMANDS"
    for each in rest:
        yield from _command(each)
    yield from (".SH EXAMPLES", *_verbatim(first.examples))
    for name, topic in topics.items():
        yield from _topic(name, topic)
    yield from (".SH FILES", *_rows(FILES))
    yield from (".SH SEE ALSO", roff("rushguide help TOPIC explains: " + ", ".join(topics) + "."))


GUIDE = (
    "series.yaml, episodes.yaml, eras.yaml, people.yaml, sources.yaml, announcement.yaml, albums/*.yaml, events/*.yaml"
)
FOLDER = """A guide: one folder of these files, of which series.yaml and episodes.yaml are needed. rushguide data path
prints where the one in use is, and rushguide data copy DIR makes a copy to change."""
FILES = ((GUIDE, FOLDER),)


def _released() -> str:
    """Return the day on which the version came out: the newest in the changelog, never the clock's."""
    changelog = (Path(__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")
    days: list[str] = re.findall(r"^## \[[0-9.]+\] - ([0-9-]+)$", changelog, re.MULTILINE)
    return days[0]


def _command(said: Described) -> Iterator[str]:
    depth = ".SS" if said.path.count(" ") >= 1 else ".SH"
    yield f"{depth} {roff(said.path.removeprefix('rushguide '))}"
    yield f".B {roff(said.usage)}"
    yield ".PP"
    yield from _paragraphs(said.about)
    yield from _rows(said.rows)
    if said.examples:
        yield from (".PP", "Examples:", *_verbatim(said.examples))


def _topic(name: str, topic: Topic) -> Iterator[str]:
    title = {"environment": "ENVIRONMENT", "exit-codes": "EXIT STATUS"}.get(name, topic.title.upper())
    yield f".SH {roff(title)}"
    for place, block in enumerate(topic.blocks):
        if isinstance(block, str):
            yield from ([".PP"] if place else [])
            yield roff(block)
        else:
            yield from _rows(block)


def _paragraphs(paragraphs: Sequence[str]) -> Iterator[str]:
    for place, paragraph in enumerate(paragraphs):
        yield from ([".PP"] if place else [])
        yield roff(paragraph)


def _rows(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    for term, said in rows:
        yield from (".TP", f".B {roff(term)}", roff(said or term))


def _verbatim(lines: Sequence[str]) -> Iterator[str]:
    yield from (".nf", ".RS 4", *(roff(line, joined=False) for line in lines), ".RE", ".fi")


def roff(text: str, *, joined: bool = True) -> str:
    """Return text as roff prints it: nothing in it is a request or an escape."""
    said = (" ".join(text.split()) if joined else text).translate(ESCAPES)
    return f"\\&{said}" if said.startswith(".") else said
