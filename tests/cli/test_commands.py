"""Each command does what its help says; the shared options hold wherever they stand."""

import json
import re
import shlex
from pathlib import Path

import pytest

from rushguide import __version__
from rushguide.cli.app import COMMANDS
from rushguide.cli.command import SHARED
from rushguide.cli.commands.program import read_topics
from rushguide.guide.files import load_guide
from tests.conftest import Invoke, example
from tests.sounds import sound


@pytest.mark.parametrize("name", COMMANDS)
def test_help(invoke: Invoke, name: str) -> None:
    """Every command has a help, and says where the shared options are explained."""
    out = invoke(name, "-h").out
    assert out.startswith(f"rushguide {name}")
    assert "--no-pager" not in out
    assert out.endswith("rushguide help output\n")


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "browse"])
def test_examples_in_the_help_run(invoke: Invoke, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples in a help are commands that work, one after the other in an empty folder."""
    monkeypatch.setenv("RUSHGUIDE_TODAY", "2026-07-29T12:00:00Z")
    monkeypatch.setenv("RUSHGUIDE_LIBRARY", "music")
    monkeypatch.setenv("RUSHGUIDE_PLAYER", "sh -c :")
    for title, album, seconds in (("Xanadu", "A Farewell to Kings", 668), ("Anthem", "Fly by Night", 262)):
        sound(Path("music", f"{title}.flac"), seconds, title=title, album=album, artist="Rush")
    invoke("watch", "1")  # so that there is something to take back, whatever the command
    examples = invoke(name, "--help").out.split("Examples\n")[1].split("\n\n")[0].splitlines()
    assert examples
    for each in examples:
        program, *arguments = shlex.split(each)
        assert program == "rushguide"
        assert arguments[0] == name
        result = invoke(*arguments)
        assert result.out or " written to " in result.err or " handed to sh" in result.err


@pytest.mark.parametrize("width", ["40", "51"])
@pytest.mark.parametrize("name", ["", "all", "output", "names", *COMMANDS])
def test_help_breaks_no_word(invoke: Invoke, name: str, width: str) -> None:
    """At any width from 40 up the words of a help are whole, and no line is longer than the screen."""
    out = invoke("help", *name.split(), "--width", width).out
    assert max(map(len, out.splitlines())) <= int(width)
    assert set(out.split()) == set(invoke("help", *name.split(), "--width", "79").out.split())


def test_the_first_page_of_help(invoke: Invoke) -> None:
    """It fits a terminal of 24 rows with a line for each of the commands that people use, and says how sure it is."""
    for line in (["--help"], ["help"], ["-h", "--width", "80"]):
        out = invoke(*line).out
        assert len(out.splitlines()) < 24
        rows = [row[2:] for row in out.splitlines() if row.startswith("  ")]
        assert rows[1].startswith("episodes · episode NAME  Episodes by number; one")
        assert [row.split()[0] for row in rows][6:9] == ["timeline", "search", "why"]
        assert "unconfirmed" in " ".join(out.split())


def test_all_the_help(invoke: Invoke) -> None:
    """`help all` names every command and topic; what all commands share is explained once."""
    out = invoke("help", "all").out
    assert [
        name for name in (*COMMANDS, *read_topics()) if not re.search(rf"(  |· ){name}( |$)", out, re.MULTILINE)
    ] == []
    shared = invoke("help", "output").out
    assert [name for name in SHARED if f"--{name.replace('_', '-')}" not in shared] == []


def test_version(invoke: Invoke) -> None:
    """`--version` prints the program's version and that of the data, which changes with any byte of it."""
    program, data = invoke("--version").out.rstrip("\n").split(", data ")
    assert program == f"rushguide {__version__}"
    assert re.fullmatch("[0-9a-f]{12}", data)
    assert json.loads(invoke("--version", "--json").out) == {"program": __version__, "data": data}
    small = invoke("--data", str(example("small")), "--version").out
    assert small.startswith(f"{program}, data ")
    assert data not in small


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("--json eras", "eras --format json"),
        ("--format json eras", "eras --json"),
        ("--format csv eras --json", "eras --json"),
        ("--json eras --format csv", "eras --format csv"),
        ("--width 120 eras --width 40", "eras --width 40"),
    ],
)
def test_shared_options_before_and_after(invoke: Invoke, line: str, meant: str) -> None:
    """The shared options mean the same before and after the command, and what stands after it wins."""
    assert invoke(*line.split()).out == invoke(*meant.split()).out


@pytest.mark.parametrize("name", ["small", "bare"])
def test_every_see_also_works(invoke: Invoke, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command that a page offers to go on with is one that answers; of the bundled guide the browser tries it."""
    monkeypatch.setenv("RUSHGUIDE_DATA", str(example(name)))
    guide = load_guide(example(name))
    pages = ["", "about", "eras", "timeline", "tours", "stats", "people", "next"]
    for kind in ("episode", "era", "song", "album", "person", "event"):
        pages += [line for each in getattr(guide, kind) for line in (f"{kind} {each}", f"why {kind}:{each}")]
    offered = {
        command.strip()
        for page in pages
        for line in invoke(*shlex.split(page), "--width", "120").out.splitlines()
        for command in re.findall(r"rushguide ([^·]+)", line)
    }
    assert len(offered) > {"small": 20, "bare": 2}[name]
    for command in sorted(offered - {*pages}):
        assert invoke(*shlex.split(command)).out, command
