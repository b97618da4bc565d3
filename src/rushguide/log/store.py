"""The log as a file: one SQLite table of changes. Replaying them gives what the log holds.

A rollback journal, not WAL, so that a log in a read-only folder can be read. No index besides the primary key, and a
digest with each row, so that no damage hides an entry. SQLite is loaded only if there is a log, or one is begun.
"""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar
from uuid import UUID

import msgspec

from rushguide.errors import ExitCode, GuideError
from rushguide.guide.files import digest_of
from rushguide.log import RESTORE, log_exists, log_file
from rushguide.log.entries import Entry, newest_first

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATION = int.from_bytes(b"RUSH")
"""Says in the file's header whose database it is (`PRAGMA application_id`)."""
VERSION = 2
"""Of the table (`PRAGMA user_version`). Files of other versions are refused."""
SCHEMA = f"""
    CREATE TABLE changes (number INTEGER PRIMARY KEY, series TEXT NOT NULL, change TEXT NOT NULL, digest TEXT NOT NULL);
    PRAGMA application_id = {APPLICATION};
    PRAGMA user_version = {VERSION};
"""
TIMEOUTS = {"read": 2.0, "written": 10.0}
"""Seconds to wait for other processes."""
UNCHANGED = "the log was not changed"
CHANGED = "the log was changed all the same: rushguide log shows it"
UNKNOWN = "the log may have been changed: rushguide log shows it"

Action = Literal["watch", "heard", "restore", "remove"]
"""What adds entries to the log or removes them, and can itself be taken back."""
Log = dict[UUID, Entry]
"""The entries of a series, by id."""
T = TypeVar("T")


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an action, or taking one back, did to the log. Entries are newest first."""

    action: Action
    added: tuple[Entry, ...] = ()
    removed: tuple[Entry, ...] = ()
    known: tuple[Entry, ...] = ()
    """What was to be added but is in the log already, as the log has it. Not stored."""


class Row(NamedTuple):
    """A row of the table, without its digest."""

    number: int
    series: str
    text: str
    """The change, in JSON."""

    @property
    def change(self) -> Change:
        """Return the change."""
        return msgspec.json.decode(self.text, type=Change)

    @property
    def digest(self) -> str:
        """Return a digest of all values: it shows damage that leaves the database readable."""
        return digest_of([(f"{self.number} {self.series}", f"{self.text}".encode())])


def read_log(series: str) -> tuple[Entry, ...]:
    """Return a series' entries, newest first; none if there is no log. GuideError says why it cannot be read."""
    if not log_exists(log_file()):
        return ()
    with _opened(log_file(), "read") as (_, rows):
        return newest_first(_replay(rows, series).values())


def add(series: str, action: Action, entries: Collection[Entry]) -> Change:
    """Add the entries whose ids the log lacks, as one change; create a log if there is none."""

    def change(log: Log) -> Change:
        added = newest_first(entry for entry in entries if entry.id not in log)
        return Change(action, added, known=_kept(log, entries))

    return _append(series, change)


def remove(series: str, entries: Collection[Entry]) -> Change:
    """Remove entries as one change; those that the log no longer has are left out."""
    return _append(series, lambda log: Change("remove", removed=_kept(log, entries)))


def undo(series: str) -> Change | None:
    """Take back the last change as a whole, whichever it was; None if there is none."""

    def last(rows: Sequence[Row]) -> tuple[Row | None, Change | None]:
        row = next((row for row in reversed(rows) if row.series == series), None)
        return row, row and Change(row.change.action, added=row.change.removed, removed=row.change.added)

    return _write(last) if log_exists(log_file()) else None


def _kept(log: Log, entries: Collection[Entry]) -> tuple[Entry, ...]:
    """Return those of the entries that the log has, as it has them."""
    return newest_first(log[entry.id] for entry in entries if entry.id in log)


def _append(series: str, make: Callable[[Log], Change]) -> Change:
    """Add the change that is made from what the log holds; one that does nothing is not stored."""

    def next_row(rows: Sequence[Row]) -> tuple[Row | None, Change]:
        change = make(_replay(rows, series))
        text = msgspec.json.encode(Change(change.action, change.added, change.removed)).decode()
        row = Row(rows[-1].number + 1 if rows else 1, series, text)
        return row if change.added or change.removed else None, change

    return _write(next_row)


def _replay(rows: Iterable[Row], series: str) -> Log:
    log: Log = {}
    for change in (row.change for row in rows if row.series == series):
        log.update((entry.id, entry) for entry in change.added)
        for entry in change.removed:
            del log[entry.id]
    return log


def _write(decide: Callable[[Sequence[Row]], tuple[Row | None, T]]) -> T:
    """Show `decide` the rows, add the row that it returns, or delete it if it is one of them; return the rest.

    GuideError says whether the log was changed: a disk can fail, or a person interrupt, before that is done and after.
    """
    path, state = log_file(), UNCHANGED
    try:
        with _opened(path, "written") as (db, rows):
            row, answer = decide(rows)
            if row in rows:
                db.execute("DELETE FROM changes WHERE number = ?", row[:1])
            elif row:
                db.execute("INSERT INTO changes VALUES (?, ?, ?, ?)", [*row, row.digest])
            state = UNKNOWN if row else UNCHANGED
            db.execute("COMMIT")
            return answer
    except (GuideError, KeyboardInterrupt) as error:
        if state == UNKNOWN:
            with suppress(GuideError), _opened(path, "read") as (_, now):
                state = UNCHANGED if (row in now) is (row in rows) else CHANGED
        if isinstance(error, KeyboardInterrupt):
            error = GuideError("interrupted", code=ExitCode.INTERRUPTED)
        raise GuideError(error.message, hints=[*error.hints, state], code=error.code) from None


@contextmanager
def _opened(path: Path, done: Literal["read", "written"]) -> "Iterator[tuple[Connection, list[Row]]]":
    """Open a log in a transaction, create it first if it is to be written, and yield its rows.

    Errors of the system, of SQLite and of what the table holds become one line for people. Nothing is kept without
    COMMIT. Reading may write, too: what a killed process left unfinished is rolled back.
    """
    import sqlite3

    try:
        if done == "written" and not log_exists(path):
            _begin(path)
        uri = f"{path.absolute().as_uri()}?mode=rw"  # escapes odd characters; opens read-only if it has to
        with closing(sqlite3.connect(uri, uri=True, timeout=TIMEOUTS[done], isolation_level=None)) as db:
            db.text_factory = lambda text: text.decode(errors="replace")
            db.execute("PRAGMA synchronous = EXTRA")  # what was logged outlives a power cut
            db.execute("BEGIN IMMEDIATE" if done == "written" else "BEGIN")
            yield db, _rows(db, path)
    except (OSError, sqlite3.OperationalError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise GuideError(f"the log {path} cannot be {done}: {reason}") from None
    except (sqlite3.Error, UnicodeDecodeError, LookupError, msgspec.MsgspecError):
        raise GuideError(f"the log {path} is damaged", hints=[RESTORE]) from None


def _begin(path: Path) -> None:
    """Make a log without changes, for its owner alone: whole as soon as it has its name, so an empty file is damage."""
    import sqlite3
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".log-", dir=path.parent) as work:
        new = Path(work) / path.name
        new.touch(mode=0o600)
        with closing(sqlite3.connect(new)) as db:
            db.executescript(SCHEMA)
        try:
            os.link(new, path)
        except FileExistsError:
            pass  # another process was faster
        except OSError:  # a file system without hard links
            with path.open("xb") as copy:
                copy.write(new.read_bytes())


def _rows(db: "Connection", path: Path) -> list[Row]:
    """Return all rows; LookupError if anything is damaged, GuideError if the file is of another version, or no log."""
    application, version = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    if application != APPLICATION:
        raise GuideError(f"{path} is not a log of rushguide")
    if version != VERSION:
        message = f"the log {path} has version {version}; this rushguide reads only version {VERSION}"
        raise GuideError(message, hints=["a newer rushguide reads it" if version > VERSION else RESTORE])
    found = db.execute("SELECT * FROM changes ORDER BY 1").fetchall()
    rows = [Row(*values) for *values, _ in found]
    is_sound = db.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)]
    if not is_sound or any(row.digest != digest for row, (*_, digest) in zip(rows, found, strict=True)):
        raise LookupError
    return rows
