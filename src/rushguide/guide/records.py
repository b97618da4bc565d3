"""The records of a guide besides albums: the series and its announcement, episodes, eras, people, events, sources."""

from typing import ClassVar, Literal, get_args

from msgspec import field

from rushguide.guide import record
from rushguide.guide.record import Count, Date, Dated, Disputed, Id, Line, Plain, Prose, Record, Years


class Series(Record, frozen=True, kw_only=True):
    """The series as far as it is known."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"status", "known_until"}

    id: Id
    title: Line
    artist: Line | None = None
    """Whose music it is about, as players' tags have the name."""
    network: Line
    status: Literal["unconfirmed", "announced", "released"]
    reported: Date
    """When the report appeared."""
    known_until: Date | None = None
    """The day up to which the guide's history was read."""
    summary: Prose
    themes: tuple[Prose, ...] = ()
    """What it is said to be about."""
    interviews: tuple[Prose, ...] = ()
    """Who is said to speak."""
    footage: tuple[Prose, ...] = ()
    """What is said to be shown."""
    production: tuple[Prose, ...] = ()
    """How it is said to be made."""


class Document(Plain, frozen=True, kw_only=True):
    """The text that reports the series; known by its digest, not redistributed."""

    file: Line
    """Its name."""
    sha256: Line
    """The digest of its bytes."""
    kind: Line
    published: Date
    """When it appeared."""
    note: Prose


class Claim(Plain, frozen=True, kw_only=True):
    """One statement of the document, in this guide's words; a source for what rests on it."""

    id: Id
    about: Line
    """What it speaks of, in a word: series, interviews, footage."""
    claim: Prose
    order: Count | None = None
    """Where it stands in an order that the document gives."""
    songs: tuple[Id, ...] = ()
    """Songs that it names."""
    disputed: tuple[Disputed, ...] = ()


class Announcement(Plain, frozen=True, kw_only=True):
    """What was reported of the series, claim by claim, and what was not."""

    document: Document
    claims: tuple[Claim, ...]
    not_stated: tuple[Line, ...] = ()
    """What the document leaves open."""


Part = Literal["before", "featured", "after"]
"""When to listen, seen from the episode."""


TitleStatus = Literal["working", "announced"]


class Pick(Record, frozen=True, kw_only=True):
    """A song to hear with an episode, and why."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"song", "exception"}

    song: Id
    why: Prose
    exception: Prose | None = None
    """Why a featured song may come from outside the episode's years."""


class Listening(Plain, frozen=True, kw_only=True):
    """Songs to hear before, with and after an episode, each list in listening order."""

    before: tuple[Pick, ...] = ()
    featured: tuple[Pick, ...] = ()
    after: tuple[Pick, ...] = ()

    def picks(self) -> list[tuple[Part, Pick]]:
        """Return all picks in listening order, each with the part of the listening that it belongs to."""
        return [(part, pick) for part in get_args(Part) for pick in getattr(self, part)]


class Episode(Record, frozen=True, kw_only=True):
    """One episode: the years it tells, and what to hear with it."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"title_status"}
    OWN: ClassVar[frozenset[str]] = frozenset({"title", "tagline", "years", "eras", "albums", "people", "listening"})

    number: Count
    title: Line
    title_status: TitleStatus
    """Whether the title is this guide's own or the series'."""
    tagline: Line | None = None
    years: Years
    these_years: Prose
    """What happened in these years; not what the episode shows."""
    eras: tuple[Id, ...]
    """The first is the main one."""
    albums: tuple[Id, ...] = ()
    """The albums of these years."""
    people: tuple[Id, ...] = ()
    """Who matters in these years."""
    listening: Listening = field(default_factory=Listening)
    air_date: Date | None = None
    runtime: Count | None = None
    """Minutes."""

    @property
    def main_era(self) -> str:
        """The id of the era that it belongs to first; empty where it belongs to none."""
        return self.eras[0] if self.eras else ""

    @property
    def id(self) -> str:
        """The episode's number as text: what people type."""
        return str(self.number)


class Influence(Record, frozen=True, kw_only=True):
    """Who shaped the sound of an era, and how."""

    who: Line
    how: Prose


class Era(Record, frozen=True, kw_only=True):
    """A part of the career; its borders are this guide's judgement."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"colour", "aliases"}
    OWN: ClassVar[frozenset[str]] = frozenset({"name", "years"})

    id: Id
    name: Line
    aliases: tuple[Line, ...] = ()
    """Other names under which it is found."""
    years: Years
    colour: record.Colour
    """The same wherever the era is shown."""
    summary: Prose
    sound: Prose | None = None
    """What the music was like."""
    influences: tuple[Influence, ...] = ()
    changes: tuple[Prose, ...] = ()
    """Line-up, producer, label, instruments: what became different."""


class Person(Record, frozen=True, kw_only=True):
    """Somebody whom credits, episodes or events name."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"turning_point"}

    id: Id
    name: Line
    aliases: tuple[Line, ...] = ()
    """Other names under which it is found."""
    role: Line
    """What the person did, in a few words."""
    instruments: tuple[Line, ...] = ()
    born: Date | None = None
    died: Date | None = None
    member: bool = False
    """Whether the person is or was in the band."""
    with_rush: tuple[Years, ...] = ()
    """Years of work with the band or for it."""
    turning_point: bool = False
    """Whether the death is a turning point of the career."""
    summary: Prose | None = None


class Source(Plain, frozen=True, kw_only=True):
    """Where something was read."""

    id: Id
    title: Line | None = None
    publisher: Line | None = None
    url: record.Address | None = None
    """Where it can be read."""
    kind: Line
    """The kind of source in a word: book, magazine, liner-notes."""
    via: Line | None = None
    """The copy or index that was read, where the work itself was not opened."""
    accessed: Date | None = None
    """When it was read."""

    @property
    def name(self) -> str:
        """What it is called: its title, else who published it, else its id."""
        return self.title or self.publisher or self.id


EventKind = Literal[
    "line-up", "signing", "release", "tour", "concert", "award", "nomination", "chart",
    "film", "book", "broadcast", "hiatus", "birth", "death", "other",
]  # fmt: skip
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
DERIVED_KINDS: frozenset[EventKind] = frozenset({"birth", "death"})
"""Kinds that are never typed: they follow from people."""


class Event(Record, Dated, frozen=True, kw_only=True):
    """Something that happened at a date or over a span, or is announced for one."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"kind", "scheduled", "turning_point"}

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
    turning_point: bool = False
    """Whether it is told in the short timeline."""
