"""Reading the tags and the length of one audio file."""

import io
import os
import re
import signal
import stat
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal, NamedTuple

from msgspec import Struct

from rushguide.guide.files import open_nonblocking
from rushguide.text import clean

OnProgress = Callable[[int, int], None]
"""Called with how many files have been read so far, and of how many: 0 of 0 while they are looked for."""


class Tags(Struct, frozen=True, kw_only=True):
    """What a file says of itself; empty where it says nothing. Texts are single lines without control characters."""

    title: str = ""
    other_titles: tuple[str, ...] = ()
    """Where a file has several: in another script, say."""
    artists: tuple[str, ...] = ()
    album_artists: tuple[str, ...] = ()
    album: str = ""
    year: int | None = None
    """The year of this edition, not that of the recording."""
    seconds: int | None = None
    """How long the audio plays; None if unknown."""
    lossless: bool = False
    """Whether nothing was left out to make the file smaller."""


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


KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("tit2", "\xa9nam", "title", "inam", "name"),
    "artists": ("tpe1", "\xa9art", "artist", "author", "iart", "auth"),
    "album_artists": ("tpe2", "aart", "albumartist", "album artist", "wm/albumartist"),
    "album": ("talb", "\xa9alb", "album", "wm/albumtitle", "iprd"),
    "year": ("tdrc", "\xa9day", "date", "year", "wm/year", "icrd"),
}
"""The names of a field in ID3, MP4, Vorbis comments and APEv2, Windows Media, WAV and AIFF, in small letters."""
CHUNKS = frozenset({b"INAM", b"IART", b"IPRD", b"ICRD", b"NAME", b"AUTH"})
"""Chunks of a WAV or AIFF file that hold texts."""
LOSSLESS = frozenset(
    "AIFF DSDIFF DSF FLAC MonkeysAudio OggFLAC OptimFROG TAK TrueAudio WAVE WavPack".split()  # noqa: SIM905
)
"""What mutagen calls the kinds of file that are lossless; of others, the codec says it."""
MAX_BYTES = 64 << 20
"""The most of a file that is read at once: album covers are far smaller."""
MAX_MEMORY = 256 << 20
"""Bytes that reading one file may take: a compressed tag can become a thousand times as large."""
MAX_TIME = 5.0
"""Seconds of computing that reading one file may take."""
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
    with Bounded(io.FileIO(path, opener=open_nonblocking)) as opened:
        about = os.fstat(opened.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableAudioError("it is not a regular file")
        if not about.st_size:
            raise UnreadableAudioError("it is empty")
        try:
            with _within_bounds():
                return _tags(opened)
        except OSError:
            raise
        except (MemoryError, _TooLongError) as error:
            raise UnreadableAudioError("reading its tags takes too much time or memory") from error
        except Exception as error:  # a hostile file can make mutagen raise anything
            raise UnreadableAudioError("it is broken, or not what its name says") from error


class _TooLongError(BaseException):
    """Reading takes too long. Not an Exception, since mutagen swallows some of those."""


@contextmanager
def _within_bounds() -> Iterator[None]:
    """Raise a MemoryError or _TooLongError where a file asks for too much, as far as the system can tell."""
    if sys.platform != "linux" or threading.current_thread() is not threading.main_thread():
        yield
        return
    import resource

    def _stop(*_: object) -> None:
        raise _TooLongError

    in_use = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    least = min(limit for limit in (soft, hard, in_use + MAX_MEMORY) if limit != resource.RLIM_INFINITY)
    before = signal.signal(signal.SIGPROF, _stop)
    try:
        try:
            resource.setrlimit(resource.RLIMIT_AS, (least, hard))
            signal.setitimer(signal.ITIMER_PROF, MAX_TIME, 1)
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
        signal.signal(signal.SIGPROF, before)


def _chunks(opened: Bounded) -> Iterator[tuple[str, list[str]]]:
    """Yield the texts in the chunks of a WAV or AIFF file; a list's chunks follow the list's own name."""
    opened.seek(0)
    order: Literal["big", "little"] = "big" if opened.read(12).startswith(b"FORM") else "little"
    while len(head := opened.read(8)) == 8:  # noqa: PLR2004 - a name and a size, of 4 bytes each
        name, size, start = head[:4], int.from_bytes(head[4:], order), opened.tell()
        if name in CHUNKS and size <= MAX_CHARACTERS:
            text = opened.read(size)
            try:
                yield name.decode(), [text.decode()]
            except UnicodeDecodeError:
                yield name.decode(), [text.decode("cp1252", "replace")]
        opened.seek(start + (4 if name == b"LIST" else size + size % 2))


def _tags(opened: Bounded) -> Tags:
    """Return what mutagen makes of a file, with the tags of its kind, else APEv2's, or those in chunks."""
    import mutagen.apev2

    audio: Any = mutagen.File(opened)
    kind, tags = type(audio).__name__, audio.tags
    if not tags and kind in {"AIFF", "WAVE"}:
        tags = list(_chunks(opened))
    elif not tags:
        with suppress(mutagen.apev2.APENoHeaderError):
            tags = mutagen.apev2.APEv2(opened)
    values = dict[str, list[str]]()
    wanted = {key for keys in KEYS.values() for key in keys}
    for key, value in list.__iter__(tags) if isinstance(tags, list) else (tags or {}).items():  # Vorbis has a list
        if key.casefold() in wanted:
            values.setdefault(key.casefold(), []).extend(_lines(value))
    texts = {field: next(filter(None, (values.get(key) for key in keys)), []) for field, keys in KEYS.items()}
    year = YEAR.search(" ".join(texts["year"]))
    length = getattr(audio.info, "length", None) or 0
    codec = f"{getattr(audio.info, 'codec', '')} {getattr(audio.info, 'codec_name', '')}".lower()
    return Tags(
        title=next(iter(texts["title"]), ""),
        other_titles=tuple(texts["title"][1:]),
        artists=tuple(texts["artists"]),
        album_artists=tuple(texts["album_artists"]),
        album=next(iter(texts["album"]), ""),
        year=int(year.group()) if year else None,
        seconds=round(length) if MIN_SECONDS <= length < MAX_SECONDS else None,  # headers lie
        lossless=kind in LOSSLESS or any(each in codec for each in ("alac", "flac", "lossless")),
    )


def _lines(value: Any) -> Iterator[str]:
    """Yield the texts of a tag, each as a line; an ID3 frame holds them in `text`, one of Windows Media in `value`."""
    texts = getattr(value, "text", getattr(value, "value", value))
    for text in texts.split("\0") if isinstance(texts, str) else texts:
        if line := " ".join(clean(str(text)[:MAX_CHARACTERS]).split()):
            yield line
