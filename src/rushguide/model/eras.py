"""The eras of the career."""

from typing import ClassVar

from rushguide.model.fields import Colour, Id, Line, Prose
from rushguide.model.record import Record, Years


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
    colour: Colour
    """The same wherever the era is shown."""
    summary: Prose
    sound: Prose | None = None
    """What the music was like."""
    influences: tuple[Influence, ...] = ()
    changes: tuple[Prose, ...] = ()
    """Line-up, producer, label, instruments: what became different."""
