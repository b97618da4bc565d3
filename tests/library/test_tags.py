"""Tags and lengths are read from every format, and nothing that a file holds can stop the reading."""

import os
import random
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from mutagen.flac import FLAC

from rushguide.library.files import MAX_CHARACTERS, Tags, UnreadableAudioError, read_tags
from tests.sounds import SILENCE, sound

TAGS: dict[str, str] = {
    "title": "Tom Sawyer",
    "artist": "Rush",
    "albumartist": "Various",
    "album": "Moving Pictures",
    "date": "1981-02-12",
}


@pytest.mark.parametrize("suffix", SILENCE)
def test_every_format(tmp_path: Path, suffix: str) -> None:
    """Title, artists, album, year and length come from each format alike."""
    path = sound(tmp_path / f"a{suffix}", 273, **TAGS)
    assert read_tags(str(path)) == Tags(
        title="Tom Sawyer",
        artists=("Rush",),
        album_artists=("Various",),
        album="Moving Pictures",
        year=1981,
        seconds=273,
    )


@pytest.mark.parametrize("suffix", SILENCE)
def test_no_tags(tmp_path: Path, suffix: str) -> None:
    """A file without tags has a length, and nothing else."""
    assert read_tags(str(sound(tmp_path / f"a{suffix}", 100))) == Tags(seconds=100)


def test_several_artists(tmp_path: Path) -> None:
    """A tag that stands several times gives several artists."""
    path = sound(tmp_path / "a.flac", 100, artist=["Rush", "Aimee Mann"])
    assert read_tags(str(path)).artists == ("Rush", "Aimee Mann")


def test_odd_texts(tmp_path: Path) -> None:
    """A text becomes one clean line of sensible length; a date without a year gives none."""
    path = sound(tmp_path / "a.flac", 100, title=" a\x1b[31m\n b \x00\u202e", album="x" * 9000, artist="", date="80s")
    tags = read_tags(str(path))
    assert (tags.title, len(tags.album), tags.artists, tags.year) == ("a[31m b", MAX_CHARACTERS, (), None)


def test_very_many_tags(tmp_path: Path) -> None:
    """A hundred thousand comments are read in one go, not one by one through all the others."""
    path = sound(tmp_path / "a.flac", 100)
    audio: Any = FLAC(path)
    audio.add_tags()
    list.extend(audio.tags, [(f"key{number}", "value") for number in range(100_000)])
    list.append(audio.tags, ("TITLE", "One"))
    audio.save()
    assert read_tags(str(path)).title == "One"


def test_a_gigantic_tag(tmp_path: Path) -> None:
    """A tag that says that it has 200 megabytes, and has them, is not read."""
    path = tmp_path / "a.mp3"
    path.write_bytes(b"ID3\x04\x00\x00\x64\x00\x00\x00")
    os.truncate(path, 250_000_000)
    with pytest.raises(UnreadableAudioError, match="broken"):
        read_tags(str(path))


def test_a_length_that_cannot_be(tmp_path: Path) -> None:
    """A header that claims thirty years, or nothing, gives no length."""
    for seconds in (0, 1_500_000):
        assert read_tags(str(sound(tmp_path / "a.flac", seconds))).seconds is None


@pytest.mark.parametrize("suffix", SILENCE)
@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0\x00\x10JFIF", b"\x00" * 5000, b"<html>", b"ID3"])
def test_lying_files(tmp_path: Path, suffix: str, data: bytes) -> None:
    """What is not what its name says is refused in one way."""
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    with pytest.raises(UnreadableAudioError, match="it is broken, or not what its name says"):
        read_tags(str(path))


def test_empty_files_and_pipes(tmp_path: Path) -> None:
    """An empty file is said to be empty; a pipe that took a file's place is not waited for."""
    (tmp_path / "a.mp3").touch()
    with pytest.raises(UnreadableAudioError, match="it is empty"):
        read_tags(str(tmp_path / "a.mp3"))
    os.mkfifo(tmp_path / "b.mp3")
    with pytest.raises(UnreadableAudioError, match="it is not a regular file"):
        read_tags(str(tmp_path / "b.mp3"))


@pytest.mark.parametrize("suffix", SILENCE)
def test_damage(tmp_path: Path, suffix: str) -> None:
    """Whatever is wrong with the bytes of a file, it is read or refused."""
    whole = sound(tmp_path / f"a{suffix}", 3, **TAGS).read_bytes()[:3000]
    chance = random.Random(suffix)
    broken = tmp_path / f"b{suffix}"
    for _ in range(150):
        data = bytearray(whole[: chance.randrange(1, len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        broken.write_bytes(data)
        with suppress(UnreadableAudioError):
            assert isinstance(read_tags(str(broken)), Tags)


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trouble with the disk is no fault of the file."""
    path = sound(tmp_path / "a.mp3", 3)

    def _fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("mutagen.File", _fail)
    with pytest.raises(OSError, match="Input/output error"):
        read_tags(str(path))
