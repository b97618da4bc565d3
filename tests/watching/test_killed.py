"""Nothing is ever lost: many processes at once, killed at any moment, and disks that fill up."""

import os
import resource
import signal
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from rushguide.errors import GuideError
from rushguide.log import log_file
from rushguide.log.entries import Entry, heard, watched
from rushguide.log.store import add, read_log, remove, undo
from tests.watching.children import Tell, fork, kill_after, moments, told

DAY = date(2026, 11, 24)
EIGHT = 8
SERIES = "lanterns"
KILLS = 300
ACTIONS = 5
WHOLE = 4
"""Entries of an action that is killed."""


@pytest.fixture(autouse=True)
def in_memory(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the log in memory where there is a folder for that: a killed process, unlike a power cut, needs no disk."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        monkeypatch.setenv("RUSHGUIDE_STATE", folder)
        yield


def is_whole(path: Path) -> bool:
    """Whether SQLite finds nothing wrong with a database."""
    db = sqlite3.connect(path)
    try:
        return db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        db.close()


def test_eight_at_once() -> None:
    """Eight processes begin the log together and write 20 actions each: every entry arrives, and can be taken back."""
    start, go = os.pipe()

    def write(tell: Tell) -> None:
        os.close(go)
        os.read(start, 1)  # all wait for the same moment
        for number in range(1, 21):
            (entry,) = add(SERIES, "watch", watched(SERIES, [number], DAY)).added
            tell(str(entry.id))

    children = [fork(write) for _ in range(EIGHT)]
    os.close(start)
    os.close(go)
    written = [line for child in children for line in told(child)]
    assert len(written) == EIGHT * 20
    assert {str(entry.id) for entry in read_log(SERIES)} == set(written)
    assert Counter(entry.episode for entry in read_log(SERIES)) == dict.fromkeys(range(1, 21), EIGHT)
    assert is_whole(log_file())
    for left in range(EIGHT * 20 - 1, EIGHT * 20 - 6, -1):
        assert undo(SERIES)
        assert len(read_log(SERIES)) == left


def act_for_ever(series: str, tell: Tell) -> None:
    """Log actions and take things back until the end comes, and tell what is in the log for good."""
    for number in count(1):
        change = add(series, "watch", watched(series, range(1, WHOLE + 1), DAY, f"action {number}"))
        tell(" ".join(str(entry.id) for entry in change.added))
        add(series, "heard", heard(series, ["first-light"], DAY))
        if number % 2:
            undo(series)
        else:
            remove(series, [entry for entry in read_log(series) if entry.kind == "heard"])


def test_killed_at_any_moment() -> None:
    """Some hundreds of processes are killed while they write: what they had logged is there, and actions are whole."""
    longest = min(4 * usual_time(), 0.08)
    logged, unfinished = 0, 0
    for number, moment in enumerate(moments(KILLS, longest, seed=2112)):
        series = f"series-{number}"
        child = fork(partial(act_for_ever, series))
        lines = kill_after(child, moment)
        unfinished += log_file().with_name("log.sqlite-journal").exists()
        entries = [entry for entry in read_log(series) if entry.kind == "watched"]
        known = {str(entry.id) for entry in entries}
        assert not [line for line in lines if line.startswith("failed")]
        assert {identity for line in lines for identity in line.split()} <= known
        assert set(Counter(entry.note for entry in entries).values()) <= {WHOLE}
        logged += len(lines)
    assert logged
    assert unfinished
    assert is_whole(log_file())
    assert len(read_log(SERIES)) == ACTIONS


def usual_time() -> float:
    """Return the seconds that an action takes here; what children would load one by one is loaded then."""
    start = time.monotonic()
    for _ in range(ACTIONS):
        add(SERIES, "watch", watched(SERIES, [1], DAY))
    return (time.monotonic() - start) / ACTIONS


def leave_unfinished(path: Path) -> None:
    """Die in the midst of a transaction that has begun to overwrite the file."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA cache_size = 1")
    db.execute("BEGIN IMMEDIATE")
    db.execute("DELETE FROM changes")
    db.executemany("INSERT INTO changes VALUES (?, 'x', 'x', 'x')", [(number,) for number in range(2_000)])
    os.kill(os.getpid(), signal.SIGKILL)


def test_what_a_dead_process_left_is_taken_back() -> None:
    """A half-written file is what it was before as soon as it is read, and as soon as it is written to."""
    for going_on in (lambda: None, lambda: add(SERIES, "watch", watched(SERIES, [3], DAY))):
        add(SERIES, "watch", watched(SERIES, [1, 2], DAY))
        before, whole = read_log(SERIES), log_file().read_bytes()
        told(fork(lambda _: leave_unfinished(log_file())))
        assert log_file().with_name("log.sqlite-journal").exists()
        assert log_file().read_bytes() != whole
        going_on()
        assert set(before) <= set(read_log(SERIES))
        assert is_whole(log_file())


def crowded(most: int) -> str:
    """Return what becomes of a large change where files may not grow beyond so many bytes."""

    def write(tell: Tell) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # Python ignores SIGXFSZ, so writes fail with EFBIG
        try:
            add(SERIES, "watch", watched(SERIES, range(1, 200), DAY, "a note that takes room" * 4))
            tell("done")
        except GuideError as error:
            tell(error.message)

    (line,) = told(fork(write))
    return line


@pytest.mark.parametrize("begun", [False, True])
def test_a_disk_that_fills_up(begun: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Wherever a write fails for want of room, the log is what it was before, and one line says so."""
    before: tuple[Entry, ...] = ()
    if begun:
        before = add(SERIES, "watch", watched(SERIES, range(1, 100), DAY)).added
    said = set()
    for most in range(0, 120_000, 3_000):
        said.add(crowded(most))
        if "done" in said:
            break
        assert read_log(SERIES) == before
    assert said == {f"the log {log_file()} cannot be written: disk I/O error", "done"}
    assert len(read_log(SERIES)) == len(before) + 199
    assert is_whole(log_file())
