"""The guide: all records, and the links between them, each derived from the side that stores it."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from rushguide.model.albums import LiveAlbum, StudioAlbum
from rushguide.model.announcement import Announcement, Claim
from rushguide.model.episodes import Episode, Part, Pick
from rushguide.model.eras import Era
from rushguide.model.events import Event, derived_events
from rushguide.model.people import Person
from rushguide.model.series import Series
from rushguide.model.songs import Song
from rushguide.model.sources import Source

AnyAlbum = StudioAlbum | LiveAlbum


class Contents(Struct, frozen=True, kw_only=True):
    """Everything that the files of a guide hold, in their order."""

    series: Series
    announcement: Announcement | None = None
    episodes: tuple[Episode, ...]
    eras: tuple[Era, ...] = ()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    studio_albums: tuple[StudioAlbum, ...] = ()
    live_albums: tuple[LiveAlbum, ...] = ()
    events: tuple[Event, ...] = ()
    """Only the typed ones; the guide adds those that follow from albums and people."""


class Placement(Struct, frozen=True):
    """Where an episode's listening has a song; positions count from 1 through all three parts."""

    episode: Episode
    part: Part
    position: int
    pick: Pick


class Guide:
    """A guide whose references all lead somewhere; links are computed once, when asked for."""

    def __init__(self, contents: Contents) -> None:
        """Hold the contents."""
        self.contents = contents
        self.series = contents.series
        self.announcement = contents.announcement
        self.episodes = contents.episodes
        self.eras = contents.eras
        self.people = contents.people

    @cached_property
    def albums(self) -> tuple[AnyAlbum, ...]:
        """All albums by date of release; those without a date last."""
        albums: list[AnyAlbum] = [*self.contents.studio_albums, *self.contents.live_albums]
        return tuple(sorted(albums, key=lambda album: (album.released or "~", album.title)))

    @cached_property
    def songs(self) -> tuple[Song, ...]:
        """All songs by release and track number."""
        return tuple(song for album in self.albums if isinstance(album, StudioAlbum) for song in album.tracks)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events by date, typed ones and those that follow from albums and people."""
        every = [*self.contents.events, *derived_events(self.albums, self.people)]
        return tuple(sorted(every, key=lambda event: (event.date, event.end or "", event.title)))

    @cached_property
    def episode(self) -> Mapping[int, Episode]:
        """Episodes by number."""
        return {episode.number: episode for episode in self.episodes}

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by id; claims are not among them."""
        return {source.id: source for source in self.contents.sources}

    @cached_property
    def claim(self) -> Mapping[str, Claim]:
        """Claims of the announcement by id."""
        return {claim.id: claim for claim in (self.announcement.claims if self.announcement else ())}

    @cached_property
    def song(self) -> Mapping[str, Song]:
        """Songs by id."""
        return {song.id: song for song in self.songs}

    @cached_property
    def album(self) -> Mapping[str, AnyAlbum]:
        """Albums by id."""
        return {album.id: album for album in self.albums}

    @cached_property
    def era(self) -> Mapping[str, Era]:
        """Eras by id."""
        return {era.id: era for era in self.eras}

    @cached_property
    def person(self) -> Mapping[str, Person]:
        """People by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def album_of(self) -> Mapping[str, StudioAlbum]:
        """The album that a song id belongs to."""
        return {song.id: album for album in self.albums if isinstance(album, StudioAlbum) for song in album.tracks}

    @cached_property
    def live_on(self) -> Mapping[str, tuple[LiveAlbum, ...]]:
        """The live albums and films, by date, that play a song id; an id that none plays is absent."""
        found: dict[str, list[LiveAlbum]] = {}
        for album in self.albums:
            if isinstance(album, LiveAlbum):
                for song in dict.fromkeys(song for track in album.tracks for song in track.songs):
                    found.setdefault(song, []).append(album)
        return {song: tuple(albums) for song, albums in found.items()}

    @cached_property
    def listening(self) -> Mapping[int, tuple[Placement, ...]]:
        """Every episode's songs in listening order, by episode number."""
        return {episode.number: _placements(episode) for episode in self.episodes}

    @cached_property
    def placements(self) -> Mapping[str, tuple[Placement, ...]]:
        """Where the episodes have a song id; an id that none has is absent."""
        found: dict[str, list[Placement]] = {}
        for placed in self.listening.values():
            for placement in placed:
                found.setdefault(placement.pick.song, []).append(placement)
        return {song: tuple(placed) for song, placed in found.items()}

    @cached_property
    def announced_songs(self) -> frozenset[str]:
        """Ids of the songs that the announcement names."""
        claims = self.announcement.claims if self.announcement else ()
        return frozenset(song for claim in claims for song in claim.songs)


def _placements(episode: Episode) -> tuple[Placement, ...]:
    picks = [(part, pick) for part, picks in episode.listening.parts() for pick in picks]
    return tuple(Placement(episode, part, number, pick) for number, (part, pick) in enumerate(picks, start=1))
