"""Albums and what is on them, and tours with what was played."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Generic, Literal, TypeVar, get_args

from msgspec import field

from rushguide.guide.record import Count, Date, Dated, Id, Length, Line, Period, Plain, Prose, Record
from rushguide.text import seconds, year_of


class Cycle(Plain, frozen=True, kw_only=True):
    """A song's place in a cycle that the sleeves name."""

    name: Line
    part: Line
    """Which part of the cycle the song is."""


class Inspiration(Plain, frozen=True, kw_only=True):
    """A work that a song goes back to."""

    work: Line
    writer: Line | None = None


class SongPart(Plain, frozen=True, kw_only=True):
    """A titled or numbered part of a song; lengths need not add up to the song's."""

    number: Line | None = None
    """As printed: I, II, III."""
    title: Line | None = None
    length: Length | None = None
    starts: Length | None = None
    """Where it begins in the song."""
    words: tuple[Line, ...] = ()
    """Who wrote the words, where that differs from the whole song."""
    music: tuple[Line, ...] = ()
    """Who wrote the music, where that differs from the whole song."""
    parts: "tuple[SongPart, ...]" = ()
    """Parts of this part."""


class OnStage(Record, frozen=True, kw_only=True):
    """When and where a song was first and last played; how often follows from the tours."""

    first: Date | None = None
    first_at: Line | None = None
    """The hall and its town."""
    last: Date | None = None
    last_at: Line | None = None
    outside: Count | None = None
    """How many set lists have it that belong to no tour."""


class Song(Record, frozen=True, kw_only=True):
    """A track of a studio album or EP."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"aliases"}

    id: Id
    number: Count
    """The track number."""
    title: Line
    subtitle: Line | None = None
    aliases: tuple[Line, ...] = ()
    """Other names under which it is found."""
    length: Length
    instrumental: bool = False
    """Whether it has no words."""
    words: tuple[Line, ...] = ()
    """Who wrote the words."""
    music: tuple[Line, ...] = ()
    """Who wrote the music."""
    cycle: Cycle | None = None
    cover_of: Line | None = None
    """Whose song it is."""
    inspired_by: tuple[Inspiration, ...] = ()
    live: OnStage | None = None
    """Its first and last performance, as far as set lists are known."""
    parts: tuple[SongPart, ...] = ()
    note: Prose | None = None


class LiveTrack(Record, frozen=True, kw_only=True):
    """A track of a live album or film: songs played, parts of one, a solo, or an introduction."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"disc"}

    disc: Count | None = None
    number: Count
    """The track number on its disc."""
    title: Line
    length: Length | None = None
    songs: tuple[Id, ...] = ()
    """Songs that are played: several in a medley, none in a solo."""
    parts: tuple[Line, ...] = ()
    """The titles of the parts that are played, where it is not the whole song."""
    solo: Line | None = None
    """The instrument that has a solo in it: drums, guitar."""
    note: Line | None = None


Kind = Literal["studio", "ep", "live", "film", "compilation"]
KINDS: tuple[Kind, ...] = get_args(Kind)
SONG_KINDS: frozenset[Kind] = frozenset({"studio", "ep"})
"""Kinds of album that hold songs of their own; the others play songs again."""


class Recorded(Plain, frozen=True, kw_only=True):
    """When, and where it is not one of the album's studios, it was recorded."""

    when: Period
    where: Line | None = None


class Certification(Plain, frozen=True, kw_only=True):
    """A sales award."""

    region: Line
    """A country."""
    level: Line
    """Gold, Platinum, 2x Platinum."""
    date: Date | None = None


class Credit(Record, frozen=True, kw_only=True):
    """Who did what besides playing in the band; for named songs, or for the album."""

    name: Line
    role: Line = field(name="as")
    """What was done: engineer, photography, guest: piano."""
    songs: tuple[Id, ...] = ()
    """Where it was not for the whole album."""


Track = TypeVar("Track", bound=Song | LiveTrack)


class Album(Record, Generic[Track], frozen=True, kw_only=True):
    """A release; which tracks it has depends on its kind."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"aliases", "kind", "turning_point"}
    OWN: ClassVar[frozenset[str]] = frozenset({"era"})

    id: Id
    title: Line
    aliases: tuple[Line, ...] = ()
    """Other names under which it is found."""
    kind: Kind
    """Studio albums and EPs hold songs; the others play songs again."""
    filmed: bool = False
    """Whether it was filmed, or has a film beside it."""
    era: Id
    released: Date | None = None
    """The first release."""
    turning_point: bool = False
    """Whether the release is a turning point of the career."""
    releases: dict[Line, Date] = field(default_factory=dict)
    """Dates by country, or by edition."""
    labels: dict[Line, Line] = field(default_factory=dict)
    """Record labels by country."""
    producers: tuple[Line, ...] = ()
    studios: tuple[Line, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    peaks: dict[Line, Count] = field(default_factory=dict)
    """The best place in the charts, by country."""
    certifications: tuple[Certification, ...] = ()
    credits: tuple[Credit, ...] = ()
    """Who else worked on it."""
    note: Prose | None = None
    length: Length | None = None
    """The published total, where one is known."""
    tracks: tuple[Track, ...] = ()
    """Songs on a studio album or EP. Live tracks on the others."""

    @property
    def year(self) -> int | None:
        """The year of release."""
        return year_of(self.released) if self.released else None

    @property
    def seconds(self) -> int | None:
        """The playing time: the published total, else the sum where every track's length is known."""
        return seconds(self.length) if self.length else total(track.length for track in self.tracks)

    def names(self) -> Iterator[str]:
        """Yield the names of those who produced it, wrote for it or are credited on it."""
        yield from (*self.producers, *(credit.name for credit in self.credits))
        for song in self.tracks:
            yield from (*song.words, *song.music) if isinstance(song, Song) else ()


class StudioAlbum(Album[Song], frozen=True, kw_only=True):
    """An album or EP of songs."""


class LiveAlbum(Album[LiveTrack], frozen=True, kw_only=True):
    """A live album, a film or a compilation: songs played again."""


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


def total(lengths: Iterable[str | None]) -> int | None:
    """Return the seconds of all lengths together; None for no lengths, or if one of them is unknown."""
    known = [seconds(length) if length else None for length in lengths]
    return None if not known or None in known else sum(filter(None, known))
