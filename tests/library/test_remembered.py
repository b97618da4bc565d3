"""What is remembered of a library is taken up by the program that wrote it, and by no other."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from rushguide.guide import cache
from rushguide.library.files import Kept, Stamp, keep, recall

MEMORY: Mapping[bytes, Kept] = {b"a.flac": Kept(stamp=Stamp(*range(len(Stamp._fields))), problem="it is empty")}


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Begin with an empty cache."""
    monkeypatch.setenv("RUSHGUIDE_CACHE", str(tmp_path / "cache"))


def test_kept_for_one_place(tmp_path: Path) -> None:
    """A library is remembered by its place."""
    keep(tmp_path / "Music", MEMORY)
    assert recall(tmp_path / "Music") == MEMORY
    assert recall(tmp_path / "Other") == {}


def test_other_code_begins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code that reads tags in another way, after an edit or a pull, takes nothing from the code before it."""
    keep(tmp_path, MEMORY)
    monkeypatch.setattr(cache, "code_in", lambda where: f"changed in {where}")
    assert recall(tmp_path) == {}


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x81\xa1a\x01", b"\x91" * 5000])
def test_a_memory_that_cannot_be_read(tmp_path: Path, data: bytes) -> None:
    """Bytes that are no memory are as good as none."""
    keep(tmp_path, MEMORY)
    (entry,) = (tmp_path / "cache").iterdir()
    entry.write_bytes(data)
    assert recall(tmp_path) == {}
