"""What each shell says of its line, and how it takes an answer.

A script in this folder calls the program with `_RUSHGUIDE_COMPLETE` set to the shell's name. The first line of what it
gets says what to do; a line for each word follows. Descriptions come from a guide: they are data to a script, never
code.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from rushguide.cli.completion import Answer, answer
from rushguide.guide.files import shipped
from rushguide.text import clean

LISTING = frozenset({"33", "63", "64"})
"""Bash's `COMP_TYPE` ("!", "?", "@") when it shows what fits."""


class Shell(StrEnum):
    """The shells that words are completed in."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


class Line(NamedTuple):
    """The words before the one at the end, and that one, empty after a blank; without their quotes."""

    words: tuple[str, ...]
    last: str
    quoted: bool
    """Whether a quote is open at the end."""


def split(text: str) -> Line:
    """Take a line apart at blanks outside quotes. Variables and the like stay as they are: nothing is expanded."""
    words: list[str] = []
    current, begun, quote = "", False, ""
    letters = iter(text)
    for letter in letters:
        if letter == "\\" and quote != "'":
            current, begun = current + next(letters, ""), True
        elif quote:
            current, quote = (current, "") if letter == quote else (current + letter, quote)
        elif letter in "'\"":
            quote, begun = letter, True
        elif not letter.isspace():
            current, begun = current + letter, True
        elif begun:
            words.append(current)
            current, begun = "", False
    return Line(tuple(words), current, bool(quote))


def script(shell: Shell) -> str:
    """Return what the shell has to read once."""
    return shipped(f"cli/rushguide.{shell}").read_text(encoding="utf-8")


def completed(root: Any, shell: Shell, arguments: Sequence[str]) -> str:
    """Return the answer for a shell, as its script takes it."""
    return "".join(f"{line}\n" for line in READERS[shell](root, arguments))


def _bash(root: Any, arguments: Sequence[str]) -> Iterator[str]:
    """Bash gives its line up to the cursor, `COMP_WORDBREAKS` and `COMP_TYPE`, and takes whole words.

    It has cut the word at ":" and "=", so it wants only what comes after the last of them.
    """
    typed, breaks, how = arguments
    line = split(typed)
    found = answer(root, line.words[1:], line.last)
    yield _instruction(found)
    kept = 0 if line.quoted else max(line.last.rfind(mark) + 1 for mark in ":=" if mark in breaks or mark == ":")
    listed = how in LISTING and len(found.words) > 1
    for word in found.words:
        description = _one_line(word.description) if listed else ""
        yield (found.prefix + word)[kept:] + (f"  ({description})" if description else "")
    if found.inexact and len(found.words) > 1:
        yield " "  # shares no beginning with the others, so that Bash leaves the word as it is


def _zsh(root: Any, arguments: Sequence[str]) -> Iterator[str]:
    """Zsh gives the words up to the cursor and takes `word:description`.

    A backslash escapes every other one, and a ":" of the word.
    """
    *words, last = arguments
    found = answer(root, words, last)
    yield _instruction(found)
    yield str(len(found.prefix))
    for each in found.words:
        word, description = (text.replace("\\", r"\\") for text in (each, _one_line(each.description)))
        word = word.replace(":", r"\:")
        yield f"{word}:{description}" if description else word


def _fish(root: Any, arguments: Sequence[str]) -> Iterator[str]:
    """Fish gives the words up to the cursor, the last with its quotes, and takes whole words, a tab, descriptions."""
    *words, last = arguments
    found = answer(root, words, split(last).last)
    yield _instruction(found)
    yield from (f"{found.prefix}{word}\t{_one_line(word.description)}" for word in found.words)


READERS: dict[Shell, Callable[[Any, Sequence[str]], Iterator[str]]] = {
    Shell.BASH: _bash,
    Shell.ZSH: _zsh,
    Shell.FISH: _fish,
}


def _instruction(found: Answer) -> str:
    """Return what the script is told: what to look for, whether words are inexact, and whether one goes on."""
    goes_on = any(word.endswith(":") for word in found.words)
    return found.kind + " loose" * found.inexact + " open" * goes_on


def _one_line(description: str) -> str:
    return " ".join(clean(description).split())
