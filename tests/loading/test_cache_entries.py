"""Entries of the cache: named by what they hold, written whole, and never more than eight."""

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rushguide import model
from rushguide.loading import cache
from rushguide.loading import entries as entries_of_cache
from rushguide.model import Guide
from tests.loading.conftest import contents, entries


def small(identity: str = "a") -> Guide:
    """Return the smallest guide."""
    return Guide(contents(identity))


def test_the_newest_eight_are_kept(kept: Path) -> None:
    """The ninth entry drives out the oldest, and nothing but entries is removed."""
    kept.mkdir(parents=True)
    (kept / "note.txt").touch()
    for number in range(8):
        cache.keep(f"e{number}", small())
        os.utime(kept / f"e{number}.guide", (number, number))
    os.utime(kept / "e0.guide", (100, 100))
    cache.keep("new", small())
    assert entries(kept) == [*(f"e{number}.guide" for number in (0, 2, 3, 4, 5, 6, 7)), "new.guide", "note.txt"]


def test_nothing_partial_stays_when_writing_fails(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk leaves the old entry whole, nothing half-written beside it, and no error."""
    cache.keep("e", small("old"))
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        write(path, data[:5])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    cache.keep("e", small("new"))
    assert entries(kept) == ["e.guide"]
    recalled = cache.recall("e")
    assert recalled
    assert recalled.series.id == "old"


def test_nothing_partial_stays_when_encoding_fails(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in the program is not hidden, and leaves no file."""

    def broken(_: object) -> bytes:
        raise TypeError("not encodable")

    monkeypatch.setattr(entries_of_cache, "encode", broken)
    with pytest.raises(TypeError, match="not encodable"):
        cache.keep("e", small())
    assert not kept.exists()


def test_names_of_entries_tell_files_apart() -> None:
    """Name and content of each file count, and where one ends; the order of reading is part of it."""
    different: list[Any] = [
        [],
        [("a", b"")],
        [("b", b"")],
        [("a", b"x")],
        [("a", b"x"), ("b", b"")],
        [("a", b"xb 0 ")],
        [("a", b""), ("b", b"x")],
        [("albums/\udcff.yaml", b"")],
    ]
    assert len({cache.digest(files) for files in different}) == 8
    assert cache.digest([("a", b"x")]) == cache.digest([("a", b"x")])


def test_version_and_layout_are_part_of_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version, or other fields of a record, never read this one's entries."""
    here = cache.digest([])
    monkeypatch.setattr(cache, "__version__", "0.0.0")
    elsewhere = cache.digest([])
    monkeypatch.setattr(model, "Series", msgspec.defstruct("Series", ["id", "title"]))
    assert len({here, elsewhere, cache.digest([])}) == 3
