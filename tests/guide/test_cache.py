"""The cached guide costs time where it cannot be used, never an answer."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DATA, Invoke

Spoil = Callable[[Path], object]
SPOILT: dict[str, Spoil] = {
    "empty": lambda file: file.write_bytes(b""),
    "text": lambda file: file.write_bytes(b"not a guide"),
    "deep": lambda file: file.write_bytes(b"\x91" * 100_000),
    "foreign": lambda file: file.write_bytes(b"\x81\xa6series\x01"),
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:-1]),
    "a wrong byte": lambda file: file.write_bytes(file.read_bytes()[:-9] + b"\xc1" * 9),
    "a folder": lambda file: file.rename(file.with_suffix(".old")).with_suffix(file.suffix).mkdir(),
    "missing": Path.unlink,
    "a pipe": lambda file: os.mkfifo(file.rename(file.with_suffix(".old")).with_suffix(file.suffix)),
    "a device": lambda file: file.rename(file.with_suffix(".old")).with_suffix(file.suffix).symlink_to("/dev/zero"),
    "a terabyte": lambda file: os.truncate(file, 1 << 40),
    "out of reach": lambda file: file.chmod(0),
}
"""What may become of the files of a cache."""


@pytest.fixture
def guide_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a tiny guide that is in use, with a cache of its own that is not there yet."""
    folder = Path(shutil.copytree(DATA / "base", tmp_path / "guide"))
    monkeypatch.setenv("RUSHGUIDE_DATA", str(folder))
    monkeypatch.setenv("RUSHGUIDE_CACHE", str(tmp_path / "deep" / "cache"))
    return folder


@pytest.mark.parametrize("spoil", SPOILT)
@pytest.mark.usefixtures("guide_folder")
def test_spoilt_files(invoke: Invoke, tmp_path: Path, spoil: str) -> None:
    """Whatever became of a cache's files, the answer is the same, the first time and the next."""
    expected = invoke("song", "harbour", "--json").out, invoke("about").out
    files = [path for path in (tmp_path / "deep" / "cache").rglob("*") if path.is_file()]
    assert files
    for file in files:
        SPOILT[spoil](file)
    for _ in range(2):
        assert (invoke("song", "harbour", "--json").out, invoke("about").out) == expected


@pytest.mark.parametrize("value", ["off", "", "FILE", "FILE/below"])
@pytest.mark.usefixtures("guide_folder")
def test_no_cache(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Switched off, unset, or in a place where nothing can be written, it changes no answer and leaves files alone."""
    expected = invoke("episodes").out
    file = tmp_path / "file"
    file.write_bytes(b"a file")
    monkeypatch.setenv("RUSHGUIDE_CACHE", value.replace("FILE", str(file)))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.chdir(tmp_path)
    assert invoke("episodes").out == invoke("episodes").out == expected
    assert file.read_bytes() == b"a file"
    assert not (tmp_path / "off").exists()
    assert (tmp_path / "xdg" / "rushguide").exists() is (value == "")


@pytest.mark.parametrize("keep_time", [False, True])
def test_stale(invoke: Invoke, guide_folder: Path, *, keep_time: bool) -> None:
    """A byte that was changed is in the next answer, also where size and time of the file are as before; and back."""
    file = guide_folder / "series.yaml"
    text, before = file.read_text(encoding="utf-8"), file.stat()
    for network in ("Channel Twelve", "Channel Twelva", "Channel Twelve"):
        file.write_text(text.replace("Channel Twelve", network), encoding="utf-8")
        if keep_time:
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert network in invoke("about").out


def test_a_broken_guide(invoke: Invoke, guide_folder: Path) -> None:
    """A guide that was fine is refused as soon as it is not, whatever was cached before."""
    invoke("episodes")
    (guide_folder / "eras.yaml").unlink()
    assert "there is no era 'wick'" in invoke("episodes", code=1).err


def test_a_kept_guide_needs_no_yaml(invoke: Invoke, guide_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unchanged guide comes from the cache; after the change of a file it is read anew."""
    expected = invoke("people").out
    monkeypatch.setattr("rushguide.guide.checks.read_guide", lambda _: pytest.fail("the files were parsed"))
    assert invoke("people").out == expected
    (guide_folder / "people.yaml").write_bytes((guide_folder / "people.yaml").read_bytes() + b"\n")
    with pytest.raises(pytest.fail.Exception):
        invoke("people")
