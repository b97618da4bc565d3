"""What each shell says of its line, and how it takes an answer.

A script in this folder calls the program with `_RUSHGUIDE_COMPLETE` set to the shell's name. The first line of what it
gets says what to do; a line for each offer follows. Meanings come from a guide: they are data to a script, never code.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

from rushguide.cli.completing.answers import Answer, answer
from rushguide.cli.completing.words import Line, split
from rushguide.text import clean

LISTING = frozenset({"33", "63", "64"})
"""Bash's `COMP_TYPE` ("!", "?", "@") where it shows what fits."""


class Shell(StrEnum):
    """The shells that words are completed in."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def script(shell: Shell) -> str:
    """Return what the shell has to read once."""
    return (Path(__file__).parent / f"rushguide.{shell}").read_text(encoding="utf-8")


def completed(root: Any, shell: Shell, arguments: Sequence[str]) -> str:
    """Return the answer for a shell, as its script takes it."""
    return "".join(f"{line}\n" for line in READERS[shell](root, arguments))


def _bash(root: Any, arguments: Sequence[str]) -> Iterator[str]:
    """Bash gives its line up to the cursor, `COMP_WORDBREAKS` and `COMP_TYPE`, and takes whole words.

    It has cut the word at ":" and "=", so it also wants only what stands after the last of them.
    """
    typed, breaks, how = arguments
    line = split(typed)
    found = answer(root, line.words[1:], line.last)
    yield _told(found)
    kept = _kept(line, breaks)
    words = [(found.prefix + offer)[kept:] for offer in found.offers]
    shown = [_shown(offer.meaning) for offer in found.offers]
    if how in LISTING and len(words) > 1:
        yield from (f"{word}  ({meaning})" if meaning else word for word, meaning in zip(words, shown, strict=True))
    else:
        yield from words
    if found.loose and len(words) > 1:
        yield " "  # shares no beginning with the others, so that Bash leaves the word as it is


def _kept(line: Line, breaks: str) -> int:
    """Return how many characters of the last word Bash does not count to it."""
    return 0 if line.quoted else max(line.last.rfind(mark) + 1 for mark in ":=" if mark in breaks or mark == ":")


def _zsh(root: Any, arguments: Sequence[str]) -> Iterator[str]:
    """Zsh gives the words up to the cursor and takes `word:meaning`.

    A backslash stands before every other one, and before a ":" of the word.
    """
    *words, last = arguments
    found = answer(root, words, last)
    yield _told(found)
    yield str(len(found.prefix))
    for offer in found.offers:
        word, meaning = (text.replace("\\", r"\\") for text in (offer, _shown(offer.meaning)))
        word = word.replace(":", r"\:")
        yield f"{word}:{meaning}" if meaning else word


def _fish(root: Any, arguments: Sequence[str]) -> Iterator[str]:
    """Fish gives the words up to the cursor, the last as it stands, and takes whole words, a tab, their meanings."""
    *words, last = arguments
    found = answer(root, words, split(last).last)
    yield _told(found)
    yield from (f"{found.prefix}{offer}\t{_shown(offer.meaning)}" for offer in found.offers)


READERS: dict[Shell, Callable[[Any, Sequence[str]], Iterator[str]]] = {
    Shell.BASH: _bash,
    Shell.ZSH: _zsh,
    Shell.FISH: _fish,
}


def _told(found: Answer) -> str:
    """Return what the script is told: what to look for, and about words that are loose or go on."""
    goes_on = [offer for offer in found.offers if offer.endswith(":")]
    told = [found.kind, "loose" if found.loose else "", "open" if goes_on else ""]
    return " ".join(filter(None, told))


def _shown(meaning: str) -> str:
    return " ".join(clean(meaning).split())
