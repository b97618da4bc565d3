"""The guide: all records, and the links between them, each derived from the side that stores it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, assert_never

from msgspec import Struct

from rushguide.guide.events import Event, derived_events
from rushguide.guide.music import LiveAlbum, Song, StudioAlbum
from rushguide.guide.record import Years
from rushguide.guide.records import Announcement, Claim, Episode, Era, Part, Person, Pick, Series, Source
from rushguide.text import fold, seconds


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


def placements_of(episode: Episode) -> tuple[Placement, ...]:
    """Return an episode's songs in listening order."""
    picks = [(part, pick) for part, picks in episode.listening.parts() for pick in picks]
    return tuple(Placement(episode, part, number, pick) for number, (part, pick) in enumerate(picks, start=1))


NamedKind = Literal["episode", "era", "album", "song", "person", "event"]
"""Kinds of record that people name."""


class Named(Struct, frozen=True, array_like=True):
    """A record's id, name and other names; `folded` holds the name, the id and the others as they are compared."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()


def named(identity: str, name: str, aliases: Iterable[str] = ()) -> Named:
    """Return what a record is called."""
    others = tuple(aliases)
    return Named(identity, name, others, (fold(name), fold(identity), *map(fold, others)))


AnyAlbum = StudioAlbum | LiveAlbum
ENDLESS = 9999
"""The last year of a span without an end."""


class Guide:
    """A guide whose references all lead somewhere; links are computed once, when asked for."""

    def __init__(self, contents: Contents) -> None:
        """Hold the contents."""
        self._contents = contents

    @cached_property
    def series(self) -> Series:
        """The series."""
        return self._contents.series

    @cached_property
    def announcement(self) -> Announcement | None:
        """The announcement, where there is one."""
        return self._contents.announcement

    @cached_property
    def episodes(self) -> Sequence[Episode]:
        """All episodes by number."""
        return self._contents.episodes

    @cached_property
    def eras(self) -> Sequence[Era]:
        """All eras in the order of the file."""
        return self._contents.eras

    @cached_property
    def people(self) -> Sequence[Person]:
        """All people in the order of the file."""
        return self._contents.people

    @cached_property
    def sources(self) -> Sequence[Source]:
        """All sources in the order of the file."""
        return self._contents.sources

    @cached_property
    def albums(self) -> Sequence[AnyAlbum]:
        """All albums by date of release; those without a date last."""
        albums: list[AnyAlbum] = [*self._contents.studio_albums, *self._contents.live_albums]
        return tuple(sorted(albums, key=lambda album: (album.released or "~", album.title)))

    @cached_property
    def songs(self) -> Sequence[Song]:
        """All songs by release and track number."""
        return tuple(song for album in self.albums if isinstance(album, StudioAlbum) for song in album.tracks)

    @cached_property
    def events(self) -> Sequence[Event]:
        """All events by date, typed ones and those that follow from albums and people."""
        every = [*self._contents.events, *derived_events(self.albums, self.people)]
        return tuple(sorted(every, key=lambda event: (event.date, event.end or "", event.title)))

    @cached_property
    def episode(self) -> Mapping[int, Episode]:
        """Episodes by number."""
        return {episode.number: episode for episode in self.episodes}

    @cached_property
    def event(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    def events_in(self, years: Years) -> Sequence[Event]:
        """Return the events that happened or began in some years, by date."""
        begin = bisect_left(self.events, years.start, key=lambda event: event.year)
        end = bisect_right(self.events, years.end or ENDLESS, key=lambda event: event.year)
        return self.events[begin:end]

    @cached_property
    def source(self) -> Mapping[str, Source]:
        """Sources by id; claims are not among them."""
        return {source.id: source for source in self.sources}

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
        return {episode.number: placements_of(episode) for episode in self.episodes}

    @cached_property
    def placements(self) -> Mapping[str, tuple[Placement, ...]]:
        """Where the episodes have a song id; an id that none has is absent."""
        found: dict[str, list[Placement]] = {}
        for placed in self.listening.values():
            for placement in placed:
                found.setdefault(placement.pick.song, []).append(placement)
        return {song: tuple(placed) for song, placed in found.items()}

    @cached_property
    def listening_seconds(self) -> Mapping[int, int]:
        """How long an episode's songs take, by episode number."""
        return {
            number: sum(seconds(self.song[each.pick.song].length) for each in placed)
            for number, placed in self.listening.items()
        }

    @cached_property
    def albums_naming(self) -> Mapping[str, Sequence[AnyAlbum]]:
        """The albums, by date, that somebody of a name produced, wrote for or is credited on; others are absent."""
        found: dict[str, list[AnyAlbum]] = {}
        for album in self.albums:
            for name in dict.fromkeys(_named_on(album)):
                found.setdefault(name, []).append(album)
        return found

    @cached_property
    def episodes_with(self) -> Mapping[str, Sequence[Episode]]:
        """The episodes that an album id belongs to; an id that none has is absent."""
        found: dict[str, list[Episode]] = {}
        for episode in self.episodes:
            for album in dict.fromkeys(episode.albums):
                found.setdefault(album, []).append(episode)
        return {album: tuple(episodes) for album, episodes in found.items()}

    @cached_property
    def episodes_in(self) -> Mapping[int, Sequence[Episode]]:
        """The episodes that tell of a year in which an event happened or began."""
        years = sorted({event.year for event in self.events})
        found: dict[int, list[Episode]] = {year: [] for year in years}
        for episode in self.episodes:
            told = episode.years
            for year in years[bisect_left(years, told.start) : bisect_right(years, told.end or ENDLESS)]:
                found[year].append(episode)
        return found

    @cached_property
    def announced_songs(self) -> frozenset[str]:
        """Ids of the songs that the announcement names."""
        claims = self.announcement.claims if self.announcement else ()
        return frozenset(song for claim in claims for song in claim.songs)

    @cached_property
    def has_working_titles(self) -> bool:
        """Whether the title of an episode is this guide's own."""
        return any(episode.title_status == "working" for episode in self.episodes)

    def names(self, kind: NamedKind) -> Sequence[Named]:
        """Return what all records of a kind are called, in the order of the records."""
        match kind:
            case "episode":
                return [named(each.id, each.title) for each in self.episodes]
            case "era":
                return [named(each.id, each.name, each.aliases) for each in self.eras]
            case "album":
                return [named(each.id, each.title, each.aliases) for each in self.albums]
            case "song":
                return [named(each.id, each.title, each.aliases) for each in self.songs]
            case "person":
                return [named(each.id, each.name, each.aliases) for each in self.people]
            case "event":
                return [named(each.id, each.title) for each in self.events]
            case _:
                assert_never(kind)


def _named_on(album: AnyAlbum) -> Iterator[str]:
    yield from album.producers
    yield from (credit.name for credit in album.credits)
    for song in album.tracks if isinstance(album, StudioAlbum) else ():
        yield from song.words
        yield from song.music
