"""The streams, and the one place that writes files: whole or not at all, and never over another one unasked."""

import codecs
import errno
import os
import sys
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from rushguide.errors import GuideError
from rushguide.text import clean, latin

PLAINER = str.maketrans("–—·…━╸┄▌╵█◆◇✓▸✗░▉▊▋▍▎▏‘’“”×", "---.=-.||#*o+>x.###   ''\"\"x")
"""Substitutes for signs that the output's encoding lacks, as wide as the signs, so that columns stay aligned."""

NOT_REPLACED = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, errno.EXDEV, errno.EROFS})
"""Errors after which a file that cannot be replaced may still be overwritten."""


NAME = "rushguide:"
"""The first word of what is said on stderr."""
BOLD, RED, RESET = "\x1b[1m", "\x1b[1;31m", "\x1b[0m"


def print_line(message: str, items: Iterable[str] = (), *, style: str = BOLD) -> None:
    """Print a line for the person on stderr, and items below it; a stderr that fails costs only them.

    On a terminal lines are as wide as that, no word is cut in two, and the first word stands out.
    """
    lines = [f"{NAME} {message}", *(f"  {item}" for item in items)]
    lines = [clean(line.replace("\n", " ")) for line in lines]
    # In the browser stderr is a terminal without a number.
    if sys.stderr.isatty() and sys.stderr.fileno() >= 0 and os.environ.get("TERM") != "dumb":
        lines = [piece for line in lines for piece in _wrapped(line)]
        if not os.environ.get("NO_COLOR"):
            lines[0] = lines[0].replace(NAME, f"{style}{NAME}{RESET}", 1)
    try:
        sys.stderr.write("".join(f"{line}\n" for line in lines))
        sys.stderr.flush()
    except OSError:
        _abandon(sys.stderr.fileno())


def _wrapped(line: str) -> list[str]:
    """Return a line in pieces that fit the terminal, the later ones further in than the first."""
    from textwrap import wrap

    inset = " " * (len(line) - len(line.lstrip()))
    columns = os.get_terminal_size(sys.stderr.fileno()).columns or len(line) + 1
    return wrap(line, columns, subsequent_indent=f"{inset}  ", break_long_words=False, break_on_hyphens=False)


def print_error(error: GuideError) -> None:
    """Print what is wrong in one line, and what is possible below it."""
    print_line(error.message, error.hints, style=RED)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Return what ASCII has for characters: a substitute, a letter without accent or stroke, or a question mark.

    Numbers keep their value: "1½" is "1 1/2", and "2³" is "2^3".
    """
    from unicodedata import decomposition, normalize

    if not isinstance(error, UnicodeEncodeError):  # pragma: no cover - the handler serves encoding only
        raise error
    made = []
    for place in range(error.start, error.end):
        sign = error.object[place]
        apart = normalize("NFKD", sign.translate(PLAINER)).replace("\N{FRACTION SLASH}", "/")
        plain = "".join(map(latin, apart)).encode("ascii", "ignore").decode() or "?"
        if "/" in plain and error.object[place - 1 : place].isdecimal():
            made.append(" ")
        elif decomposition(sign).startswith("<super>") and plain.isdecimal():
            made.append("^")
        made.append(plain)
    return "".join(made), error.end


PLAINLY = "rushguide.plainer"
"""How texts are encoded in the output's encoding: what it lacks is replaced by something plainer."""
codecs.register_error(PLAINLY, _plainer)


def write(data: bytes) -> None:
    """Write to stdout. A reader that stops early is no error; any other failure is a GuideError."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except OSError as error:
        _abandon(sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise GuideError(f"the output cannot be written: {error.strerror}") from None


def open_streams() -> None:
    """Replace a closed stderr by a buffer that nobody reads; GuideError for a closed stdout."""
    if sys.stderr is None:
        sys.stderr = StringIO()
    if sys.stdout is None:
        raise GuideError("the output cannot be written: it is closed")


def _abandon(stream: int) -> None:
    """Point a descriptor at nothing, so that Python's own last flush cannot fail again and change the exit code."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, stream)
    os.close(nothing)


def check_free(path: Path, *, force: bool) -> None:
    """Raise a GuideError if a file may not be overwritten: better before long work than after it."""
    if not force and os.path.lexists(path):
        raise _taken(path)


def write_new(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file; GuideError if there is one already, unless with `force`, or if it cannot be written.

    The bytes go to a file beside it, which takes its name when it is complete. Where that cannot be, since the folder
    is not writable or something is mounted there, they are written over what the file holds.
    """
    check_free(path, force=force)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or pipe takes what it is given; a folder refuses
            return
        try:
            _replace(Path(os.path.realpath(path)), data, force=force)
        except OSError as error:
            if error.errno not in NOT_REPLACED or not path.is_file():
                raise
            _overwrite(path, data)
    except FileExistsError:
        raise _taken(path) from None
    except OSError as error:
        raise GuideError(f"{path} cannot be written: {error.strerror}") from None


def _taken(path: Path) -> GuideError:
    return GuideError(f"{path} already exists", hints=[] if path.is_dir() else ["-f writes over it"])


def _replace(path: Path, data: bytes, *, force: bool) -> None:
    """Put a new file into the place of the old one, with its owner, mode and access list, or those of any new file.

    OSError if it cannot have that owner.
    """
    import shutil

    unfinished = path.with_name(f".rushguide.{os.urandom(8).hex()}.new")
    # The mode is that of any new file, less what the user's mask or the folder's access list says.
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(data)
            opened.flush()
            os.fsync(opened.fileno())
        if force and os.path.lexists(path):
            about, own = path.stat(), unfinished.stat()
            if (about.st_uid, about.st_gid) != (own.st_uid, own.st_gid):
                os.chown(unfinished, about.st_uid, about.st_gid)
            shutil.copystat(path, unfinished)  # the access list is among what Linux calls extended attributes
            os.utime(unfinished)
        if not force:
            # Unlike a move, a link does not replace a file that another process has made; some disks have no links.
            try:
                path.hardlink_to(unfinished)
            except FileExistsError:
                raise
            except OSError:
                force = True
        if force:
            unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _overwrite(path: Path, data: bytes) -> None:
    """Write over what a file holds; a copy of that is kept until this is done."""
    import tempfile

    with (
        path.open("r+b") as opened,
        tempfile.NamedTemporaryFile(prefix="rushguide-", suffix=path.suffix, delete=False) as kept,
    ):
        kept.write(opened.read())
    try:
        with path.open("r+b") as opened:  # leaving this writes again what could not be written
            opened.write(data)
            opened.truncate()
            opened.flush()
            os.fsync(opened.fileno())
    except OSError as error:
        hint = f"what it held is in {kept.name}"
        raise GuideError(f"{path} cannot be written: {error.strerror}", hints=[hint]) from None
    Path(kept.name).unlink()
