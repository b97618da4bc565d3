"""What a JSON object says beside its record's own fields: what follows from the links between records."""

from typing import TypedDict

from rushguide.model import Part


class SongLinks(TypedDict):
    """Where a song is: its album, the album's year and era, the episodes and live albums that have it."""

    album: str
    year: int | None
    era: str
    episodes: list[int]
    live_on: list[str]


class PlacedSongLinks(SongLinks):
    """Where an episode has a song, and why; positions count from 1 through all three parts."""

    episode: int
    part: Part
    position: int
    why: str


class AlbumLinks(TypedDict):
    """An album's year, its playing time where all of it is known, its episodes, and the days on which it was heard."""

    year: int | None
    seconds: int | None
    episodes: list[int]
    heard: list[str]


class AlbumLineLinks(AlbumLinks):
    """An album in a list says how many tracks it has, not which."""

    track_count: int


class EpisodeLinks(TypedDict):
    """An episode's songs and how long they take, the events of its years, and the days on which it was seen."""

    song_count: int
    seconds: int
    events: list[str]
    seen: list[str]


class EraLinks(TypedDict):
    """What belongs to an era."""

    albums: list[str]
    songs: list[str]
    episodes: list[int]
    events: list[str]


class EventLinks(TypedDict):
    """The era and the episodes in whose years an event lies."""

    era: str | None
    episodes: list[int]


class PersonLinks(TypedDict):
    """The songs and albums that a person is credited on, their events, and the episodes that name them."""

    songs: list[str]
    albums: list[str]
    events: list[str]
    episodes: list[int]


class Alone(TypedDict):
    """Nothing beside the record's own fields."""
