"""What to say where the log's database cannot be read or written: one line, and that nothing was changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rushguide.errors import GuideError

if TYPE_CHECKING:
    from sqlite3 import Error

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
