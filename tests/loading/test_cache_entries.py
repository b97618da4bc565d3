"""Entries of the cache: named by what they hold, written whole, and never more than eight."""

import os
import shutil
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


def test_what_a_killed_program_leaves_goes(kept: Path) -> None:
    """A file left unfinished goes with the next entry once it is old; a young one may still be written."""
    kept.mkdir(parents=True)
    (kept / "a.guide.7.new").touch()
    os.utime(kept / "a.guide.7.new", (0, 0))
    (kept / "b.guide.8.new").touch()
    cache.keep("e", small())
    assert entries(kept) == ["b.guide.8.new", "e.guide"]


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


CODE = [path.relative_to(cache.CODE) for room in ("loading", "model") for path in (cache.CODE / room).rglob("*.py")]


@pytest.mark.parametrize("module", [Path("text.py"), *sorted({path.parent / "__init__.py" for path in CODE})], ids=str)
def test_other_modules_are_another_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: Path) -> None:
    """A checkout whose code has changed, by an edit or a pull, takes no entry and no note of the code before it."""
    monkeypatch.setattr(cache, "CODE", Path(shutil.copytree(cache.CODE, tmp_path / "rushguide")))
    before = cache.digest([]), cache.seen_as([])
    assert (cache.digest([]), cache.seen_as([])) == before
    (tmp_path / "rushguide" / module).write_text("# changed\n", encoding="utf-8")
    assert not {*before} & {cache.digest([]), cache.seen_as([])}


def test_modules_that_cannot_be_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that runs from an archive has entries too."""
    monkeypatch.setattr(cache, "CODE", tmp_path / "rushguide.pyz")
    assert cache.digest([]) == cache.digest([])
