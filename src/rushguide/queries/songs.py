"""Songs by episode, era, album, year, length, writers and more."""

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from rushguide.guide.guide import Guide, Placement
from rushguide.guide.music import Song, StudioAlbum
from rushguide.guide.records import PARTS, Episode
from rushguide.queries.names import album_ids, among, era_ids, find_episodes
from rushguide.queries.ranges import LENGTHS, YEARS, read_spans_if, read_words
from rushguide.text import seconds

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

MAX_DIGITS = 9
"""Digits of a number that still counts something."""


class SongRow(Struct, frozen=True):
    """A song with its album and, where the listing follows episodes, its place there."""

    song: Song
    album: StudioAlbum
    placement: Placement | None = None
    announced: bool = False
    """Whether the announcement names it."""


Test = Callable[[SongRow], bool]


class SongFilter(Struct, frozen=True):
    """What was asked for, as typed; None is no limit. All that is given has to fit."""

    episode: str | None = None
    part: str | None = None
    era: str | None = None
    album: str | None = None
    year: str | None = None
    length: str | None = None
    words: str | None = None
    music: str | None = None
    instrumental: bool | None = None
    cycle: str | None = None
    live: bool | None = None


def select_songs(guide: Guide, asked: SongFilter) -> list[SongRow]:
    """Return the songs that fit: by release, by episode where those are asked for, or by the parts of a cycle."""
    tests = [*_by_place(guide, asked), *_by_people(guide, asked), *_by_kind(guide, asked)]
    rows = _all(guide) if asked.episode is None and asked.part is None else _heard(guide, asked)
    fitting = [row for row in rows if all(test(row) for test in tests)]
    return sorted(fitting, key=_place_in_cycle) if asked.cycle else fitting


def song_row(guide: Guide, song: str, placement: Placement | None = None) -> SongRow:
    """Return the row of a song id."""
    return SongRow(guide.song[song], guide.album_of[song], placement, song in guide.announced_songs)


def songs_before(guide: Guide, episode: Episode) -> list[SongRow]:
    """Return what to hear before an episode, in listening order."""
    placed = guide.listening[episode.number]
    return [song_row(guide, each.pick.song, each) for each in placed if each.part == "before"]


def _all(guide: Guide) -> list[SongRow]:
    return [song_row(guide, song.id) for song in guide.songs]


def _heard(guide: Guide, asked: SongFilter) -> list[SongRow]:
    parts = read_words("part", asked.part, PARTS) or frozenset(PARTS)
    return [
        song_row(guide, placement.pick.song, placement)
        for episode in find_episodes(guide, asked.episode)
        for placement in guide.listening[episode.number]
        if placement.part in parts
    ]


def _by_place(guide: Guide, asked: SongFilter) -> list[Test]:
    """Return tests on the album that a song is on."""
    tests: list[Test] = []
    if (eras := era_ids(guide, asked.era)) is not None:
        tests.append(lambda row: row.album.era in eras)
    if (albums := album_ids(guide, asked.album)) is not None:
        tests.append(lambda row: row.album.id in albums)
    if (years := read_spans_if(asked.year, YEARS)) is not None:
        tests.append(lambda row: years.covers(row.album.year))
    return tests


def _by_people(guide: Guide, asked: SongFilter) -> list[Test]:
    """Return tests on who wrote a song."""
    tests: list[Test] = []
    if (words := among(guide, "writer", asked.words, lambda: _writers(guide, "words"))) is not None:
        tests.append(lambda row: not words.isdisjoint(row.song.words))
    if (music := among(guide, "composer", asked.music, lambda: _writers(guide, "music"))) is not None:
        tests.append(lambda row: not music.isdisjoint(row.song.music))
    return tests


def _writers(guide: Guide, field: Literal["words", "music"]) -> set[str]:
    return {name for song in guide.songs for name in getattr(song, field)}


def _cycles(guide: Guide) -> set[str]:
    return {song.cycle.name for song in guide.songs if song.cycle}


def _by_kind(guide: Guide, asked: SongFilter) -> list[Test]:
    """Return tests on the song itself."""
    tests: list[Test] = []
    if (lengths := read_spans_if(asked.length, LENGTHS)) is not None:
        tests.append(lambda row: lengths.covers(seconds(row.song.length)))
    if asked.instrumental is not None:
        tests.append(lambda row: row.song.instrumental == asked.instrumental)
    if asked.live is not None:
        tests.append(lambda row: (row.song.id in guide.live_on) == asked.live)
    if (cycles := among(guide, "cycle", asked.cycle, lambda: _cycles(guide))) is not None:
        tests.append(lambda row: row.song.cycle is not None and row.song.cycle.name in cycles)
    return tests


def _place_in_cycle(row: SongRow) -> tuple[str, int]:
    cycle = row.song.cycle
    return (cycle.name, ordinal(cycle.part)) if cycle else ("", 0)


def ordinal(part: str) -> int:
    """Return the number that a part's name ends with, Roman or Arabic; 0 where it has none."""
    last = part.rsplit(maxsplit=1)[-1]
    if last in ROMAN:
        return ROMAN.index(last) + 1
    return int(last) if last.isdecimal() and len(last) <= MAX_DIGITS else 0
