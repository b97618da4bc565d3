"""Songs by episode, era, album, year, length, writers and more; albums by era, kind, year, producer and studio."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from msgspec import Struct

from rushguide.guide.guide import AnyAlbum, Guide, Placement
from rushguide.guide.music import KINDS, Song, StudioAlbum
from rushguide.guide.records import Episode
from rushguide.options import Eras, Flag, Option, Years
from rushguide.queries.filters import Filter, Tests, select
from rushguide.queries.names import ALBUM, ERA, SONG, TOUR, find_all, find_episodes, read_ids, read_plain_names
from rushguide.queries.ranges import LENGTHS, NUMBERS, YEARS, read_words
from rushguide.text import seconds

PART_NAMES = {"before": "before", "featured": "with", "after": "after"}
"""How parts of the listening are typed and shown; `featured`, as JSON has it, is understood too."""
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

MAX_DIGITS = 9
"""Digits of a number that still counts something."""


class AlbumFilter(Filter[AnyAlbum], frozen=True):
    """Which albums, by date of release."""

    era: Eras = None
    kind: Annotated[str | None, Option("KIND", "Only studio, ep, live, film or compilation.", KINDS)] = None
    year: Years = None
    producer: Annotated[str | None, Option("NAME", "Only albums produced by this person.", "producers")] = None
    studio: Annotated[str | None, Option("NAME", "Only albums made in this studio.", "studios")] = None

    def rows(self, guide: Guide) -> Sequence[AnyAlbum]:
        """Return all albums."""
        return guide.albums

    def tests(self, guide: Guide) -> Tests[AnyAlbum]:
        """Return the tests of the options."""
        named = partial(read_plain_names, guide)
        return {
            "kind": (partial(read_words, "kind", possible=KINDS), lambda album, kinds: album.kind in kinds),
            "era": (partial(read_ids, guide, ERA), lambda album, eras: album.era in eras),
            "year": (YEARS.read, lambda album, years: years.covers(album.year)),
            "producer": (partial(named, "producers"), lambda album, names: names & {*album.producers}),
            "studio": (partial(named, "studios"), lambda album, names: names & {*album.studios}),
        }


class SongRow(Struct, frozen=True):
    """A song with its album and, where the listing follows episodes, its place there."""

    song: Song
    album: StudioAlbum
    placement: Placement | None = None
    played: int | None = None
    """How often it was played on stage, at least; None in a guide without set lists."""
    announced: bool = False
    """Whether the announcement names it."""


class SongFilter(Filter[SongRow], frozen=True):
    """Which songs; without an episode or a part by release, else in listening order."""

    EXPLICIT_ONLY = frozenset({"played"})

    episode: Annotated[
        str | None, Option("N", "Only songs to hear with this episode, such as 3 or 1-4,7.", "episodes")
    ] = None
    part: Annotated[str | None, Option("PART", "Only before, with or after.", tuple(PART_NAMES.values()))] = None
    era: Eras = None
    album: Annotated[str | None, Option("ALBUM", "Only songs on this album.", "albums")] = None
    song: Annotated[str | None, Option("SONG", "Only this song.", "songs")] = None
    year: Years = None
    length: Annotated[str | None, Option("RANGE", "Only songs of this length, such as 5:00.. or ..3:00.")] = None
    words: Annotated[str | None, Option("NAME", "Only songs with words by this person.", "writers")] = None
    music: Annotated[str | None, Option("NAME", "Only songs with music by this person.", "composers")] = None
    instrumental: Annotated[
        bool | None, Flag("--instrumental/--sung", "Only instrumentals, or only songs with words.")
    ] = None
    cycle: Annotated[str | None, Option("NAME", "Only the parts of this cycle, in their order.", "cycles")] = None
    on_live_album: Annotated[
        bool | None, Flag("--on-live-album/--on-no-live-album", "Only songs on a live album or film, or on none.")
    ] = None
    tour: Annotated[str | None, Option("TOUR", "Only songs played on this tour, in the usual order.", "tours")] = None
    played: Annotated[
        str | None, Option("RANGE", "Only songs played on stage so often, at least, such as 500.. or 1-10.")
    ] = None
    never_played: Annotated[
        bool | None, Flag("--never-played", "Only songs that are in no set list that is known.")
    ] = None

    def rows(self, guide: Guide) -> Sequence[SongRow]:
        """Return all songs, or those of the episodes and parts that are asked for, in listening order."""
        if self.episode is None and self.part is None:
            return [song_row(guide, song.id) for song in guide.songs]
        placed = (each for episode in find_episodes(guide, self.episode) for each in guide.listening[episode.number])
        return [song_row(guide, each.pick.song, each) for each in placed]

    def tests(self, guide: Guide) -> Tests[SongRow]:
        """Return the tests of the options."""
        episodes, named = partial(find_episodes, guide), partial(read_plain_names, guide)

        def parts(typed: str) -> frozenset[str] | None:
            return read_words("part", typed.replace("featured", "with"), PART_NAMES.values())

        def placed(row: SongRow) -> Sequence[Placement]:
            return (row.placement,) if row.placement else guide.placements.get(row.song.id, ())

        return {
            "part": (parts, lambda row, wanted: any(PART_NAMES[each.part] in wanted for each in placed(row))),
            "episode": (episodes, lambda row, told: any(each.episode in told for each in placed(row))),
            "era": (partial(read_ids, guide, ERA), lambda row, eras: row.album.era in eras),
            "year": (YEARS.read, lambda row, years: years.covers(row.album.year)),
            "length": (LENGTHS.read, lambda row, spans: spans.covers(seconds(row.song.length))),
            "album": (partial(read_ids, guide, ALBUM), lambda row, albums: row.album.id in albums),
            "song": (partial(read_ids, guide, SONG), lambda row, songs: row.song.id in songs),
            "instrumental": (bool, lambda row, wanted: row.song.instrumental is wanted),
            "on_live_album": (bool, lambda row, wanted: (row.song.id in guide.live_on) is wanted),
            "never_played": (bool, lambda row, _: row.played == 0),
            "tour": (partial(_songs_on_tours, guide), lambda row, songs: row.song.id in songs),
            "played": (NUMBERS.read, lambda row, spans: spans.covers(row.played)),
            "cycle": (partial(named, "cycles"), lambda row, names: _place_in_cycle(row)[0] in names),
            "words": (partial(named, "writers"), lambda row, names: not names.isdisjoint(row.song.words)),
            "music": (partial(named, "composers"), lambda row, names: not names.isdisjoint(row.song.music)),
        }


def select_songs(guide: Guide, asked: SongFilter) -> list[SongRow]:
    """Return the songs that fit: by release, or in the order of the episode, the cycle or the tour asked for."""
    fitting = select(guide, asked)
    if asked.cycle:
        return sorted(fitting, key=_place_in_cycle)
    if asked.tour and asked.episode is None and asked.part is None:
        places = {song: place for place, song in enumerate(_songs_on_tours(guide, asked.tour))}
        return sorted(fitting, key=lambda row: places[row.song.id])
    return fitting


def _songs_on_tours(guide: Guide, typed: str) -> list[str]:
    """Return the ids of the songs of tours, in the usual order."""
    return list(dict.fromkeys(each.song for tour in find_all(guide, TOUR, typed) for each in tour.set))


def song_row(guide: Guide, song: str, placement: Placement | None = None) -> SongRow:
    """Return the row of a song id."""
    announced = song in guide.announced_songs
    return SongRow(guide.song[song], guide.album_of[song], placement, guide.played.get(song), announced)


def songs_before(guide: Guide, episode: Episode) -> list[SongRow]:
    """Return what to hear before an episode, in listening order."""
    return select(guide, SongFilter(episode=episode.id, part="before"))


def _place_in_cycle(row: SongRow) -> tuple[str, int]:
    cycle = row.song.cycle
    return (cycle.name, ordinal(cycle.part)) if cycle else ("", 0)


def ordinal(part: str) -> int:
    """Return the number, Roman or Arabic, that a part's name ends with, else 0."""
    last = part.rsplit(maxsplit=1)[-1]
    if last in ROMAN:
        return ROMAN.index(last) + 1
    return int(last) if last.isdecimal() and len(last) <= MAX_DIGITS else 0
