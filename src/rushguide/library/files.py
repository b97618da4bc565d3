"""Reading a library: only what is new or has changed; the rest comes from the cache."""

import io
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from rushguide import __version__
from rushguide.errors import GuideError
from rushguide.guide import cache
from rushguide.guide.files import digest_of, open_at_once
from rushguide.text import clean

Progress = Callable[[int, int], None]
"""Is told how many files have been read so far, and of how many: 0 of 0 while they are looked for."""


class Tags(Struct, frozen=True, kw_only=True):
    """What a file says of itself; empty where it says nothing. Texts are single lines without control characters."""

    title: str = ""
    artists: tuple[str, ...] = ()
    album_artists: tuple[str, ...] = ()
    album: str = ""
    year: int | None = None
    """The year of this edition, not that of the recording."""
    seconds: int | None = None
    """How long the audio plays; None if unknown."""


class AudioFile(NamedTuple):
    """An audio file of a library.

    `path` is relative to the library's folder. Bytes of a name that are not text in the file system's encoding are lone
    surrogates in it (PEP 383), so that `os.fsencode` gives them back.
    """

    path: str
    tags: Tags


class Unread(NamedTuple):
    """A file or folder that could not be read, and why."""

    path: str
    reason: str


class Library(NamedTuple):
    """A folder of audio files, as it was found."""

    folder: Path
    """Absolute, with the links in it left as they were typed."""
    files: tuple[AudioFile, ...]
    unread: tuple[Unread, ...]
    read_anew: int
    """How many files were read because they were new or had changed."""


KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("tit2", "\xa9nam", "title"),
    "artists": ("tpe1", "\xa9art", "artist"),
    "album_artists": ("tpe2", "aart", "albumartist", "album artist"),
    "album": ("talb", "\xa9alb", "album"),
    "year": ("tdrc", "\xa9day", "date", "year"),
}
"""The names of a field in ID3, in MP4 and in Vorbis comments, in small letters."""
MAX_BYTES = 64 << 20
"""The most of a file that is read at once: album covers are far smaller."""
MAX_CHARACTERS = 500
MIN_SECONDS = 0.5
MAX_SECONDS = 1_000_000
YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


class UnreadableAudioError(Exception):
    """A file that holds no audio that can be read, and why."""


class Bounded(io.BufferedReader):
    """A file that refuses to read a tag of unreasonable size."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Return so many bytes, or the rest; ValueError if that is more than is sensible."""
        wanted = MAX_BYTES + 1 if size is None or size < 0 else min(size, MAX_BYTES + 1)
        data = super().read(wanted)
        if len(data) > MAX_BYTES:
            raise ValueError("a tag is too large")
        return data


def read_tags(path: str) -> Tags:
    """Return what a file says of itself; UnreadableAudioError if it is not what its name says, OSError as usual."""
    import mutagen
    from mutagen import flac, mp3, mp4, oggflac, oggopus, oggvorbis, wave

    kinds = [flac.FLAC, mp3.MP3, mp4.MP4, oggflac.OggFLAC, oggopus.OggOpus, oggvorbis.OggVorbis, wave.WAVE]
    with Bounded(io.FileIO(path, opener=open_at_once)) as opened:
        about = os.fstat(opened.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableAudioError("it is not a regular file")
        if not about.st_size:
            raise UnreadableAudioError("it is empty")
        try:
            return _tags(mutagen.File(opened, options=kinds))
        except OSError:
            raise
        except Exception as error:  # a hostile file can make mutagen raise anything
            raise UnreadableAudioError("it is broken, or not what its name says") from error


def _tags(audio: Any) -> Tags:
    tags, values = audio.tags, dict[str, list[str]]()
    wanted = {key for keys in KEYS.values() for key in keys}
    pairs = list.__iter__(tags) if isinstance(tags, list) else (tags or {}).items()  # Vorbis comments are a list
    for key, value in pairs:
        if key.casefold() in wanted:
            values.setdefault(key.casefold(), []).extend(_lines(value))
    texts = {field: next(filter(None, (values.get(key) for key in keys)), []) for field, keys in KEYS.items()}
    year = YEAR.search(" ".join(texts["year"]))
    length = getattr(audio.info, "length", None) or 0
    return Tags(
        title=" ".join(texts["title"])[:MAX_CHARACTERS],
        artists=tuple(texts["artists"]),
        album_artists=tuple(texts["album_artists"]),
        album=" ".join(texts["album"])[:MAX_CHARACTERS],
        year=int(year.group()) if year else None,
        seconds=round(length) if MIN_SECONDS <= length < MAX_SECONDS else None,  # headers lie
    )


def _lines(value: Any) -> Iterator[str]:
    """Yield the texts of a tag, each as a line; an ID3 frame holds them in `text`."""
    texts = getattr(value, "text", value)
    for text in [texts] if isinstance(texts, str) else texts:
        if line := " ".join(clean(str(text)[:MAX_CHARACTERS]).split()):
            yield line


SUFFIXES = (".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav")
"""The endings of audio files, in small letters."""
HIDDEN = re.compile(r"\.[^.0-9]")
"""How names begin that are skipped: a desktop's bin, another system's side files. Albums may begin with "..."."""


def stated_library() -> Path | None:
    """Return the folder that `RUSHGUIDE_LIBRARY` names; None if it is not set."""
    stated = os.environ.get("RUSHGUIDE_LIBRARY")
    return Path(stated) if stated else None


def walk(root: Path) -> tuple[dict[str, str], list[Unread]]:
    """Return the stamps of the audio files below a folder, by path from there, and what could not be looked at.

    Links are followed, each folder is visited once, and real folders come before linked ones. GuideError if the
    folder itself cannot be opened.
    """
    found: dict[str, str] = {}
    unread: list[Unread] = []
    visited: set[tuple[int, int]] = set()
    prefix = len(os.path.join(root, ""))  # noqa: PTH118 - here and below: pathlib takes five times as long

    def note(error: OSError) -> None:
        if error.filename == os.fspath(root):
            raise GuideError(f"the library {root} cannot be read: {error.strerror}")
        unread.append(Unread(error.filename[prefix:], f"the folder cannot be opened: {error.strerror}"))

    tops = [os.fspath(root)]
    for top in tops:  # linked folders are added on the way
        for folder, folders, names in os.walk(top, onerror=note):
            if not _is_new(folder, visited):
                folders.clear()
                continue
            folders[:] = sorted(name for name in folders if not HIDDEN.match(name))
            paths = [os.path.join(folder, name) for name in folders]  # noqa: PTH118
            tops += [path for path in paths if os.path.islink(path)]  # noqa: PTH114
            for name in names:
                if name.lower().endswith(SUFFIXES) and not HIDDEN.match(name):
                    _look(os.path.join(folder, name), prefix, found, unread)  # noqa: PTH118
    return dict(sorted(found.items())), sorted(unread)


def _is_new(folder: str, visited: set[tuple[int, int]]) -> bool:
    """Whether a folder exists and was not visited before, under any name."""
    try:
        about = os.stat(folder)  # noqa: PTH116
    except OSError:
        return False
    identity = (about.st_dev, about.st_ino)
    new = identity not in visited
    visited.add(identity)
    return new


def _look(path: str, prefix: int, found: dict[str, str], unread: list[Unread]) -> None:
    """Stamp a file, or say why not: it may be a pipe, a link that leads nowhere, or gone.

    A stamp changes with the file. The time of the last change of its record (ctime) is part of it, since tag editors
    can keep size and time, and inode and device, since two files can be swapped.
    """
    try:
        about = os.stat(path)  # noqa: PTH116
    except OSError as error:
        unread.append(Unread(path[prefix:], error.strerror or "it is gone"))
        return
    if stat.S_ISREG(about.st_mode):
        values = (about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, about.st_dev)
        found[path[prefix:]] = " ".join(map(str, values))
    else:
        unread.append(Unread(path[prefix:], "it is not a regular file"))


class Reading(Struct, frozen=True):
    """What was read from a file, and the stamp that it had then."""

    stamp: str
    tags: Tags = Tags()
    problem: str = ""
    """Why it could not be read; empty if it could."""


def read_library(folder: Path, progress: Progress = lambda _done, _of: None) -> Library:
    """Return the audio files of a folder with their tags; GuideError if the folder cannot be opened.

    What was read is cached even if the reading is interrupted.
    """
    root = absolute(folder)
    progress(0, 0)
    found, unread = walk(root)
    entry = f"{digest_of([(os.fspath(root.resolve()), b'')], __version__)}.library"
    cached = cache.load(entry, dict[bytes, Reading]) or {}  # by bytes: not every name of a file is text
    readings = {path: cached[name] for path in found if (name := os.fsencode(path)) in cached}
    readings = {path: reading for path, reading in readings.items() if reading.stamp == found[path]}
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
            cache.save(entry, {os.fsencode(path): reading for path, reading in readings.items()})
    unread += [Unread(path, reading.problem) for path, reading in readings.items() if reading.problem]
    files = [AudioFile(path, reading.tags) for path, reading in sorted(readings.items()) if not reading.problem]
    return Library(root, tuple(files), tuple(sorted(unread)), len(changed))


def absolute(folder: Path) -> Path:
    """Return a folder's absolute path; links stay as typed, unless ".." follows, which leads elsewhere through them."""
    whole = folder.expanduser().absolute()
    return whole.resolve() if ".." in whole.parts else whole
