"""The program under a pseudo-terminal, its screen read through a terminal emulator."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pyte
import pytest

from tests.conftest import GOLDEN

ROWS = 200


def screen_of(*arguments: str, columns: int, code: int = 0, **environment: str) -> pyte.Screen:
    """Run the program on a terminal of so many columns and return what stands on its screen."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}}
    settings = kept | {"TERM": "xterm-256color"} | environment
    with subprocess.Popen(
        [sys.executable, "-m", "rushguide", *arguments], stdout=follower, stderr=follower, stdin=follower, env=settings
    ) as process:
        os.close(follower)
        screen = pyte.Screen(columns or 80, ROWS)
        pyte.ByteStream(screen).feed(_all_of(leader))
        assert process.wait() == code
    os.close(leader)
    return screen


def _all_of(leader: int) -> bytes:
    """Read until the other side hangs up."""
    pieces = []
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:
            break
        if not piece:
            break
        pieces.append(piece)
    return b"".join(pieces)


def lines_of(screen: pyte.Screen) -> list[str]:
    """Return the lines with text, without the blanks at their ends."""
    return "\n".join(line.rstrip() for line in screen.display).rstrip().split("\n")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_fills_the_terminal_it_is_on(columns: int) -> None:
    """A terminal shows what the golden file of its width holds, line by line: nothing wraps that was meant to fit."""
    expected = (GOLDEN / str(columns) / "songs-episode-3.txt").read_text(encoding="utf-8")
    assert lines_of(screen_of("songs", "--episode", "3", columns=columns, NO_COLOR="1")) == expected.rstrip("\n").split(
        "\n"
    )


def test_a_terminal_without_a_size() -> None:
    """A terminal that does not say how wide it is counts as one of 80 columns."""
    expected = (GOLDEN / "80" / "eras.txt").read_text(encoding="utf-8")
    assert lines_of(screen_of("eras", columns=0, NO_COLOR="1")) == expected.rstrip("\n").split("\n")


def test_no_colour_without_a_clever_terminal() -> None:
    """NO_COLOR and TERM=dumb leave the terminal's own colour everywhere."""
    for plain in (
        screen_of("eras", columns=80, NO_COLOR="1"),
        screen_of("eras", columns=80, TERM="dumb"),
    ):
        assert {cell.fg for line in plain.buffer.values() for cell in line.values()} == {"default"}
