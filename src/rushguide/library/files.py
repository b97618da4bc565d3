"""Reading a library: only what is new or has changed; the rest comes from the cache."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

from rushguide import __version__
from rushguide.errors import GuideError, file_trouble
from rushguide.guide.files import digest_of, load_cached, save_cached
from rushguide.library.tags import AudioFile, Library, OnProgress, Tags, Unread, UnreadableAudioError, read_tags
from rushguide.text import typed_path

AUDIO = re.compile(
    r"\.(aac|ac3|aif[cf]?|ape|asf|dff|dsf|flac|m4[ab]|mp[23c+]|of[rs]|og[ag]|opus|spx|tak|tta|wave?|wma|wv)\Z",
    re.IGNORECASE,
)
"""How the names of audio files end: all that mutagen reads."""
UNSUPPORTED = (".amr", ".au", ".caf", ".dts", ".eac3", ".mka", ".mlp", ".ra", ".rm", ".shn", ".snd", ".w64", ".weba")
"""The endings of audio files that it does not read."""
HIDDEN = re.compile(
    r"\.[^.0-9]|(#recycle|#snapshot|@eadir|@recycle|@recently-snapshot|\$recycle\.bin|recycle[dr]|__macosx|lost\+found"
    r"|system volume information|network trash folder|temporary items)$",
    re.IGNORECASE,
)
"""Names that are skipped: bins, thumbnails, another system's side files. Albums may begin with "..." or "#"."""


def stated_library() -> Path | None:
    """Return the folder that `RUSHGUIDE_LIBRARY` names; None if it is not set."""
    stated = os.environ.get("RUSHGUIDE_LIBRARY")
    return typed_path(stated) if stated else None


def walk(root: Path) -> tuple[dict[str, str], list[Unread]]:
    """Return the stamps of the audio files below a folder, by path from there, and what could not be looked at.

    A stamp changes with the file. The time of the last change of its record (ctime) is part of it, since tag editors
    can keep size and time, and inode and device, since two files can be swapped. GuideError if the folder itself
    cannot be opened.
    """
    found: dict[str, str] = {}
    unread: list[Unread] = []
    prefix = len(os.path.join(root, ""))  # noqa: PTH118 - here and below: pathlib takes five times as long

    def note(error: OSError) -> None:
        if error.filename == os.fspath(root):
            raise GuideError(f"the library {root} cannot be read: {error.strerror}")
        unread.append(Unread(error.filename[prefix:], f"the folder cannot be opened: {error.strerror}"))

    for path in _paths(root, note):
        name = path[prefix:]
        if name.lower().endswith(UNSUPPORTED):
            unread.append(Unread(name, "audio of this kind is not read"))
        elif AUDIO.search(name):
            try:
                about = os.stat(path)  # noqa: PTH116
            except OSError as error:  # a broken link, or the file has vanished since
                unread.append(Unread(name, error.strerror or "it is gone"))
                continue
            if stat.S_ISREG(about.st_mode):
                values = (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_dev)
                found[name] = " ".join(map(str, values))
            else:
                unread.append(Unread(name, "it is not a regular file"))
    return dict(sorted(found.items())), sorted(unread)


def _paths(root: Path, note: Callable[[OSError], None]) -> Iterator[str]:
    """Yield the files below a folder. Links are followed, each folder is visited once, real ones before linked ones."""
    visited: set[tuple[int, int]] = set()
    tops = [os.fspath(root)]
    for top in tops:  # linked folders are added on the way
        for folder, folders, names in os.walk(top, onerror=note):
            try:
                about = os.stat(folder)  # noqa: PTH116
            except OSError as error:  # it has vanished since
                note(error)
                continue
            identity = (about.st_dev, about.st_ino)
            if identity in visited:
                folders.clear()
                continue
            visited.add(identity)
            folders[:] = sorted(name for name in folders if not HIDDEN.match(name))
            paths = [os.path.join(folder, name) for name in folders]  # noqa: PTH118
            tops += [path for path in paths if os.path.islink(path)]  # noqa: PTH114
            yield from (os.path.join(folder, name) for name in names if not HIDDEN.match(name))  # noqa: PTH118


class Reading(Struct, frozen=True):
    """What was read from a file, and the stamp that it had then."""

    stamp: str
    tags: Tags = Tags()
    problem: str = ""
    """Why it could not be read; empty if it could."""


def read_library(folder: Path, progress: OnProgress = lambda _done, _of: None) -> Library:
    """Return the audio files of a folder with their tags; GuideError if the folder cannot be opened.

    What was read is cached even if the reading is interrupted.
    """
    root = absolute(folder)
    progress(0, 0)
    found, unread = walk(root)
    entry = f"{digest_of([(os.fspath(root.resolve()), b'')], __version__)}.library"
    cached = load_cached(entry, dict[bytes, Reading]) or {}  # by bytes: not every name of a file is text
    known = ((os.fsdecode(name), reading) for name, reading in cached.items())
    readings = {path: reading for path, reading in known if reading.stamp == found.get(path)}
    changed = [path for path in found if path not in readings]
    try:
        for done, path in enumerate(changed):
            progress(done, len(changed))
            try:
                readings[path] = Reading(found[path], read_tags(str(root / path)))
            except UnreadableAudioError as error:
                readings[path] = Reading(found[path], problem=str(error))
            except OSError as error:  # it may be allowed next time, so it is not cached
                unread.append(Unread(path, error.strerror or "it cannot be read"))
        progress(len(changed), len(changed))
    finally:
        if changed or len(readings) != len(cached):
            save_cached(entry, {os.fsencode(path): reading for path, reading in readings.items()})
    unread += [Unread(path, reading.problem) for path, reading in readings.items() if reading.problem]
    audio = [AudioFile(path, reading.tags) for path, reading in sorted(readings.items()) if not reading.problem]
    return Library(root, tuple(audio), tuple(sorted(unread)))


def absolute(folder: Path) -> Path:
    """Return a folder's absolute path; links stay as typed, unless ".." follows, which leads elsewhere through them."""
    with file_trouble(f"the folder {folder} cannot be found"):  # the working folder may be gone
        whole = folder.absolute()
        return whole.resolve() if ".." in whole.parts else whole
