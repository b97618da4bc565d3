"""A real player loads the playlists and finds the right files: mpd, asked by mpc."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import PROGRAMS, Invoke
from tests.sounds import sound

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("mpd", path=PROGRAMS) and shutil.which("mpc", path=PROGRAMS)),
        reason="mpd or mpc is not installed (Debian packages mpd, mpc)",
    ),
]
CONFIGURATION = """
music_directory "{0}/music"
db_file "{0}/db"
log_file "{0}/log"
bind_to_address "{0}/socket"
zeroconf_enabled "no"
audio_output {{
    type "null"
    name "silence"
}}
"""
SONGS = (
    ("Rush/FlyByNight/1.flac", "Anthem", "Fly by Night", 262),
    ("Rush/CaressOfSteel/1.mp3", "Bastille Day", "Caress of Steel", 277),
    ("Rush/CaressOfSteel/2.flac", "I Think I'm Going Bald", "Caress of Steel", 217),
    ("Rush/2112/2.opus", "A Passage to Bangkok", "2112", 214),
    ("Rush/2112/1.wav", "2112", "2112", 1234),
    ("Rush/2112/3.m4a", "The Twilight Zone", "2112", 197),
)
"""No Ogg Vorbis: mpd's decoder wants whole code books, which silence of a few bytes has not. And no names of which a
URI quotes anything: mpd 0.23 looks for files that are called as the locations of an XSPF are spelt."""
IN_ORDER = [SONGS[number][0] for number in (0, 1, 2, 4, 3, 5)]


class Player(NamedTuple):
    """A running mpd: where its music is, and where it listens."""

    music: Path
    socket: Path

    def mpc(self, *arguments: str) -> list[bytes]:
        """Ask the player, and return the lines of its answer."""
        environment = os.environ | {"PATH": PROGRAMS, "MPD_HOST": str(self.socket)}
        command = ["mpc", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, check=True, timeout=30).stdout.splitlines()

    def load(self, playlist: str) -> list[bytes]:
        """Return the files that a playlist leads to."""
        self.mpc("clear")
        self.mpc("load", playlist)
        return self.mpc("playlist", "--format", "%file%")


@pytest.fixture
def player() -> Iterator[Player]:
    """Run mpd on songs of episode 3 in a folder of its own, whose path is short enough for a socket."""
    with tempfile.TemporaryDirectory(prefix="mpd-") as work:
        for path, title, album, seconds in SONGS:
            sound(Path(work, "music", path), seconds, title=title, artist="Rush", album=album)
        configuration = Path(work, "mpd.conf")
        configuration.write_text(CONFIGURATION.format(work), encoding="utf-8")
        running = Player(Path(work, "music"), Path(work, "socket"))
        command = ["mpd", "--no-daemon", str(configuration)]
        environment = os.environ | {"PATH": PROGRAMS}
        with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as process:
            try:
                _wait_for(running.socket, process)
                running.mpc("update", "--wait")
                yield running
            finally:
                process.terminate()


def _wait_for(socket: Path, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 20
    while not socket.exists():
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("kind", ["m3u8", "xspf"])
@pytest.mark.parametrize("relative", [True, False])
def test_mpd_finds_the_songs(invoke: Invoke, player: Player, kind: str, *, relative: bool) -> None:
    """Both formats lead mpd to the chosen files, in the order of the episode, by relative and by absolute paths."""
    ways = ["--relative"] if relative else []
    target = player.music / f"three.{kind}"
    invoke("playlist", "--episode", "3", "--library", str(player.music), *ways, "-o", str(target))
    assert [path.decode() for path in player.load(str(target))] == IN_ORDER


def test_mpd_finds_odd_names(invoke: Invoke, player: Player) -> None:
    """M3U8 leads mpd to names with blanks, signs, a "#" in front, and bytes that are no text."""
    names = (b"#1.flac", b"a b & c%20.mp3", b"caf\xe9.flac", "ü?.opus".encode())
    for name, (path, *_) in zip(names, SONGS, strict=False):
        (player.music / path).rename(os.fsdecode(os.fsencode(player.music) + b"/" + name))
    player.mpc("update", "--wait")
    target = player.music / "odd.m3u8"
    invoke("playlist", "--episode", "3", "--library", str(player.music), "--relative", "-o", str(target))
    assert player.load("odd.m3u8") == [*names[:3], IN_ORDER[3].encode(), names[3], IN_ORDER[5].encode()]


def test_mpd_shows_titles(invoke: Invoke, player: Player) -> None:
    """What mpd shows of a loaded playlist is the artist and the title of each song."""
    target = player.music / "three.xspf"
    invoke("playlist", "--episode", "3", "--library", str(player.music), "-o", str(target))
    player.load("three.xspf")
    assert player.mpc("playlist", "--format", "%artist% - %title%")[0] == b"Rush - Anthem"
