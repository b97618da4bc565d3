"""The cache: what is kept comes back, and whatever takes an entry's place costs time, never an answer."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from rushguide.guide import cache
from rushguide.guide.files import load_guide

PLACED: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a folder": Path.mkdir,
    "nothing in it": Path.touch,
    "another format": lambda path: path.write_bytes(b"\xc1 not msgpack"),
    "nested too deep": lambda path: path.write_bytes(b"\x91" * 100_000),
    "a device": lambda path: path.symlink_to("/dev/zero"),
}
"""What may be found in an entry's place."""


@pytest.mark.parametrize("case", PLACED)
def test_entries_that_cannot_be_read(base: Path, kept: Path, case: str) -> None:
    """The guide is read from its files instead; nothing is waited for."""
    known = load_guide(base).series
    (entry,) = kept.iterdir()
    entry.unlink()
    PLACED[case](entry)
    assert cache.load(entry.name, dict) is None
    assert load_guide(base).series == known


def test_a_kept_guide_needs_no_yaml(base: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged guide comes from the cache; a changed file is read anew."""
    known = load_guide(base).series
    monkeypatch.setattr("rushguide.guide.checks.read_guide", lambda _: pytest.fail("the files were parsed"))
    assert load_guide(base).series == known
    assert len(list(kept.iterdir())) == 1
    (base / "people.yaml").write_bytes((base / "people.yaml").read_bytes() + b"\n")
    with pytest.raises(pytest.fail.Exception):
        load_guide(base)


def test_a_huge_entry_is_not_read(kept: Path) -> None:
    """An entry of a terabyte is as good as none."""
    kept.mkdir(parents=True)
    (kept / "a.guide").touch()
    os.truncate(kept / "a.guide", 1 << 40)
    assert cache.load("a.guide", dict) is None
