"""Files that are no log, damaged, newer or out of reach: one clear line, and nothing is touched."""

import gc
import os
import random
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from platformdirs import user_state_path

from rushguide.errors import GuideError
from rushguide.log import log_file, store
from rushguide.log.entries import Entry, watched
from rushguide.log.store import add, read_log, remove, undo
from tests.watching.children import fork, told, without_rights
from tests.watching.test_killed import leave_unfinished

DAY = date(2026, 11, 24)
SERIES = "lanterns"
LEFT_ALONE = "the log was not changed"
ACTS: dict[str, Callable[[], object]] = {
    "read": lambda: read_log(SERIES),
    "add": lambda: add(SERIES, "watch", watched(SERIES, [1], DAY)),
    "undo": lambda: undo(SERIES),
    "remove": lambda: remove(SERIES, []),
}
"""All that can be done with a log."""
CHANGES = [name for name in ACTS if name != "read"]


def begin(number: int = 3) -> tuple[Entry, ...]:
    """Begin a log, and return its entries."""
    add(SERIES, "watch", watched(SERIES, range(1, number + 1), DAY))
    return read_log(SERIES)


def refusal(act: Callable[[], object]) -> GuideError:
    """Return the error with which something ends that leaves the file as it was."""
    before = log_file().read_bytes()
    with pytest.raises(GuideError) as caught:
        act()
    assert log_file().read_bytes() == before
    assert caught.value.code == 1
    return caught.value


def outcome(act: Callable[[], object]) -> str:
    """Return what becomes of something, in a line."""
    try:
        return str(act())
    except GuideError as error:
        return error.message


def change(statement: str) -> None:
    """Change the database behind the program's back."""
    db = sqlite3.connect(log_file(), isolation_level=None)
    db.execute(statement)
    db.close()


def test_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The log is where RUSHGUIDE_STATE says, else in the platform's folder for state."""
    monkeypatch.setenv("RUSHGUIDE_STATE", str(tmp_path))
    assert log_file() == tmp_path / "log.sqlite"
    monkeypatch.setenv("RUSHGUIDE_STATE", "")
    assert log_file() == user_state_path("rushguide", appauthor=False) / "log.sqlite"
    assert log_file().parent.name == "rushguide"


def test_reading_creates_nothing(state: Path) -> None:
    """Where there is no log, reading and taking back find none and make none."""
    assert read_log(SERIES) == ()
    assert undo(SERIES) is None
    assert not state.exists()


@pytest.mark.parametrize("name", ["plain", "ä ö", "a?mode=rwc", "50%20#x", "'quoted'", "line\nbreak", "\udcff"])
def test_odd_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    """Any name of a folder will do, and the log is in that one."""
    folder = tmp_path / name / "deep"
    monkeypatch.setenv("RUSHGUIDE_STATE", str(folder))
    assert len(begin()) == 3
    assert [path.name for path in folder.iterdir()] == ["log.sqlite"]


def test_no_write_ahead_log() -> None:
    """The journal is one that readers of a read-only folder can do without."""
    begin()
    db = sqlite3.connect(log_file())
    assert db.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    db.close()


@pytest.mark.parametrize("act", ACTS)
def test_an_empty_file_is_no_new_log(act: str, state: Path) -> None:
    """A log is begun whole, so a file without a byte is one that was lost, and is not begun anew in silence."""
    state.mkdir()
    log_file().touch()
    error = refusal(ACTS[act])
    assert error.message == f"the log {log_file()} is empty: its entries are lost"
    assert error.hints[0] == "move it away, then: rushguide log restore BACKUP"


def test_its_owner_alone(state: Path) -> None:
    """Nobody else reads the log, not even in a folder that was there before."""
    state.mkdir(mode=0o755)
    begin()
    assert stat.S_IMODE(log_file().stat().st_mode) == 0o600


def test_a_disk_without_hard_links(monkeypatch: pytest.MonkeyPatch, state: Path) -> None:
    """A log can be begun where files have one name only."""

    def _link(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", _link)
    assert len(begin()) == 3
    assert [path.name for path in state.iterdir()] == ["log.sqlite"]


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    ("version", "hint"),
    [(3, "a newer rushguide reads it"), (1, "move it away, then: rushguide log restore BACKUP")],
)
def test_other_versions(act: str, version: int, hint: str) -> None:
    """A log of another rushguide is left to it."""
    begin()
    change(f"PRAGMA user_version = {version}")
    error = refusal(ACTS[act])
    assert error.message == f"the log {log_file()} has version {version}; this rushguide reads only version 2"
    assert error.hints == (hint, *([] if act == "read" else [LEFT_ALONE]))


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("statement", ["CREATE TABLE recipes (name)", "PRAGMA user_version = 1"])
def test_another_programs_database(act: str, statement: str, state: Path) -> None:
    """A database that another program made is not taken for a log."""
    state.mkdir()
    change(statement)
    assert refusal(ACTS[act]).message == f"{log_file()} is not a log of rushguide"


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(
    "data", [b"no", b"notes\n" * 500, b"\x00" * 4096, b"SQLite format 3\x00", bytes(range(256)) * 40]
)
def test_no_database(act: str, data: bytes, state: Path) -> None:
    """What is no database is said to be none."""
    state.mkdir()
    log_file().write_bytes(data)
    assert refusal(ACTS[act]).message in {f"the log {log_file()} is damaged", f"{log_file()} is not a log of rushguide"}


@pytest.mark.parametrize("act", ACTS)
def test_a_truncated_database(act: str) -> None:
    """A log that lost its end is not written to, and what cannot be read is not made up."""
    begin(300)
    whole = log_file().read_bytes()
    for length in range(512, len(whole), 1024):
        log_file().write_bytes(whole[:length])
        if act == "read":
            assert outcome(ACTS["read"]) == f"the log {log_file()} is damaged"
            assert log_file().read_bytes() == whole[:length]
        else:
            refusal(ACTS[act])


@pytest.fixture
def tidy() -> Iterator[Callable[[], object]]:
    """Return what closes the cursors that errors have left open, as the end of a program's one command would."""
    gc.freeze()
    yield gc.collect
    gc.unfreeze()


def test_damage(tidy: Callable[[], object]) -> None:
    """Whatever bytes are changed, reading and writing end in an answer or a clear line, never in a traceback."""
    begin(40)
    whole, chance = log_file().read_bytes(), random.Random(2112)
    said = set()
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 8, 200])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        log_file().write_bytes(damaged)
        said.add(outcome(ACTS["read"]).replace(str(log_file()), "LOG"))
        assert log_file().read_bytes() == damaged
        for name in CHANGES:
            tidy()
            outcome(ACTS[name])
        tidy()
    assert "the log LOG is damaged" in said


def test_flipped_bits(tidy: Callable[[], object]) -> None:
    """Whichever bit is flipped: all entries are there, or the log is refused; none is lost in silence."""
    entries = begin(2)
    undo("other")
    whole, chance = log_file().read_bytes(), random.Random(1976)
    used = [place for place, byte in enumerate(whole) if byte]
    for place in chance.sample(used, 400):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        log_file().write_bytes(flipped)
        said = outcome(ACTS["read"])
        assert said == str(entries) or said.startswith((f"the log {log_file()} ", f"{log_file()} is not a log"))
        tidy()


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize("act", ["add", "undo"])
def test_a_disk_that_fails_in_the_end(monkeypatch: pytest.MonkeyPatch, act: str, *, done: bool) -> None:
    """An error can come before a change is made and after; what is said of it is what happened, once."""
    begin()
    before = read_log(SERIES)

    class Failing(sqlite3.Connection):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            if statement == "COMMIT":
                if done:
                    super().execute(statement)
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = sqlite3.SQLITE_IOERR
                raise error
            return super().execute(statement, *values)

    connect = sqlite3.connect
    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", lambda path, **options: connect(path, factory=Failing, **options))
        with pytest.raises(GuideError, match="cannot be written: disk I/O error") as caught:
            ACTS[act]()
    expected = "the log was changed all the same: rushguide log shows it" if done else LEFT_ALONE
    assert caught.value.hints == (expected,)
    assert (read_log(SERIES) != before) is done


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE changes SET change = replace(change, '2026-11-24', '2026-11-25')",
        "UPDATE changes SET change = CAST(x'ff' AS TEXT)",
        "UPDATE changes SET change = 1, digest = 2",
        "UPDATE changes SET series = 'other'",
        "UPDATE changes SET number = 7",
        "DROP TABLE changes",
    ],
)
def test_values_that_cannot_be(statement: str) -> None:
    """Values that this program does not write are no entries, and nothing is shown in their place."""
    begin()
    change(statement)
    message = refusal(ACTS["read"]).message
    assert message.startswith(f"the log {log_file()} ")
    assert "\x1b" not in message


@pytest.mark.parametrize("act", ACTS)
def test_not_a_file(act: str, state: Path) -> None:
    """A folder where the log should be is said to be none."""
    (state / "log.sqlite").mkdir(parents=True)
    with pytest.raises(GuideError, match="is not a regular file"):
        ACTS[act]()


@pytest.mark.parametrize("act", ACTS)
def test_a_file_for_a_folder(act: str, state: Path) -> None:
    """RUSHGUIDE_STATE names a folder; where a file has its name, that is said."""
    state.write_text("a file", encoding="utf-8")
    with pytest.raises(GuideError, match=r"(cannot be read: Not a directory|cannot be made: (File exists|Not a dir))"):
        ACTS[act]()


@pytest.mark.parametrize("act", CHANGES)
def test_others_are_writing(act: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits too long for others gives up with a line, and has changed nothing; reading goes on meanwhile."""
    entries = begin()
    monkeypatch.setattr(store, "TIMEOUTS", {"read": 0.05, "written": 0.05})
    db = sqlite3.connect(log_file(), isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    assert refusal(ACTS[act]).message == f"the log {log_file()} cannot be written: database is locked"
    assert read_log(SERIES) == entries
    db.close()


def test_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk says that it is full, so does the line."""
    begin()
    connect = sqlite3.connect

    def small(path: str, **options: Any) -> sqlite3.Connection:
        db: sqlite3.Connection = connect(path, **options)
        db.execute("PRAGMA max_page_count = 4")
        return db

    monkeypatch.setattr(sqlite3, "connect", small)
    error = refusal(lambda: add(SERIES, "watch", watched(SERIES, range(1, 500), DAY)))
    assert error.message == f"the log {log_file()} cannot be written: database or disk is full"
    assert len(read_log(SERIES)) == 3


@pytest.fixture
def bound(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Begin a log in a folder that can be made read-only to whom modes bind."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("RUSHGUIDE_STATE", folder)
        begin()
        undo(SERIES)
        begin()
        yield Path(folder)
        Path(folder).chmod(0o700)


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o644), (0o555, 0o444), (0o755, 0o444)])
def test_a_read_only_place(bound: Path, folder_mode: int, file_mode: int) -> None:
    """In a read-only folder, or as a read-only file, a log can be read, and what would change it says why not."""
    before = log_file().read_bytes()
    log_file().chmod(file_mode)
    bound.chmod(folder_mode)
    acts = [ACTS["add"], ACTS["undo"], lambda: remove(SERIES, read_log(SERIES))]
    read, *others = without_rights(lambda: [str(len(read_log(SERIES))), *map(outcome, acts)])
    assert read == "3"
    assert {line.partition(" cannot be written: ")[0] for line in others} == {f"the log {log_file()}"}
    assert len(others) == len(CHANGES)
    assert log_file().read_bytes() == before
    assert [path.name for path in bound.iterdir()] == ["log.sqlite"]


@pytest.mark.parametrize(
    ("folder_mode", "file_mode", "reason"),
    [(0o755, 0o000, "unable to open database file"), (0o000, 0o644, "Permission denied")],
)
def test_out_of_reach(bound: Path, folder_mode: int, file_mode: int, reason: str) -> None:
    """Where the file may not be opened, or not even be looked for, that is said."""
    log_file().chmod(file_mode)
    bound.chmod(folder_mode)
    assert without_rights(lambda: [outcome(ACTS["read"])]) == [f"the log {log_file()} cannot be read: {reason}"]


def test_a_half_written_file_in_a_read_only_place(bound: Path) -> None:
    """What a dead process left cannot be taken back where nothing can be written, so it is not read as if it could."""
    told(fork(lambda _: leave_unfinished(log_file())))
    log_file().chmod(0o444)
    bound.chmod(0o555)
    (line,) = without_rights(lambda: [outcome(ACTS["read"])])
    assert line.startswith(f"the log {log_file()} cannot be read: ")
    bound.chmod(0o700)
    log_file().chmod(0o600)
    assert len(read_log(SERIES)) == 3
