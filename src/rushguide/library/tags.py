"""Reading the tags and the length of one audio file."""

import io
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct

from rushguide.guide.files import open_at_once
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
