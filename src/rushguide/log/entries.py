"""The log: read it, add to it, take from it. Each change is one action, whole or not at all."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple
from uuid import UUID, uuid4

import msgspec
from msgspec import Meta, Struct, field

from rushguide import clock
from rushguide.errors import GuideError
from rushguide.guide.record import ID
from rushguide.log.store import damaged, exists, log_file, reading, writing
from rushguide.queries.names import MAX_LISTED
from rushguide.text import hidden_character, shortened

if TYPE_CHECKING:
    from sqlite3 import Connection

Kind = Literal["watched", "heard"]
"""What was done: an episode watched, or an album heard."""
MAX_NUMBER = 10**9
"""The largest episode number that an entry can have."""


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One viewing or hearing. A second one is an entry of its own.

    ValueError where the fields do not fit each other, or the note could not be shown as it is.
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
    """The day on which it was seen or heard, where the viewer was."""
    recorded: Annotated[datetime, Meta(tz=True)]
    """When it was written down, in UTC."""
    note: str | None = None
    """One line of the viewer's own."""

    def __post_init__(self) -> None:
        """Check what types alone do not say."""
        if (self.episode is None) is (self.kind == "watched") or (self.album is None) is (self.kind == "heard"):
            raise ValueError("'watched' goes with an episode alone, 'heard' with an album alone")
        if self.recorded.utcoffset() != timedelta(0):
            raise ValueError("'recorded' is a time in UTC, with Z at its end")
        if self.note is not None and (trouble := trouble_of(self.note)):
            raise ValueError(trouble)


def trouble_of(note: str) -> str | None:
    """Return what keeps a text from being a note, or None."""
    if not note.strip():
        return "a note has a word at least"
    if "\n" in note:
        return "a note is one line"
    hidden = hidden_character(note)
    return f"a note cannot hold the hidden character {hidden}" if hidden else None


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
    """Return entries by their day, and those of a day by when they were written down; the same order everywhere."""
    return tuple(sorted(entries, key=_place, reverse=True))


def _place(entry: Entry) -> tuple[date, datetime, int, str, UUID]:
    return (entry.day, entry.recorded, entry.episode or 0, entry.album or "", entry.id)


def find_entries(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries of a comma list of ids or their beginnings; GuideError where one is of none or of several."""
    return list(dict.fromkeys(_find(entries, part.strip()) for part in typed.split(",")))


def _find(entries: Sequence[Entry], typed: str) -> Entry:
    hits = [entry for entry in entries if typed and str(entry.id).startswith(typed.lower())]
    if len(hits) == 1:
        return hits[0]
    if not hits:
        raise GuideError(f"the log has no entry '{shortened(typed)}'", hints=["ids: rushguide log"])
    listed = [f"{entry.id} {entry.kind} {entry.episode or entry.album} on {entry.day}" for entry in hits]
    more = [f"and {len(hits) - MAX_LISTED} more"] if len(hits) > MAX_LISTED else []
    raise GuideError(f"'{typed}' begins the ids of several entries", hints=listed[:MAX_LISTED] + more)


def seen_episodes(entries: Iterable[Entry]) -> frozenset[int]:
    """Return the numbers of the episodes that were watched at least once."""
    return frozenset(entry.episode for entry in entries if entry.episode is not None)


Action = Literal["watch", "heard", "restore", "remove"]
"""What puts entries into the log or takes them out, and can itself be taken back."""
NAMES = ("id", "series", "kind", "episode", "album", "date", "recorded", "note")
"""The columns that are an entry's fields."""
FIELDS = ", ".join(NAMES)
INSERT = f"INSERT INTO entries ({FIELDS}, added_by) VALUES ({', '.join(f':{name}' for name in NAMES)}, :added_by)"  # noqa: S608


class Change(NamedTuple):
    """What an action, or taking one back, did to the log. Entries are newest first."""

    action: Action
    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    known: tuple[Entry, ...] = ()
    """What was to be added but is in the log already, as the log has it."""


def read_log(series: str) -> tuple[Entry, ...]:
    """Return a series' entries, newest first; none where there is no log. GuideError says why one cannot be read."""
    path = log_file()
    with reading(path) as db:
        return _entries(db, path, "removed_by IS NULL", series) if db else ()


def add(series: str, action: Action, entries: Collection[Entry]) -> Change:
    """Add those entries whose ids the log does not have yet, as one action; begin a log where there is none."""
    path = log_file()
    with writing(path) as db:
        there = {entry.id: entry for entry in _entries(db, path, "removed_by IS NULL", series)}
        added = newest_first(entry for entry in entries if entry.id not in there)
        if added:
            number = _begin(db, series, action)
            values = [{**msgspec.to_builtins(entry), "added_by": number} for entry in added]
            db.executemany(INSERT, values)
    return Change(action, added=added, known=newest_first(there[each.id] for each in entries if each.id in there))


def remove(series: str, entries: Collection[Entry]) -> Change:
    """Remove entries as one action; those that are gone already are left out of it."""
    path = log_file()
    with writing(path) as db:
        number = _begin(db, series, "remove")
        values = [(number, series, str(entry.id)) for entry in entries]
        db.executemany("UPDATE entries SET removed_by = ? WHERE series = ? AND id = ? AND removed_by IS NULL", values)
        removed = _entries(db, path, "removed_by = ?", series, number)
        if not removed:
            db.execute("DELETE FROM actions WHERE number = ?", [number])
    return Change("remove", removed=removed)


def undo(series: str) -> Change | None:
    """Take back the last action whole, whichever it was; None where there is none to take back."""
    path = log_file()
    if not exists(path):
        return None
    with writing(path) as db:
        last = db.execute("SELECT number, kind FROM actions WHERE series = ? ORDER BY number DESC", [series]).fetchone()
        return _take_back(db, path, series, *last) if last else None


def _take_back(db: "Connection", path: Path, series: str, number: int, action: Action) -> Change:
    removed = _entries(db, path, "added_by = ?", series, number)
    db.execute("DELETE FROM entries WHERE series = ? AND added_by = ?", [series, number])
    added = _entries(db, path, "removed_by = ?", series, number)
    db.execute("UPDATE entries SET removed_by = NULL WHERE series = ? AND removed_by = ?", [series, number])
    db.execute("DELETE FROM actions WHERE number = ?", [number])
    return Change(action, added, removed)


def _begin(db: "Connection", series: str, action: Action) -> int:
    """Put an action on the stack and return its number."""
    ((number,),) = db.execute("INSERT INTO actions (series, kind) VALUES (?, ?) RETURNING number", [series, action])
    return int(number)


def _entries(db: "Connection", path: Path, which: str, series: str, *values: int) -> tuple[Entry, ...]:
    """Return the entries of a series for which a condition holds, newest first."""
    rows = db.execute(f"SELECT {FIELDS} FROM entries WHERE series = ? AND {which}", [series, *values])  # noqa: S608
    try:
        found = msgspec.convert([dict(zip(NAMES, row, strict=True)) for row in rows], tuple[Entry, ...])
    except msgspec.ValidationError:
        raise damaged(path) from None
    return newest_first(found)
