"""The log: read it, add to it, take from it. Each change is one action, whole or not at all."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec

from rushguide.watching.entries import Entry, newest_first
from rushguide.watching.place import exists, log_file
from rushguide.watching.store import reading, writing
from rushguide.watching.trouble import damaged

if TYPE_CHECKING:
    from sqlite3 import Connection

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
