"""Playlists as they are asked for: of what, from which files, in which format, and what is said beside them."""

import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.cli.test_terminal import lines_of, screen_of
from tests.conftest import GOLDEN, Invoke, compare
from tests.sounds import sound


def rush(path: Path, title: str, album: str, year: int, seconds: int) -> None:
    """Make a file by Rush."""
    sound(path, seconds, title=title, artist="Rush", album=album, date=str(year))


@pytest.fixture
def music(elsewhere: Path) -> Path:
    """Stand beside a library of some of episode 3: on its album, remastered, collected, live, in parts, not at all."""
    own = elsewhere / "music" / "Rush"
    rush(own / "Fly by Night" / "08 By-Tor.flac", "By-Tor And The Snow Dog", "Fly by Night", 1975, 517)
    rush(own / "Fly by Night (Remastered)" / "01.mp3", "Anthem", "Fly by Night (Remastered)", 1997, 263)
    rush(own / "Chronicles" / "02.m4a", "Fly by Night", "Chronicles", 1990, 201)
    rush(own / "Chronicles" / "01.ogg", "Anthem", "Chronicles", 1990, 261)
    rush(own / "All the World's a Stage" / "1.opus", "Bastille Day", "All The World's A Stage", 1976, 297)
    rush(own / "2112" / "1.flac", "2112: I. Overture", "2112", 1976, 272)
    sound(elsewhere / "music" / "Others" / "Lessons.wav", 231, title="Lessons", artist="Somebody", album="Else")
    sound(elsewhere / "music" / "Rush" / "1976 - 2112" / "05 - Tears.wav", 211)
    return elsewhere / "music"


def test_without_a_library(invoke: Invoke) -> None:
    """XSPF and JSPF of an episode carry its songs in listening order."""
    songs = [song["title"] for song in json.loads(invoke("songs", "--episode", "3", "--json").out)]
    jspf = json.loads(invoke("playlist", "--episode", "3", "--format", "jspf").out)["playlist"]
    assert [track["title"] for track in jspf["track"]] == songs
    assert {track["creator"] for track in jspf["track"]} == {"Rush"}
    compare(GOLDEN / "playlists" / "episode-3.xspf", invoke("playlist", "--episode", "3", "--format", "xspf").out)


@pytest.mark.parametrize("kind", ["m3u8", "xspf", "jspf"])
def test_from_a_library(invoke: Invoke, music: Path, kind: str) -> None:
    """Each format lists the files that are there, and stderr what is not, with the nearest thing."""
    result = invoke("playlist", "--episode", "3", "--format", kind, "--library", "music", "--relative")
    compare(GOLDEN / "playlists" / f"library.{kind}", result.out)
    compare(GOLDEN / "playlists" / "library.err", result.err)
    assert music.is_dir()


@pytest.mark.usefixtures("music")
@pytest.mark.parametrize("width", ["40", "80", "120", "pipe"])
def test_explain(invoke: Invoke, width: str) -> None:
    """Without -o it shows each choice, why it was made, and what was passed over, at any width."""
    fixed = [] if width == "pipe" else ["--width", width]
    out = invoke("playlist", "--episode", "3", "--library", "music", *fixed).out
    compare(GOLDEN / width / "playlist-explain.txt", out)
    assert width == "pipe" or max(map(len, out.splitlines())) <= int(width)


def test_choices_for_programs(invoke: Invoke, music: Path) -> None:
    """The formats for programs show the choices: which file, where it is, what it is, and what was passed over."""
    rows = json.loads(invoke("playlist", "--album", "fly by night", "--library", "music", "--json").out)
    anthem = next(row for row in rows if row["song"] == "anthem")
    place = music / "Rush/Fly by Night (Remastered)/01.mp3"
    assert (anthem["file"], anthem["version"], anthem["seconds"]) == (str(place), "edition", 262)
    assert anthem["location"] == place.as_uri().replace("%28", "(").replace("%29", ")")
    assert [other["version"] for other in anthem["passed_over"]] == ["collection"]
    missing = next(row for row in rows if row["song"] == "rivendell")
    assert (missing["file"], missing["location"], missing["version"], missing["why"]) == (None,) * 4
    table = invoke("playlist", "--album", "fly by night", "--library", "music", "--format", "csv").out
    assert [row["song"] for row in csv.DictReader(io.StringIO(table))] == [row["song"] for row in rows]


@pytest.mark.usefixtures("music")
def test_plain(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """Plain reads the choices line by line, also that a song has no file, and how many have one; so does ACCESSIBLE."""
    line = ["playlist", "--album", "fly by night", "--library", "music"]
    compare(GOLDEN / "plain" / "playlist-explain.txt", invoke(*line, "--format", "plain").out)
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert invoke(*line).out.startswith("Song: ")


def test_into_a_file(invoke: Invoke, music: Path) -> None:
    """-o writes a new file, whose name tells the kind, and says what is in it; -f writes over one."""
    target = music.parent / "lists" / "three.m3u8"
    target.parent.mkdir()
    line = ["playlist", "--episode", "3", "--library", "music", "--relative", "-o", str(target)]
    assert invoke(*line).err.endswith(f"rushguide: 5 songs written to {target}\n")
    assert "\n../music/Rush/Fly by Night/08 By-Tor.flac\n" in target.read_text(encoding="utf-8")
    before = target.read_bytes()
    assert invoke(*line, code=1).err == f"rushguide: {target} already exists\n  -f writes over it\n"
    assert target.read_bytes() == before
    target.write_bytes(b"mine")
    invoke(*line, "-f")
    assert target.read_bytes() == before


def test_relative_paths_lead_from_where_a_folder_really_is(invoke: Invoke, music: Path) -> None:
    """A playlist in a linked folder finds the library by the ways of the file system, not by how they were typed."""
    real = music.parent / "far" / "away"
    real.mkdir(parents=True)
    (music.parent / "here").symlink_to(real)
    invoke("playlist", "--episode", "3", "--library", "music", "--relative", "-o", "here/a.m3u8")
    paths = [line for line in (real / "a.m3u8").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(paths) == 5
    assert all((real / path).is_file() for path in paths)


def test_a_file_is_refused_before_the_library_is_read(invoke: Invoke, elsewhere: Path) -> None:
    """A file that exists is said at once: the library here does not even exist."""
    (elsewhere / "a.xspf").touch()
    assert "already exists" in invoke("playlist", "--library", "none", "-o", "a.xspf", code=1).err


LACKING = (
    "there is no library to choose from\n"
    "  set RUSHGUIDE_LIBRARY to the folder of your audio files, or add --library DIR\n"
)
NAMES = "  or write the names of the songs alone: -o FILE.xspf or FILE.jspf\n"
USAGE = [
    ("playlist 3", 1, LACKING + NAMES),
    ("playlist -o a.txt", 1, LACKING + NAMES),
    ("playlist -o a.M3U8", 1, LACKING + NAMES),
    ("playlist --format xspf --relative", 1, LACKING + NAMES),
    ("play 3", 1, LACKING.replace("choose", "play")),
    ("playlist -o a.ics", 2, "ics is only for plan\n"),
    ("playlist --as xspf", 2, "--as is now -o FILE.xspf, FILE.jspf or FILE.m3u8\n"),
    ("playlist --format xspf --part during", 2, "'during' is not a part\n  parts: before, with, after\n"),
]


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize(("line", "code", "message"), USAGE, ids=[line for line, *_ in USAGE])
def test_what_cannot_be_read(invoke: Invoke, line: str, code: int, message: str) -> None:
    """A playlist without what it needs, or that cannot be meant, is one line and what is possible."""
    result = invoke(*line.split(), code=code)
    assert result.out == ""
    assert result.err.startswith(f"rushguide: {message}")


def test_nothing_to_play(invoke: Invoke, elsewhere: Path) -> None:
    """A library with none of the songs gives no empty playlist: what is missing is listed, exit 1."""
    (elsewhere / "music").mkdir()
    line = ["playlist", "--episode", "3", "--part", "before", "--library", "music", "-o", "a.m3u8"]
    result = invoke(*line, code=1)
    assert result.err == (
        f"rushguide: there are no audio files in {elsewhere / 'music'}\n"
        "rushguide: 3 of 3 songs not found in music\n"
        "  By-Tor & the Snow Dog (Fly by Night, 1975)\n"
        "  Anthem (Fly by Night, 1975)\n"
        "  Fly by Night (Fly by Night, 1975)\n"
        "rushguide: there is nothing to play, so no playlist is written\n"
    )
    assert not (elsewhere / "a.m3u8").exists()


def test_files_that_cannot_be_read(invoke: Invoke, music: Path) -> None:
    """Broken, empty and lying files are counted, the first few named, and the rest of the work is done."""
    os.mkfifo(music / "pipe.mp3")
    for number in range(5):
        (music / f"{number}.flac").write_bytes(b"\xff\xd8\xff\xe0" * number)
    (music / os.fsdecode(b"zz\xe9\n.ogg")).write_bytes(b"x")
    result = invoke("playlist", "--album", "fly by night", "--format", "m3u8", "--library", "music")
    assert result.err.startswith(
        "rushguide: 7 files could not be read\n"
        "  0.flac: it is empty\n"
        "  1.flac: it is broken, or not what its name says\n"
        "  2.flac: it is broken, or not what its name says\n"
        "  3.flac: it is broken, or not what its name says\n"
        "  4.flac: it is broken, or not what its name says\n"
        "  and 2 more\n"
    )
    assert result.out.count("#EXTINF") == 3


def test_on_a_terminal(music: Path) -> None:
    """A terminal sees the playlist as text; the line that showed the progress is gone, and cannot be seen under it."""
    shown = lines_of(
        screen_of("playlist", "--album", "fly by night", "--format", "m3u8", "--library", str(music), columns=200)
    )
    assert "#EXTM3U" in shown
    assert not [line for line in shown if "Reading" in line or "━" in line]
