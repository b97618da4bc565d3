"""A library is read once, and after that only what has changed in it."""

import os
from pathlib import Path

import pytest

from rushguide.guide.files import MAX_ENTRIES
from rushguide.library.files import absolute, read_library
from rushguide.library.tags import Library, Tags, Unread, read_tags
from tests.sounds import sound


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder of one's own."""
    monkeypatch.setenv("RUSHGUIDE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Return a library of three files and one that is none."""
    folder = tmp_path / "music"
    for number in range(3):
        sound(folder / f"{number}.flac", 100 + number, title=f"Song {number}")
    (folder / "broken.mp3").write_bytes(b"no audio")
    return folder


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the files whose tags have been parsed, as a list that grows."""
    names: list[str] = []

    def _read(path: str) -> Tags:
        names.append(Path(path).name)
        return read_tags(path)

    monkeypatch.setattr("rushguide.library.files.read_tags", _read)
    return names


def titles(library: Library) -> list[str]:
    """Return the titles of a library's files."""
    return [file.tags.title for file in library.files]


@pytest.mark.usefixtures("kept")
def test_only_what_changed_is_read_again(music: Path, parsed: list[str]) -> None:
    """The second reading reads nothing, a third what was written, added or replaced; broken files are remembered."""
    first = read_library(music)
    assert titles(first) == ["Song 0", "Song 1", "Song 2"]
    assert parsed == ["0.flac", "1.flac", "2.flac", "broken.mp3"]
    parsed.clear()
    assert read_library(music) == first
    assert parsed == []
    sound(music / "1.flac", 90, title="Other")
    sound(music / "new.ogg", 90, title="New")
    (music / "2.flac").unlink()
    third = read_library(music)
    assert (parsed, titles(third)) == (["1.flac", "new.ogg"], ["Song 0", "Other", "New"])
    assert third.unread == (Unread("broken.mp3", "it is broken, or not what its name says"),)


@pytest.mark.usefixtures("kept")
def test_an_edit_that_keeps_size_and_time(music: Path) -> None:
    """A tag editor that restores the time of a file is noticed by the time of its record."""
    read_library(music)
    path = music / "1.flac"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"Song 1", b"Song X"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert titles(read_library(music)) == ["Song 0", "Song X", "Song 2"]


def test_a_broken_cache(music: Path, kept: Path, parsed: list[str]) -> None:
    """Whatever the cache holds, the answer is the same, and the cache is written again."""
    whole = read_library(music)
    (entry,) = kept.glob("*.library")
    for data in (b"", b"\xff\xff", b"\x81\xc4\x01a\x80", b"{}", entry.read_bytes()[:-9]):
        entry.write_bytes(data)
        assert read_library(music) == whole
        parsed.clear()
        assert read_library(music) == whole
        assert parsed == []


def test_no_cache(music: Path, kept: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """With the cache off nothing is written and all is read; so it is where it cannot be written."""
    monkeypatch.setenv("RUSHGUIDE_CACHE", "off")
    assert read_library(music) == read_library(music)
    assert len(parsed) == 2 * 4
    assert not kept.exists()
    kept.write_bytes(b"a file in the folder's place")
    monkeypatch.setenv("RUSHGUIDE_CACHE", str(kept))
    assert read_library(music) == read_library(music)
    assert len(parsed) == 4 * 4


def test_libraries_are_kept_apart(music: Path, kept: Path, parsed: list[str], tmp_path: Path) -> None:
    """Each folder has its own cache entry, the same by any path, and the oldest are removed."""
    read_library(music)
    (tmp_path / "link").symlink_to("music")
    parsed.clear()
    read_library(tmp_path / "link")
    assert parsed == []
    for number in range(MAX_ENTRIES + 2):
        sound(tmp_path / f"music{number}" / "a.flac", 10)
        read_library(tmp_path / f"music{number}")
    assert len(list(kept.glob("*.library"))) == MAX_ENTRIES
    assert not list(kept.glob("*.new"))


@pytest.mark.usefixtures("kept")
def test_files_that_change_places(music: Path) -> None:
    """Two files of one size and time whose folders are swapped are not taken for each other."""
    for name in ("a", "b"):
        path = sound(music / name / "x.flac", 90, title=f"Song {name}")
        os.utime(path, ns=(0, 0))
    read_library(music)
    (music / "a").rename(music / "c")
    (music / "b").rename(music / "a")
    (music / "c").rename(music / "b")
    library = read_library(music)
    swapped = [(file.path, file.tags.title) for file in library.files if "x" in file.path]
    assert swapped == [("a/x.flac", "Song b"), ("b/x.flac", "Song a")]


@pytest.mark.usefixtures("kept")
def test_names_in_other_encodings(music: Path, parsed: list[str]) -> None:
    """A file whose name is no UTF-8 is read, remembered, and found under the very same bytes."""
    name = b"caf\xe9.flac"
    (music / "0.flac").rename(os.fsdecode(os.fsencode(music) + b"/" + name))
    read_library(music)
    parsed.clear()
    library = read_library(music)
    assert parsed == []
    assert name in [os.fsencode(file.path) for file in library.files]


@pytest.mark.usefixtures("kept")
def test_files_that_vanish(music: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that goes, or may not be read, while the others are read is named, and tried again next time."""

    def _gone(path: str) -> Tags:
        if path.endswith("1.flac"):
            raise FileNotFoundError(2, "No such file or directory")
        return Tags(title="Read")

    with monkeypatch.context() as patched:
        patched.setattr("rushguide.library.files.read_tags", _gone)
        library = read_library(music)
    assert titles(library) == ["Read"] * 3
    assert library.unread == (Unread("1.flac", "No such file or directory"),)
    read_library(music)
    assert parsed == ["1.flac"]


@pytest.mark.usefixtures("kept")
def test_an_interrupted_reading(music: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was read before Ctrl-C is remembered."""
    results = iter([Tags(title="Read")])

    def _interrupted(_: str) -> Tags:
        for tags in results:
            return tags
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("rushguide.library.files.read_tags", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            read_library(music)
    read_library(music)
    assert len(parsed) == 3


def test_the_whole_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links stay, and ".." behind a link leads where the system says that it does."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a" / "deep").mkdir(parents=True)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "link").symlink_to("../a/deep")
    assert absolute(Path("b/link")) == tmp_path / "b" / "link"
    assert absolute(tmp_path / "b" / "link" / ".." / "x") == (tmp_path / "a" / "x").resolve()
