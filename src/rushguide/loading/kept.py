"""A guide that is read from an entry of the cache: it decodes no more than is asked for."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar, cast

from msgspec.msgpack import decode

from rushguide.loading.entries import Entry, SongLinks
from rushguide.loading.rows import Ids, Rows, by_id, reader_of, rows_of
from rushguide.model import (
    Announcement,
    AnyAlbum,
    Episode,
    Era,
    Event,
    Guide,
    LiveAlbum,
    Named,
    NamedKind,
    Person,
    Placement,
    Series,
    Song,
    Source,
    StudioAlbum,
)
from rushguide.model.contents import placements_of
from rushguide.model.lookup import Lookup

R = TypeVar("R")


class KeptGuide(Guide):
    """The guide of an entry; it answers as the one that the entry was made from."""

    def __init__(self, entry: Entry) -> None:
        """Hold the entry, not decoded."""
        self._entry = entry

    @cached_property
    def series(self) -> Series:
        """The series."""
        return decode(self._entry.series, type=Series)

    @cached_property
    def announcement(self) -> Announcement | None:
        """The announcement, where there is one."""
        return decode(self._entry.announcement, type=Announcement | None)

    @cached_property
    def announced_songs(self) -> frozenset[str]:
        """Ids of the songs that the announcement names."""
        return frozenset(self._entry.announced_songs)

    @cached_property
    def has_working_titles(self) -> bool:
        """Whether the title of an episode is this guide's own."""
        return self._entry.has_working_titles

    @cached_property
    def episodes(self) -> Sequence[Episode]:
        """All episodes by number."""
        return rows_of(self._entry.episodes, Episode)

    @cached_property
    def eras(self) -> Sequence[Era]:
        """All eras in the order of the file."""
        return rows_of(self._entry.eras, Era)

    @cached_property
    def people(self) -> Sequence[Person]:
        """All people in the order of the file."""
        return rows_of(self._entry.people, Person)

    @cached_property
    def sources(self) -> Sequence[Source]:
        """All sources in the order of the file."""
        return rows_of(self._entry.sources, Source)

    @cached_property
    def albums(self) -> Sequence[AnyAlbum]:
        """All albums by date of release; those without a date last."""
        own, played = reader_of(self._entry.albums, StudioAlbum), reader_of(self._entry.albums, LiveAlbum)
        plays = self._entry.plays
        return Rows(len(plays), lambda place: played(place) if plays[place] else own(place))

    @cached_property
    def events(self) -> Sequence[Event]:
        """All events by date, typed ones and those that follow from albums and people."""
        return rows_of(self._entry.events, Event)

    @cached_property
    def songs(self) -> Sequence[Song]:
        """All songs by release and track number."""
        return Rows(len(self._links), lambda place: self._album(place).tracks[self._links[place].track])

    @cached_property
    def episode(self) -> Mapping[int, Episode]:
        """Episodes by number."""
        ids = by_id(self._entry.episodes, self.episodes)
        return Lookup(lambda number: ids.get(str(number)), lambda: map(int, ids))

    @cached_property
    def era(self) -> Mapping[str, Era]:
        """Eras by id."""
        return by_id(self._entry.eras, self.eras)

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """People by id."""
        return by_id(self._entry.people, self.people)

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by id; claims are not among them."""
        return by_id(self._entry.sources, self.sources)

    @cached_property
    def album(self) -> Mapping[str, AnyAlbum]:
        """Albums by id."""
        return by_id(self._entry.albums, self.albums)

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """Events by id."""
        return by_id(self._entry.events, self.events)

    @cached_property
    def song(self) -> Mapping[str, Song]:
        """Songs by id."""
        return self._of_songs(lambda place: self.songs[place])

    @cached_property
    def album_of(self) -> Mapping[str, StudioAlbum]:
        """The album that a song id belongs to."""
        return self._of_songs(self._album)

    @cached_property
    def live_on(self) -> Mapping[str, tuple[LiveAlbum, ...]]:
        """The live albums and films, by date, that play a song id; an id that none plays is absent."""
        return self._of_songs(lambda place: self._live(place) or None)

    @cached_property
    def placements(self) -> Mapping[str, tuple[Placement, ...]]:
        """Where the episodes have a song id; an id that none has is absent."""
        return self._of_songs(lambda place: self._placements(place) or None)

    @cached_property
    def listening(self) -> Mapping[int, tuple[Placement, ...]]:
        """Every episode's songs in listening order, by episode number."""

        def listening(number: int) -> tuple[Placement, ...] | None:
            episode = self.episode.get(number)
            return placements_of(episode) if episode else None

        return Lookup(listening, lambda: (episode.number for episode in self.episodes))

    def names(self, kind: NamedKind) -> Sequence[Named]:
        """Return what all records of a kind are called, in the order of the records."""
        entry = self._entry
        packed = {
            "episode": entry.episodes,
            "era": entry.eras,
            "album": entry.albums,
            "song": entry.songs,
            "person": entry.people,
            "event": entry.events,
        }
        return decode(packed[kind].names, type=list[Named])

    @cached_property
    def _links(self) -> Sequence[SongLinks]:
        return rows_of(self._entry.songs, SongLinks)

    @cached_property
    def _song_ids(self) -> Ids:
        return Ids(self._entry.songs)

    def _of_songs(self, find: Callable[[int], R | None]) -> Lookup[str, R]:
        """Return what belongs to songs, by their ids; those of which there is nothing are absent."""

        def found(song: str) -> R | None:
            place = self._song_ids.place(song)
            return None if place is None else find(place)

        return Lookup(found, lambda: (song for song in self._song_ids if found(song) is not None))

    def _album(self, place: int) -> StudioAlbum:
        return cast("StudioAlbum", self.albums[self._links[place].album])

    def _live(self, place: int) -> tuple[LiveAlbum, ...]:
        return tuple(cast("LiveAlbum", self.albums[each]) for each in self._links[place].live)

    def _placements(self, place: int) -> tuple[Placement, ...]:
        song = self.songs[place].id
        placed = (each for number in self._links[place].episodes for each in self.listening[number])
        return tuple(each for each in placed if each.pick.song == song)
