"""Start-up without a clock: what each command imports in a fresh interpreter, the cache being warm."""

import os
import subprocess
import sys
from importlib.metadata import version

import pytest

pytestmark = pytest.mark.once

NEVER = frozenset({"asyncio", "email", "http", "icalendar", "mutagen", "platformdirs", "pydantic", "sqlite3", "yaml"})
"""What no warm answer loads."""
DRAWN = frozenset({"rich"})
BUDGET: dict[str, tuple[int, frozenset[str]]] = {
    "--version": (52, frozenset({"rich", "msgspec", "rushguide.model"})),
    "--help": (48, frozenset({"rich", "msgspec", "rushguide.loading"})),
    "episodes --json": (110, DRAWN),
    "songs --episode 3 --json": (110, DRAWN),
    "search xanadu --json": (110, DRAWN),
    "": (165, frozenset()),
    "episodes": (165, frozenset()),
    "episode 3": (165, frozenset()),
    "era prog": (165, frozenset()),
    "songs --episode 3": (165, frozenset()),
    "song xanadu": (165, frozenset()),
    "album 2112": (165, frozenset()),
    "timeline": (165, frozenset()),
    "search xanadu": (165, frozenset()),
}
"""For each command the most modules beyond Python's own that it may load, and what it may not load besides."""
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
