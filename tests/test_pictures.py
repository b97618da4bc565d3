"""The pictures in the documents are what the program saves today."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Invoke, compare

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[1]
IMAGE = re.compile(r"!\[(?P<command>rushguide[^\]]*)\]\((?P<path>[^)]+)\)")
SHOWN = [
    (document, found["command"], (document.parent / found["path"]).resolve())
    for document in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    for found in IMAGE.finditer(document.read_text(encoding="utf-8"))
]
"""The documents' pictures: the command that takes each is its text for those who do not see it."""


@pytest.mark.parametrize(("document", "command", "picture"), SHOWN, ids=lambda value: getattr(value, "name", value))
def test_a_picture_is_up_to_date(invoke: Invoke, document: Path, command: str, picture: Path, tmp_path: Path) -> None:
    """Each picture is what its command saves; one switch takes it anew."""
    assert picture.is_relative_to(document.parent)
    taken = tmp_path / picture.name
    invoke(*shlex.split(command)[1:], "-o", str(taken))
    compare(picture, taken.read_text(encoding="utf-8"))


def test_there_are_pictures() -> None:
    """The README shows some, and no picture lies about that no document shows."""
    shown = {picture for _, _, picture in SHOWN}
    assert shown == {path.resolve() for path in (ROOT / "docs" / "pictures").iterdir()}
    assert any(document.name == "README.md" for document, _, _ in SHOWN)
