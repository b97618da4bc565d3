"""Songs, and the tracks that play them again."""

from typing import ClassVar

from rushguide.model.fields import Count, Id, Length, Line, Prose
from rushguide.model.record import Plain, Record


class Cycle(Plain, frozen=True, kw_only=True):
    """A song's place in a cycle that the sleeves name."""

    name: Line
    part: Line


class Inspiration(Plain, frozen=True, kw_only=True):
    """A work that a song goes back to."""

    work: Line
    writer: Line | None = None


class SongPart(Plain, frozen=True, kw_only=True):
    """A titled or numbered part of a song; lengths need not add up to the song's."""

    number: Line | None = None
    title: Line | None = None
    length: Length | None = None
    starts: Length | None = None
    words: tuple[Line, ...] = ()
    music: tuple[Line, ...] = ()
    parts: "tuple[SongPart, ...]" = ()


class Song(Record, frozen=True, kw_only=True):
    """A track of a studio album or EP."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"aliases"}

    id: Id
    number: Count
    title: Line
    subtitle: Line | None = None
    aliases: tuple[Line, ...] = ()
    length: Length
    instrumental: bool = False
    words: tuple[Line, ...] = ()
    music: tuple[Line, ...] = ()
    cycle: Cycle | None = None
    cover_of: Line | None = None
    inspired_by: tuple[Inspiration, ...] = ()
    parts: tuple[SongPart, ...] = ()
    note: Prose | None = None


class LiveTrack(Record, frozen=True, kw_only=True):
    """A track of a live album or film: songs played, parts of one, a solo, or an introduction."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"disc"}

    disc: Count | None = None
    number: Count
    title: Line
    length: Length | None = None
    songs: tuple[Id, ...] = ()
    parts: tuple[Line, ...] = ()
    solo: Line | None = None
    note: Line | None = None
