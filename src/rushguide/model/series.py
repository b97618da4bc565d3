"""The series as far as it is known."""

from typing import ClassVar, Literal

from rushguide.model.fields import Date, Id, Line, Prose
from rushguide.model.record import Record


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
