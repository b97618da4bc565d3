"""Start-up without a clock: what no command imports in a fresh interpreter, the cache being warm."""

import os
import subprocess
import sys

import pytest

from rushguide.cli.app import COMMANDS

pytestmark = pytest.mark.once

NEVER = frozenset(
    {"asyncio", "email", "http", "icalendar", "mutagen", "platformdirs", "pydantic", "sqlite3", "textual", "yaml"}
)
"""What no warm answer loads."""
DRAWN = frozenset({"rich"})
SCREENS = (
    *("", "about", "episodes", "episode 3", "eras", "era prog", "songs --episode 3", "song xanadu", "albums"),
    *("album 2112", "stats", "timeline", "today --next", "event first show with neil peart", "tours"),
    *("tour hemispheres", "people", "person peart", "search xanadu", "why song:xanadu", "sources", "plan"),
)
ABSENT: dict[str, frozenset[str]] = {
    "--version": frozenset({"rich", "msgspec"}),
    "--help": frozenset(),
    "episodes --json": DRAWN,
    "songs --episode 3 --json": DRAWN,
    "search xanadu --json": DRAWN,
    "completion bash": frozenset({"rich", "msgspec"}),
    "help output": frozenset(),
    "data path": DRAWN,
    "playlist --format jspf": DRAWN,
    "next": frozenset(),
    "episodes --unseen": frozenset(),
    **dict.fromkeys(SCREENS, frozenset[str]()),
}
"""For each command what it may not load besides."""
WORKING = frozenset({"watch", "heard", "undo", "log", "play", "browse"})
"""What opens the log, by sqlite3, reads audio files, by mutagen, or is the full screen."""


def loaded(command: str) -> frozenset[str]:
    """Return the modules that a command has loaded when it ends."""
    code = (
        f"import sys; from rushguide.cli.app import run; run({command.split()!r}); print(*sys.modules, file=sys.stderr)"
    )
    measured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=measured)
    return frozenset(done.stderr.decode().split())


@pytest.fixture(scope="module")
def warm() -> None:
    """Fill the cache."""
    loaded("eras")


def test_every_command_is_watched() -> None:
    """No command starts unwatched, but for those whose work needs what the others must not load."""
    assert {line.split()[0] for line in ABSENT if line and line[0] != "-"} == {*COMMANDS} - WORKING


@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("command", ABSENT)
def test_a_command_loads_nothing_heavy(command: str) -> None:
    """A warm command loads nothing that would make it slow to start."""
    assert (NEVER | ABSENT[command]) & loaded(command) == frozenset()
