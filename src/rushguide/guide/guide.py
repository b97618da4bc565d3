"""The guide: which file holds which records, the records themselves, and the links between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

import msgspec
from msgspec import Struct, field

from rushguide.guide import records
from rushguide.guide.music import LiveAlbum, StudioAlbum
from rushguide.guide.record import ENDLESS, Plain, Years
from rushguide.guide.records import Announcement, Episode, Era, Event, Part, Person, Pick, Series, Source
from rushguide.guide.tours import SetSong, Tour, nights, performances, tour_event
from rushguide.text import seconds

AnyAlbum = StudioAlbum | LiveAlbum
K = TypeVar("K")
V = TypeVar("V")

ONE: dict[str, type[Plain]] = {"series.yaml": Series, "announcement.yaml": Announcement}
"""Files that hold one record."""
MANY: dict[str, type[Plain]] = {
    "episodes.yaml": Episode,
    "eras.yaml": Era,
    "people.yaml": Person,
    "sources.yaml": Source,
    "tours.yaml": Tour,
}
"""Files that hold a list of records."""
REQUIRED = ("series.yaml", "episodes.yaml")
"""Files that every guide has."""
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect of JSON Schema that editors read."""


class Placement(Struct, frozen=True):
    """A song in an episode's listening; positions count from 1 through all three parts."""

    episode: Episode
    part: Part
    position: int
    pick: Pick


class Guide(Struct, kw_only=True, eq=False, dict=True):
    """A guide whose references all lead somewhere: what its files hold, and the links between the records.

    Lists keep the order of the files, but albums, songs, tours and events are by date; records are found by id,
    episodes by number. Most links are computed when they are first asked for.
    """

    series: Series
    announcement: Announcement | None = None
    episodes: tuple[Episode, ...]
    eras: tuple[Era, ...] = ()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    studio_albums: tuple[StudioAlbum, ...] = ()
    live_albums: tuple[LiveAlbum, ...] = ()
    typed_events: tuple[Event, ...] = field(name="events", default=())
    """Those of the files; others follow from albums, people and tours."""
    tours: tuple[Tour, ...] = ()

    def __post_init__(self) -> None:
        """Sort the records of a guide that has passed the checks, and find them by id."""
        self.albums: list[AnyAlbum] = [*self.studio_albums, *self.live_albums]
        """Those without a date are last."""
        self.albums.sort(key=lambda album: (album.released or "~", album.title))
        songs = [(song, album) for album in self.albums if isinstance(album, StudioAlbum) for song in album.tracks]
        self.songs = [song for song, _ in songs]
        self.album_of = {song.id: album for song, album in songs}
        """The album that a song id belongs to."""
        self.tours = tuple(sorted(self.tours, key=lambda tour: (tour.date, tour.end or "~")))
        claims = self.announcement.claims if self.announcement else ()
        self.announced_songs = frozenset(song for claim in claims for song in claim.songs)
        """Ids of the songs that the announcement names."""
        self.has_working_titles = any(episode.title_status == "working" for episode in self.episodes)
        """Whether the title of an episode is this guide's own."""
        self.episode = {episode.number: episode for episode in self.episodes}
        self.era = {era.id: era for era in self.eras}
        self.album = {album.id: album for album in self.albums}
        self.song = {song.id: song for song in self.songs}
        self.person = {person.id: person for person in self.people}
        self.tour = {tour.id: tour for tour in self.tours}
        self.source = {source.id: source for source in self.sources}
        self.claim = {claim.id: claim for claim in claims}

    @cached_property
    def events(self) -> Sequence[Event]:
        """All events by date, typed ones and those that follow from albums, people and tours."""
        every = [*self.typed_events, *self.derived.values()]
        return sorted(every, key=lambda event: (event.date, event.end or "", event.title))

    @cached_property
    def derived(self) -> Mapping[str, Event]:
        """The events that follow from albums, people and tours, by id."""
        followed = [*records.derived_events(self.albums, self.people), *map(tour_event, self.tours)]
        return {event.id: event for event in followed}

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
    def performances(self) -> Sequence[Event]:
        """The first and last performances of songs; they are found as events are, but are not on the timeline."""
        return [*performances(self.songs, [tour for tour in self.tours if tour.known_until])]

    @cached_property
    def anniversaries(self) -> Sequence[Event]:
        """What days are remembered for: events, first and last nights of tours, first and last performances."""
        events = [event for event in self.events if event.id not in self.tour]
        events += [*nights(self.tours), *self.performances]
        return sorted(events, key=lambda event: (event.date, event.title))

    @cached_property
    def tours_with(self) -> Mapping[str, tuple[tuple[Tour, SetSong], ...]]:
        """The tours, by date, that played a song id, with its place in the set; an id that none played is absent."""
        return _grouped((each.song, (tour, each)) for tour in self.tours for each in tour.set)

    @cached_property
    def played(self) -> Mapping[str, int]:
        """How many set lists have a song id, at least; empty for a guide without set lists."""
        if not self.tours_with:
            return {}
        times = {song.id: (song.live and song.live.outside) or 0 for song in self.songs}
        for song, played in self.tours_with.items():
            times[song] += sum(each.shows for _, each in played)
        return times

    @cached_property
    def live_on(self) -> Mapping[str, tuple[LiveAlbum, ...]]:
        """The live albums and films, by date, that play a song id; an id that none plays is absent."""
        live = [album for album in self.albums if isinstance(album, LiveAlbum)]
        return _grouped((song, album) for album in live for track in album.tracks for song in track.songs)

    @cached_property
    def listening(self) -> Mapping[int, tuple[Placement, ...]]:
        """Every episode's songs in listening order, by episode number."""
        found = {}
        for episode in self.episodes:
            picks = [(part, pick) for part, picks in episode.listening.parts() for pick in picks]
            placed = [Placement(episode, part, position, pick) for position, (part, pick) in enumerate(picks, start=1)]
            found[episode.number] = tuple(placed)
        return found

    @cached_property
    def placements(self) -> Mapping[str, tuple[Placement, ...]]:
        """Where the episodes have a song id; an id that none has is absent."""
        return _grouped((each.pick.song, each) for placed in self.listening.values() for each in placed)

    @cached_property
    def listening_seconds(self) -> Mapping[int, int]:
        """How long an episode's songs take, by episode number."""
        length = {song.id: seconds(song.length) for song in self.songs}
        return {number: sum(length[each.pick.song] for each in placed) for number, placed in self.listening.items()}

    @cached_property
    def albums_naming(self) -> Mapping[str, tuple[AnyAlbum, ...]]:
        """The albums, by date, that somebody of a name produced, wrote for or is credited on; others are absent."""
        return _grouped((name, album) for album in self.albums for name in _names_on(album))

    @cached_property
    def episodes_with(self) -> Mapping[str, tuple[Episode, ...]]:
        """The episodes that an album id belongs to; an id that none has is absent."""
        return _grouped((album, episode) for episode in self.episodes for album in episode.albums)

    @cached_property
    def episodes_in(self) -> Mapping[int, tuple[Episode, ...]]:
        """The episodes that tell of a year in which an event happened or began."""
        years = {event.year for event in (*self.events, *self.performances)}
        return {year: tuple(episode for episode in self.episodes if year in episode.years) for year in years}


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Return the values of each key, in their order; one that is given several times in a row counts once."""
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        values = found.setdefault(key, [])
        if not values or values[-1] is not value:
            values.append(value)
    return {key: tuple(values) for key, values in found.items()}


def _names_on(album: AnyAlbum) -> Iterator[str]:
    yield from album.producers
    yield from (credit.name for credit in album.credits)
    for song in album.tracks if isinstance(album, StudioAlbum) else ():
        yield from (*song.words, *song.music)


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each kind of file, by its name in the guide's `schema` folder."""
    lists = {**MANY, "events.yaml": Event}
    made = {file: msgspec.json.schema(cls) for file, cls in ONE.items()}
    made |= {file: msgspec.json.schema(list[cls]) for file, cls in lists.items()}  # type: ignore[valid-type]
    # What an album's tracks are depends on its kind.
    kinds, definitions = msgspec.json.schema_components([StudioAlbum, LiveAlbum], ref_template="#/$defs/{name}")
    made["album.yaml"] = {"anyOf": list(kinds), "$defs": definitions}
    return {file.replace(".yaml", ".schema.json"): {"$schema": DIALECT, **schema} for file, schema in made.items()}
