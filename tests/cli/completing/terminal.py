"""A real shell under a pseudo-terminal, typed into as a person does, its screen read through a terminal emulator."""

import fcntl
import os
import pty
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte
import pytest

from tests.conftest import PROGRAMS

ROWS, COLUMNS = 60, 160
PATIENCE = 20
"""Seconds after which a screen that does not show what it should is given up."""
START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
}
READY = {
    "bash": "PS1='> '; bind 'set bell-style none'; source <(rushguide completion bash)",
    "zsh": "PS1='> '; autoload -Uz compinit; compinit -D -u; source <(rushguide completion zsh)",
}


class Terminal:
    """What is typed, and what stands on the screen."""

    def __init__(self, leader: int) -> None:
        """Look at a shell through its pseudo-terminal."""
        self.leader = leader
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)

    def type(self, keys: str) -> None:
        """Type something."""
        os.write(self.leader, keys.encode())

    @property
    def lines(self) -> list[str]:
        """The lines on the screen, without blanks at their ends."""
        return [line.rstrip() for line in self.screen.display if line.strip()]

    def wait_for(self, wanted: str) -> list[str]:
        """Return the lines once one of them has what is wanted; fail where that takes too long."""
        end = time.monotonic() + PATIENCE
        while not any(wanted in line for line in self.lines):
            assert time.monotonic() < end, f"no {wanted!r} in\n" + "\n".join(self.lines)
            if select.select([self.leader], [], [], 0.05)[0]:
                self.stream.feed(os.read(self.leader, 65536))
        return self.lines


@contextmanager
def shell(name: str, folder: Path, **environment: str) -> Iterator[Terminal]:
    """Start a shell that has read its completion script; skip the test where it is not installed."""
    needs(name)
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    with subprocess.Popen(
        START[name],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=surroundings(folder) | {"TERM": "xterm"} | environment,
        cwd=folder,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - Python has no other way, and no thread runs
    ) as process:
        os.close(follower)
        terminal = Terminal(leader)
        terminal.type(f"{READY[name]}; clear; echo read''y\n")
        terminal.wait_for("ready")
        try:
            yield terminal
        finally:
            process.kill()
    os.close(leader)


def needs(name: str) -> None:
    """Skip a test where a shell is not installed."""
    if shutil.which(name, path=PROGRAMS) is None:
        pytest.skip(f"{name} is not installed")


def surroundings(folder: Path) -> dict[str, str]:
    """Return an environment in which `rushguide` is this one, and nothing of the person's own is read."""
    programs = folder / "programs"
    programs.mkdir(exist_ok=True)
    program = programs / "rushguide"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rushguide "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    return {**os.environ, **home, "PATH": f"{programs}:{PROGRAMS}"}
