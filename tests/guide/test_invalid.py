"""Example guides that are wrong in one way each: a new case is a new folder in tests/data/invalid."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import DATA, compare
from tests.guide.conftest import problems

INVALID = DATA / "invalid"
EXPECTED = "expected.txt"


@pytest.mark.parametrize("case", sorted(folder.name for folder in INVALID.iterdir()))
def test_every_problem_is_named(base: Path, case: str) -> None:
    """The case's files, laid over the base, have the problems of its expected.txt, in order, and no others."""
    shutil.copytree(INVALID / case, base, ignore=shutil.ignore_patterns(EXPECTED), dirs_exist_ok=True)
    found = problems(base)
    assert found
    compare(INVALID / case / EXPECTED, "".join(f"{problem}\n" for problem in found))
