"""A backup is read whole or refused with a line that says where it is wrong."""

import json
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rushguide.errors import GuideError
from rushguide.log.entries import new_entries, newest_first, read_backup
from rushguide.text import hidden_character
from tests.conftest import DATA
from tests.guides import episode, studio

pytestmark = pytest.mark.once

SERIES = "moving-pictures-the-rush-story"
GOOD: list[dict[str, Any]] = json.loads((DATA / "log.json").read_text(encoding="utf-8"))
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
NOTES = st.none() | st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda text: bool(text.strip()) and "\n" not in text and hidden_character(text) is None
)


def test_a_backup(tmp_path: Path) -> None:
    """Entries come as they were written, each once, keys that have a default may be missing."""
    assert [str(entry.id)[:8] for entry in read_backup(DATA / "log.json", SERIES)] == [each["id"][:8] for each in GOOD]
    twice = tmp_path / "twice.json"
    bare = {key: value for key, value in GOOD[4].items() if value is not None and key != "title"}
    twice.write_text(json.dumps([*GOOD, bare, GOOD[4] | {"id": GOOD[4]["id"].upper()}]), encoding="utf-8")
    assert read_backup(twice, SERIES) == read_backup(DATA / "log.json", SERIES)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_backup_with_a_mark(tmp_path: Path, encoding: str) -> None:
    """A backup that a shell or an editor of Windows has marked with its encoding is read all the same."""
    marked = tmp_path / "backup.json"
    marked.write_text((DATA / "log.json").read_text(encoding="utf-8"), encoding=encoding, newline="\r\n")
    assert read_backup(marked, SERIES) == read_backup(DATA / "log.json", SERIES)


@given(st.lists(st.tuples(DAYS, NOTES), max_size=4))
def test_what_is_written_is_read(logged: list[tuple[date, str | None]]) -> None:
    """Any entries come back from their backup as they were."""
    entries = newest_first(
        entry
        for day, note in logged
        for entry in new_entries("s", [episode(1), episode(10**9), studio("an-album")], day, note)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "backup.json"
        path.write_bytes(msgspec.json.encode(entries))
        assert read_backup(path, "s") == entries


def changed(**values: object) -> str:
    """Return a backup whose second entry is changed."""
    return json.dumps([GOOD[0], GOOD[1] | values])


WRONG = {
    "": "input data was truncated",
    "[": "input data was truncated",
    "{}": "expected array, got object",
    "null": "expected array, got null",
    "[1]": "entry 1: expected object, got int",
    "[[]]": "entry 1: expected object, got array",
    "[{}]": "entry 1: object missing required field id",
    "not json": "JSON is malformed: invalid character (byte 4)",
    changed(id="1"): "entry 2, id: invalid UUID",
    changed(date="2026-02-30"): "entry 2, date: invalid RFC3339 encoded date",
    changed(date="2026-11-23T00:00:00Z"): "entry 2, date: invalid RFC3339 encoded date",
    changed(date=20261123): "entry 2, date: expected date, got int",
    changed(recorded="2026-11-23"): "entry 2, recorded: invalid RFC3339 encoded datetime",
    changed(recorded="2026-11-23T21:00:00"): "entry 2, recorded: expected datetime with a timezone component",
    changed(recorded="0001-01-01T00:00:00+14:00"): "entry 2: 'recorded' must be a time in UTC, ending in Z",
    changed(kind="dreamt"): "entry 2, kind: invalid enum value 'dreamt'",
    changed(kind="watched"): "entry 2: 'watched' needs an episode and no album, 'heard' an album and no episode",
    changed(episode=1): "entry 2: 'watched' needs an episode and no album, 'heard' an album and no episode",
    changed(episode=0): "entry 2, episode: expected int >= 1",
    changed(episode=10**30): "entry 2, episode: expected int <= 1000000000",
    changed(episode=True): "entry 2, episode: expected int | null, got bool",
    changed(album="../../etc/passwd"): "entry 2, album: expected str matching regex '^[a-z0-9]+(-[a-z0-9]+)*$'",
    changed(note=""): "entry 2: a note needs at least one word",
    changed(note="two\nlines"): "entry 2: a note must be a single line",
    changed(note="\x1b[31m"): "entry 2: a note cannot contain the hidden character U+001B",
    changed(rating=5): "entry 2: object contains unknown field rating",
    changed(series="other"): f"entry 2 belongs to the series 'other', not '{SERIES}'",
    changed(id=GOOD[0]["id"]): f"entry 2 has the same id as another entry: {GOOD[0]['id']}",
}


@pytest.mark.parametrize(("text", "why"), WRONG.items(), ids=range(len(WRONG)))
def test_what_is_no_backup(tmp_path: Path, text: str, why: str) -> None:
    """What is wrong is said in one line, with the place as people count it."""
    path = tmp_path / "backup.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GuideError) as caught:
        read_backup(path, SERIES)
    assert caught.value.message == f"{path} cannot be restored: {why}"
    assert caught.value.hints == ("nothing was restored",)


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 1_000_000,
        b'[{"a":' * 200_000,
        b"\xff\xfe[\x00]",
        b"\xef\xbb\xbf[\xff]",
        b'[{"id": "\xff"}]',
        b'[{"note": "\\ud800"}]',
        b"[" + b"1" * 1_000_000 + b"]",
        b"[1e999999999]",
        b'[{"id": "' + b"x" * 1_000_000 + b'"}]',
        b"\x00" * 1_000,
        b'[{"' + b"x" * 1_000_000 + b'": 1}]',
        b'[{"kind": "' + b"\\u001b" * 100_000 + b'"}]',
    ],
    ids=range(12),
)
def test_hostile_files(tmp_path: Path, data: bytes) -> None:
    """What is deep, long, or no text at all is refused at once, in a line that can be shown."""
    path = tmp_path / "backup.json"
    path.write_bytes(data)
    start = time.process_time()
    with pytest.raises(GuideError) as caught:
        read_backup(path, SERIES)
    assert time.process_time() - start < 2
    assert len(caught.value.message) < 300


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is read up to the size that a guide may have, and no further, though it never ends."""
    with pytest.raises(GuideError, match="is larger than 8,000,000 bytes") as caught:
        read_backup(Path("/dev/zero"), SERIES)
    assert caught.value.hints == ("RUSHGUIDE_MAX_BYTES allows more",)
    monkeypatch.setenv("RUSHGUIDE_MAX_BYTES", "100")
    with pytest.raises(GuideError, match="is larger than 100 bytes"):
        read_backup(DATA / "log.json", SERIES)
    with pytest.raises(GuideError, match="cannot be read: Is a directory"):
        read_backup(tmp_path, SERIES)
    with pytest.raises(GuideError, match="cannot be read: No such file"):
        read_backup(tmp_path / "none.json", SERIES)


def test_a_long_log(tmp_path: Path) -> None:
    """The log of a lifetime, 20,000 entries, is read in a second or two."""
    path = tmp_path / "backup.json"
    entries = new_entries(SERIES, map(episode, range(1, 20_001)), date(2026, 11, 24))
    path.write_bytes(msgspec.json.encode(entries))
    start = time.process_time()
    assert len(read_backup(path, SERIES)) == 20_000
    assert time.process_time() - start < 3
