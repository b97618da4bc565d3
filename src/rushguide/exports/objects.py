"""Records as JSON objects: every field, references as ids, and what follows from the links.

Keys are those of the YAML files. Every key is always there: what is unknown is null, what is empty is []. Beside each
`length` there is `seconds`.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from rushguide.columns.column import SECONDS
from rushguide.guide import music, records
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.record import Plain, most_specific
from rushguide.log import NOTHING_YET, Progress
from rushguide.queries import history, songs
from rushguide.text import seconds

Object = dict[str, object]
PROVENANCE = ("sources", "disputed")


class Fields(dict[str, tuple[Any, Callable[..., object]]]):
    """The keys of an object: for each its type, as `exports.schema.as_schema` reads it, and what gives its value."""

    def of(self, *what: object) -> Object:
        """Return the object that is written of something."""
        return {key: value(*what) for key, (_, value) in self.items()}


# What follows from a record's links, beside its own fields: of the guide, a record or row, and the log.
SONG = Fields(
    album=(str, lambda guide, row, log: row.album.id),
    year=(int | None, lambda guide, row, log: row.album.year),
    era=(str, lambda guide, row, log: row.album.era),
    episodes=(list[int], lambda guide, row, log: [each.episode for each in guide.placements.get(row.song.id, ())]),
    live_on=(list[str], lambda guide, row, log: guide.live_on.get(row.song.id, ())),
    played=(int | None, lambda guide, row, log: row.played),
    tours=(list[str], lambda guide, row, log: [tour for tour, _ in guide.tours_with.get(row.song.id, ())]),
)
PLACED_SONG = Fields(
    **SONG,
    episode=(int, lambda guide, row, log: row.placement.episode.number),
    part=(records.Part, lambda guide, row, log: row.placement.part),
    position=(int, lambda guide, row, log: row.placement.position),
    why=(str, lambda guide, row, log: row.placement.pick.why),
)
ALBUM = Fields(
    year=(int | None, lambda guide, album, log: album.year),
    seconds=(int | None, lambda guide, album, log: album.seconds),
    episodes=(list[int], lambda guide, album, log: guide.episodes_with.get(album.id, ())),
    tours=(list[str], lambda guide, album, log: [each for each in guide.tours if each.album == album.id]),
    heard=(list[str], lambda guide, album, log: [str(day) for day in log.heard.get(album.id, ())]),
)
ALBUM_LINE = Fields(track_count=(int, lambda guide, album, log: len(album.tracks)), **ALBUM)
EPISODE = Fields(
    song_count=(int, lambda guide, episode, log: len(guide.listening[episode.number])),
    seconds=(int, lambda guide, episode, log: guide.listening_seconds[episode.number]),
    events=(list[str], lambda guide, episode, log: guide.events_in(episode.years)),
    tours=(list[str], lambda guide, episode, log: history.tours_in(guide, episode.years)),
    seen=(list[str], lambda guide, episode, log: [str(day) for day in log.seen.get(episode.number, ())]),
)
ERA = Fields(
    albums=(list[str], lambda guide, era, log: [each for each in guide.albums if each.era == era.id]),
    songs=(list[str], lambda guide, era, log: [s for s in guide.songs if guide.album_of[s.id].era == era.id]),
    episodes=(list[int], lambda guide, era, log: history.episodes_of_era(guide, era)),
    events=(list[str], lambda guide, era, log: guide.events_in(era.years)),
    tours=(list[str], lambda guide, era, log: history.tours_in(guide, era.years)),
)
EVENT = Fields(
    overdue=(bool, lambda guide, event, log: event.overdue),
    era=(str | None, lambda guide, event, log: history.era_of(guide, event)),
    episodes=(list[int], lambda guide, event, log: guide.episodes_in[event.year]),
)
TOUR = Fields(
    **EVENT,
    country_count=(int, lambda guide, tour, log: len(tour.countries)),
    legs=(list[str], lambda guide, tour, log: history.legs_of(guide, tour)),
    opened=(str | None, lambda guide, tour, log: next((each.song for each in history.usual_set(tour)), None)),
    closed=(str | None, lambda guide, tour, log: next((each.song for each in history.usual_set(tour)[::-1]), None)),
    first_played=(list[str], lambda guide, tour, log: history.first_or_last_played(guide, tour, "first")),
    last_played=(list[str], lambda guide, tour, log: history.first_or_last_played(guide, tour, "last")),
)
PERSON = Fields(
    songs=(list[str], lambda guide, person, log: history.songs_of(guide, person)),
    albums=(list[str], lambda guide, person, log: history.albums_of(guide, person)),
    events=(list[str], lambda guide, person, log: [each for each in guide.events if person.id in each.people]),
    tours=(list[str], lambda guide, person, log: [each for each in guide.tours if person.id in each.people]),
    episodes=(list[int], lambda guide, person, log: [each for each in guide.episodes if person.id in each.people]),
)
ALBUMS = (music.StudioAlbum, music.LiveAlbum)


class RecordObject(NamedTuple):
    """An object that is written from a record of one of these types, and what follows from its links."""

    records: tuple[type[Plain], ...]
    links: Fields = Fields()
    without: str = ""
    """A field of the record that is not written."""


OBJECTS = {
    "series": RecordObject((records.Series,)),
    "announcement": RecordObject((records.Announcement,)),
    "episode": RecordObject((records.Episode,), EPISODE),
    "era": RecordObject((records.Era,), ERA),
    "song": RecordObject((music.Song,), SONG),
    "placed_song": RecordObject((music.Song,), PLACED_SONG),
    "album": RecordObject(ALBUMS, ALBUM),
    "album_line": RecordObject(ALBUMS, ALBUM_LINE, "tracks"),
    "event": RecordObject((records.Event,), EVENT),
    "tour": RecordObject((music.Tour,), TOUR),
    "person": RecordObject((records.Person,), PERSON),
    "source": RecordObject((records.Source,)),
}
"""Objects by their names in the schema."""


def to_json(value: object) -> bytes:
    """Return a value as indented JSON in UTF-8, with a line break at its end."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _written(value: Any) -> Any:
    """Return a value as objects have it: records by id or number, and beside each length, at any depth, its seconds."""
    match value:
        case records.Episode():
            return value.number
        case records.Era() | records.Event() | music.Album() | music.Song() | music.Tour():
            return value.id
        case list() | tuple():
            return [_written(item) for item in value]
        case dict():
            written: Object = {}
            for key, item in value.items():
                written[key] = _written(item)
                if key in SECONDS and not isinstance(item, list | tuple):  # a list has the sources of a length
                    written[SECONDS[key]] = seconds(item) if item else None
            return written
    return value


def _object(
    guide: Guide, record: Plain, kind: RecordObject, row: object, progress: Progress = NOTHING_YET, **replaced: object
) -> Object:
    """Return a record's own fields, then what follows from its links, then where it all comes from."""
    fields: Object = _written(msgspec.to_builtins(record))
    fields.pop(kind.without, None)
    provenance = {key: fields.pop(key) for key in PROVENANCE if key in fields}
    return {**fields, **_written(kind.links.of(guide, row, progress)), **provenance, **replaced}


def song_object(guide: Guide, row: songs.SongRow) -> Object:
    """Return a song with its album, year, era, episodes and live albums, and its place if the row is an episode's."""
    inherited = most_specific(row.album.sources, f"tracks.{row.song.number}") or ()
    sources: Object = {"*": list(inherited), **row.song.sources}
    if row.placement:
        sources["why"] = list(most_specific(row.placement.pick.sources, "why") or ())
    return _object(guide, row.song, OBJECTS["placed_song" if row.placement else "song"], row, sources=sources)


def record_object(guide: Guide, record: Plain, progress: Progress = NOTHING_YET) -> Object:
    """Return a record with what follows from its links, and of an episode or album the days in the log."""
    kind = next(each for each in OBJECTS.values() if type(record) in each.records)
    return _object(guide, record, kind, record, progress)


def album_summary(guide: Guide, album: AnyAlbum, progress: Progress = NOTHING_YET) -> Object:
    """Return an album with the number of its tracks in place of the tracks."""
    return _object(guide, album, OBJECTS["album_line"], album, progress)


def overview_object(guide: Guide, progress: Progress = NOTHING_YET) -> Object:
    """Return the series with its episodes."""
    episodes = [record_object(guide, episode, progress) for episode in guide.episodes]
    return {"series": record_object(guide, guide.series), "episodes": episodes}


def about_object(guide: Guide) -> Object:
    """Return the series with what its announcement says and leaves open."""
    announcement = record_object(guide, guide.announcement) if guide.announcement else None
    return {"series": record_object(guide, guide.series), "announcement": announcement}
