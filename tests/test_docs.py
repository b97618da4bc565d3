"""What the documents show is what the program does."""

from pathlib import Path

import pytest

from tests.conftest import REWRITE, Invoke
from tests.documents import mistakes, rewritten

ROOT = Path(__file__).parents[1]
NAMES = ("README.md", "CONTRIBUTING.md", "data/README.md", "seeds/README.md")
DOCUMENTS = [*(ROOT / name for name in NAMES), *sorted((ROOT / "docs").glob("*.md"))]


def _shown(invoke: Invoke, text: str) -> str:
    return rewritten(text, lambda words: invoke(*words, "--width", "80").out)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_shown_output(invoke: Invoke, document: Path) -> None:
    """Every `$ rushguide …` block shows what the command prints at 80 columns; one switch rewrites them."""
    text = document.read_text(encoding="utf-8")
    actual = _shown(invoke, text)
    if REWRITE:
        document.write_text(actual, encoding="utf-8", newline="\n")
    assert document.read_text(encoding="utf-8") == actual


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_and_flags_exist(document: Path) -> None:
    """Every command and flag that a document names is there, and the flag is one of that command's."""
    assert list(mistakes(document.read_text(encoding="utf-8"))) == []


def test_the_readme_is_short() -> None:
    """Whoever opens it reads it to the end."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 100


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("    rushguide songs --episode 3      some of them, --nothing is prose", []),
        ("$ rushguide eras --episode=3", ["rushguide eras has no --episode"]),
        ("```text\nrushguide sngs\n```", ["there is no command sngs"]),
        ("Type `rushguide data path --all`.", ["rushguide data path has no --all"]),
        ("All have `--json`, none has `--xml`.", ["no command has --xml"]),
        ("    rushguide songs | grep --colour x", []),
    ],
)
def test_the_check_itself(text: str, said: list[str]) -> None:
    """A wrong command and a wrong flag are noticed, right ones and other programs' are not."""
    assert list(mistakes(text)) == said
