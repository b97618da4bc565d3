"""Whatever a file holds or is, the program ends soon with a clear line that names it, and nothing else happens."""

import json
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from rushguide.errors import GuideError
from rushguide.guide import files
from rushguide.guide.files import load_guide
from rushguide.text import hidden_character
from tests.guide.conftest import problems

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(sys.platform != "linux", reason="the limits are set the way Linux has them"),
]

SECONDS = 6
"""Of the processor: what is promised, 2 each, for three commands in one interpreter."""
MEMORY = 200_000_000
"""Bytes of address space above the bare interpreter's, libraries included: more than what is promised."""
LONGEST = 600
"""Characters that a line of an answer has at most."""
RUNNER = """
import gc, json, resource, sys
gc.disable()
with open("/proc/self/statm") as sizes:
    bare = int(sizes.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (bare + {memory},) * 2)
from rushguide.cli.app import run
for arguments in json.loads(sys.argv[1]):
    code = run(arguments)
    print(f"\\x00{{code}}\\x00", flush=True)
    print("\\x00", file=sys.stderr, flush=True)
"""
"""Runs several commands in one interpreter; NULs part what they print."""


class Ended(NamedTuple):
    """How one command ended."""

    code: int
    out: str
    err: str


def run_limited(folder: Path, times: int = 1) -> list[Ended]:
    """Run a command, the check for people and the check for programs within the limits; an error beyond them."""
    where = str(folder)
    commands = [
        ["episodes", "--data", where],
        ["data", "check", where, "--width", "80"],
        ["data", "check", where, "--json"],
    ]
    line = [sys.executable, "-c", RUNNER.format(memory=MEMORY), json.dumps(commands * times)]
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(line, capture_output=True, check=False, timeout=60, env=unmeasured)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < SECONDS * times
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    pieces = done.stdout.decode().split("\0")
    outs, errs = pieces[::2], done.stderr.decode().split("\0")
    return [
        Ended(int(code), out.removeprefix("\n"), err.removeprefix("\n"))
        for code, out, err in zip(pieces[1::2], outs, errs, strict=False)
    ]


def assert_refused(ended: list[Ended], name: str) -> None:
    """Each command ended with 1 and a clear line that names the file, and printed nothing raw."""
    used, checked, for_programs = ended
    assert [each.code for each in ended] == [1, 1, 1]
    for each in ended:
        assert hidden_character(each.out + each.err) is None
        assert "Traceback" not in each.err
        assert max(map(len, (each.out + each.err).splitlines())) < LONGEST
    assert used.out == ""
    assert used.err.startswith("rushguide: ")
    assert name in "".join(used.err.splitlines()[:2])
    assert name in (checked.out + checked.err).splitlines()[0]
    listed = {problem["file"] for problem in json.loads(for_programs.out or "[]")}
    assert name in listed or name in for_programs.err.splitlines()[0]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{here}: &{here} [{','.join([f'*{before}'] * 9)}]\n" for before, here in zip("abcdefgh", "bcdefghi", strict=True)
)
ALBUM = "id: x\ntitle: X\nkind: studio\nera: wick\nsources: {'*': [book]}\n"
ADA = "- {id: ada-wick, name: Ada Wick, role: singer, sources: {'*': [book]}}\n"
DEEP = f"{ALBUM}tracks: [{{id: y, number: 1, title: Y, length: '1:00', parts: [{'{title: P, parts: [' * 50_000}"
LONG_ID = f"{ADA}- {{id: {'a-' * 9_000}a, name: A, role: r, sources: {{'*': [{'b-' * 9_000}b]}}}}\n"
LOST = "- {id: a, name: A, role: r, sources: {'*': [b]}}\n"
TITLE = 'id: lanterns\ntitle: "{text}"\nnetwork: N\nstatus: unconfirmed\nreported: "2031"\nsummary: S\n'
PEOPLE, SERIES, NEW = "people.yaml", "series.yaml", "albums/x.yaml"
WRITTEN: dict[str, tuple[str, str | bytes]] = {
    "alias bomb": (SERIES, BOMB),
    "brackets": (PEOPLE, "[" * 100_000),
    "braces": (PEOPLE, "{a: " * 100_000),
    "dashes": (PEOPLE, "- " * 100_000),
    "indentation": (PEOPLE, "".join(" " * depth + "a:\n" for depth in range(2_000))),
    "parts in parts": (NEW, DEEP),
    "a huge text": (SERIES, TITLE.format(text="a" * 7_000_000)),
    "a huge text of words": (SERIES, TITLE.format(text="a " * 3_500_000)),
    "a huge block": (SERIES, "summary: |\n" + "  a\n" * 1_700_000),
    "a huge key": (SERIES, f'? "{"a" * 7_000_000}"\n: b\n'),
    "a key of dots": (NEW, f'{ALBUM}labels: {{"{"a." * 3_000_000}": b}}\n'),
    "a huge id": (PEOPLE, LONG_ID),
    "a flood of values": (PEOPLE, "- a\n" * 400_000),
    "a flood of commas": (PEOPLE, "[" + "a," * 400_000),
    "a flood of keys": (SERIES, "".join(f"k{number}: v\n" for number in range(200_000))),
    "a flood of wrong keys": (PEOPLE, "- {nmae: a, roel: b}\n" * 10_000),
    "a flood of lost references": (PEOPLE, LOST * 6_000),
    "python tags": (SERIES, '!!python/object/apply:os.system ["touch {folder}/executed"]\n'),
    "NUL": (SERIES, TITLE.format(text="a\0b")),
    "UTF-16": (SERIES, TITLE.format(text="A").encode("utf-16")),
    "UTF-16 without a mark": (SERIES, TITLE.format(text="A").encode("utf-16-le")),
    "Latin-1": (SERIES, TITLE.format(text="é").encode("latin-1")),
    "half a character": (SERIES, TITLE.format(text="A").encode() + b"\xf0\x9f"),
    "a lone surrogate in bytes": (SERIES, b"id: \xed\xa0\x80\n"),
    "beyond Unicode": (SERIES, TITLE.format(text="\\UFFFFFFFF")),
    "bidi": (SERIES, TITLE.format(text="a\u202eb")),
    "an escape sequence": (SERIES, TITLE.format(text="\x1b[2J")),
    "an escape sequence escaped": (SERIES, TITLE.format(text="\\e]0;x\\a")),
    "an escape sequence in a key": (SERIES, TITLE.format(text="A") + '"k\\e[31m\\u202e\\u009b": b\n'),
    "an escape sequence in an id": (PEOPLE, f'{ADA}- {{id: "a\\e[2J\\u009b", name: A, role: r}}\n'),
    "an endless length": (NEW, f"{ALBUM}length: '{'9' * 5_000}:00'\n"),
    "an endless number": ("episodes.yaml", f"- {{number: {'9' * 15_000}}}\n"),
}
"""What is written into which file of a guide in which nothing else is wrong."""


@pytest.mark.parametrize("case", [pytest.param(case, marks=pytest.mark.slow) for case in WRITTEN])
def test_what_is_written_in_a_file(base: Path, case: str) -> None:
    """Each file ends with its name in a clear line, in time, within 200 MB, and nothing is executed."""
    name, text = WRITTEN[case]
    (base / name).write_bytes(text if isinstance(text, bytes) else text.replace("{folder}", str(base)).encode())
    before = sorted(base.rglob("*"))
    assert_refused(run_limited(base), name)
    assert sorted(base.rglob("*")) == before


def _outside(path: Path) -> Path:
    """Make a folder with a file beside the guide's."""
    outside = path.parent.parent / "elsewhere"
    outside.mkdir()
    (outside / "events.yaml").write_bytes(b"[]\n")
    return outside


PLACED: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a link out of the folder": (PEOPLE, lambda path: path.symlink_to(_outside(path) / "events.yaml")),
    "a link to a secret": (PEOPLE, lambda path: path.symlink_to("/etc/passwd")),
    "a link to itself": (PEOPLE, lambda path: path.symlink_to(path)),
    "a link to nothing": (PEOPLE, lambda path: path.symlink_to("nowhere")),
    "a device": (PEOPLE, lambda path: path.symlink_to("/dev/zero")),
    "a pipe": (PEOPLE, os.mkfifo),
    "a folder in place of a file": (SERIES, Path.mkdir),
    "a folder that links to itself": ("events", lambda path: path.symlink_to(path)),
    "a folder out of the folder": ("events", lambda path: path.symlink_to(_outside(path))),
}
"""What is put where a file of the guide should be."""


@pytest.mark.parametrize("case", PLACED)
def test_what_is_put_in_a_files_place(base: Path, case: str) -> None:
    """Links, loops, pipes, devices and folders are refused by name instead of being followed or waited for."""
    name, place = PLACED[case]
    (base / name).unlink(missing_ok=True)
    place(base / name)
    ended = run_limited(base)
    assert_refused(ended, name)
    assert "root" not in "".join(each.out + each.err for each in ended).replace(str(base), "")


@pytest.mark.slow
def test_files_that_change_while_they_are_read(base: Path) -> None:
    """A guide that somebody keeps writing to is read as it was at one moment, or refused; never anything else."""
    good, stop = (base / SERIES).read_bytes(), threading.Event()

    def write() -> None:
        while not stop.is_set():
            for text in (good, good[:50], b"", b"[" * 1_000, good + b"#" * 1_000_000):
                (base / SERIES).write_bytes(text)
            (base / SERIES).unlink()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        ended = run_limited(base, times=15)
    finally:
        stop.set()
        writer.join()
    assert {each.code for each in ended} <= {0, 1}
    assert all("Traceback" not in each.err and hidden_character(each.out + each.err) is None for each in ended)


def test_links_that_stay_in_the_folder(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link to another file of the guide is read; one that leads out only in the guide as it was installed."""
    (base / PEOPLE).rename(base / "people.txt")
    (base / PEOPLE).symlink_to("people.txt")
    assert problems(base) == []
    assert load_guide(base).people
    (base / "people.txt").rename(base.parent / "people.txt")
    (base / PEOPLE).unlink()
    (base / PEOPLE).symlink_to("../people.txt")
    with pytest.raises(GuideError, match="leads out of the guide's folder"):
        load_guide(base)
    document = 'document: {file: a.txt, sha256: "0", kind: page, published: "2031", note: A page.}'
    (base / "announcement.yaml").write_text(f"{document}\nclaims: []\n")
    monkeypatch.setattr(files, "bundled", lambda: base)
    assert load_guide().people


def test_a_file_name_that_is_no_text(base: Path) -> None:
    """A name of any bytes, escape sequences among them, is said without them, and fits into JSON."""
    (base / "albums" / os.fsdecode(b"a\x1b[2J\xff\xc2\x9b.yaml")).write_text("id: [", encoding="utf-8")
    assert_refused(run_limited(base), "albums/a[2J�.yaml")
