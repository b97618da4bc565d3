"""docs/commands.md says what the program's own helps say."""

from pathlib import Path

import pytest
from tools.commands import commands, reference

from rushguide.cli.app import COMMANDS
from rushguide.cli.command import SHARED
from rushguide.cli.commands.program import read_topics
from tests.conftest import compare

PAGE = Path(__file__).parents[1] / "docs" / "commands.md"


def test_the_page_is_up_to_date() -> None:
    """The page is the one that the program makes; one switch rewrites it."""
    compare(PAGE, reference())


def test_the_page_says_how_it_is_made() -> None:
    """Whoever opens it to change it reads where it comes from."""
    assert "RUSHGUIDE_REWRITE=1 python -m pytest tests/test_commands_reference.py" in reference().splitlines()[2]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there(name: str) -> None:
    """Each command has its heading, and examples of its own."""
    assert f"\n## rushguide {name}\n" in reference()
    assert all(each.examples for each in commands())


def test_shared_options_stand_once() -> None:
    """What all commands have is explained in one place."""
    page = reference()
    assert [name for name in SHARED if page.count(f"--{name.replace('_', '-')}") < 1] == []
    assert page.count("--no-pager") == 2  # in the list, and where the pager is explained


@pytest.mark.parametrize("topic", read_topics().values(), ids=read_topics())
def test_topics_are_there(topic: object) -> None:
    """What `help TOPIC` explains stands in the page as well."""
    assert f"\n## {topic.title}\n" in reference()  # type: ignore[attr-defined]
