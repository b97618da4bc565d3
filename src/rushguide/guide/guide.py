"""The guide: which file holds which records, the records themselves, and the links between them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct, field, json, structs

from rushguide.guide import music, records
from rushguide.guide.record import ENDLESS, Plain, Years, grouped, most_specific
from rushguide.text import seconds

AnyAlbum = music.StudioAlbum | music.LiveAlbum

ONE: dict[str, type[Plain]] = {"series.yaml": records.Series, "announcement.yaml": records.Announcement}
"""Files that hold one record."""
MANY: dict[str, type[Plain]] = {
    "episodes.yaml": records.Episode,
    "eras.yaml": records.Era,
    "people.yaml": records.Person,
    "sources.yaml": records.Source,
    "tours.yaml": music.Tour,
}
"""Files that hold a list of records."""
REQUIRED = ("series.yaml", "episodes.yaml")
"""Files that every guide has."""
DERIVED: tuple[tuple[str, records.EventKind, str], ...] = (
    ("released", "release", "is released"),
    ("born", "birth", "is born"),
    ("died", "death", "dies"),
)
"""Fields of albums and people that events follow from, with the kind of event and its words."""
COPIED = ("id", "date", "date_text", "end", "place", "people", "others", "note", "scheduled")
"""What an event takes over from its tour as it is."""
DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect of JSON Schema that editors read."""


class Placement(Struct, frozen=True):
    """A song in an episode's listening; positions count from 1 through all three parts."""

    episode: records.Episode
    part: records.Part
    position: int
    pick: records.Pick


class Guide(Struct, kw_only=True, eq=False, dict=True):
    """A guide whose references all lead somewhere: what its files hold, and the links between the records.

    Lists keep the order of the files, but albums, songs, tours and events are by date; records are found by id,
    episodes by number. Most links are computed when they are first asked for.
    """

    series: records.Series
    announcement: records.Announcement | None = None
    episodes: tuple[records.Episode, ...]
    eras: tuple[records.Era, ...] = ()
    people: tuple[records.Person, ...] = ()
    sources: tuple[records.Source, ...] = ()
    studio_albums: tuple[music.StudioAlbum, ...] = ()
    live_albums: tuple[music.LiveAlbum, ...] = ()
    typed_events: tuple[records.Event, ...] = field(name="events", default=())
    """Those of the files; others follow from albums, people and tours."""
    tours: tuple[music.Tour, ...] = ()

    def __post_init__(self) -> None:
        """Sort the records of a guide that has passed the checks, and find them by id."""
        self.albums: list[AnyAlbum] = [*self.studio_albums, *self.live_albums]
        """Those without a date are last."""
        self.albums.sort(key=lambda album: (album.released or "~", album.title))
        songs = [(song, each) for each in self.albums if isinstance(each, music.StudioAlbum) for song in each.tracks]
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
    def events(self) -> Sequence[records.Event]:
        """All events by date, typed ones and those that follow from albums, people and tours."""
        every = [*self.typed_events, *self.derived.values()]
        return sorted(every, key=lambda event: (event.date, event.end or "", event.title))

    @cached_property
    def derived(self) -> Mapping[str, records.Event]:
        """The events that follow from albums, people and tours, by id."""
        followed = (*derived_events(self.albums, self.people), *map(tour_event, self.tours))
        return {event.id: event for event in followed}

    @cached_property
    def event(self) -> Mapping[str, records.Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    def events_in(self, years: Years) -> Sequence[records.Event]:
        """Return the events that happened or began in some years, by date."""
        begin = bisect_left(self.events, years.start, key=lambda event: event.year)
        end = bisect_right(self.events, years.end or ENDLESS, key=lambda event: event.year)
        return self.events[begin:end]

    @cached_property
    def performances(self) -> Sequence[records.Event]:
        """The first and last performances of songs; they are found as events are, but are not on the timeline."""
        return [*performances(self.songs, [tour for tour in self.tours if tour.known_until])]

    @cached_property
    def anniversaries(self) -> Sequence[records.Event]:
        """What days are remembered for: events, first and last nights of tours, first and last performances."""
        events = [event for event in self.events if event.id not in self.tour]
        events += [*nights(self.tours), *self.performances]
        return sorted(events, key=lambda event: (event.date, event.title))

    @cached_property
    def tours_with(self) -> Mapping[str, tuple[tuple[music.Tour, music.SetSong], ...]]:
        """The tours, by date, that played a song id, with its place in the set; an id that none played is absent."""
        return grouped((each.song, (tour, each)) for tour in self.tours for each in tour.set)

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
    def live_on(self) -> Mapping[str, tuple[music.LiveAlbum, ...]]:
        """The live albums and films, by date, that play a song id; an id that none plays is absent."""
        live = [album for album in self.albums if isinstance(album, music.LiveAlbum)]
        return grouped((song, album) for album in live for track in album.tracks for song in track.songs)

    @cached_property
    def listening(self) -> Mapping[int, tuple[Placement, ...]]:
        """Every episode's songs in listening order, by episode number."""
        found = {}
        for episode in self.episodes:
            picks = enumerate(episode.listening.picks(), start=1)
            found[episode.number] = tuple(Placement(episode, part, position, pick) for position, (part, pick) in picks)
        return found

    @cached_property
    def placements(self) -> Mapping[str, tuple[Placement, ...]]:
        """Where the episodes have a song id; an id that none has is absent."""
        return grouped((each.pick.song, each) for placed in self.listening.values() for each in placed)

    @cached_property
    def listening_seconds(self) -> Mapping[int, int]:
        """How long an episode's songs take, by episode number."""
        length = {song.id: seconds(song.length) for song in self.songs}
        return {number: sum(length[each.pick.song] for each in placed) for number, placed in self.listening.items()}

    @cached_property
    def albums_naming(self) -> Mapping[str, tuple[AnyAlbum, ...]]:
        """The albums, by date, that somebody of a name produced, wrote for or is credited on; others are absent."""
        return grouped((name, album) for album in self.albums for name in album.names())

    @cached_property
    def episodes_with(self) -> Mapping[str, tuple[records.Episode, ...]]:
        """The episodes that an album id belongs to; an id that none has is absent."""
        return grouped((album, episode) for episode in self.episodes for album in episode.albums)

    @cached_property
    def episodes_in(self) -> Mapping[int, tuple[records.Episode, ...]]:
        """The episodes that tell of a year in which an event happened or began."""
        years = {event.year for event in (*self.events, *self.performances)}
        return {year: tuple(episode for episode in self.episodes if year in episode.years) for year in years}


def derived_events(albums: Iterable[music.Album[Any]], people: Iterable[records.Person]) -> Iterator[records.Event]:
    """Yield the releases of albums and the births and deaths of people, with the sources of those dates."""
    holders: list[music.Album[Any] | records.Person] = [*albums, *people]
    for holder in holders:
        name = holder.title if isinstance(holder, music.Album) else holder.name
        for path, kind, happens in DERIVED:
            if date := getattr(holder, path, None):
                rivals = holder.disputed.get(path)
                yield records.Event(
                    id=f"{kind}-{holder.id}",
                    date=date,
                    kind=kind,
                    title=f"{name} {happens}",
                    albums=(holder.id,) if isinstance(holder, music.Album) else (),
                    people=(holder.id,) if isinstance(holder, records.Person) else (),
                    turning_point=holder.turning_point and path != "born",
                    sources={"*": most_specific(holder.sources, path) or ()},
                    disputed={"date": rivals} if rivals else {},
                )


def tour_event(tour: music.Tour) -> records.Event:
    """Return the event that a tour is on the timeline, with the sources of what it says; the id is the tour's."""
    known = {"*", *records.Event.__struct_encode_fields__}
    return records.Event(
        **{name: getattr(tour, name) for name in COPIED},
        kind="tour",
        title=tour.name,
        albums=(tour.album,) if tour.album else (),
        sources={path: ids for path, ids in tour.sources.items() if path in known},
        disputed={path: others for path, others in tour.disputed.items() if path in known},
    )


def nights(tours: Iterable[music.Tour]) -> Iterator[records.Event]:
    """Yield the first and the last night of each tour that took place."""
    for tour in (tour for tour in tours if not tour.scheduled):
        event = tour_event(tour)
        yield structs.replace(event, title=f"{tour.name} begins", end=None)
        if tour.end:
            yield structs.replace(event, title=f"{tour.name} ends", date=tour.end, end=None, date_text=None)


def performances(songs: Iterable[music.Song], ongoing: Sequence[music.Tour]) -> Iterator[records.Event]:
    """Yield the first and last performances of songs, those of one night together.

    What was played on a tour that goes on may be played again, so that it has no last performance yet.
    """
    for path in ("first", "last"):
        by_night = grouped((getattr(song.live, path, None), song) for song in songs)
        for night, played in by_night.items():
            if not night or (path == "last" and any(tour.covers(night) for tour in ongoing)):
                continue
            known = [most_specific(song.live.sources if song.live else {}, path) for song in played]
            known += [most_specific(song.sources, "live") for song in played]
            rivals = tuple(rival for song in played for rival in song.disputed.get(f"live.{path}", ()))
            yield records.Event(
                id=f"{path}-played-{night}",
                date=night,
                kind="concert",
                title=f"{', '.join(song.title for song in played)}: played for the {path} time",
                place=getattr(played[0].live, f"{path}_at"),
                songs=tuple(song.id for song in played),
                sources={"*": tuple(dict.fromkeys(each for ids in known for each in ids or ()))},
                disputed={"date": rivals} if rivals else {},
            )


def schemas() -> dict[str, dict[str, Any]]:
    """Return the JSON Schema of each kind of file, by its name in the guide's `schema` folder."""
    lists = {**MANY, "events.yaml": records.Event}
    made = {file: json.schema(cls) for file, cls in ONE.items()}
    made |= {file: json.schema(list[cls]) for file, cls in lists.items()}  # type: ignore[valid-type]
    # What an album's tracks are depends on its kind.
    kinds, definitions = json.schema_components([music.StudioAlbum, music.LiveAlbum], ref_template="#/$defs/{name}")
    made["album.yaml"] = {"anyOf": list(kinds), "$defs": definitions}
    return {file.replace(".yaml", ".schema.json"): {"$schema": DIALECT, **schema} for file, schema in made.items()}
