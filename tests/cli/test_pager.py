"""The pager: on a terminal, past one screen, and not otherwise."""

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_shell import run

pytestmark = pytest.mark.once

ROWS = 24


def on_terminal(*arguments: str, rows: int = ROWS, columns: int = 80, **environment: str) -> tuple[int, str]:
    """Run the program on a terminal of so many rows; return its exit code and all that was written there."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    kept = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "PAGER", "LESS", "TERM"}}
    command = [sys.executable, "-m", "rushguide", *arguments]
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, env=kept | {"TERM": "xterm"} | environment
    ) as process:
        os.close(follower)
        pieces = []
        while piece := _read(leader):
            pieces.append(piece)
        os.close(leader)
        return process.wait(), b"".join(pieces).decode().replace("\r\n", "\n")


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 65536)
    except OSError:  # the other side has hung up
        return b""


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """Return a pager that says what it was told, and counts the lines that it gets."""
    script = tmp_path / "a pager"
    script.write_text('#!/bin/sh\necho "LESS=$LESS lines=$(grep -c .) $1"\n', encoding="utf-8")
    script.chmod(0o755)
    return f"'{script}' --option"


def test_past_one_screen(pager: str) -> None:
    """What is longer than the terminal goes to the pager, whose command may have options; less is told its prompt."""
    code, said = on_terminal("songs", PAGER=pager)
    assert code == 0
    assert said.startswith("LESS=FRXPsrushguide songs   lines %lt-%lb?L of %L.   q quits$ lines=17")
    assert said.endswith("--option\n")


def test_what_less_is_told_by_the_person(pager: str) -> None:
    """A LESS that is set stays as it is; set to nothing it is not set, and less would show codes as they are."""
    assert "LESS=S lines=" in on_terminal("songs", PAGER=pager, LESS="S")[1]
    assert "LESS=FRXPs" in on_terminal("songs", PAGER=pager, LESS="")[1]


@pytest.mark.parametrize(
    ("name", "told", "coloured"),
    [("less", "", True), ("less", "-iR", True), ("less", "-i", False), ("bat", "-i", True), ("unknown", "", False)],
)
def test_colours_in_a_pager(tmp_path: Path, name: str, told: str, *, coloured: bool) -> None:
    """Colours go only through a pager that shows them; `~` is a home there too."""
    (tmp_path / name).write_text("#!/bin/sh\ncat\n", encoding="utf-8")
    (tmp_path / name).chmod(0o755)
    code, said = on_terminal("songs", PAGER=f"~/{name}", HOME=str(tmp_path), LESS=told, NO_COLOR="")
    assert (code, "Tom Sawyer" in said, "\x1b[" in said) == (0, True, coloured)


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["eras"], {}),
        (["songs", "--no-pager"], {}),
        (["songs"], {"TERM": "dumb"}),
        (["songs"], {"PAGER": ""}),
        (["songs"], {"PAGER": "no-such-pager-anywhere"}),
        (["songs"], {"PAGER": "'an open quote"}),
    ],
)
def test_no_pager(pager: str, arguments: list[str], environment: dict[str, Any]) -> None:
    """What fits, what must not be paged, and what cannot be: it is printed."""
    code, said = on_terminal(*arguments, **{"PAGER": pager} | environment)
    assert code == 0
    assert "LESS=" not in said
    assert "Progressive" in said or "Tom Sawyer" in said


def test_a_pager_that_is_no_program(tmp_path: Path) -> None:
    """A file that can be run as far as its mode says, and cannot, is no pager: the answer is printed."""
    broken = tmp_path / "pager"
    broken.write_bytes(b"\x7fELF")
    broken.chmod(0o755)
    code, said = on_terminal("songs", PAGER=str(broken))
    assert code == 0
    assert "Tom Sawyer" in said


def test_long_lines_take_several_rows(pager: str) -> None:
    """A line that is wider than the terminal counts as the rows that it takes."""
    wide = ["eras", "--width", "200", "--format", "table"]
    fits = len(on_terminal(*wide, rows=200, columns=200, PAGER=pager)[1].splitlines()) + 1
    assert "LESS=" not in on_terminal(*wide, rows=fits, columns=200, PAGER=pager)[1]
    assert "LESS=" in on_terminal(*wide, rows=fits, columns=30, PAGER=pager)[1]


def test_a_pager_that_is_left_early() -> None:
    """Leaving the pager before the end is no error, however much was to come."""
    code, said = on_terminal("songs", "--json", PAGER="head -n 1")
    assert (code, said) == (0, "[\n")


def test_never_in_a_pipe(pager: str) -> None:
    """In a pipe there is no pager."""
    assert b"LESS=" not in run("songs", PAGER=pager, TERM="xterm").stdout
