"""The browser as it is run: in a terminal, which it leaves as it was."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

import pyte
import pytest

pytestmark = pytest.mark.once
SECONDS = 60
"""How long anything may take before it has failed."""
ANSI = {"default", *pyte.graphics.FG_ANSI.values(), *pyte.graphics.FG_AIXTERM.values()}


class Terminal:
    """A terminal with the program in it."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        """Start the program."""
        self.screen = pyte.Screen(100, 30)
        self.stream = pyte.ByteStream(self.screen)
        self.sent = b""
        self.child, self.leader = pty.fork()
        if not self.child:
            kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS"}}
            program = [sys.executable, *arguments]
            os.execve(sys.executable, program, kept | {"TERM": "xterm-256color"} | environment)  # noqa: S606
        self.resize(100, 30)

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(rows, columns)
        fcntl.ioctl(self.leader, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self.leader, keys.encode())

    def shows(self, *texts: str, gone: str = "\0") -> bool:
        """Wait until the screen shows some texts, and another no more."""
        until = time.monotonic() + SECONDS
        while time.monotonic() < until:
            shown = "\n".join(self.screen.display)
            if all(text in shown for text in texts) and gone not in shown:
                return True
            self._read()
        return False

    def ends(self) -> int:
        """Wait for the end, and return the exit code."""
        while self._read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.child, 0)[1])

    def as_before(self) -> bool:
        """Whether all that was switched on is off again, and what is typed is seen."""
        last = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", self.sent))
        usual = {mode: b"h" if mode in {b"7", b"25"} else b"l" for mode in last}
        return last == usual and bool(termios.tcgetattr(self.leader)[3] & termios.ECHO)

    def _read(self) -> bool:
        if not select.select([self.leader], [], [], 0.1)[0]:
            return True
        try:
            piece = os.read(self.leader, 65536)
        except OSError:  # the program has hung up
            return False
        self.sent += piece
        self.stream.feed(piece)
        return bool(piece)


def test_an_evening_in_the_browser(state: Path) -> None:
    """Open, move, follow, back, find, mark, undo, resize, quit; then the terminal is as it was before."""
    terminal = Terminal("-m", "rushguide", "browse", "episode:3")
    assert terminal.shows("Episode 3 · Down the Tubes", "▼ Episodes", "? keys")
    terminal.type("\x1b[B")
    assert terminal.shows("Episode 4 · Rockfield", "rushguide episode 4")
    terminal.type("\t\r")
    assert terminal.shows("rushguide song 2112")
    terminal.type("\x7f")
    assert terminal.shows("rushguide episode 4", gone="rushguide song 2112")
    terminal.type("\x1b")
    time.sleep(0.3)  # what follows at once would be a key with Alt
    terminal.type("w")
    assert terminal.shows("1 entry added to the log", "✓  4 Rockfield")
    terminal.type("u")
    assert terminal.shows("Taken back", gone="✓  4 Rockfield")
    terminal.type("/xan")
    assert terminal.shows("1977 Xanadu", "rushguide song xanadu")
    terminal.type("\r")
    assert terminal.shows("rushguide song xanadu", "▼ Episodes")
    terminal.resize(60, 24)
    assert terminal.shows("rushguide song xanadu", gone="▼ Episodes")
    terminal.type("q")
    assert terminal.ends() == 0
    assert terminal.as_before()
    assert (state / "log.sqlite").exists()


def test_an_error_leaves_the_terminal_as_it_was() -> None:
    """What goes wrong inside ends the browser, not the terminal."""
    broken = "import rushguide.cli.commands.browse as it; it.output.page_of = lambda *_: 1 / 0"
    terminal = Terminal("-c", f"{broken}; from rushguide.cli.app import run; raise SystemExit(run(['browse', '3']))")
    assert terminal.ends() == 1
    assert b"ZeroDivisionError" in terminal.sent
    assert terminal.as_before()


def test_a_damaged_log_is_said_and_missed(state: Path) -> None:
    """A log that cannot be read costs a line before the screen is taken, and no page."""
    state.mkdir()
    (state / "log.sqlite").write_bytes(b"damaged" * 1000)
    terminal = Terminal("-m", "rushguide", "browse", "era:prog")
    assert terminal.shows("Hemispheres")
    terminal.type("q")
    assert terminal.ends() == 0
    assert b"is damaged" in terminal.sent


def test_ends_when_its_terminal_goes_away() -> None:
    """Also where nobody tells it so: with the signal ignored, it would read from nothing for ever."""
    ignored = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)"
    terminal = Terminal("-c", f"{ignored}; from rushguide.cli.app import run; raise SystemExit(run(['browse', '3']))")
    assert terminal.shows("Episode 3 · Down the Tubes")
    os.close(terminal.leader)
    until = time.monotonic() + SECONDS
    while not os.waitpid(terminal.child, os.WNOHANG)[0]:
        if time.monotonic() > until:
            os.kill(terminal.child, signal.SIGKILL)
            pytest.fail("it still runs")
        time.sleep(0.1)


def test_without_colours_and_with_sixteen() -> None:
    """NO_COLOR leaves none; a terminal of sixteen gets no other."""
    for environment, colours in (({"NO_COLOR": "1"}, {"default"}), ({"TERM": "xterm"}, ANSI)):
        terminal = Terminal("-m", "rushguide", "browse", "era:prog", **environment)
        assert terminal.shows("Hemispheres")
        shown = {cell.fg for line in terminal.screen.buffer.values() for cell in line.values()}
        assert shown <= colours
        terminal.type("q")
        assert terminal.ends() == 0
