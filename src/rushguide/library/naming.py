"""What a file may be: by its tags, and where they say nothing by its name and those of its folders."""

import re
from functools import cache
from pathlib import PurePath
from typing import NamedTuple

from rushguide.library.files import AudioFile
from rushguide.library.tags import YEAR
from rushguide.library.titles import key

TRACK = re.compile(r"^(?:[0-9]{1,2}[-.])?[0-9]{1,3}(?:\s*[-._)]\s*|\s+)(?=\S)")
"""The number of a track before its title, with that of the disc or without."""
DISC = re.compile(r"^(?:cd|dis[ck])\s*[0-9]+\b", re.IGNORECASE)
"""How a folder of one disc begins: the album is the folder around it."""
YEAR_FIRST = re.compile(r"^[(\[]?(?:19|20)[0-9]{2}[)\]]?(?:\s*[-._]\s*|\s+)(?=\S)")
BRACKETED_YEAR = re.compile(r"\s*[(\[](?:19|20)[0-9]{2}[)\]]")
BETWEEN = re.compile(r"\s*[;/]\s*|\s*[(\[]?\b(?:feat|ft|featuring)\b.*", re.IGNORECASE)
"""What parts artists that a tag names in one: `Rush; Aimee Mann`, `Rush/Aimee Mann`, `Rush feat. Aimee Mann`."""
DASH = re.compile(r"\s+[-–—]\s+")


class Identity(NamedTuple):
    """What a file may be."""

    file: AudioFile
    titles: tuple[str, ...]
    """That of a tag, also without the number of the track; or all that its name may mean, the likeliest first."""
    album: str
    year: int | None
    credited: tuple[str, ...]
    """Keys of the artists of the recording."""
    filed_under: tuple[str, ...]
    """Keys of the artists of the album, or of everybody whom the path names."""


def identify(file: AudioFile, library: str, artist: str) -> Identity:
    """Return what a file may be; `library` is the name of the folder that all paths begin in, `artist` the guide's."""
    tags = file.tags
    credited, filed_under = _artists(tags.artists), _artists(tags.album_artists)
    tagged = tuple(dict.fromkeys([tags.title, TRACK.sub("", tags.title)]))
    if tags.title and tags.album and (credited or filed_under):
        return Identity(file, tagged, tags.album, tags.year, credited, filed_under)
    path = PurePath(library, file.path)
    folders = [name for name in map(_readable, path.parts[:-1]) if not DISC.match(name)] or [""]
    stem = _readable(path.stem)
    artists = frozenset([key(artist), *credited, *filed_under])
    named = () if credited else tuple(key(piece) for name in (*folders, stem) for piece in DASH.split(name))
    return Identity(
        file=file,
        titles=tagged if tags.title else _titles(stem, artists),
        album=tags.album or _album(folders[-1], artists),
        year=tags.year or _year(folders[-1]),
        credited=credited,
        filed_under=filed_under or named,
    )


@cache
def _artists(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of artists, together and one by one: `AC/DC` is one artist."""
    return tuple(map(key, dict.fromkeys(each for name in names for each in (name, *BETWEEN.split(name)) if each)))


def _readable(name: str) -> str:
    return name.replace("_", " ").strip()


def _titles(stem: str, artists: frozenset[str]) -> tuple[str, ...]:
    """Return what a file's name may say: all, all without the number of the track, what stands after the last dash."""
    bare = TRACK.sub("", stem)
    pieces = [TRACK.sub("", piece) for piece in DASH.split(bare) if not re.fullmatch("[0-9]{1,3}", piece)]
    own = [piece for piece in pieces if key(piece) not in artists] or pieces
    return tuple(dict.fromkeys(filter(None, [bare, " - ".join(own), own[-1] if own else "", stem])))


def _album(folder: str, artists: frozenset[str]) -> str:
    """Return the album that a folder is named for: `1976 - 2112`, `Rush - 2112 (1976)`."""
    undated = BRACKETED_YEAR.sub("", YEAR_FIRST.sub("", folder)).strip()
    pieces = [piece for piece in DASH.split(undated) if not YEAR.fullmatch(piece)]
    return " - ".join([piece for piece in pieces if key(piece) not in artists] or pieces)


def _year(folder: str) -> int | None:
    found = YEAR.search(folder)
    return int(found.group()) if found else None
