"""Albums and what is on them."""

from typing import ClassVar, Literal

from msgspec import field

from rushguide.model.fields import Count, Date, Id, Length, Line, Period, Prose
from rushguide.model.record import Plain, Record
from rushguide.model.songs import LiveTrack, Song
from rushguide.text import seconds, year_of

Kind = Literal["studio", "ep", "live", "film", "compilation"]
KINDS: tuple[Kind, ...] = ("studio", "ep", "live", "film", "compilation")
SONG_KINDS: frozenset[Kind] = frozenset({"studio", "ep"})
"""Kinds of album that hold songs of their own; the others play songs again."""


class Recorded(Plain, frozen=True, kw_only=True):
    """When, and where it is not one of the album's studios, it was recorded."""

    when: Period
    where: Line | None = None


class Certification(Plain, frozen=True, kw_only=True):
    """A sales award."""

    region: Line
    level: Line
    date: Date | None = None


class Credit(Record, frozen=True, kw_only=True):
    """Who did what besides playing in the band; for named songs, or for the album."""

    name: Line
    role: Line = field(name="as")
    songs: tuple[Id, ...] = ()


class Album(Record, frozen=True, kw_only=True):
    """A release; which tracks it has depends on its kind."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"aliases", "kind"}
    OWN: ClassVar[frozenset[str]] = frozenset({"era"})

    id: Id
    title: Line
    aliases: tuple[Line, ...] = ()
    kind: Kind
    filmed: bool = False
    era: Id
    released: Date | None = None
    releases: dict[Line, Date] = field(default_factory=dict)
    labels: dict[Line, Line] = field(default_factory=dict)
    producers: tuple[Line, ...] = ()
    studios: tuple[Line, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    peaks: dict[Line, Count] = field(default_factory=dict)
    certifications: tuple[Certification, ...] = ()
    credits: tuple[Credit, ...] = ()
    note: Prose | None = None
    length: Length | None = None
    """The published total, where one is known."""

    @property
    def year(self) -> int | None:
        """The year of release."""
        return year_of(self.released) if self.released else None


class StudioAlbum(Album, frozen=True, kw_only=True):
    """An album or EP of songs."""

    tracks: tuple[Song, ...] = ()

    @property
    def seconds(self) -> int | None:
        """The playing time: the published total, else the sum of the tracks."""
        if self.length:
            return seconds(self.length)
        return sum(seconds(song.length) for song in self.tracks) or None


class LiveAlbum(Album, frozen=True, kw_only=True):
    """A live album, a film or a compilation: songs played again."""

    tracks: tuple[LiveTrack, ...] = ()

    @property
    def seconds(self) -> int | None:
        """The playing time: the published total, else the sum where every track's length is known."""
        if self.length:
            return seconds(self.length)
        known = [seconds(track.length) for track in self.tracks if track.length]
        return sum(known) if known and len(known) == len(self.tracks) else None
