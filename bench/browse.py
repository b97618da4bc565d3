"""How soon the browser is there, and how soon a key shows what it does, beside a bare Textual app.

    python bench/browse.py

It runs the program of this environment in a terminal of 100 x 30 and waits until what is expected was written to it:
the first page from the start of the process on, then what each key brings, on the bundled guide and on one of 1,000
episodes. Medians by the clock and, behind them, of the processor, which count where the machine does other things too.
"""

import fcntl
import os
import pty
import select
import shutil
import struct
import sys
import termios
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self): yield Static("Episode 0")
    def on_key(self, event): self.query_one(Static).update("Key " + event.key)
Bare(ansi_color=True).run()
"""
EPISODE = (
    '- {{number: {0}, title: Number {0}, title_status: working, years: {{from: 2031}}, these_years: "{1}", '
    'eras: [], sources: {{"*": [hearsay]}}}}\n'
)
VALID = Path(__file__).parents[1] / "tests" / "data" / "valid" / "bare"
RUNS = 11
Steps = tuple[tuple[str, str], ...]
"""Keys, and a text that is written then; the first is written by itself."""
BUNDLED = (("", "Gasworks"), ("\x1b[B", "episode 2"), ("t", "timeline"), ("\x1b[C", "year 197"), ("\x7f", "episode 2"),
           ("s", "why"), ("?", "help browse"), ("/", "ames and"), ("x", "Xanadu"), ("a", "song xanadu"))  # fmt: skip
LARGE = (("", "Number 1"), ("\x1b[B", "episode 2"), ("s", "why"), ("/", "ames and"), ("9", "Number 9"))


def waits(arguments: list[str], steps: Steps, **environment: str) -> list[tuple[float, float]]:
    """Run Python in a terminal and return how many seconds each text took after its keys, and how many of work."""
    start, worked, took = time.perf_counter(), 0.0, []
    child, leader = pty.fork()
    if not child:
        os.execve(sys.executable, [sys.executable, *arguments], os.environ | {"TERM": "xterm-256color"} | environment)  # noqa: S606
    fcntl.ioctl(leader, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    work = (~child << 3) | 2  # the child's processor clock, as Linux numbers it
    for keys, text in steps:
        if keys:
            start, worked = time.perf_counter(), time.clock_gettime(work)
        written = b""
        os.write(leader, keys.encode())
        while text.encode() not in written:
            written += os.read(leader, 65536)
        took.append((time.perf_counter() - start, time.clock_gettime(work) - worked))
        while select.select([leader], [], [], 0.3)[0]:  # what else it writes is no answer to the next key
            os.read(leader, 65536)
    os.write(leader, b"\x03")
    os.close(leader)
    os.waitpid(child, 0)
    return took


def medians(name: str, arguments: list[str], steps: Steps, **environment: str) -> None:
    """Measure some runs and print the medians."""
    runs = [waits(arguments, steps, **environment) for _ in range(RUNS)]
    for (keys, text), each in zip(steps, zip(*runs, strict=True), strict=True):
        clock, work = (median(spent) * 1000 for spent in zip(*each, strict=True))
        print(f"{name}: {keys!r} to '{text}': {clock:.0f} ms ({work:.0f})")


if __name__ == "__main__":
    with TemporaryDirectory(prefix="rushguide-browse-") as folder:
        large = shutil.copytree(VALID, Path(folder) / "large")
        episodes = (
            EPISODE.format(number, "Nothing happened, and then something did. " * 20) for number in range(1, 1001)
        )
        (large / "episodes.yaml").write_text("".join(episodes))
        program, state = ["-m", "rushguide", "browse"], {"RUSHGUIDE_STATE": folder}
        medians("bare app", ["-c", BARE], (("", "Episode 0"), ("x", "Key x")))
        medians("bundled", program, BUNDLED, **state)
        medians("large", program, LARGE, RUSHGUIDE_DATA=str(large), **state)
