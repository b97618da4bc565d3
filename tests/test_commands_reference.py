"""docs/commands.md says what the program's own helps say."""

from pathlib import Path

import pytest
from tools.commands import reference

from rushguide.cli.command import SHARED
from tests.conftest import compare

pytestmark = pytest.mark.once

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"


def test_the_page_is_up_to_date() -> None:
    """The page is the one that the program makes; one switch rewrites it."""
    compare(PAGE, reference())


def test_shared_options_stand_once() -> None:
    """What all commands have is explained in one place."""
    page = reference()
    assert [name for name in SHARED if page.count(f"--{name.replace('_', '-')}") < 1] == []
    assert page.count("--no-pager") == 2  # in the list, and where the pager is explained
