"""What is wrong with a document: screens that are not what the program shows, commands and flags that there are not."""

import re
import shlex
from collections.abc import Callable, Iterator
from functools import cache

from tools.commands import commands, flags

from rushguide.cli.app import COMMANDS, root
from rushguide.guide.files import load_guide
from rushguide.queries.names import things

BLOCK = re.compile(r"(?P<start>```console\n\$ rushguide(?P<line>[^\n]*)\n)(?P<shown>.*?)(?P<end>```\n)", re.DOTALL)
LINE = re.compile(r"^(?: {4,}|\$ |)rushguide(?: ([^\n]*))?$", re.MULTILINE)
SPAN = re.compile(r"`(?:rushguide ([^`\n]+)|(--[^`\n]+))`")
PATHS = frozenset(each.path for each in commands())
PROSE = ("#", "  ", " | ", " > ", "; ")
"""What ends a command on a line of its own: a remark, or another command."""


def rewritten(text: str, run: Callable[[list[str]], str]) -> str:
    """Return the document with each block showing what its command prints."""
    return BLOCK.sub(lambda found: f"{found['start']}{run(shlex.split(found['line']))}{found['end']}", text)


def mistakes(text: str) -> Iterator[str]:
    """Yield the commands that there are not, and the flags that a command does not have."""
    for line in (*LINE.findall(text), *(found[1] or "" for found in SPAN.finditer(text))):
        yield from _mistakes_in(_words(line))
    for found in SPAN.finditer(text):
        yield from (f"no command has {word}" for word in _flags_in((found[2] or "").split()) if word not in _every())


def _words(line: str) -> list[str]:
    for end in PROSE:
        line = line.split(end, maxsplit=1)[0]
    return shlex.split(line)


def _mistakes_in(words: list[str]) -> Iterator[str]:
    path = _path(words)
    if words and not path and not words[0].startswith("-") and words[0].islower() and not _is_name(" ".join(words)):
        yield f"there is no command {words[0]}"
    known = _known(*path)
    yield from (f"rushguide {' '.join(path)} has no {word}" for word in _flags_in(words) if word not in known)


@cache
def _is_name(typed: str) -> bool:
    return bool(things(load_guide(), typed))


def _flags_in(words: list[str]) -> list[str]:
    return [word.partition("=")[0].rstrip(",.;") for word in words if re.match("-[-a-z]", word) and _is_flag(word)]


def _is_flag(word: str) -> bool:
    return word.startswith("--") or len(word) == len("-h")


def _path(words: list[str]) -> list[str]:
    """Return the command that the words name, with the one within it where it is a group."""
    first = next((place for place, word in enumerate(words) if word in COMMANDS), len(words))
    path = [word for word in words[first : first + 2] if not word.startswith("-")]
    return path if " ".join(["rushguide", *path]) in PATHS else path[:1]


@cache
def _known(*path: str) -> frozenset[str]:
    return flags(root(), path)


def _every() -> frozenset[str]:
    return frozenset().union(*(_known(name) for name in COMMANDS))
