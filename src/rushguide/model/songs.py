"""Songs, and the tracks that play them again."""

from typing import ClassVar

from rushguide.model.fields import Count, Id, Length, Line, Prose
from rushguide.model.record import Plain, Record


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
