"""Tours with their set lists, and the events that follow from tours and performances."""

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from msgspec import field, structs

from rushguide.guide.music import Song
from rushguide.guide.record import Count, Date, Id, Line, Plain, Prose, Record, grouped, most_specific
from rushguide.guide.records import Dated, Event
from rushguide.text import year_of

COPIED = ("id", "date", "date_text", "end", "place", "people", "others", "note", "scheduled")
"""What an event takes over from its tour as it is."""


class SetSong(Plain, frozen=True, kw_only=True):
    """A song of a tour's set, and how often it was played there."""

    song: Id
    shows: Count
    """How many of the tour's set lists have it."""
    parts: tuple[Line, ...] = ()
    """The titles of the parts that were usually played, where it was not the whole song."""


class Tour(Record, Dated, frozen=True, kw_only=True):
    """A tour. Its figures are what is known, so that each means "at least"."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"scheduled", "leg_of"}

    id: Id
    name: Line
    date: Date
    """The first show."""
    date_text: Line | None = None
    """A season in words, where the year is all that is known beside it."""
    end: Date | None = None
    """The last show; without it the tour goes on, or its end is not known."""
    known_until: Date | None = None
    """The day up to which the figures of a tour that goes on were read."""
    album: Id | None = None
    """The album that it followed, or that was recorded on it."""
    leg_of: Id | None = None
    """The tour that it is part of, or that it prepared."""
    shows: Count | None = None
    """Days with a show."""
    set_lists: Count | None = None
    """Shows of which the set list is known."""
    cities: Count | None = None
    countries: dict[Line, Count] = field(default_factory=dict)
    """Shows by country."""
    others: tuple[Line, ...] = field(name="with", default=())
    """Bands and people without a record that were on the bill."""
    people: tuple[Id, ...] = ()
    place: Line | None = None
    """Where it went."""
    note: Prose | None = None
    set: tuple[SetSong, ...] = ()
    """Every song that was played, in the usual order."""
    scheduled: bool = False
    """Announced; no source says that it took place."""

    @property
    def short_name(self) -> str:
        """The name without the word tour."""
        return self.name.removesuffix(" tour")

    @property
    def aliases(self) -> tuple[str, ...]:
        """The short name: it finds the tour itself, where its legs begin with the same words."""
        return (self.short_name,)

    @property
    def last_year(self) -> int:
        """The year of the last show that is known."""
        return year_of(self.end or self.known_until or self.date)

    def covers(self, date: str) -> bool:
        """Whether a date, whole or partial, lies between the first show and the last."""
        return self.date[: len(date)] <= date and (self.end is None or date[: len(self.end)] <= self.end)


def tour_event(tour: Tour) -> Event:
    """Return the event that a tour is on the timeline, with the sources of what it says; the id is the tour's."""
    known = {"*", *Event.__struct_encode_fields__}
    return Event(
        **{name: getattr(tour, name) for name in COPIED},
        kind="tour",
        title=tour.name,
        albums=(tour.album,) if tour.album else (),
        sources={path: ids for path, ids in tour.sources.items() if path in known},
        disputed={path: others for path, others in tour.disputed.items() if path in known},
    )


def nights(tours: Iterable[Tour]) -> Iterator[Event]:
    """Yield the first and the last night of each tour that took place."""
    for tour in (tour for tour in tours if not tour.scheduled):
        event = tour_event(tour)
        yield structs.replace(event, title=f"{tour.name} begins", end=None)
        if tour.end:
            yield structs.replace(event, title=f"{tour.name} ends", date=tour.end, end=None, date_text=None)


def performances(songs: Iterable[Song], ongoing: Sequence[Tour]) -> Iterator[Event]:
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
            yield Event(
                id=f"{path}-played-{night}",
                date=night,
                kind="concert",
                title=f"{', '.join(song.title for song in played)}: played for the {path} time",
                place=getattr(played[0].live, f"{path}_at"),
                songs=tuple(song.id for song in played),
                sources={"*": tuple(dict.fromkeys(each for ids in known for each in ids or ()))},
                disputed={"date": rivals} if rivals else {},
            )
