"""People whom credits, episodes or events name."""

from rushguide.model.fields import Date, Id, Line, Prose
from rushguide.model.record import Record, Years


class Person(Record, frozen=True, kw_only=True):
    """Somebody whom credits, episodes or events name."""

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
    summary: Prose | None = None
