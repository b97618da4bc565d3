"""Records as JSON objects: every field, references as ids, and what follows from the links.

Keys are those of the YAML files. Every key is always there: what is unknown is null, what is empty is []. Beside each
`length` stands `seconds`.
"""

from collections.abc import Mapping
from typing import Any, TypedDict

import msgspec

from rushguide.guide.events import Event
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.provenance import fitting
from rushguide.guide.record import Plain
from rushguide.guide.records import Episode, Era, Part, Person
from rushguide.log.progress import NOTHING_YET, Progress
from rushguide.queries.history import (
    albums_of,
    episodes_of,
    episodes_with_person,
    era_of,
    events_of_episode,
    events_of_era,
    events_with,
    songs_of,
)
from rushguide.queries.series import episodes_of_era, episodes_with, listening_seconds
from rushguide.queries.songs import SongRow
from rushguide.text import seconds


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


Object = dict[str, object]
PROVENANCE = ("sources", "disputed")


def to_json(value: object) -> bytes:
    """Return a value as indented JSON in UTF-8, with a line break at its end."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def song_object(guide: Guide, row: SongRow) -> Object:
    """Return a song with its album, year, era, episodes and live albums, and its place where an episode has it."""
    song, album = row.song, row.album
    inherited = fitting(album.sources, f"tracks.{song.number}") or ()
    placed = guide.placements.get(song.id, ())
    links: SongLinks = {
        "album": album.id,
        "year": album.year,
        "era": album.era,
        "episodes": [placement.episode.number for placement in placed],
        "live_on": [live.id for live in guide.live_on.get(song.id, ())],
    }
    sources: Object = {"*": list(inherited), **song.sources}
    if not row.placement:
        return _with(song, links, {"sources": sources})
    pick = row.placement.pick
    place: PlacedSongLinks = {
        **links,
        "episode": row.placement.episode.number,
        "part": row.placement.part,
        "position": row.placement.position,
        "why": pick.why,
    }
    return _with(song, place, {"sources": {**sources, "why": list(fitting(pick.sources, "why") or ())}})


def album_object(guide: Guide, album: AnyAlbum, progress: Progress = NOTHING_YET) -> Object:
    """Return an album with its tracks, year, playing time, episodes, and the days on which it was heard."""
    links: AlbumLinks = {
        "year": album.year,
        "seconds": album.seconds,
        "episodes": [episode.number for episode in episodes_with(guide, album)],
        "heard": [day.isoformat() for day in progress.heard.get(album.id, ())],
    }
    return _with(album, links, {})


def album_summary(guide: Guide, album: AnyAlbum, progress: Progress = NOTHING_YET) -> Object:
    """Return an album with the number of its tracks in place of the tracks."""
    whole = album_object(guide, album, progress)
    return {"track_count" if key == "tracks" else key: _or_count(key, value) for key, value in whole.items()}


def episode_object(guide: Guide, episode: Episode, progress: Progress = NOTHING_YET) -> Object:
    """Return an episode with its songs' number and time, the events of its years, and the days on which it was seen."""
    links: EpisodeLinks = {
        "song_count": len(guide.listening[episode.number]),
        "seconds": listening_seconds(guide, episode),
        "events": [event.id for event in events_of_episode(guide, episode)],
        "seen": [day.isoformat() for day in progress.seen.get(episode.number, ())],
    }
    return _with(episode, links, {})


def era_object(guide: Guide, era: Era) -> Object:
    """Return an era with its albums, songs, episodes and events."""
    links: EraLinks = {
        "albums": [album.id for album in guide.albums if album.era == era.id],
        "songs": [song.id for song in guide.songs if guide.album_of[song.id].era == era.id],
        "episodes": [episode.number for episode in episodes_of_era(guide, era)],
        "events": [event.id for event in events_of_era(guide, era)],
    }
    return _with(era, links, {})


def event_object(guide: Guide, event: Event) -> Object:
    """Return an event with its era and episodes."""
    era = era_of(guide, event)
    links: EventLinks = {
        "era": era.id if era else None,
        "episodes": [episode.number for episode in episodes_of(guide, event)],
    }
    return _with(event, links, {})


def person_object(guide: Guide, person: Person) -> Object:
    """Return a person with the songs and albums they are credited on, their events and episodes."""
    links: PersonLinks = {
        "songs": [song.id for song in songs_of(guide, person)],
        "albums": [album.id for album in albums_of(guide, person)],
        "events": [event.id for event in events_with(guide, person)],
        "episodes": [episode.number for episode in episodes_with_person(guide, person)],
    }
    return _with(person, links, {})


def overview_object(guide: Guide, progress: Progress = NOTHING_YET) -> Object:
    """Return the series with its episodes."""
    episodes = [episode_object(guide, episode, progress) for episode in guide.episodes]
    return {"series": plain(guide.series), "episodes": episodes}


def about_object(guide: Guide) -> Object:
    """Return the series with what its announcement says and leaves open."""
    announcement = guide.announcement
    return {"series": plain(guide.series), "announcement": plain(announcement) if announcement else None}


def plain(record: Plain) -> Object:
    """Return a record's own fields."""
    return _with(record, {}, {})


def _with(record: Plain, derived: Mapping[str, object], replaced: Mapping[str, object]) -> Object:
    """Return fields, then what is derived, then where it all comes from."""
    fields: Object = _timed(msgspec.to_builtins(record))
    provenance = {key: fields.pop(key) for key in PROVENANCE if key in fields}
    return {**fields, **derived, **provenance, **replaced}


def _timed(value: Any) -> Any:
    """Put `seconds` beside each `length`, at any depth."""
    if isinstance(value, list | tuple):
        return [_timed(item) for item in value]
    if not isinstance(value, dict):
        return value
    timed: Object = {}
    for key, item in value.items():
        timed[key] = _timed(item)
        if key == "length" and not isinstance(item, list | tuple):  # a list holds the sources or rivals of a length
            timed["seconds"] = seconds(item) if item else None
    return timed


def _or_count(key: str, value: object) -> object:
    return len(value) if key == "tracks" and isinstance(value, list) else value
