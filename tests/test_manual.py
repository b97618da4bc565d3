"""The manual page says what the program's own helps say, and readers of manuals like it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tools.manual import manual, roff

from rushguide.cli.app import COMMANDS
from rushguide.cli.commands.program import read_topics
from rushguide.errors import ExitCode
from tests.conftest import PROGRAMS, compare

pytestmark = pytest.mark.once

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "share" / "man" / "man1" / "rushguide.1"
READERS = {
    "man": ["--warnings=w", "-l"],
    "groff": ["-man", "-Tutf8", "-ww"],
    "mandoc": ["-T", "lint", "-W", "warning"],
}


def test_the_page_is_up_to_date() -> None:
    """The page is the one that the program makes; one switch rewrites it."""
    compare(PAGE, manual())


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
def test_readers_do_not_complain(reader: str) -> None:
    """Real readers of manuals format the page without a warning."""
    if shutil.which(reader, path=PROGRAMS) is None:
        pytest.skip(f"{reader} is not installed")
    done = subprocess.run(
        [reader, *READERS[reader], str(PAGE)], capture_output=True, check=False, env={**os.environ, "PATH": PROGRAMS}
    )
    complaints = done.stdout if reader == "mandoc" else done.stderr
    assert (done.returncode, complaints.decode()) == (0, "")


@pytest.mark.slow
def test_what_a_person_reads() -> None:
    """Formatted, the page has every command, variable and exit code, and its options as they are typed."""
    if shutil.which("man", path=PROGRAMS) is None:
        pytest.skip("man is not installed")
    done = subprocess.run(
        ["man", "-P", "cat", "-l", str(PAGE)],  # noqa: S607 - whichever man there is
        capture_output=True,
        check=True,
        env={**os.environ, "PATH": PROGRAMS, "MANWIDTH": "100", "MAN_KEEP_FORMATTING": ""},
    )
    shown = done.stdout.decode()
    assert [name for name in COMMANDS if not re.search(rf"rushguide {name}\s", shown)] == []
    variables = [
        name for block in read_topics()["environment"].blocks if not isinstance(block, str) for name, _ in block
    ]
    assert [name for name in variables if name not in shown] == []
    assert [code for code in ExitCode if f"\n       {int(code)} " not in shown] == []
    assert "--no-pager" in shown
    assert "~/.config/fish/config.fish" in shown


def test_text_stays_text() -> None:
    """Nothing in a text is taken for a request or an escape."""
    assert roff(".SH x\\n") == "\\&.SH x\\en"
    assert roff("'tis a-b") == "\\(aqtis a\\-b"
    assert roff("a\n  b") == "a b"
