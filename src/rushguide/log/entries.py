"""What the log holds: entries of episodes that were watched and albums that were heard."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID, uuid4

from msgspec import Meta, Struct, field

from rushguide import clock
from rushguide.errors import GuideError
from rushguide.guide.record import ID
from rushguide.queries.names import MAX_LISTED
from rushguide.text import hidden_character, shortened

Kind = Literal["watched", "heard"]
"""What was done: an episode watched, or an album heard."""
MAX_NUMBER = 10**9
"""The largest episode number that an entry can have."""


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One viewing or hearing. A second one is an entry of its own.

    ValueError if the fields contradict each other, or the note cannot be shown as it is.
    """

    id: UUID
    series: Annotated[str, Meta(pattern=ID)]
    """The id of the guide's series: the logs of two guides do not mix."""
    kind: Kind
    episode: Annotated[int, Meta(ge=1, le=MAX_NUMBER)] | None = None
    """The number of the episode that was watched."""
    album: Annotated[str, Meta(pattern=ID)] | None = None
    """The id of the album that was heard."""
    day: date = field(name="date")
    """The day it was seen or heard, where the viewer was."""
    recorded: Annotated[datetime, Meta(tz=True)]
    """When it was logged, in UTC."""
    note: str | None = None
    """One line of the viewer's own."""

    def __post_init__(self) -> None:
        """Check what types alone do not say."""
        if (self.episode is None) is (self.kind == "watched") or (self.album is None) is (self.kind == "heard"):
            raise ValueError("'watched' needs an episode and no album, 'heard' an album and no episode")
        if self.recorded.utcoffset() != timedelta(0):
            raise ValueError("'recorded' must be a time in UTC, ending in Z")
        if self.note is not None and (error := note_error(self.note)):
            raise ValueError(error)


def note_error(note: str) -> str | None:
    """Return why a text cannot be a note, or None if it can."""
    if not note.strip():
        return "a note needs at least one word"
    if "\n" in note:
        return "a note must be a single line"
    hidden = hidden_character(note)
    return f"a note cannot contain the hidden character {hidden}" if hidden else None


def watched(series: str, episodes: Iterable[int], day: date, note: str | None = None) -> tuple[Entry, ...]:
    """Return new entries for episodes that were watched on a day."""
    now = clock.now()
    return tuple(
        Entry(id=uuid4(), series=series, kind="watched", episode=number, day=day, recorded=now, note=note)
        for number in episodes
    )


def heard(series: str, albums: Iterable[str], day: date, note: str | None = None) -> tuple[Entry, ...]:
    """Return new entries for albums that were heard on a day."""
    now = clock.now()
    return tuple(
        Entry(id=uuid4(), series=series, kind="heard", album=album, day=day, recorded=now, note=note)
        for album in albums
    )


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries by day, and within a day by when they were logged; the same order everywhere."""

    def key(entry: Entry) -> tuple[date, datetime, int, str, UUID]:
        return (entry.day, entry.recorded, entry.episode or 0, entry.album or "", entry.id)

    return tuple(sorted(entries, key=key, reverse=True))


def find_entries(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries of a comma list of ids or their beginnings; GuideError if one matches none or several."""
    return list(dict.fromkeys(_find(entries, part.strip()) for part in typed.split(",")))


def _find(entries: Sequence[Entry], typed: str) -> Entry:
    hits = [entry for entry in entries if typed and str(entry.id).startswith(typed.lower())]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise GuideError(f"the log has no entry '{shortened(typed)}'", hints=["rushguide log lists the ids"])
    listed = [f"{entry.id} {entry.kind} {entry.episode or entry.album} on {entry.day}" for entry in hits]
    more = [f"and {len(hits) - MAX_LISTED} more"] if len(hits) > MAX_LISTED else []
    raise GuideError(f"'{typed}' is ambiguous: it begins the ids of several entries", hints=listed[:MAX_LISTED] + more)
