"""Titles as tags spell them: keys by which they are compared, and what stands in brackets beside them."""

import re
from functools import cache
from typing import NamedTuple

from rushguide.model import Song, SongPart
from rushguide.text import WORDS, fold

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
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
FIGURES = {word: str(number) for number, word in enumerate(WORDS) if number}


class Title(NamedTuple):
    """A title without what stands beside it in brackets or after a dash, and that."""

    plain: str
    marks: str


@cache
def key(name: str) -> str:
    """Return the form in which titles are compared: folded, numbers as figures, without spaces.

    `key("Cygnus X-1: Book Two")` is that of "Cygnus X-1 Book II", and "By Tor" that of "Bytor".
    """
    figures = " ".join(FIGURES.get(word, word) for word in fold(name).split())
    return NUMBERED.sub(_numbered, figures).replace(" ", "")


def _numbered(found: re.Match[str]) -> str:
    kind, number = found.groups()
    return f"{'part' if kind == 'pt' else kind} {ROMAN.get(number, number)}"


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
    """Return the keys of all titles under which the whole song is known, that of all its parts in a row among them.

    A title of nothing but signs has no key.
    """
    whole = [f"{song.title} {song.subtitle}"] if song.subtitle else []
    names = [song.title, title(song.title).plain, *song.aliases, *whole]
    rows = [f"{song.title} {' '.join(_spelt(part, numbered=numbered))}" for part, numbered in _rows(song)]
    return frozenset(map(key, [*names, *rows])) - {""}


def part_keys(song: Song) -> frozenset[str]:
    """Return the keys of the titles under which one part of a song may stand alone."""
    alone = [*_spelt(song.parts, numbered=False), *_spelt(song.parts, numbered=True)]
    return frozenset(map(key, [*alone, *(f"{song.title} {name}" for name in alone)])) - song_keys(song) - {""}


def _rows(song: Song) -> list[tuple[tuple[SongPart, ...], bool]]:
    return [(song.parts, False), (song.parts, True)] if song.parts else []


def _spelt(parts: tuple[SongPart, ...], *, numbered: bool) -> list[str]:
    return [f"{part.number or ''} {part.title}" if numbered else part.title for part in parts if part.title]
