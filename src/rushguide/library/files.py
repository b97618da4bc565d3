"""What is known of audio files: where they are, and what their tags say."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

Progress = Callable[[int, int], None]
"""Told how many files have been read so far, and of how many: 0 of 0 while they are looked for."""


class Tags(Struct, frozen=True, kw_only=True):
    """What a file says of itself; empty where it says nothing. Texts are single lines without control characters."""

    title: str = ""
    artists: tuple[str, ...] = ()
    album_artists: tuple[str, ...] = ()
    album: str = ""
    year: int | None = None
    """The year of this edition, not that of the recording."""
    seconds: int | None = None
    """How long the audio plays; None where that is unknown."""


class AudioFile(NamedTuple):
    """An audio file of a library.

    `path` leads there from the library's folder. Bytes of a name that are no text in the file system's encoding stand
    in it as lone surrogates (PEP 383), so that `os.fsencode` gives them back.
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
