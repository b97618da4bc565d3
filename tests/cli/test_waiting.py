"""How far a long task is shows on a terminal, in one line that is gone afterwards, and nowhere else."""

import os
import pty
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pyte
import pytest

from tests.sounds import sound

pytestmark = [pytest.mark.once, pytest.mark.slow]

SLOW = (
    "import sys, time; from rushguide.library import files; from rushguide.cli import app; "
    "read = files.read_tags; files.read_tags = lambda path: (time.sleep(0.05), read(path))[1]; "
    "sys.exit(app.run(sys.argv[1:]))"
)


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Return a library of a dozen songs."""
    for number in range(12):
        sound(tmp_path / "music" / f"{number:02}.flac", 260, title="Limelight", artist="Rush", album="Moving Pictures")
    return tmp_path / "music"


def drawn(music: Path, columns: int, **environment: str) -> bytes:
    """Return everything that was written to a terminal as stderr."""
    leader, follower = pty.openpty()
    command = ["stty", "cols", str(columns), "rows", "24"]
    subprocess.run(command, stdin=follower, check=True)
    command = [sys.executable, "-c", SLOW, "playlist", "--album", "moving pictures", "--format", "m3u8"]
    settings = os.environ | {"RUSHGUIDE_CACHE": "off", "TERM": "xterm"} | environment
    with subprocess.Popen(
        [*command, "--library", music.name],
        cwd=music.parent,
        env=settings,
        stdout=subprocess.PIPE,
        stderr=follower,
    ) as process:
        os.close(follower)
        pieces = []
        while True:
            try:
                pieces.append(os.read(leader, 65536))
            except OSError:
                break
        assert process.stdout
        assert b"EXTINF" in process.stdout.read()
    os.close(leader)
    return b"".join(pieces)


def shown(written: bytes, columns: int) -> list[str]:
    """Return each line that a terminal of so many columns showed in its first row, in their order."""
    screen = pyte.Screen(columns, 24)
    stream = pyte.ByteStream(screen)
    lines = []
    for piece in written.split(b"\r"):
        stream.feed(b"\r" + piece)
        lines.append(screen.display[0].rstrip())
    return [line for line, _ in groupby(lines)]


@pytest.mark.parametrize("columns", [40, 200])
def test_a_line_that_grows_and_goes(music: Path, columns: int) -> None:
    """The bar grows in one line that fits, and the line is empty for what is said afterwards."""
    written = drawn(music, columns)
    *lines, last = shown(written, columns)
    bars = [line for line in lines if line.startswith("Reading music")]
    assert len(bars) > 2
    assert bars[-1].endswith("12 of 12")
    assert last.startswith("rushguide: 6 of 7 songs not found")


def test_a_terminal_without_a_size(music: Path) -> None:
    """A terminal that does not know its width counts as one of 80 columns."""
    assert any(line.endswith("12 of 12") for line in shown(drawn(music, 0), 80))


def test_ascii(music: Path) -> None:
    """An encoding without the bar's signs gets plainer ones."""
    written = drawn(music, 80, PYTHONIOENCODING="ascii")
    assert b"12 of 12" in written
    assert b"\\u" not in written
