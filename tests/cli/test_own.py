"""One's own guide: where it is, a copy to change, what is wrong with it, and the schemas."""

import json
import shlex
import stat
from pathlib import Path

import pytest

from rushguide.guide.files import bundled, load_guide
from tests.conftest import Invoke, example
from tests.guides import everything

BROKEN = """- number: 1
  title: "One"
  title_status: working
  years: {from: 1974, to: 1973}
  these_years: "\\tWords."
  eras: [progg]
  sources: {"*": [no-such]}
"""


@pytest.fixture
def copied(invoke: Invoke, tmp_path: Path) -> Path:
    """Return a copy of the bundled guide."""
    folder = tmp_path / "deep" / "my guide"
    invoke("data", "copy", str(folder))
    return folder


@pytest.mark.parametrize("command", ["path", "copy", "check", "schema"])
def test_examples_in_the_help(invoke: Invoke, command: str, elsewhere: Path) -> None:
    """The help of each command ends with examples that work in an empty folder."""
    out = invoke("data", command, "--help").out
    for line in out.split("Examples\n")[1].split("\n\n")[0].splitlines():
        program, *arguments = shlex.split(line)
        assert program == "rushguide"
        assert invoke(*arguments).out
    assert list(elsewhere.iterdir()) == ([elsewhere / "my-guide"] if command == "copy" else [])


def test_path(invoke: Invoke) -> None:
    """`data path` says where the guide in use is, as text and as JSON."""
    small = str(example("small"))
    assert invoke("data", "path").out == f"{bundled()}\n"
    assert invoke("data", "path", "--data", small).out == f"{small}\n"
    assert json.loads(invoke("--data", small, "data", "path", "--json").out) == {"path": small}


def test_a_copy_is_a_whole_guide(invoke: Invoke, copied: Path) -> None:
    """A copy answers as the bundled guide does, and checks without a word of complaint."""
    assert invoke("--data", str(copied), "songs").out == invoke("songs").out
    assert invoke("data", "check", str(copied)).out == f"no problems found in {copied}\n"
    assert everything(load_guide(copied)) == everything(load_guide())


def test_a_copy_finds_its_schemas(copied: Path) -> None:
    """The first line of each copied file leads to a schema in the copy."""
    files = [*copied.glob("*.yaml"), *copied.glob("*/*.yaml")]
    assert len(files) > 40
    for file in files:
        named = file.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
        assert (file.parent / named).resolve().is_relative_to(copied.resolve() / "schema")
        assert (file.parent / named).is_file()


def test_a_copy_can_be_changed(invoke: Invoke, copied: Path) -> None:
    """What is changed in a copy is what the commands then say."""
    file = copied / "episodes.yaml"
    assert file.stat().st_mode & stat.S_IWUSR
    file.write_text(
        file.read_text(encoding="utf-8").replace("title: Rockfield", "title: Two Summers"), encoding="utf-8"
    )
    assert "Two Summers" in invoke("episode", "4", "--data", str(copied)).out


def test_copy_refuses_a_folder_with_something_in_it(invoke: Invoke, tmp_path: Path) -> None:
    """A folder that holds something, or a file, is left as it is."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for target in (tmp_path, tmp_path / "mine.txt"):
        error = invoke("data", "copy", str(target), code=1).err
        assert error == f"rushguide: {target} already exists and is not an empty folder\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--format", "csv"], 2),
        (["-o", "a.pdf"], 2),
        (["--json", "-o", "a.svg"], 2),
        (["-o", "taken.svg"], 1),
    ],
)
def test_copy_refuses_first(invoke: Invoke, elsewhere: Path, options: list[str], code: int) -> None:
    """What cannot be told as asked is not done: a refused format or picture leaves no copy behind."""
    (elsewhere / "taken.svg").touch()
    assert invoke("data", "copy", "mine", *options, code=code).out == ""
    assert [path.name for path in elsewhere.iterdir()] == ["taken.svg"]


def test_copy_into_an_empty_folder(invoke: Invoke, tmp_path: Path) -> None:
    """An empty folder is taken, and nothing unfinished stays beside it."""
    (tmp_path / "empty").mkdir()
    result = json.loads(invoke("data", "copy", str(tmp_path / "empty"), "--json").out)
    assert result["files"] > 40
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_copy_where_nothing_can_be_written(invoke: Invoke, tmp_path: Path) -> None:
    """A place that cannot be written is one line and exit 1."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    target = tmp_path / "file" / "guide"
    assert invoke("data", "copy", str(target), code=1).err.startswith("rushguide: ")


def test_check_names_every_problem(invoke: Invoke, tmp_path: Path) -> None:
    """All problems come in one run, sorted, with their places, in words and for programs."""
    (tmp_path / "episodes.yaml").write_text(BROKEN, encoding="utf-8")
    lines = invoke("data", "check", str(tmp_path), code=1).out.splitlines()
    assert lines == [
        "episodes.yaml:4:10: episode 1, years: the years end (1973) before they begin (1974)",
        "episodes.yaml:6:10: episode 1, eras.1: there is no era 'progg'",
        "episodes.yaml:7:19: episode 1, sources.*.1: there is no source or claim 'no-such'",
        "series.yaml:1:1: this file is missing",
        f"4 errors in {tmp_path}",
    ]
    problems = json.loads(invoke("data", "check", str(tmp_path), "--json", code=1).out)
    assert problems[1] == {
        "file": "episodes.yaml",
        "line": 6,
        "column": 10,
        "record": "episode 1",
        "field": "eras.1",
        "message": "there is no era 'progg'",
        "code": "reference",
        "severity": "error",
    }


def test_check_shows_the_place_on_a_screen(invoke: Invoke, tmp_path: Path) -> None:
    """Where there is a width to fill, each problem has its line with a caret under the place."""
    (tmp_path / "episodes.yaml").write_text(BROKEN, encoding="utf-8")
    lines = invoke("data", "check", str(tmp_path), "--width", "80", code=1).out.splitlines()
    assert lines[4:7] == [
        "episodes.yaml:6:10: episode 1, eras.1: there is no era 'progg'",
        "    eras: [progg]",
        "           ^",
    ]


def test_check_shows_a_screenful(invoke: Invoke, tmp_path: Path) -> None:
    """More problems than a screen holds are counted, and --all shows them."""
    wrong = "\n".join(f"wrong{number}: x" for number in range(30))
    (tmp_path / "series.yaml").write_text(wrong, encoding="utf-8")
    lines = invoke("data", "check", str(tmp_path), code=1).out.splitlines()
    assert len(lines) == 22
    assert lines[-2] == f"and {int(lines[-1].split()[0]) - 20} more: rushguide data check --all {tmp_path}"
    assert len(invoke("data", "check", "--all", str(tmp_path), code=1).out.splitlines()) == 37 + 1


def test_a_warning_is_no_error(invoke: Invoke, copied: Path) -> None:
    """A source that nothing cites is said, and the exit code stays 0."""
    with (copied / "sources.yaml").open("a", encoding="utf-8") as sources:
        sources.write("\n- id: unused\n  kind: website\n")
    out = invoke("data", "check", str(copied)).out
    assert "warning: source unused: nothing cites this source" in out
    assert out.endswith(f"1 warning in {copied}\n")


def test_nothing_more_than_data(invoke: Invoke) -> None:
    """`data` alone says what there is under it."""
    assert invoke("data").out == invoke("data", "--help").out


def test_schemas(invoke: Invoke) -> None:
    """All schemas, or the one of a file or of the output, as JSON."""
    every = json.loads(invoke("data", "schema").out)
    assert set(every) == {path.name for path in (bundled() / "schema").iterdir()} | {"output.schema.json"}
    assert json.loads(invoke("data", "schema", "--of", "output").out) == every["output.schema.json"]
    for name in ("episodes", "episodes.yaml", "schema/episodes.schema.json"):
        assert json.loads(invoke("data", "schema", "--of", name).out) == every["episodes.schema.json"]
    assert json.loads(invoke("data", "schema", "--of", "albums").out) == every["album.schema.json"]
    assert invoke("data", "schema", "--of", "lyrics", code=1).err.startswith(
        "rushguide: there is no schema for 'lyrics'\n  schemas: series, announcement"
    )


def test_too_large_a_guide(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """RUSHGUIDE_MAX_BYTES sets how large a guide may be; what is no number is ignored."""
    monkeypatch.setenv("RUSHGUIDE_MAX_BYTES", "1000")
    error = invoke("episodes", code=1).err
    assert (
        error == f"rushguide: the guide in {bundled()} is larger than 1,000 bytes\n  RUSHGUIDE_MAX_BYTES allows more\n"
    )
    monkeypatch.setenv("RUSHGUIDE_MAX_BYTES", "much")
    assert invoke("episodes").out
