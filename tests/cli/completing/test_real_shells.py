"""Completion in real shells: what a person types, a press of the Tab key, and what is on the screen then."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from rushguide.cli.completion import Shell
from rushguide.guide.files import package_file
from tests.cli.completing.terminal import needs, shell, surroundings
from tests.conftest import DATA, PROGRAMS

pytestmark = pytest.mark.slow
TYPED = "> rushguide "
TABS = {"bash": "\t\t", "zsh": "\t"}
"""What shows a list: Zsh does so at once."""
WORDS = [
    ("song", "song", ["songs", "song"]),
    ("song xan", "song xanadu ", []),
    ("song spir", "song the-spirit-of-radio ", []),
    ("song SPIR", "song the-spirit-of-radio ", []),
    ("song tom saw", "song tom sawyer ", []),
    ("person lerx", "person lerxst ", []),
    ("songs --era prog,s", "songs --era prog,synth ", []),
    ("songs --era=new", "songs --era=new-wave ", []),
    ("songs --part be", "songs --part before ", []),
    ("timeline --kind tou", "timeline --kind tour ", []),
    ("why so", "why so", ["song:", "source:"]),
    ("why song:xan", "why song:xanadu ", []),
    ("why xanadu mu", "why xanadu music ", []),
    ('albums --studio "le st', 'albums --studio "le-studio-morin-heights" ', []),
    ("--data gui", "--data guide-of-mine/", []),
    ("songs --year 19", "songs --year 19", []),
]
NASTY = "$(touch ran) `touch ran`; 'x' \"y\" [z] {a,b} \\n 100% <b> #1: *"
"""A name that a shell would make something of."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return an empty home with one folder in it."""
    (tmp_path / "guide-of-mine").mkdir()
    return tmp_path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Return a guide of two people, one of whom has a name that a shell would make something of."""
    folder = Path(shutil.copytree(DATA / "base", tmp_path / "hostile"))
    name = NASTY.replace("'", "''")
    person = f"- {{id: ada-nasty, name: '{name}', role: r, sources: {{'*': [book]}}}}\n"
    with (folder / "people.yaml").open("a", encoding="utf-8") as people:
        people.write(person)
    return folder


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_words(name: str, home: Path) -> None:
    """Words are completed in a shell as it is used, one line after the other."""
    with shell(name, home) as terminal:
        for typed, completed, listed in WORDS:
            terminal.type(f"\x15\x0c{TYPED[2:]}{typed}\t")
            terminal.type(TABS[name][1:] if listed else "Z")
            if listed:
                for each in listed:
                    terminal.wait_for(each if name == "zsh" else listed[0])
                assert all(any(each in line for line in terminal.lines) for each in listed)
            else:
                terminal.wait_for(f"{TYPED}{completed}Z")


def test_words_in_fish(home: Path) -> None:
    """Fish, asked by its own builtin, has each of the words, and its own meaning for each."""
    for typed, completed, listed in WORDS:
        if '"' not in typed and typed != "song SPIR":
            expected = listed or [completed.split(" ")[-2] if completed.endswith(" ") else completed.split(" ")[-1]]
            found = _fish(home, f"rushguide {typed}")
            assert [line.split("\t")[0] for line in found] == (expected if completed != f"{typed}" or listed else [])


def test_a_program_typed_as_a_path(home: Path) -> None:
    """A program below one's home is completed as a path, and one that is not there in silence."""
    assert _fish(home, "~/programs/rushguide song xan") == ["xanadu\tXanadu (A Farewell to Kings)"]
    assert _fish(home, "~/nowhere/rushguide song xan") == []
    for name in ("bash", "zsh"):
        with shell(name, home) as terminal:
            terminal.type("~/programs/rushguide song xan\tZ")
            terminal.wait_for("~/programs/rushguide song xanadu Z")
            terminal.type("\x15\x0c~/nowhere/rushguide song xan\tZ")
            assert terminal.wait_for("song xanZ")[-1] == "> ~/nowhere/rushguide song xanZ"


def test_titles_come_whole(home: Path) -> None:
    """Episodes come with their titles in all shells, in their order, colons and all."""
    assert _fish(home, "rushguide episode 1") == ["1\tThe Gasworks", "10\tThe Forum, 1 August"]
    with shell("zsh", home) as terminal:
        terminal.type("rushguide episode \t")
        assert "1   -- The Gasworks" in terminal.wait_for("10  -- The Forum, 1 August")
    with shell("bash", home) as terminal:
        terminal.type("rushguide episode \t\t")
        terminal.wait_for("10  (The Forum, 1 August)")


@pytest.mark.parametrize("name", ["bash", "zsh"])
def test_names_are_data(name: str, home: Path, hostile: Path) -> None:
    """A name full of what shells act on is shown as it is, and nothing in it is run."""
    with shell(name, home, RUSHGUIDE_DATA=str(hostile)) as terminal:
        terminal.type("rushguide person ada-" + TABS[name])
        shown = terminal.wait_for(f"ada-nasty  -- {NASTY}, r" if name == "zsh" else f"ada-nasty  ({NASTY}, r)")
        assert not any("command not found" in line for line in shown)
        terminal.type("nas\tZ")
        terminal.wait_for(f"{TYPED}person ada-nasty Z")
    assert not (home / "ran").exists()


def test_names_are_data_in_fish(home: Path, hostile: Path) -> None:
    """The same holds in Fish."""
    assert f"ada-nasty\t{NASTY}, r" in _fish(home, "rushguide person ada", RUSHGUIDE_DATA=str(hostile))
    assert not (home / "ran").exists()


@pytest.mark.parametrize("broken", ["nowhere", "empty"])
def test_silent_without_a_guide(home: Path, broken: str) -> None:
    """Where the guide is missing or broken, commands are completed as ever, names are not, and nothing is said."""
    (home / "empty").mkdir()
    with shell("bash", home, RUSHGUIDE_DATA=str(home / broken)) as terminal:
        terminal.type("rushguide episode 1\tZ")
        assert terminal.wait_for(f"{TYPED}episode 1Z")[-1] == f"{TYPED}episode 1Z"
        terminal.type("\x15\x0crushguide albu\tZ")
        terminal.wait_for(f"{TYPED}albumZ")
    assert _fish(home, "rushguide episode 1", RUSHGUIDE_DATA=str(home / broken)) == []


@pytest.mark.parametrize("name", Shell)
def test_scripts_are_sound(name: Shell, tmp_path: Path) -> None:
    """Each script is one that its shell can read."""
    needs(name)
    file = tmp_path / "script"
    file.write_bytes(package_file(f"cli/rushguide.{name}").read_bytes())
    done = subprocess.run([name, "-n", str(file)], capture_output=True, check=False, env=surroundings(tmp_path))
    assert (done.returncode, done.stderr) == (0, b"")


def test_zsh_finds_it_by_itself(home: Path) -> None:
    """As a file named _rushguide in a folder of $fpath, Zsh loads the script when it is first needed."""
    (home / "_rushguide").write_bytes(package_file("cli/rushguide.zsh").read_bytes())
    with shell("zsh", home) as terminal:
        terminal.type(f"\x15compdef -d rushguide; unfunction _rushguide; fpath+=({home}); compinit -D -u; clear\n")
        for _ in range(2):
            terminal.type("\x15\x0crushguide era pro\tZ")
            terminal.wait_for(f"{TYPED}era prog Z")


def _fish(home: Path, line: str, **environment: str) -> list[str]:
    needs("fish")
    (home / "rushguide.fish").write_bytes(package_file("cli/rushguide.fish").read_bytes())
    done = subprocess.run(
        [
            shutil.which("fish", path=PROGRAMS) or "",
            "--no-config",
            "-c",
            f"source {home}/rushguide.fish; complete -C {_quoted(line)}",
        ],
        capture_output=True,
        check=True,
        cwd=home,
        env={**surroundings(home), **environment, "LC_ALL": os.environ["LC_ALL"]},
    )
    assert done.stderr == b""
    return done.stdout.decode().splitlines()


def _quoted(line: str) -> str:
    return "'" + line.replace("'", "\\'") + "'"
