"""Start-up without a clock: what each command imports in a fresh interpreter, the cache being warm."""

import os
import subprocess
import sys
from importlib.metadata import version

import pytest

from rushguide.cli.app import COMMANDS

pytestmark = pytest.mark.once

NEVER = frozenset({"asyncio", "email", "http", "icalendar", "mutagen", "platformdirs", "pydantic", "sqlite3", "yaml"})
"""What no warm answer loads."""
DRAWN = frozenset({"rich"})
SCREENS = (
    "",
    "about",
    "episodes",
    "episode 3",
    "eras",
    "era prog",
    "songs --episode 3",
    "song xanadu",
    "albums",
    "album 2112",
    "stats",
    "timeline",
    "today --next",
    "event first show with neil peart",
    "tours",
    "people",
    "person peart",
    "search xanadu",
    "why song:xanadu",
    "sources",
    "plan",
)
BUDGET: dict[str, tuple[int, frozenset[str]]] = {
    "--version": (52, frozenset({"rich", "msgspec", "rushguide.model"})),
    "--help": (48, frozenset({"rich", "msgspec", "rushguide.guide.files"})),
    "episodes --json": (110, DRAWN),
    "songs --episode 3 --json": (110, DRAWN),
    "search xanadu --json": (110, DRAWN),
    "completion bash": (60, frozenset({"rich", "msgspec", "rushguide.model"})),
    "help formats": (140, frozenset()),
    "data path": (70, DRAWN),
    "next": (170, frozenset()),
    **dict.fromkeys(SCREENS, (165, frozenset())),
}
"""For each command the most modules beyond Python's own that it may load, and what it may not load besides."""
LOG, FILES = frozenset({"watch", "heard", "undo", "log"}), frozenset({"playlist"})
"""What opens the log, by sqlite3, and what reads audio files, by mutagen."""
PINNED = "0.28."
"""The Typer that the figures are of."""

pinned = pytest.mark.skipif(
    not version("typer").startswith(PINNED), reason=f"the budget is of Typer {PINNED}x, and this is another"
)


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


def test_every_command_has_a_budget() -> None:
    """No command starts unwatched, but for those whose work needs what the others must not load."""
    assert {line.split()[0] for line in BUDGET if line and line[0] != "-"} == {*COMMANDS} - LOG - FILES


@pinned
@pytest.mark.usefixtures("warm")
@pytest.mark.parametrize("command", BUDGET)
def test_a_command_imports_no_more_than_its_budget(command: str) -> None:
    """A warm command loads nothing heavy, and no more modules than its budget has room for."""
    most, absent = BUDGET[command]
    modules = loaded(command)
    assert (NEVER | absent) & modules == frozenset()
    foreign = sorted(name for name in modules if name.partition(".")[0] not in sys.stdlib_module_names)
    assert len(foreign) <= most, foreign
