"""The series as far as it is known."""

from typing import ClassVar, Literal

from rushguide.model.fields import Date, Id, Line, Prose
from rushguide.model.record import Record


class Series(Record, frozen=True, kw_only=True):
    """The series as far as it is known."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"status"}

    id: Id
    title: Line
    network: Line
    status: Literal["unconfirmed", "announced", "released"]
    reported: Date
    summary: Prose
    themes: tuple[Prose, ...] = ()
    interviews: tuple[Prose, ...] = ()
    footage: tuple[Prose, ...] = ()
    production: tuple[Prose, ...] = ()
