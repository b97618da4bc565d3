"""What all tests share: a pinned environment, and one way to run the program."""

import atexit
import os
import shutil
import signal
import sys
import tempfile
import time

KEPT = ("COVERAGE_", "LD_", "PYTEST_", "HYPOTHESIS_", "RUSHGUIDE_REWRITE", "RUSHGUIDE_TESTS_", "PYTHONWARNINGS")
"""Beginnings of the variables that decide how the tests run; no other of the machine's is met by a test."""
PROGRAMS = os.environ.setdefault("RUSHGUIDE_TESTS_PATH", os.environ.get("PATH", os.defpath))
"""Where real shells, players and browsers are looked for; a child of a test finds only what is listed below."""
TOOLS = ("bash", "cat", "grep", "head", "sh", "stty")
FOLDER = tempfile.mkdtemp(prefix="rushguide-tests-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
NOON = "2026-11-24T12:00:00Z"
"""The time that it is in every test, and in every program that a test starts."""


def pin_environment() -> None:
    """Set all that could decide the outcome of a test and is not its own: the day, the zone, folders, the terminal."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(KEPT)}
    os.environ.clear()
    os.environ |= kept | {"HOME": f"{FOLDER}/home", "PATH": f"{FOLDER}/bin", "RUSHGUIDE_CACHE": f"{FOLDER}/cache"}
    os.environ |= {"TZ": "UTC", "LC_ALL": "C.UTF-8", "TMPDIR": tempfile.gettempdir(), "RUSHGUIDE_TODAY": NOON}
    os.environ |= {"NO_COLOR": "1", "TERM": "dumb", "TERMINAL_WIDTH": "80", "_TYPER_FORCE_DISABLE_TERMINAL": "1"}
    time.tzset()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell that runs tests in the background has it ignored
    for name in ("home", "bin", "cache"):
        os.mkdir(f"{FOLDER}/{name}")  # noqa: PTH102 - pathlib comes later
    for tool in TOOLS:
        if found := shutil.which(tool, path=PROGRAMS):
            os.symlink(found, f"{FOLDER}/bin/{tool}")  # noqa: PTH211


pin_environment()  # Typer and Rich read the environment when they are imported, so this comes before anything else

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import settings

from rushguide import clock
from rushguide.cli.app import run
from rushguide.guide.files import load_guide
from rushguide.guide.guide import Guide

settings.register_profile("rushguide", deadline=None, derandomize=True)  # the same run everywhere
settings.register_profile("roam", deadline=None, max_examples=100_000)  # another run each time, for hours
settings.load_profile("rushguide")
DATA = Path(__file__).parent / "data"
GOLDEN = Path(__file__).parent / "golden"
LEFT_OUT = pytest.StashKey[int]()
"""How many slow tests a run leaves out."""
REWRITE = bool(os.environ.get("RUSHGUIDE_REWRITE"))
"""The one switch that rewrites expected files instead of comparing with them."""


def look_at_the_clock() -> datetime:
    """Fail the test that looks at the machine's clock."""
    pytest.fail("a test looked at the machine's clock; RUSHGUIDE_TODAY sets the time")


def watch_children(event: str, arguments: tuple[Any, ...]) -> None:
    """Fail the test that starts a child in which the time is not set."""
    if event == "subprocess.Popen" and "RUSHGUIDE_TODAY" not in (os.environ if arguments[3] is None else arguments[3]):
        pytest.fail(f"RUSHGUIDE_TODAY is not set for {arguments[1]}")


clock.read_clock = look_at_the_clock
sys.addaudithook(watch_children)


def pytest_deselected(items: Iterable[pytest.Item]) -> None:
    """Count the slow tests that are left out."""
    for item in items:
        if item.get_closest_marker("slow"):
            item.config.stash[LEFT_OUT] = item.config.stash.get(LEFT_OUT, 0) + 1


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    """Say at the very end how many slow tests were left out, and how to run them."""
    left_out = session.config.stash.get(LEFT_OUT, 0)
    worker = getattr(session.config, "workeroutput", None)
    if worker is not None:
        worker["left_out"] = left_out
    yield
    if left_out and worker is None:
        terminal = session.config.get_terminal_writer()
        terminal.line(f'{left_out} slow tests left out; all tests: python -m pytest -m ""')


def pytest_testnodedown(node: Any) -> None:
    """Take over what a worker of pytest-xdist left out; each leaves out the same tests."""
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


class Result(NamedTuple):
    """What a run of the program left behind."""

    code: int
    out: str
    err: str


STATES = count()
"""Numbers for folders of state: every test has one of its own, and nobody's real log is ever near."""
Invoke = Callable[..., Result]


@pytest.fixture(autouse=True)
def state(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the log, which is not there until something is logged."""
    folder = tmp_path_factory.getbasetemp() / f"state-{next(STATES)}"
    monkeypatch.setenv("RUSHGUIDE_STATE", str(folder))
    return folder


@pytest.fixture
def invoke(capsys: pytest.CaptureFixture[str]) -> Invoke:
    """Run the program in this process; fail, with what it printed, where it does not end as expected."""

    def _invoke(*arguments: str, code: int = 0) -> Result:
        ended = run(arguments)
        out, err = capsys.readouterr()
        assert ended == code, f"rushguide {' '.join(arguments)} ended with {ended}\n{out}\n{err}"
        return Result(ended, out, err)

    return _invoke


@pytest.fixture
def logged(invoke: Invoke) -> Path:
    """Begin a log of the bundled guide with five known entries; return the backup that they come from."""
    invoke("log", "restore", str(DATA / "log.json"))
    return DATA / "log.json"


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Return the bundled guide."""
    return load_guide()


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compare(golden: Path, actual: str) -> None:
    """Compare a text with an expected file, or write the file where that was asked for."""
    if REWRITE:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(actual, encoding="utf-8", newline="\n")
    expected = golden.read_text(encoding="utf-8") if golden.exists() else ""
    assert actual == expected, f"{golden.name} differs; RUSHGUIDE_REWRITE=1 rewrites it"


def example(name: str) -> Path:
    """Return the folder of a valid example guide."""
    return DATA / "valid" / name
