"""The one place that writes files: whole or not at all, and never over another one unasked."""

import codecs
import os
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from rushguide.cli.settings import USUAL_COLUMNS
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


def print_line(message: str) -> None:
    """Print a line for the person, on stderr."""
    print_list(message, [])


def print_list(message: str, items: Iterable[str]) -> None:
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


def print_error(error: GuideError) -> None:
    """Print what is wrong in one line, and what is possible below it."""
    print_list(error.message, error.hints)


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
    return GuideError(f"the output cannot be written: {error.strerror}", code=ExitCode.NOT_FOUND)


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


EVERY = 0.1
"""Seconds between two drawings."""


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that draws how much is done, of how much; the line is gone at the end, and only on terminals."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    columns = os.get_terminal_size(sys.stderr.fileno()).columns or USUAL_COLUMNS
    drawn = -EVERY

    def _draw(done: int, of: int) -> None:
        nonlocal drawn
        if (now := time.monotonic()) - drawn >= EVERY:
            drawn = now
            redraw(_line(label, columns - 1, done, of))

    try:
        yield _draw
    finally:
        redraw(" " * (columns - 1))
        redraw("")


def _line(label: str, columns: int, done: int, of: int) -> str:
    from rushguide.draw.screen import Screen, progress_line

    screen = Screen(width=columns)
    return screen.render(progress_line(screen, label, done, of)).rstrip("\n")


def check_free(path: Path, *, force: bool) -> None:
    """Raise a GuideError where a file may not be written over: better before long work than after it."""
    if not force and os.path.lexists(path):
        raise _taken(path)


def write_new(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file; GuideError where one is there already and `force` does not say otherwise, or it cannot be written.

    The bytes go to a file beside it, which takes its name when it is complete.
    """
    check_free(path, force=force)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or pipe takes what it is given; a folder refuses
        else:
            _replace(Path(os.path.realpath(path)), data, force=force)
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise GuideError(f"{path} cannot be written: {error.strerror}") from None


def _taken(path: Path) -> GuideError:
    return GuideError(f"{path} is there already", hints=["--force writes over it"])


def _replace(path: Path, data: bytes, *, force: bool) -> None:
    handle, name = tempfile.mkstemp(prefix=".rushguide.", suffix=".new", dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        unfinished.chmod(_mode(path))
        if force:
            unfinished.replace(path)
        else:
            _claim(path, unfinished)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()


def _claim(path: Path, unfinished: Path) -> None:
    """Give a file its name. Unlike a move, a link leaves alone what has come there meanwhile; not all disks have it."""
    try:
        path.hardlink_to(unfinished)
    except FileExistsError:
        raise
    except OSError:
        unfinished.replace(path)


def _mode(path: Path) -> int:
    """Return the mode of the file that is written over, else that of a new one; a temporary one is its owner's only."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
