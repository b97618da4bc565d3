"""Titles as tags spell them: keys to compare them by, and the marks beside them in brackets."""

import re
from functools import cache
from pathlib import PurePath
from typing import NamedTuple

from rushguide.guide.music import Song
from rushguide.library.tags import YEAR, AudioFile
from rushguide.text import WORDS, fold, shown_path

TRACK = re.compile(r"^(?:[0-9]{1,2}[-.])?[0-9]{1,3}(?:\s*[-._)]\s*|\s+)(?=\S)")
"""The number of a track before its title, with that of the disc or without."""
DISC = re.compile(r"^(?:cd|dis[ck])\s*[0-9]+\b", re.IGNORECASE)
"""How a folder of one disc begins: the album is the folder around it."""
DATED = re.compile(r"^[(\[]?(?:19|20)[0-9]{2}[)\]]?(?:\s*[-._]\s*|\s+)(?=\S)|\s*[(\[](?:19|20)[0-9]{2}[)\]]")
"""The year of a folder, before its album or in brackets."""
BETWEEN = re.compile(r"\s*[;/]\s*|\s*[(\[]?\b(?:feat|ft|featuring)\b.*", re.IGNORECASE)
"""What separates artists that a tag names together: `Rush; Aimee Mann`, `Rush/Aimee Mann`, `Rush feat. Aimee Mann`."""
NUMBER = re.compile(r"\s*\([0-9]+\)$")
"""How a catalogue tells artists of one name apart: `Rush (2)`."""
ARTICLE = re.compile(r"^(.+), (\w{1,3})$")
"""An article of any language at the end: `Band, The`, `Ärzte, Die`."""
DASH = re.compile(r"\s+[-–—]\s+")


class Identity(NamedTuple):
    """What a file may be."""

    file: AudioFile
    titles: tuple[str, ...]
    """Those of its tags, also without the number of the track; or all that its name may mean, the likeliest first:
    without the number, without artists, all after the last dash, and whole."""
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
    titles = tuple(each for name in (tags.title, *tags.other_titles) for each in (name, TRACK.sub("", name)))
    if tags.title and tags.album and (credited or filed_under):
        return Identity(file, titles, tags.album, tags.year, credited, filed_under)
    path = PurePath(shown_path(library), shown_path(file.path))
    *parts, stem = (name.replace("_", " ").strip() for name in (*path.parts[:-1], path.stem))
    folders = [name for name in parts if not DISC.match(name)] or [""]
    artists = {key(artist), *credited, *filed_under}

    def own(pieces: list[str]) -> list[str]:
        return [piece for piece in pieces if key(piece) not in artists] or pieces

    if not tags.title:
        bare = TRACK.sub("", stem)
        pieces = own([TRACK.sub("", piece) for piece in DASH.split(bare) if not re.fullmatch("[0-9]{1,3}", piece)])
        titles = (bare, " - ".join(pieces), *pieces[-1:], stem)
    undated = DATED.sub("", folders[-1]).strip()  # of "Rush - 2112 (1976)", "1976 - 2112"
    album = tags.album or " - ".join(own([piece for piece in DASH.split(undated) if not YEAR.fullmatch(piece)]))
    said = YEAR.search(folders[-1])
    year = tags.year or (int(said.group()) if said else None)
    named = () if credited else tuple(key(piece) for name in (*folders, stem) for piece in DASH.split(name))
    return Identity(file, titles, album, year, credited, filed_under or named)


@cache
def _artists(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys of artists, together and one by one: `AC/DC` is one artist, `Band, The` is The Band."""
    plain = [ARTICLE.sub(r"\2 \1", NUMBER.sub("", name)) for name in names]
    return tuple(map(key, dict.fromkeys(each for name in plain for each in (name, *BETWEEN.split(name)) if each)))


LIVE = re.compile(r"\b(live|in concert|concert|bootleg|soundboard|tour(?! edition))\b", re.IGNORECASE)
ALTERED = re.compile(
    r"\b(re-?mix(ed)?|mix|demos?|edit(ed)?|alternat(iv)?e|karaoke|rehearsals?|out-?takes?|acoustic|cover|tribute|"
    r"backing tracks?|early version)\b",
    re.IGNORECASE,
)
EDITION = re.compile(
    r"\b((digital(ly)? )?re-?master(ed|s)?|([0-9]{1,2}(st|nd|rd|th) )?anniversary|(super )?deluxe|expanded|re-?issue|"
    r"editions?|bonus( tracks?)?|(digital )?version|sacd|hd|hi-?res|mfsl|mofi|vinyl|lp|(cd|dis[ck]) ?[0-9]+|"
    r"[0-9]+ ?bit|(19|20)[0-9]{2}|explicit|box set)\b",
    re.IGNORECASE,
)
"""A mark of another pressing of the same recording."""
BRACKETS = re.compile(r"\s*(?:\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\})")
SUFFIX = re.compile(r"\s+[-–—/]\s+(?P<mark>[^-–—/]+)$")
NUMBERED = re.compile(r"\b(part|pt|book|no|number|chapter) ([ivx]+|[0-9]+)\b")
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
SPELT = {"pt": "part", **{word: str(number) for number, word in enumerate(ROMAN, start=1)}}
FIGURES = {word: str(number) for number, word in enumerate(WORDS) if number}


class Title(NamedTuple):
    """A title, and apart from it the marks in brackets or after a dash."""

    plain: str
    marks: str


@cache
def key(name: str) -> str:
    """Return the form in which titles are compared: folded, numbers as figures, without spaces.

    `key("Cygnus X-1: Book Two")` is that of "Cygnus X-1 Book II", and "By Tor" that of "Bytor".
    """
    figures = " ".join(FIGURES.get(word, word) for word in fold(name).split())
    spelt = NUMBERED.sub(lambda found: " ".join(SPELT.get(word, word) for word in found.groups()), figures)
    return re.sub("(?<![0-9]) | (?![0-9]{1,2}\\b)", "", spelt)  # "½" is not "12"; "10,000" is "10000"


@cache
def title(name: str) -> Title:
    """Take a title apart: `Tom Sawyer - 2011 Remaster`, `YYZ (Live in Rio) [Remastered]`."""
    marks = [next(filter(None, groups), "") for groups in BRACKETS.findall(name)]
    plain = BRACKETS.sub("", name).strip() or name
    suffix = SUFFIX.search(plain)
    if suffix and any(kind.search(suffix["mark"]) for kind in (LIVE, ALTERED, EDITION)):
        marks.append(suffix["mark"])
        plain = plain[: suffix.start()]
    return Title(plain, "; ".join(marks))


def song_keys(song: Song) -> frozenset[str]:
    """Return the keys of all titles by which the whole song is known, such as its title with all its parts in a row.

    A title of nothing but signs has no key.
    """
    more = [song.subtitle or "", *(" ".join(names) for names in _spellings(song))]
    names = [song.title, title(song.title).plain, *song.aliases, *(f"{song.title} {each}" for each in more)]
    return frozenset(map(key, names)) - {""}


def part_keys(song: Song) -> frozenset[str]:
    """Return the keys of the titles by which one part of a song may be known."""
    alone = [name for names in _spellings(song) for name in names]
    return frozenset(map(key, [*alone, *(f"{song.title} {name}" for name in alone)])) - song_keys(song) - {""}


def _spellings(song: Song) -> tuple[list[str], list[str]]:
    """Return the titles of a song's parts, plain and numbered."""
    parts = [(part.number or "", part.title) for part in song.parts if part.title]
    return [name for _, name in parts], [f"{number} {name}" for number, name in parts]
