"""What all tests share: a pinned environment, and one way to run the program."""

import atexit
import os
import shutil
import tempfile

# Typer and Rich read these when they are imported, so they are set before anything else.
for _name in ("FORCE_COLOR", "COLUMNS", "RUSHGUIDE_DATA", "RUSHGUIDE_STATE", "PY_COLORS", "GITHUB_ACTIONS"):
    os.environ.pop(_name, None)
os.environ |= {"NO_COLOR": "1", "TERM": "dumb", "TERMINAL_WIDTH": "80", "_TYPER_FORCE_DISABLE_TERMINAL": "1"}
os.environ |= {"LC_ALL": "C.UTF-8", "RUSHGUIDE_CACHE": tempfile.mkdtemp(prefix="rushguide-tests-")}

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import settings

from rushguide.cli.app import run
from rushguide.guide.files import load_guide
from rushguide.guide.guide import Guide

atexit.register(shutil.rmtree, os.environ["RUSHGUIDE_CACHE"], ignore_errors=True)
settings.register_profile("rushguide", deadline=None, derandomize=True)  # the same run everywhere; bench/fuzz.py roams
settings.load_profile("rushguide")
DATA = Path(__file__).parent / "data"
GOLDEN = Path(__file__).parent / "golden"
REWRITE = bool(os.environ.get("RUSHGUIDE_REWRITE"))
"""The one switch that rewrites expected files instead of comparing with them."""


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
