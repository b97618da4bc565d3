"""The log is whole or refused: no log, a damaged or newer one, one out of reach; many at once, killed, out of room."""

import io
import json
import os
import random
import resource
import signal
import sqlite3
import stat
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from rushguide.cli.app import run
from rushguide.errors import ExitCode
from tests.conftest import DATA, Invoke
from tests.log.children import Tell, fork, kill_after, moments, told, without_rights

ACTS = {
    "read": ("log", "--json"),
    "add": ("watch", "1", "--on", "2026-11-20"),
    "undo": ("undo",),
    "remove": ("log", "remove", "ae"),
}
"""All that can be done with a log, as it is typed."""
CHANGES = [name for name in ACTS if name != "read"]
WHOLE = 4
"""Entries of an action that is killed."""


def act(*arguments: str) -> tuple[int, str]:
    """Run a command where no fixture can be, such as in a child, and return its exit code and what it said."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(said), redirect_stderr(said):
        code = run(arguments)
    return code, said.buffer.getvalue().decode()


@pytest.fixture
def log(state: Path) -> Path:
    """Begin a log of known entries, and return its file."""
    assert act("log", "restore", str(DATA / "log.json"))[0] == 0
    return state / "log.sqlite"


@pytest.fixture
def in_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep the log in memory where there is a folder for that: a killed process, unlike a power cut, needs no disk."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        monkeypatch.setenv("RUSHGUIDE_STATE", folder)
        yield Path(folder) / "log.sqlite"


def entries(note: str | None = None) -> list[dict[str, str]]:
    """Return what is in the log, or what has that note."""
    code, said = act("log", "--json")
    assert code == 0, said
    return [entry for entry in json.loads(said[said.index("[") :]) if note is None or entry["note"] == note]


def assert_refused(name: str, log: Path) -> str:
    """Hold that something ends with one clear line that names the log, and leaves the file as it was."""
    before = log.read_bytes()
    code, said = act(*ACTS[name])
    assert (code, said.splitlines()[0].startswith("rushguide: "), str(log) in said) == (1, True, True), said
    assert log.read_bytes() == before
    return said


def is_whole(log: Path) -> bool:
    """Whether SQLite finds nothing wrong with a database."""
    db = sqlite3.connect(log)
    try:
        return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        db.close()


def change(log: Path, statement: str) -> None:
    """Change the database behind the program's back."""
    db = sqlite3.connect(log, isolation_level=None)
    db.execute(statement)
    db.close()


@pytest.mark.parametrize("name", ["ä ö", "a?mode=rwc", "50%20#x", "'quoted'", "line\nbreak", "\udcff"])
def test_odd_folders(invoke: Invoke, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    """Any name of a folder will do, the log is in that one, and reading makes none."""
    folder = tmp_path / name / "deep"
    monkeypatch.setenv("RUSHGUIDE_STATE", str(folder))
    assert invoke("log", "--json").out == "[]\n"
    assert not folder.exists()
    invoke("watch", "1")
    assert [path.name for path in folder.iterdir()] == ["log.sqlite"]


def test_the_platforms_folder(invoke: Invoke, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where RUSHGUIDE_STATE is empty, the log is in the platform's folder for state."""
    monkeypatch.setenv("RUSHGUIDE_STATE", "")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    invoke("watch", "1")
    assert (tmp_path / "rushguide" / "log.sqlite").is_file()


@pytest.mark.parametrize("name", ACTS)
def test_an_empty_file_is_no_new_log(log: Path, name: str) -> None:
    """A log is begun whole, so a file without a byte is one that was lost, and is not begun anew in silence."""
    log.write_bytes(b"")
    assert "is empty: its entries are lost" in assert_refused(name, log)


def test_its_owner_alone(invoke: Invoke, state: Path) -> None:
    """Nobody else reads the log, not even in a folder that was there before."""
    state.mkdir(mode=0o755)
    invoke("watch", "1")
    assert stat.S_IMODE((state / "log.sqlite").stat().st_mode) == 0o600


def test_a_disk_without_hard_links(invoke: Invoke, monkeypatch: pytest.MonkeyPatch, state: Path) -> None:
    """A log can be begun where files have one name only."""

    def link(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    invoke("watch", "1")
    assert [path.name for path in state.iterdir()] == ["log.sqlite"]


@pytest.mark.parametrize("name", ACTS)
def test_another_version_or_program(log: Path, name: str) -> None:
    """A log of a later rushguide, and a database of another program, are left alone."""
    change(log, "PRAGMA user_version = 99")
    assert "version 99" in assert_refused(name, log)
    log.unlink()
    change(log, "CREATE TABLE recipes (name)")
    assert_refused(name, log)


@pytest.mark.parametrize("name", ACTS)
def test_no_database(log: Path, name: str) -> None:
    """What is no database is said to be none; nor is a folder, or a file in place of the folder."""
    for data in (b"no", b"notes\n" * 500, b"\x00" * 4096, b"SQLite format 3\x00", bytes(range(256)) * 40):
        log.write_bytes(data)
        assert_refused(name, log)
    log.unlink()
    log.mkdir()
    assert act(*ACTS[name])[0] == 1
    log.rmdir()
    log.parent.rmdir()
    log.parent.write_text("a file", encoding="utf-8")
    assert act(*ACTS[name])[0] == 1


@pytest.mark.slow
@pytest.mark.parametrize("name", ACTS)
def test_a_truncated_database(log: Path, name: str) -> None:
    """A log that lost its end is not written to, and what cannot be read is not made up."""
    for _ in range(20):
        act("watch", "1-10", "--note", "something that takes room " * 3)
    whole, all_of_it = log.read_bytes(), entries()
    for length in range(512, len(whole), 2048):
        log.write_bytes(whole[:length])
        if name == "read" and act(*ACTS[name])[0] == 0:
            assert entries() == all_of_it
        else:
            assert_refused(name, log)


@pytest.mark.slow
def test_flipped_bits(log: Path) -> None:
    """Whichever bit is flipped: all entries are there, or the log is refused; none is lost in silence."""
    before, whole, chance = entries(), log.read_bytes(), random.Random(1976)
    used = [place for place, byte in enumerate(whole) if byte]
    for place in chance.sample(used, 400):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        log.write_bytes(flipped)
        code, said = act(*ACTS["read"])
        assert json.loads(said) == before if code == 0 else str(log) in said


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize(("name", "code"), [("add", 1), ("undo", 1), ("add", 130)])
def test_what_fails_in_the_end(log: Path, monkeypatch: pytest.MonkeyPatch, name: str, code: int, *, done: bool) -> None:
    """An error or Ctrl-C can come before a change is made and after; what is said of it is what happened."""
    before, connect = entries(), sqlite3.connect

    class Failing(sqlite3.Connection):
        def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:
            if statement == "COMMIT":
                if done:
                    super().execute(statement)
                if code == ExitCode.INTERRUPTED:
                    raise KeyboardInterrupt
                error = sqlite3.OperationalError("disk I/O error")
                error.sqlite_errorcode = sqlite3.SQLITE_IOERR
                raise error
            return super().execute(statement, *values)

    with monkeypatch.context() as patched:
        patched.setattr(sqlite3, "connect", lambda path, **options: connect(path, factory=Failing, **options))
        ended, said = act(*ACTS[name])
    expected = "the log was changed all the same: rushguide log shows it" if done else "the log was not changed"
    assert (ended, expected in said, str(log) in said) == (code, True, code == 1)
    assert (entries() != before) is done


@pytest.mark.slow
def test_damage(log: Path) -> None:
    """Whatever bytes are changed, reading and writing end in an answer or a clear line, never in a traceback."""
    whole, chance = log.read_bytes(), random.Random(2112)
    codes = Counter[int]()
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.choice([1, 8, 200])):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        log.write_bytes(damaged)
        for arguments in ACTS.values():
            code, said = act(*arguments)
            assert "Traceback" not in said
            codes[code] += 1
    assert codes.keys() == {0, 1}


@pytest.mark.parametrize(
    ("good", "bad"),
    [("2026-11-24", "2026-02-30"), ("watched", "dreamt!"), ("with Ann", "w\x1b[31mAn"), ("Ann", "A\0n")],
)
def test_values_that_cannot_be(log: Path, good: str, bad: str) -> None:
    """Values that this program does not write are no entries, and nothing is shown in their place."""
    data = log.read_bytes()
    assert good.encode() in data
    log.write_bytes(data.replace(good.encode(), bad.encode()))
    assert "\x1b" not in assert_refused("read", log)


@pytest.mark.parametrize("name", CHANGES)
def test_others_are_writing(log: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Who waits too long for others gives up with a line, and has changed nothing; reading goes on meanwhile."""
    before, connect = entries(), sqlite3.connect
    db = connect(log, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(sqlite3, "connect", lambda *some, **named: connect(*some, **named | {"timeout": 0.05}))
    assert "database is locked" in assert_refused(name, log)
    assert entries() == before
    db.close()


@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o555, 0o644), (0o755, 0o444), (0o755, 0o000), (0o000, 0o644)])
def test_modes(monkeypatch: pytest.MonkeyPatch, folder_mode: int, file_mode: int) -> None:
    """A read-only log, or one in a read-only folder, can be read; what cannot be done there says so."""
    with tempfile.TemporaryDirectory() as folder:
        monkeypatch.setenv("RUSHGUIDE_STATE", folder)
        Path(os.environ["RUSHGUIDE_CACHE"]).parent.chmod(0o755)  # so that the guide need not be parsed
        act("log", "restore", str(DATA / "log.json"))
        file = Path(folder) / "log.sqlite"
        before = file.read_bytes()
        file.chmod(file_mode)
        Path(folder).chmod(folder_mode)
        read, *others = without_rights(lambda: [json.dumps(act(*arguments)) for arguments in ACTS.values()])
        Path(folder).chmod(0o700)
        code, said = json.loads(read)
        assert code == (0 if min(folder_mode, file_mode) else 1), said
        assert {json.loads(line)[0] for line in others} == {1}
        assert all(
            json.loads(line)[1].startswith(f"rushguide: the log {file} ") for line in (*others, read)[: 3 + code]
        )
        assert file.read_bytes() == before
        assert [path.name for path in Path(folder).iterdir()] == ["log.sqlite"]


def leave_unfinished(log: Path) -> None:
    """Die in the midst of a transaction that has begun to overwrite the file."""
    db = sqlite3.connect(log, isolation_level=None)
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN IMMEDIATE")
    db.execute("CREATE TABLE rubbish (text)")
    db.executemany("INSERT INTO rubbish VALUES (?)", [(f"{number} " * 50,) for number in range(2_000)])
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("name", ["read", "add"])
def test_what_a_dead_process_left_is_taken_back(log: Path, name: str) -> None:
    """A half-written file is what it was before as soon as it is read, and as soon as it is written to."""
    before, whole = entries(), log.read_bytes()
    told(fork(lambda _: leave_unfinished(log)))
    assert log.read_bytes() != whole
    assert act(*ACTS[name])[0] == 0
    assert all(entry in entries() for entry in before)
    assert is_whole(log)


@pytest.mark.slow
def test_eight_at_once(in_memory: Path) -> None:
    """Eight processes begin the log together and write 20 actions each: every one arrives, and can be taken back."""
    start, go = os.pipe()

    def write(tell: Tell) -> None:
        os.close(go)
        os.read(start, 1)  # all wait for the same moment
        for number in range(20):
            tell(str(act("watch", str(number % 10 + 1))[0]))

    children = [fork(write) for _ in range(8)]
    os.close(start)
    os.close(go)
    assert [line for child in children for line in told(child)] == ["0"] * 160
    assert Counter(entry["episode"] for entry in entries()) == dict.fromkeys(range(1, 11), 16)
    assert len({entry["id"] for entry in entries()}) == 160
    assert is_whole(in_memory)
    for left in (159, 158, 157):
        assert act("undo")[0] == 0
        assert len(entries()) == left


def act_for_ever(tell: Tell) -> None:
    """Log actions and take things back until the end comes, and tell which are in the log for good."""
    for number in count(1):
        act("watch", f"1-{WHOLE}", "--note", f"{os.getpid()} {number}")
        tell(f"{os.getpid()} {number}")
        act("heard", "signals", "--note", "passing")
        act("undo")


@pytest.mark.parametrize("kills", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_killed_at_any_moment(in_memory: Path, kills: int) -> None:
    """Processes are killed while they write: what they said to have logged is there, and actions are whole."""
    act("watch", "1")  # what children would load one by one is loaded now
    start = time.monotonic()
    act("watch", "1")
    longest = max(0.1, 8 * (time.monotonic() - start))  # on a busy machine an action takes long
    logged = 0
    for moment in moments(kills, longest, seed=2112):
        child = fork(act_for_ever)
        lines = kill_after(child, moment)
        notes = Counter(entry["note"] for entry in entries() if (entry["note"] or "").startswith(f"{child[0]} "))
        assert notes.keys() >= set(lines)
        assert set(notes.values()) <= {WHOLE}
        logged += len(lines)
    assert logged
    assert is_whole(in_memory)


@pytest.mark.parametrize("begun", [False, True])
def test_a_disk_that_fills_up(in_memory: Path, *, begun: bool) -> None:
    """Wherever a write fails for want of room, the log is what it was before, and one line says so."""
    if begun:
        act("watch", "1-10")
    before = entries()

    def crowded(tell: Tell) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # Python ignores SIGXFSZ, so writes fail with EFBIG
        tell(json.dumps(act("watch", "1-10", "--note", "a note that takes room " * 20)))

    ended = set()
    most = 0
    while 0 not in ended and most < 120_000:
        (line,) = told(fork(crowded))
        code, said = json.loads(line)
        ended.add(code)
        if code:
            assert said.startswith(f"rushguide: the log {in_memory} cannot be written: ")
            assert entries() == before
        most += 6_000
    assert ended == {0, 1}
    assert len(entries()) == len(before) + 10
    assert is_whole(in_memory)
