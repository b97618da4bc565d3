"""The database under the log: how it is opened, and what to say when that fails.

A rollback journal, not WAL, so that a read-only folder can be read. SQLite is loaded only where there is a log, or
one is begun.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rushguide.errors import GuideError
from rushguide.guide.places import user_folder

if TYPE_CHECKING:
    from sqlite3 import Connection, Error


def log_file() -> Path:
    """Return where the log is, or would be: in `RUSHGUIDE_STATE`, else in the platform's folder for state."""
    chosen = os.environ.get("RUSHGUIDE_STATE")
    return (Path(chosen) if chosen else user_folder("state")) / "log.sqlite"


def exists(path: Path) -> bool:
    """Whether there is a file at a log's place; GuideError where that cannot be told, or it is something else."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except OSError as error:
        raise GuideError(f"the log {path} cannot be read: {error.strerror}") from None
    if not stat.S_ISREG(mode):
        raise GuideError(f"the log {path} is not a file")
    return True


LEFT_ALONE = "nothing in it was changed"
READ_ONLY = {
    "read": "a write to it was cut short, which cannot be taken back where it is read-only",
    "written": "it is read-only",
}


def damaged(path: Path) -> GuideError:
    """Return what to say of a log that cannot be what this program wrote."""
    return GuideError(
        f"the log {path} is damaged", hints=[LEFT_ALONE, "move it away, then rushguide log restore BACKUP"]
    )


@contextmanager
def explained(path: Path, done: Literal["read", "written"]) -> Iterator[None]:
    """Turn the database's errors into one line for people."""
    import sqlite3

    try:
        yield
    except UnicodeDecodeError:  # an error of the database about a name in it that is no text any more
        raise damaged(path) from None
    except sqlite3.Error as error:
        if code_of(error) == sqlite3.SQLITE_CORRUPT:
            raise damaged(path) from None
        raise GuideError(f"the log {path} cannot be {done}: {_reason(error, done)}", hints=[LEFT_ALONE]) from None


def _reason(error: "Error", done: Literal["read", "written"]) -> str:
    import sqlite3

    reasons = {
        sqlite3.SQLITE_BUSY: "others are using it; try again",
        sqlite3.SQLITE_FULL: "the disk is full",
        sqlite3.SQLITE_READONLY: READ_ONLY[done],
        sqlite3.SQLITE_CANTOPEN: "it, or a file beside it, cannot be opened",
        sqlite3.SQLITE_IOERR: "the disk refuses it",
        sqlite3.SQLITE_NOTADB: "it is not a database",
    }
    return reasons.get(code_of(error), str(error))


def code_of(error: "Error") -> int:
    """Return SQLite's primary result code; the finer ones are in the bits above (sqlite.org/rescode.html)."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF


APPLICATION = int.from_bytes(b"RUSH")
"""Says in the file's header whose database it is (`PRAGMA application_id`)."""
VERSION = 1
"""Of the tables; a file of a later one is left alone (`PRAGMA user_version`)."""
PATIENCE = 30.0
"""Seconds to wait for others who are writing."""
TABLES = (
    "CREATE TABLE actions (number INTEGER PRIMARY KEY, series TEXT NOT NULL, kind TEXT NOT NULL)",
    """CREATE TABLE entries (
        id TEXT NOT NULL, series TEXT NOT NULL, kind TEXT NOT NULL, episode INTEGER, album TEXT,
        date TEXT NOT NULL, recorded TEXT NOT NULL, note TEXT, added_by INTEGER NOT NULL, removed_by INTEGER)""",
    "CREATE UNIQUE INDEX present ON entries (series, id) WHERE removed_by IS NULL",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
)
"""Actions are a stack, and an entry names those that added and removed it, so that `undo` can take back the last.

A removed entry can be restored from a backup and removed again; then it stands here several times.
"""


@contextmanager
def reading(path: Path) -> "Iterator[Connection | None]":
    """Open a log to read it as it is at one moment; None where there is none, or nothing in it yet.

    Nothing is created. GuideError says why an existing one cannot be read.
    """
    if not exists(path):
        yield None
        return
    with explained(path, "read"):
        db = _opened_to_read(path)
        try:
            yield db if _begun(db, path) else None
        finally:
            db.close()


@contextmanager
def writing(path: Path) -> "Iterator[Connection]":
    """Open a log, or begin one, and keep what is done to it whole, or not at all where that fails."""
    _make_folder(path.parent)
    exists(path)
    with explained(path, "written"):
        db = _connected(path, "rwc")
        try:
            db.execute("PRAGMA synchronous = EXTRA")  # what was said to be recorded outlives a power cut
            db.execute("BEGIN IMMEDIATE")
            if not _begun(db, path):
                for statement in TABLES:
                    db.execute(statement)
            _check_whole(db, path)
            yield db
            db.execute("COMMIT")
        finally:
            db.close()  # takes back what was not committed


def _opened_to_read(path: Path) -> "Connection":
    """Open read-only. A write that a killed process left unfinished has to be taken back first, which is a write."""
    import sqlite3

    try:
        return _snapshot(path, "ro")
    except sqlite3.OperationalError as error:
        if code_of(error) != sqlite3.SQLITE_READONLY:
            raise
    return _snapshot(path, "rw")


def _snapshot(path: Path, mode: Literal["ro", "rw"]) -> "Connection":
    """Open and read, in a transaction that keeps writers away until it is closed: milliseconds later."""
    db = _connected(path, mode)
    try:
        db.execute("BEGIN")
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        db.close()
        raise
    return db


def _connected(path: Path, mode: Literal["ro", "rw", "rwc"]) -> "Connection":
    """Connect by address, in which odd characters of the path are escaped; transactions are begun by hand."""
    import sqlite3

    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None)


def _begun(db: "Connection", path: Path) -> bool:
    """Whether the tables are there; GuideError where the database is a newer version's or not a log at all."""
    ((application,),) = db.execute("PRAGMA application_id")
    ((version,),) = db.execute("PRAGMA user_version")
    ((tables,),) = db.execute("SELECT count(*) FROM sqlite_master")
    if (application, version, tables) == (0, 0, 0):
        return False  # a process was killed between making the file and filling it
    if application != APPLICATION or version < 1:
        raise GuideError(f"{path} is not a log of rushguide", hints=[LEFT_ALONE])
    if version > VERSION:
        message = f"the log {path} is of version {version}, and this rushguide knows version {VERSION} only"
        raise GuideError(message, hints=["a newer rushguide reads it", LEFT_ALONE])
    return True


def _check_whole(db: "Connection", path: Path) -> None:
    """Refuse to write to a damaged file: that could take from it what can still be saved."""
    ((said,),) = db.execute("PRAGMA quick_check(1)")
    if said != "ok":
        raise damaged(path)


def _make_folder(folder: Path) -> None:
    """Make the folder, for its owner alone, as the XDG Base Directory Specification asks for."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise GuideError(f"the log's folder {folder} cannot be made: {error.strerror}") from None
