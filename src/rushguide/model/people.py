"""People whom credits, episodes or events name."""

from rushguide.model.fields import Date, Id, Line, Prose
from rushguide.model.record import Record, Years


class Person(Record, frozen=True, kw_only=True):
    """Somebody whom credits, episodes or events name."""

    id: Id
    name: Line
    aliases: tuple[Line, ...] = ()
    role: Line
    instruments: tuple[Line, ...] = ()
    born: Date | None = None
    died: Date | None = None
    member: bool = False
    with_rush: tuple[Years, ...] = ()
    summary: Prose | None = None
