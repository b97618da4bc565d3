"""The package says the same of itself everywhere."""

import tomllib
from pathlib import Path

import pytest

from rushguide import __version__

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[1]


def test_versions_agree() -> None:
    """The version in the code is that of the package, and the changelog has an entry for it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
