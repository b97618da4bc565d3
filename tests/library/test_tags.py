"""Tags and lengths are read from every format, and nothing that a file holds can stop the reading."""

import os
import random
import resource
import struct
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

import pytest
from mutagen.apev2 import APEv2
from mutagen.flac import FLAC

from rushguide.library.tags import MAX_CHARACTERS, Tags, UnreadableAudioError, read_tags
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
        lossless=suffix in {".flac", ".wav"},
    )


@pytest.mark.parametrize("suffix", SILENCE)
def test_no_tags(tmp_path: Path, suffix: str) -> None:
    """A file without tags has a length, and nothing else."""
    lossless = suffix in {".flac", ".wav"}
    assert read_tags(str(sound(tmp_path / f"a{suffix}", 100))) == Tags(seconds=100, lossless=lossless)


@pytest.mark.parametrize("suffix", [".flac", ".mp3", ".m4a", ".opus"])
def test_several_values(tmp_path: Path, suffix: str) -> None:
    """A tag that stands several times gives several artists and titles."""
    path = sound(tmp_path / f"a{suffix}", 100, artist=["Rush", "Aimee Mann"], title=["Time", "時"])
    tags = read_tags(str(path))
    assert (tags.artists, tags.title, tags.other_titles) == (("Rush", "Aimee Mann"), "Time", ("時",))


def chunk(name: bytes, data: bytes, order: Literal["big", "little"] = "little") -> bytes:
    """Return a chunk of a WAV or AIFF file; it begins at an even place."""
    return name + len(data).to_bytes(4, order) + data + b"\0" * (len(data) % 2)


def test_texts_in_chunks(tmp_path: Path) -> None:
    """A WAV file's list INFO and an AIFF file's own chunks are read where there is no ID3, wherever they are."""
    texts = {
        b"INAM": b"Tom Sawyer\0",
        b"IART": "Mø".encode("cp1252"),
        b"IPRD": b"Moving Pictures",
        b"ICRD": b"1981-02-12",
    }
    info = chunk(b"LIST", b"INFO" + b"".join(chunk(*each) for each in texts.items()))
    whole = sound(tmp_path / "a.wav", 2).read_bytes()
    for body in (whole[12:] + info, info + whole[12:]):
        (tmp_path / "a.wav").write_bytes(chunk(b"RIFF", b"WAVE" + body))
        expected = Tags(
            title="Tom Sawyer", artists=("Mø",), album="Moving Pictures", year=1981, seconds=2, lossless=True
        )
        assert read_tags(str(tmp_path / "a.wav")) == expected
    common = chunk(b"COMM", struct.pack(">hLh", 1, 16000, 8) + bytes.fromhex("400bfa00000000000000"), "big")
    aiff = b"AIFF" + chunk(b"NAME", b"Tom Sawyer", "big") + chunk(b"AUTH", b"Rush", "big") + common
    (tmp_path / "a.aiff").write_bytes(chunk(b"FORM", aiff + chunk(b"SSND", bytes(8 + 16000), "big"), "big"))
    assert read_tags(str(tmp_path / "a.aiff")) == Tags(title="Tom Sawyer", artists=("Rush",), seconds=2, lossless=True)


def test_apev2_alone(tmp_path: Path) -> None:
    """An MP3 with APEv2 tags and no ID3 is read like any other."""
    path = sound(tmp_path / "a.mp3", 100)
    tags = APEv2()
    tags.update({"Title": "Time", "Artist": ["Rush", "Aimee Mann"], "Album Artist": "Rush", "Year": "1981"})
    tags.save(path)
    read = read_tags(str(path))
    assert (read.title, read.artists, read.album_artists, read.year) == (
        "Time",
        ("Rush", "Aimee Mann"),
        ("Rush",),
        1981,
    )


def compressed(size: int) -> bytes:
    """Return an ID3 tag whose one frame becomes so many bytes."""
    data = zlib.compress(bytes(size), 9)
    frame = b"TIT2" + (len(data) + 4).to_bytes(4, "big") + b"\x00\x80" + size.to_bytes(4, "big") + data
    length = bytes((len(frame) >> shift) & 127 for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + length + frame


BOMBS: dict[str, Callable[[], bytes]] = {
    "a.mp3": lambda: compressed(1 << 30) + SILENCE[".mp3"](2),
    "b.mp3": lambda: id3_of(b"TXXX\0\0\0\x0a\0\0\0%06d\0ab", 250_000) + SILENCE[".mp3"](2),
    "c.wav": lambda: chunk(b"RIFF", b"WAVE" + b"abcd\0\0\0\0" * 2_000_000),
}


def id3_of(frame: bytes, number: int) -> bytes:
    """Return an ID3 tag of so many frames, each with its number in it."""
    frames = b"".join(frame % n for n in range(number))
    length = bytes((len(frames) >> shift) & 127 for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + length + frames


@pytest.mark.slow
# Time that runs out in a callback of the garbage collector is only noted; a second later it runs out again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("name", BOMBS)
def test_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """A small file that asks for gigabytes or minutes is passed over, and the limits are as before then."""
    monkeypatch.setattr("rushguide.library.tags.MAX_TIME", 1.0)
    before = resource.getrlimit(resource.RLIMIT_AS)
    (tmp_path / name).write_bytes(BOMBS[name]())
    peak, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with suppress(UnreadableAudioError):
        read_tags(str(tmp_path / name))
    assert time.process_time() - start < 4
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak < 400_000
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    assert read_tags(str(sound(tmp_path / "good.flac", 3))).seconds == 3


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
