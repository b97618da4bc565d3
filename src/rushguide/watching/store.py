"""The database under the log: how it is opened, and what to say when that fails.

A rollback journal, not WAL, so that a read-only folder can be read. SQLite is loaded only where there is a log, or
one is begun.
"""

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rushguide.errors import GuideError
from rushguide.watching.place import exists
from rushguide.watching.trouble import LEFT_ALONE, code_of, damaged, explained

if TYPE_CHECKING:
    from collections.abc import Iterator
    from sqlite3 import Connection

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
