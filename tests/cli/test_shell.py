"""The installed program in a real shell's surroundings: pipes, full disks, encodings, colours, widths."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import rushguide

PROGRAM = [sys.executable, "-m", "rushguide"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own, with stdout and stderr in pipes."""
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "TERM", "LC_ALL"}}
    return subprocess.run([*PROGRAM, *arguments], env=kept | environment, capture_output=True, check=False)


def test_a_reader_that_leaves_early() -> None:
    """`| head -1` ends quietly, with 0 on both sides, though far more was to come than a pipe holds."""
    line = f"set -o pipefail; {sys.executable} -m rushguide songs --json | head -1"
    done = subprocess.run(["/bin/bash", "-c", line], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == b"[\n"


@pytest.mark.parametrize("arguments", [["songs"], ["songs", "--json"], ["--help"]])
def test_a_reader_that_is_gone(arguments: list[str]) -> None:
    """A pipe that nobody reads any more ends the program quietly, with 0."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run([*PROGRAM, *arguments], stdout=pipe, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("arguments", [["songs"], ["songs", "--json"], ["--help"], ["--version"]])
def test_a_full_disk(arguments: list[str]) -> None:
    """An output that cannot be written is one line and exit 1."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1
    assert done.stderr == b"rushguide: the output cannot be written: No space left on device\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize(("line", "code", "out"), [("songs --year 1900 --json", 0, b"[]\n"), ("nowhereland", 1, b"")])
def test_words_that_nobody_can_read(line: str, code: int, out: bytes) -> None:
    """A word on stderr that cannot be written changes neither the answer nor the exit code."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*PROGRAM, *line.split()], stdout=subprocess.PIPE, stderr=full, check=False)
    assert (done.returncode, done.stdout) == (code, out)


@pytest.mark.parametrize("arguments", ["songs", "songs --json", "--help"])
def test_a_closed_output(arguments: str) -> None:
    """A stdout that is closed is one line and exit 1; a closed stderr is no reason to fail."""
    line = ["/bin/sh", "-c", f"{sys.executable} -m rushguide {arguments}"]
    closed = subprocess.run([*line[:2], f"{line[2]} >&-"], capture_output=True, check=False)
    assert (closed.returncode, closed.stderr) == (1, b"rushguide: the output cannot be written: it is closed\n")
    silent = subprocess.run([*line[:2], f"{line[2]} 2>&-"], capture_output=True, check=False)
    assert silent.returncode == 0
    assert silent.stdout


@pytest.mark.parametrize("command", ["timeline --width 80", "song 2112 --width 80"])
def test_columns_stay_in_ascii(command: str) -> None:
    """What stands in for a sign is as wide as the sign, so charts and bars keep their columns in ASCII."""
    plain, full = (run(*command.split(), PYTHONIOENCODING=encoding).stdout for encoding in ("ascii", "utf-8"))
    pairs = list(zip(plain.decode("ascii").splitlines(), full.decode("utf-8").splitlines(), strict=True))
    assert len(pairs) > 10
    assert [(one, other) for one, other in pairs if len(one.rstrip()) != len(other.rstrip(" ▏▎▍"))] == []
    assert "?" not in plain.decode("ascii").replace("Thing?", "")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("½ 1½ ⅞", b"1/2 1 1/2 7/8"),
        ("2³ H₂O ™ ① Ⅳ", b"2^3 H2O TM 1 IV"),
        ("Łódź Ø Æ ß ï ‘a’", b"Lodz O AE ss i 'a'"),
        ("日 ∞", b"? ?"),
    ],
)
def test_plainer_signs(text: str, plain: bytes) -> None:
    """In ASCII, numbers keep their value and Latin letters what they are; the rest is a question mark."""
    assert text.encode("ascii", "rushguide.plainer") == plain


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_encodings(encoding: str) -> None:
    """A character that the encoding lacks is replaced by a plainer one, and nothing fails."""
    done = run("episodes", PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode(encoding)
    assert "The Gasworks" in text
    dash = "-" if encoding in {"ascii", "latin-1"} else "–"
    assert f"1968{dash}1974" in text


def test_the_c_locale() -> None:
    """LANG=C is survived."""
    done = run("era", "prog", LC_ALL="C", LANG="C")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Progressive" in done.stdout.decode()


def test_json_is_always_utf_8() -> None:
    """JSON is UTF-8 whatever the encoding of the output."""
    done = run("album", "2112", "--json", PYTHONIOENCODING="ascii")
    assert "Gérard Gentil" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("environment", "arguments", "coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"FORCE_COLOR": "1"}, ["--colour", "never"], False),
    ],
)
def test_colour(environment: dict[str, str], arguments: list[str], *, coloured: bool) -> None:
    """In a pipe there is no colour unless it is forced; an option wins over the environment."""
    done = run("eras", *arguments, **environment)
    assert (b"\x1b[" in done.stdout) is coloured


def test_as_many_colours_as_there_are() -> None:
    """Where the terminal says that it has all colours, an era has its very own."""
    assert b"\x1b[38;2;" in run("eras", FORCE_COLOR="1", COLORTERM="truecolor").stdout
    assert b"\x1b[38;5;" in run("eras", FORCE_COLOR="1", COLORTERM="").stdout


def test_columns() -> None:
    """COLUMNS sets the width from 20 up; smaller or odd values are taken for mistakes."""
    natural = run("episodes").stdout
    assert run("episodes", COLUMNS="40").stdout == run("episodes", "--width", "40").stdout != natural
    for odd in ("0", "19", "-5", "wide"):
        assert run("episodes", COLUMNS=odd).stdout == natural
    assert run("episodes", COLUMNS="9" * 5000, RUSHGUIDE_MAX_BYTES="9" * 5000).stdout.startswith(b"Moving")


def test_allowing_more_takes_no_memory() -> None:
    """A guide may be allowed more bytes than there is memory: what is read is what is there."""
    line = f"ulimit -v 250000; RUSHGUIDE_MAX_BYTES=99999999999 {sys.executable} -m rushguide eras"
    done = subprocess.run(["/bin/bash", "-c", line], capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"Error")) == (0, 0)


@pytest.mark.parametrize("place", ["rushguide.guide.files.load_guide", "rushguide.cli.app.run"])
def test_ctrl_c(place: str) -> None:
    """An interrupt ends with 130 and no traceback, in the middle of the work or while the program is loaded."""
    module, _, name = place.rpartition(".")
    code = (
        f"import signal, sys, {module} as module\n"
        f"module.{name} = lambda *_: signal.raise_signal(signal.SIGINT)\n"
        "from rushguide.__main__ import main\n"
        "sys.argv = ['rushguide', 'eras']\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (130, b"")


def test_an_interrupt_that_python_wraps() -> None:
    """The same where Python 3.11 makes another error of it, as where a class is made; other errors are shown."""
    for raised, code in (("signal.raise_signal(signal.SIGINT)", 130), ("1 / 0", 1)):
        made = f"type('Made', (), {{'field': type('Field', (), {{'__set_name__': lambda *_: {raised}}})()}})"
        lines = (
            f"import signal, rushguide.cli.app as app, rushguide.__main__ as it\napp.run = lambda *_: {made}\nit.main()"
        )
        done = subprocess.run([sys.executable, "-c", lines], capture_output=True, check=False)
        assert (done.returncode, b"Traceback" in done.stderr) == (code, code == 1)


def test_interrupted_while_it_is_loaded(tmp_path: Path) -> None:
    """Ctrl-C in the first milliseconds ends the program by the signal, as the shell expects, and without a word."""
    (tmp_path / "typer.py").write_text("import signal\nsignal.raise_signal(signal.SIGINT)\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "rushguide", "eras"], env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")


def test_what_is_loaded_before_interrupts_are_silent() -> None:
    """Nothing but the package's name: whatever else is loaded there could be interrupted with a traceback."""
    code = "import sys; known = {*sys.modules}; import rushguide.__main__; print(*sorted({*sys.modules} - known))"
    environment = {**os.environ, "PYTHONPATH": str(Path(rushguide.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-S", "-c", code], env=environment, capture_output=True, check=True)
    assert done.stdout.split() == [b"gc", b"rushguide", b"rushguide.__main__"]
