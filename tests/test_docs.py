"""What the documents show is what the program does."""

import re
import shlex
from pathlib import Path

import pytest

from rushguide.cli.app import COMMANDS
from tests.conftest import REWRITE, Invoke

ROOT = Path(__file__).parents[1]
DOCUMENTS = [
    ROOT / name for name in ("README.md", "CONTRIBUTING.md", "data/README.md", "docs/plan.md", "seeds/README.md")
]
BLOCK = re.compile(r"(?P<start>```console\n\$ rushguide(?P<line>[^\n]*)\n)(?P<shown>.*?)(?P<end>```\n)", re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_shown_output(invoke: Invoke, document: Path) -> None:
    """Every `$ rushguide …` block shows what the command prints at 80 columns; one switch rewrites them."""
    text = document.read_text(encoding="utf-8")

    def _run(found: re.Match[str]) -> str:
        out = invoke(*shlex.split(found["line"]), "--width", "80").out
        return f"{found['start']}{out}{found['end']}"

    actual = BLOCK.sub(_run, text)
    if REWRITE:
        document.write_text(actual, encoding="utf-8", newline="\n")
    assert document.read_text(encoding="utf-8") == actual


def test_the_readme_shows_a_screen() -> None:
    """There is a block to check in the README."""
    assert BLOCK.search((ROOT / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_and_flags_exist(invoke: Invoke, document: Path) -> None:
    """Every command line in the documents names a command and flags that there are."""
    for line in re.findall(r"^ *(?:\$ )?rushguide( [^\n]*)?$", document.read_text(encoding="utf-8"), re.MULTILINE):
        words = shlex.split(line.split("  ")[0])
        name = next((word for word in words if word in COMMANDS), "")
        known = invoke(*filter(None, [name]), "--help").out
        assert [word for word in words if word.startswith("--") and word not in known] == []


def test_the_readme_names_every_command() -> None:
    """No command is missing from the README."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"rushguide {name}" not in text] == []
