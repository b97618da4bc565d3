"""Reading a library: only what is new or has changed, the rest as it was remembered."""

import os
import re
import stat
from _blake2 import blake2b
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple, TypeVar

from msgspec import Struct

from rushguide import __version__
from rushguide.errors import GuideError
from rushguide.guide import cache
from rushguide.library.tags import AudioFile, Library, Progress, Tags, Unread, UnreadableAudioError, read_tags

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


SUFFIX = ".library"


class Kept(Struct, frozen=True, kw_only=True):
    """What was read of a file, and how the file was stamped then."""

    stamp: Stamp
    tags: Tags = Tags()
    problem: str = ""
    """Why it could not be read; empty for a file that could."""

    def of(self, found: Found) -> bool:
        """Whether the file is as it was then."""
        return self.stamp == found.stamp


P = TypeVar("P")
Memory = Mapping[P, Kept]
"""What is kept of each path; as bytes in the cache, for not every name of a file is text."""


def recall(root: Path) -> Memory[bytes]:
    """Return what was kept of a library; nothing where there is nothing, or nothing that can be read."""
    return cache.load(_entry(root), dict[bytes, Kept]) or {}


def keep(root: Path, memory: Memory[bytes]) -> None:
    """Keep what was read of a library, whole or not at all."""
    cache.save(_entry(root), dict(memory))


def _entry(root: Path) -> str:
    """Return the name under which a library is kept: other places and versions have others."""
    hashed = blake2b(__version__.encode(), digest_size=16)
    hashed.update(os.fsencode(root.resolve()))
    return hashed.hexdigest() + SUFFIX


def read_library(folder: Path, progress: Progress = lambda _done, _of: None) -> Library:
    """Return the audio files of a folder with their tags; GuideError where the folder cannot be opened.

    What was read is remembered even where the reading is interrupted.
    """
    root = absolute(folder)
    progress(0, 0)
    found, unread = walk(root)
    remembered = recall(root)
    kept = {each.path: known for each in found if (known := remembered.get(os.fsencode(each.path))) and known.of(each)}
    changed = [each for each in found if each.path not in kept]
    try:
        for done, each in enumerate(changed):
            progress(done, len(changed))
            _read(root, each, kept, unread)
        progress(len(changed), len(changed))
    finally:
        if changed or len(kept) != len(remembered):
            keep(root, {os.fsencode(path): known for path, known in kept.items()})
    return _library(root, found, kept, unread, len(changed))


def absolute(folder: Path) -> Path:
    """Return a folder's whole path; links in it stay as they were typed, unless "..", which leads elsewhere by them."""
    whole = folder.expanduser().absolute()
    return whole.resolve() if ".." in whole.parts else whole


def _read(root: Path, found: Found, kept: dict[str, Kept], unread: list[Unread]) -> None:
    """Read a file into what is kept. What the system refuses may be allowed next time, so that is not kept."""
    try:
        kept[found.path] = Kept(stamp=found.stamp, tags=read_tags(str(root / found.path)))
    except UnreadableAudioError as error:
        kept[found.path] = Kept(stamp=found.stamp, problem=str(error))
    except OSError as error:
        unread.append(Unread(found.path, error.strerror or "it cannot be read"))


def _library(root: Path, found: list[Found], kept: Memory[str], unread: list[Unread], read_anew: int) -> Library:
    known = [(each.path, kept[each.path]) for each in found if each.path in kept]
    broken = [Unread(path, each.problem) for path, each in known if each.problem]
    files = tuple(AudioFile(path, each.tags) for path, each in known if not each.problem)
    return Library(root, files, tuple(sorted([*unread, *broken])), read_anew)
