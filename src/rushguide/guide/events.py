"""What happened, and when: typed events, and those that follow from other records."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Literal, get_args

from msgspec import field
from msgspec.structs import replace

from rushguide.guide.music import Album
from rushguide.guide.provenance import fitting
from rushguide.guide.record import Date, Id, Line, Prose, Record
from rushguide.guide.records import Person
from rushguide.text import year_of

EventKind = Literal[
    "line-up",
    "signing",
    "release",
    "tour",
    "concert",
    "award",
    "nomination",
    "chart",
    "film",
    "book",
    "broadcast",
    "hiatus",
    "birth",
    "death",
    "other",
]
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
DERIVED_KINDS: frozenset[EventKind] = frozenset({"birth", "death"})
"""Kinds that are never typed: they follow from people."""


class Event(Record, frozen=True, kw_only=True):
    """Something that happened at a date or over a span, or is announced for one."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"kind", "scheduled"}

    id: Id
    date: Date
    """When it was, or when it began."""
    date_text: Line | None = None
    """A season in words, where the year is all that is known beside it."""
    end: Date | None = None
    """The last day, month or year of a span."""
    kind: EventKind
    """Births and deaths follow from people and are not typed."""
    title: Line
    place: Line | None = None
    """Where it was."""
    people: tuple[Id, ...] = ()
    others: tuple[Line, ...] = field(name="with", default=())
    """Bands and people without a record."""
    albums: tuple[Id, ...] = ()
    songs: tuple[Id, ...] = ()
    note: Prose | None = None
    scheduled: bool = False
    """Announced; no source says that it took place."""

    @property
    def year(self) -> int:
        """The year in which it happened or began."""
        return year_of(self.date)

    @property
    def last_year(self) -> int:
        """The year in which it ended."""
        return year_of(self.end or self.date)


def derived_events(albums: Iterable[Album], people: Iterable[Person]) -> Iterator[Event]:
    """Yield the releases of albums and the births and deaths of people, with the sources of those dates."""
    for album in albums:
        if album.released:
            released = Event(
                id=f"release-{album.id}",
                date=album.released,
                kind="release",
                title=f"{album.title} is released",
                albums=(album.id,),
            )
            yield _vouched(released, album, "released")
    for person in people:
        for path, kind, happens in LIVES:
            if date := getattr(person, path):
                title = f"{person.name} {happens}"
                event = Event(id=f"{kind}-{person.id}", date=date, kind=kind, title=title, people=(person.id,))
                yield _vouched(event, person, path)


LIVES: tuple[tuple[str, EventKind, str], ...] = (("born", "birth", "is born"), ("died", "death", "dies"))


def _vouched(event: Event, holder: Record, path: str) -> Event:
    """Return the event with the sources and rival values that the holder gives for its date."""
    rivals = holder.disputed.get(path)
    sources = {"*": fitting(holder.sources, path) or ()}
    return replace(event, sources=sources, disputed={"date": rivals} if rivals else {})
