"""Which audio files a folder holds, at any depth."""

import os
import re
import stat
from collections import deque
from pathlib import Path
from typing import NamedTuple

from rushguide.errors import GuideError
from rushguide.library.files import Unread

SUFFIXES = (".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav")
"""How the names of audio files end, in small letters."""
HIDDEN = re.compile(r"\.[^.0-9]")
"""How names begin that are not looked at: a desktop's bin, another system's side files; albums may begin with "..."."""


class Stamp(NamedTuple):
    """What changes whenever a file does.

    The time of the last change of its record (ctime) is among it: tag editors can keep both time and size.
    """

    size: int
    written: int
    """Nanoseconds, as the next."""
    changed: int


class Found(NamedTuple):
    """An audio file, by its path from the library's folder."""

    path: str
    stamp: Stamp


def walk(root: Path) -> tuple[list[Found], list[Unread]]:
    """Return the audio files under a folder by path, and what could not be looked at.

    Links are followed, each folder is visited once, and one's own folders come before those that links lead to.
    GuideError where the folder itself cannot be opened.
    """
    found: list[Found] = []
    unread: list[Unread] = []
    visited: set[tuple[int, int]] = set()
    waiting, linked = deque([""]), deque[str]()
    while waiting or linked:
        folder = waiting.popleft() if waiting else linked.popleft()
        try:
            if not _is_new(root / folder, visited):
                continue
            entries = _entries(root / folder)
        except OSError as error:
            if not folder:
                raise GuideError(f"the library {root} cannot be read: {error.strerror}") from None
            unread.append(Unread(folder, f"the folder cannot be opened: {error.strerror}"))
            continue
        for entry in entries:
            path = os.path.join(folder, entry.name)  # noqa: PTH118 - 20,000 names: pathlib takes five times as long
            if _is_folder(entry):
                (linked if entry.is_symlink() else waiting).append(path)
            elif entry.name.lower().endswith(SUFFIXES):
                _look(entry, path, found, unread)
    return sorted(found), sorted(unread)


def _is_new(folder: Path, visited: set[tuple[int, int]]) -> bool:
    """Whether the folder was not visited before, under any name."""
    about = folder.stat()
    identity = (about.st_dev, about.st_ino)
    if identity in visited:
        return False
    visited.add(identity)
    return True


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return [entry for entry in entries if not HIDDEN.match(entry.name)]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle
        return False


def _look(entry: os.DirEntry[str], path: str, found: list[Found], unread: list[Unread]) -> None:
    """Put a file where it belongs: it may be a pipe, a link that leads nowhere, or gone."""
    try:
        about = entry.stat()
    except OSError as error:
        unread.append(Unread(path, error.strerror or "it is gone"))
        return
    if stat.S_ISREG(about.st_mode):
        found.append(Found(path, Stamp(about.st_size, about.st_mtime_ns, about.st_ctime_ns)))
    else:
        unread.append(Unread(path, "it is no file"))
