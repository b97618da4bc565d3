"""How the loader's tests read a guide: without the cache, and with everything that is wrong with it at hand."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec import inspect

from rushguide.guide.checks import read_guide
from rushguide.guide.files import guide_files
from rushguide.guide.nodes import NodeReader
from rushguide.guide.problems import Problems
from rushguide.guide.reader import INVALID, Converter, Draft
from rushguide.guide.record import Plain
from tests.conftest import DATA


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Return a folder with a tiny guide in which no problems found: one episode, one era, one album of two songs."""
    return Path(shutil.copytree(DATA / "base", tmp_path / "guide"))


def read(folder: Path) -> Draft:
    """Return the draft of the guide in a folder."""
    return read_guide((name, path.read_bytes()) for name, path in guide_files(folder))


def problems(folder: Path) -> list[str]:
    """Return what is wrong with the guide in a folder, a line for each problem."""
    return [str(problem) for problem in read(folder).problems]


def convert(cls: type[Plain], text: str) -> tuple[Any, list[str]]:
    """Return the record read from YAML, or INVALID, and what is wrong with it."""
    found = Problems()
    node = NodeReader(found).read("f", text.encode())
    record = INVALID if node is None else Converter(Draft(problems=found), "f", "it").read(inspect.type_info(cls), node)
    return record, [str(problem) for problem in found]
