"""What the documents show is what the program does."""

from pathlib import Path

import pytest
from tools.commands import commands

from rushguide.cli.app import COMMANDS
from tests.conftest import REWRITE, Invoke
from tests.documents import BLOCK, mistakes, rewritten

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


def test_documents_show_screens() -> None:
    """There are blocks to check."""
    assert [path.name for path in DOCUMENTS if BLOCK.search(path.read_text(encoding="utf-8"))]


def test_every_command_is_named() -> None:
    """No command is missing from the reference, and the README is short."""
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"rushguide {name}" not in text] == []
    assert [each.path for each in commands() if each.path not in text] == []
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 100


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("    rushguide songs --episode 3      some of them, --nothing is prose", []),
        ("    rushguide songs --epsiode 3", ["rushguide songs has no --epsiode"]),
        ("$ rushguide eras --episode=3", ["rushguide eras has no --episode"]),
        ("```text\nrushguide sngs\n```", ["there is no command sngs"]),
        ("Type `rushguide --json tours --kind x`.", ["rushguide tours has no --kind"]),
        ("Type `rushguide data check --all`.", []),
        ("Type `rushguide data path --all`.", ["rushguide data path has no --all"]),
        ("All have `--json`, none has `--xml`.", ["no command has --xml"]),
        ("rushguide is a word here", ["there is no command is"]),
        ("So is rushguide --here, in a sentence.", []),
        ("    rushguide songs | grep --colour x", []),
        ("    rushguide -x eras", ["rushguide eras has no -x"]),
    ],
)
def test_the_check_itself(text: str, said: list[str]) -> None:
    """A wrong command and a wrong flag are noticed, right ones and other programs' are not."""
    assert list(mistakes(text)) == said


def test_the_comparison_itself(invoke: Invoke) -> None:
    """A screen that has changed is noticed, and is put right by rewriting."""
    right = f"```console\n$ rushguide eras\n{invoke('eras', '--width', '80').out}```\n"
    assert _shown(invoke, right) == right
    stale = right.replace("1968", "1967")
    assert stale != right
    assert _shown(invoke, stale) == right
