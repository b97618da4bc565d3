"""One's own guide: where it is, a copy to change, what is wrong with it, and the schemas."""

import errno
import json
import os
import shlex
import shutil
import stat
import subprocess
import sys
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from msgspec.structs import astuple

from rushguide.guide import files
from rushguide.guide.files import bundled, load_guide
from tests.conftest import DATA, Invoke, example

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


def test_a_copy_is_a_whole_guide(invoke: Invoke, copied: Path) -> None:
    """A copy is the bundled guide without a word of complaint, finds its schemas, and can be changed."""
    assert astuple(load_guide(copied)) == astuple(load_guide())
    assert invoke("data", "check", str(copied)).out == f"no problems found in {copied}\n"
    copies = [*copied.glob("*.yaml"), *copied.glob("*/*.yaml")]
    assert len(copies) > 40
    for file in copies:
        named = file.parent / file.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
        assert named.is_file()
        assert named.resolve().is_relative_to(copied.resolve() / "schema")
    changed = (copied / "episodes.yaml").read_text(encoding="utf-8").replace("title: Rockfield", "title: Two Summers")
    (copied / "episodes.yaml").write_text(changed, encoding="utf-8")
    assert "Two Summers" in invoke("episode", "4", "--data", str(copied)).out


def test_copy_refuses_a_folder_with_something_in_it(invoke: Invoke, tmp_path: Path) -> None:
    """A folder that holds something, or a file, is left as it is."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    for target in (tmp_path, tmp_path / "mine.txt"):
        error = invoke("data", "copy", str(target), code=1).err
        assert error == f"rushguide: {target} already exists and is not an empty folder\n"
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_copy_refuses_first(invoke: Invoke, elsewhere: Path) -> None:
    """What cannot be told as asked is not done: a refused format or picture leaves no copy behind."""
    (elsewhere / "taken.svg").touch()
    for options, code in ((["--format", "csv"], 2), (["-o", "taken.svg"], 1)):
        assert invoke("data", "copy", "mine", *options, code=code).out == ""
    assert [path.name for path in elsewhere.iterdir()] == ["taken.svg"]


@pytest.mark.once
@pytest.mark.parametrize(
    "name", [files.UNFINISHED, "announcement.yaml", "albums/2112.yaml", "schema/tours.schema.json", "last"]
)
def test_an_interrupted_copy(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Killed while it writes a file, or when all are written, a copy has left what the next run completes."""
    target, write = tmp_path / "guide", Path.write_bytes

    def _write(path: Path, data: bytes) -> int:
        if path != target / name:
            return write(path, data)
        write(path, data[: len(data) // 2])
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", _write)
        patched.setattr(Path, "replace", _exit)
        patched.setattr(Path, "unlink", _exit)  # as if killed: what would be cleaned up stays
        with suppress(SystemExit):
            invoke("data", "copy", str(target))
    assert (target / files.UNFINISHED).exists()
    invoke("--data", str(target), "episodes", code=1)
    assert invoke("data", "copy", str(target)).out
    assert astuple(load_guide(target)) == astuple(load_guide())
    assert not list(target.glob(".*"))


@pytest.mark.once
@pytest.mark.parametrize("name", ["albums", "people.yaml"])
def test_a_copy_follows_no_link(invoke: Invoke, tmp_path: Path, name: str) -> None:
    """A folder that looks as if a copy were interrupted there, but holds links, is refused: they may lead anywhere."""
    target, other = tmp_path / "guide", tmp_path / "other"
    target.mkdir()
    other.mkdir()
    (target / files.UNFINISHED).touch()
    (target / name).symlink_to(other)
    assert "is not an empty folder" in invoke("data", "copy", str(target), code=1).err
    assert not list(other.iterdir())


def _exit(*_: object, **__: object) -> None:
    raise SystemExit


@pytest.mark.parametrize("made", [True, False])
def test_a_copy_that_fails(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, made: bool) -> None:
    """A copy that fails leaves nothing behind: no folder that it made, and an empty one empty."""
    target = tmp_path / "deep" / "guide"
    if made:
        target.mkdir(parents=True)

    def _fail(*_: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr(Path, "replace", _fail)
    error = invoke("data", "copy", str(target), code=1).err
    assert error == f"rushguide: the guide cannot be copied to {target}: Invalid cross-device link\n"
    assert [*tmp_path.rglob("*")] == ([target.parent, target] if made else [])


def test_a_copy_of_a_read_only_guide(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What nobody may write in the installed program can be changed in a copy of it."""
    installed = shutil.copytree(str(bundled()), tmp_path / "installed" / "data")
    shutil.copytree(Path(str(bundled())).parent / "seeds", tmp_path / "installed" / "seeds")
    for path in installed.rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    monkeypatch.setattr(files, "bundled", lambda: installed)
    invoke("data", "copy", str(tmp_path / "mine"))
    assert all(path.stat().st_mode & stat.S_IWUSR for path in (tmp_path / "mine").rglob("*"))


@pytest.mark.once
def test_a_zipped_install(tmp_path: Path) -> None:
    """From a zip file, the program reads its guide, its help and its scripts, and copies the guide."""
    with zipfile.ZipFile(tmp_path / "rushguide.zip", "w") as made:
        package = Path(files.__file__).parents[1]
        data = Path(str(bundled()))
        for base, top in ((package, ""), (data, "data/"), (data.parent / "seeds", "seeds/")):
            for path in (each for each in base.rglob("*") if each.is_file() and "__pycache__" not in each.parts):
                made.write(path, f"rushguide/{top}{path.relative_to(base).as_posix()}")
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    env["PYTHONPATH"] = str(tmp_path / "rushguide.zip")
    for line in ("song xanadu", "help names", "completion fish", "data check", "data copy mine", "--data mine eras"):
        done = subprocess.run(
            [sys.executable, "-m", "rushguide", *line.split()], cwd=tmp_path, env=env, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b""), line
        assert done.stdout


@pytest.mark.once
@pytest.mark.parametrize("folder", ["~/guide", "~nobody-of-this-name/guide"])
def test_homes(invoke: Invoke, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    """A path may begin with a home, in an option as in a variable; that of nobody is a folder like any other."""
    monkeypatch.setenv("HOME", str(elsewhere))
    code = 0 if folder == "~/guide" else 1
    shutil.copytree(example("small"), elsewhere / "guide")
    with monkeypatch.context() as patched:
        patched.setenv("RUSHGUIDE_CACHE", "~/cache")
        invoke(f"--data={folder}", "episodes", code=code)
    assert (elsewhere / "cache").exists() is (code == 0)
    monkeypatch.setenv("RUSHGUIDE_DATA", folder)
    invoke("episodes", code=code)
    invoke("episodes", "-o", folder.replace("guide", "a.txt"), code=code)
    monkeypatch.setenv("RUSHGUIDE_STATE", "~/state")
    monkeypatch.delenv("RUSHGUIDE_DATA")
    invoke("watch", "3")
    assert (elsewhere / "state" / "log.sqlite").exists()
    monkeypatch.setenv("RUSHGUIDE_LIBRARY", "~/music")
    assert f"the library {elsewhere / 'music'} cannot be read" in invoke("playlist", code=1).err
    assert "cannot be read" in invoke("playlist", "--library", "~nobody-of-this-name/x", code=1).err


def test_a_working_folder_that_is_gone(invoke: Invoke, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the working folder was deleted, whatever is relative to it is missed in a line, and nothing else."""
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert "folder . cannot be read" in invoke("data", "check", ".", code=1).err
    assert "folder . cannot be read" in invoke("--data", ".", "episodes", code=1).err
    listed = ("playlist", "xanadu", "--library", str(tmp_path), "--relative", "--format", "m3u8")
    assert "folder . cannot be found" in invoke(*listed, code=1).err
    invoke("episodes")


def test_nobodys_home(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a home, whatever the platform says of that, the guide is shown and only the log is missed."""

    def _fail(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr("platformdirs.user_cache_path", _fail)
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: Path("~/.local/state/rushguide"))
    for name in ("HOME", "RUSHGUIDE_CACHE", "RUSHGUIDE_STATE", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    said = "rushguide: there is no home folder for the log\n  set HOME, or RUSHGUIDE_STATE to a folder\n"
    shown = invoke("episodes")
    assert "Rockfield" in shown.out
    assert shown.err in {said, ""}
    assert invoke("watch", "3", code=1).err == said


def test_check_names_every_problem(invoke: Invoke, tmp_path: Path) -> None:
    """All problems come in one run, sorted, in words, for programs, and on a screen with a caret under the place."""
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
    assert (problems[1]["file"], problems[1]["line"], problems[1]["code"]) == ("episodes.yaml", 6, "reference")
    on_screen = invoke("data", "check", str(tmp_path), "--width", "80", code=1).out.splitlines()
    assert on_screen[4:7] == [
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
    for value, code in (("1000", 1), ("much", 0)):
        monkeypatch.setenv("RUSHGUIDE_MAX_BYTES", value)
        assert ("\n  RUSHGUIDE_MAX_BYTES allows more\n" in invoke("episodes", code=code).err) is bool(code)


def test_files_that_are_not_read(invoke: Invoke, elsewhere: Path) -> None:
    """A file that only looks like one of a guide gets a warning: its ending, its case or its folder is another."""
    guide = shutil.copytree(example("small"), elsewhere / "guide")
    seen, left_alone = ("people.yml", "B.YAML", "Events/1.yaml"), ("albums/old/x.yaml", ".git/x.yaml", "albums/.x.yaml")
    for name in (*seen, *left_alone, "a.txt"):
        (guide / name).parent.mkdir(exist_ok=True)
        (guide / name).write_text("x: [")
    found = json.loads(invoke("data", "check", "guide", "--json").out)
    assert {each["file"] for each in found if each["code"] == "unread"} == {*seen}


def test_what_editors_and_programs_write(elsewhere: Path) -> None:
    """A byte-order mark, JSON's pairs of escapes and Windows' line ends are read as what they mean."""
    guide = shutil.copytree(DATA / "base", elsewhere / "guide")
    series = (
        (guide / "series.yaml").read_text(encoding="utf-8").replace("title: ", 'title: "\\ud83c\\udfb8 \\\\uD83C" #', 1)
    )
    (guide / "series.yaml").write_bytes(series.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_guide(guide).series.title == "\U0001f3b8 \\uD83C"
