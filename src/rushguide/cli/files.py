"""The one place that writes files: whole or not at all, and never over another one unasked."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from rushguide.errors import GuideError


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
