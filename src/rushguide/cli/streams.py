"""Standard output and error: bytes and encodings, a reader that leaves early, a disk that is full."""

import codecs
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from rushguide.errors import ExitCode, GuideError
from rushguide.text import clean

PLAINER = str.maketrans(
    {"–": "-", "—": "-", "·": "-", "…": ".", "━": "=", "┄": ".", "▌": "|", "█": "#", "◆": "*", "◇": "o"}
    | {"✓": "+", "░": "."}
    | dict.fromkeys("▉▊▋", "#")
    | dict.fromkeys("▍▎▏", " ")
    | {"’": "'", "“": '"', "”": '"', "×": "x"},
)
"""What stands for a sign that the output's encoding lacks; as wide as the sign, so that columns stay where they are."""


def say(message: str) -> None:
    """Print a line for the person, on stderr."""
    say_list(message, [])


def say_list(message: str, items: Iterable[str]) -> None:
    """Print a line for the person, and what it counts below it; where that cannot be, the answer stands without it."""
    lines = [f"rushguide: {message}", *(f"  {item}" for item in items)]
    try:
        sys.stderr.write("".join(clean(line.replace("\n", " ")) + "\n" for line in lines))
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr)


def redraw(line: str) -> None:
    """Write over the line of the terminal on which stderr stands."""
    sys.stderr.write("\r" + clean(line).encode(sys.stderr.encoding, "rushguide.plainer").decode(sys.stderr.encoding))
    sys.stderr.flush()


def say_error(error: GuideError) -> None:
    """Print what is wrong in one line, and what is possible below it."""
    say_list(error.message, error.hints)


def encoded(text: str) -> bytes:
    """Return the text in the output's encoding; what it lacks is replaced by something plainer."""
    return text.encode(sys.stdout.encoding, "rushguide.plainer")


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):  # pragma: no cover - the handler serves encoding only
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(character: str) -> str:
    """Return what ASCII has for a character: its stand-in, itself without accents, or a question mark."""
    from unicodedata import normalize

    return normalize("NFKD", character.translate(PLAINER)).encode("ascii", "ignore").decode() or "?"


codecs.register_error("rushguide.plainer", _plainer)


def write(data: bytes) -> None:
    """Write to stdout. A reader that left early is no trouble of ours; anything else is said."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon(sys.stdout)
    except OSError as error:
        raise unwritable(error) from None


def unwritable(error: OSError) -> GuideError:
    """Return what to say of an output that cannot be written; nothing more is written to it."""
    _abandon(sys.stdout)
    return GuideError(f"the output cannot be written: {error.strerror}", code=ExitCode.LACKING)


def open_streams() -> None:
    """Give a closed stdout or stderr a place where what is written vanishes; GuideError for a closed stdout."""
    if sys.stderr is None:
        sys.stderr = _nowhere()
    if sys.stdout is None:
        sys.stdout = _nowhere()
        raise GuideError("the output cannot be written: it is closed")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _abandon(stream: TextIO) -> None:
    """Point a stream at nothing, so that Python's own last flush cannot fail again and change the exit code."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream.fileno())
    os.close(nothing)
