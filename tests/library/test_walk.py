"""Every audio file of a folder is found once, whatever else lies there."""

import os
import tempfile
from pathlib import Path

import pytest

from rushguide.errors import GuideError
from rushguide.library.files import walk
from rushguide.library.tags import Unread
from tests.log.children import without_rights

pytestmark = pytest.mark.once


def paths(folder: Path) -> list[str]:
    """Return the paths that are found."""
    return list(walk(folder)[0])


def put(folder: Path, *names: str) -> None:
    """Make files with something in them."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def test_audio_files_at_any_depth(tmp_path: Path) -> None:
    """The known kinds are found in all folders, in order; other files and hidden ones are left alone."""
    put(tmp_path, "b.MP3", "a/z.flac", "a/b/c/d.opus", "1.ogg", "2.oga", "3.m4a", "4.wav", "cover.jpg", "x.mp3.txt")
    put(tmp_path, ".Trash/a.mp3", "._b.mp3", "...And more/a.mp3", ".38/b.mp3", "#1 Record/a.wma", "$ave/Recycled.wv")
    put(
        tmp_path, "#recycle/a.mp3", "x/$RECYCLE.BIN/S-1/a.mp3", "@eaDir/a.mp3/b.mp3", "RECYCLER/a.mp3", "__MACOSX/a.mp3"
    )
    expected = [
        "#1 Record/a.wma",
        "$ave/Recycled.wv",
        "...And more/a.mp3",
        ".38/b.mp3",
        "1.ogg",
        "2.oga",
        "3.m4a",
        "4.wav",
    ]
    assert paths(tmp_path) == [*expected, "a/b/c/d.opus", "a/z.flac", "b.MP3"]


def test_links(tmp_path: Path) -> None:
    """Linked folders are followed once, and a folder of one's own keeps its own name; circles end."""
    put(tmp_path, "music/z/a.mp3", "music/z/deep/b.mp3", "other/c.mp3")
    music = tmp_path / "music"
    for name, target in (
        ("a-link", "z"),
        ("again", "../other"),
        ("loop", "."),
        ("up", "../music"),
        ("z/deep/back", "../.."),
    ):
        (music / name).symlink_to(target)
    assert paths(music) == ["again/c.mp3", "z/a.mp3", "z/deep/b.mp3"]


def test_what_is_no_file(tmp_path: Path) -> None:
    """A pipe, a link that leads nowhere and one that leads to itself are named, and waited for by nobody."""
    os.mkfifo(tmp_path / "pipe.mp3")
    (tmp_path / "gone.flac").symlink_to("nowhere.flac")
    (tmp_path / "self.ogg").symlink_to("self.ogg")
    (tmp_path / "self").symlink_to("self")
    found, unread = walk(tmp_path)
    assert found == {}
    assert unread == [
        Unread("gone.flac", "No such file or directory"),
        Unread("pipe.mp3", "it is not a regular file"),
        Unread("self.ogg", "Too many levels of symbolic links"),
    ]


def test_a_folder_without_permission() -> None:
    """The same with a real folder, for somebody whom its permissions bind."""
    with tempfile.TemporaryDirectory() as folder:
        music = Path(folder)
        music.chmod(0o755)
        put(music, "open/a.mp3", "shut/b.mp3")
        (music / "shut").chmod(0)
        seen = without_rights(lambda: [*paths(music), *(f"{each.path}: {each.reason}" for each in walk(music)[1])])
        (music / "shut").chmod(0o700)
    assert seen == ["open/a.mp3", "shut: the folder cannot be opened: Permission denied"]


@pytest.mark.parametrize(("name", "reason"), [("none", "No such file or directory"), ("file", "Not a directory")])
def test_no_such_library(tmp_path: Path, name: str, reason: str) -> None:
    """A library that is missing, or no folder, is one line."""
    put(tmp_path, "file")
    with pytest.raises(GuideError) as caught:
        walk(tmp_path / name)
    assert caught.value.message == f"the library {tmp_path / name} cannot be read: {reason}"


def test_kinds_that_are_not_read(tmp_path: Path) -> None:
    """Audio that cannot be read is named; what is no audio is not."""
    put(tmp_path, "a.mka", "b/c.SHN", "cover.jpg", "#recycle/d.mka")
    assert [each.path for each in walk(tmp_path)[1]] == ["a.mka", "b/c.SHN"]
