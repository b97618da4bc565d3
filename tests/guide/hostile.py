"""What an enemy may put into a guide's folder, and a run of the program with limits on time and memory."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

SECONDS = 6
"""Of the processor: what is promised, 2 each, for three commands in one interpreter."""
MEMORY = 200_000_000
"""Bytes of address space above the bare interpreter's, libraries included: more than what is promised."""
RUNNER = """
import gc, json, os, resource, sys
gc.disable()
with open("/proc/self/statm") as sizes:
    bare = int(sizes.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (bare + {memory},) * 2)
plan = json.loads(sys.argv[1])
real = os.open
def refusing(path, flags, *more, **others):
    if plan["denied"] and str(path).endswith(plan["denied"]):
        raise PermissionError(13, "Permission denied")
    return real(path, flags, *more, **others)
os.open = refusing
from rushguide.cli.app import run
for arguments in plan["commands"]:
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


def run_limited(*commands: list[str], denied: str = "", **environment: str) -> list[Ended]:
    """Run commands within the limits, with a file that the system refuses to open; TimeoutExpired beyond them."""
    plan = json.dumps({"commands": commands, "denied": denied})
    line = [sys.executable, "-c", RUNNER.format(memory=MEMORY), plan]
    before = _spent()
    done = subprocess.run(line, capture_output=True, check=False, timeout=60, env=_environment() | environment)
    assert _spent() - before < SECONDS
    assert done.returncode == 0, done.stderr.decode(errors="replace")[-2000:]
    pieces = done.stdout.decode().split("\0")
    codes, outs = pieces[1::2], [piece.removeprefix("\n") for piece in pieces[::2]]
    errs = [piece.removeprefix("\n") for piece in done.stderr.decode().split("\0")]
    return [Ended(int(code), out, err) for code, out, err in zip(codes, outs, errs, strict=False)]


def _spent() -> float:
    """Return the processor's seconds of all runs so far: a busy machine makes a run longer, but not these."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment() -> dict[str, str]:
    """Return the environment without what makes coverage follow the run: it would be measured, not the program."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{here}: &{here} [{','.join([f'*{before}'] * 9)}]\n" for before, here in zip("abcdefgh", "bcdefghi", strict=True)
)
NESTED = "parts: [" + "{title: P, parts: [" * 50_000
ALBUM = "id: x\ntitle: X\nkind: studio\nera: wick\nsources: {'*': [book]}\n"
ADA = "- {id: ada-wick, name: Ada Wick, role: singer, sources: {'*': [book]}}\n"
PYTHON = '!!python/object/apply:os.system ["touch {folder}/executed"]\n'
TITLE = 'id: lanterns\ntitle: "{text}"\nnetwork: N\nstatus: unconfirmed\nreported: "2031"\nsummary: S\n'

WRITTEN: dict[str, tuple[str, str | bytes]] = {
    "alias bomb": ("series.yaml", BOMB),
    "aliases alone": ("series.yaml", "a: *a\n"),
    "brackets": ("people.yaml", "[" * 100_000),
    "braces": ("people.yaml", "{a: " * 100_000),
    "dashes": ("people.yaml", "- " * 100_000),
    "indentation": ("people.yaml", "".join(" " * depth + "a:\n" for depth in range(2_000))),
    "parts in parts": ("albums/x.yaml", f"{ALBUM}tracks: [{{id: y, number: 1, title: Y, length: '1:00', {NESTED}"),
    "a huge text": ("series.yaml", TITLE.format(text="a" * 7_000_000)),
    "a huge text of words": ("series.yaml", TITLE.format(text="a " * 3_500_000)),
    "a huge block": ("series.yaml", "summary: |\n" + "  a\n" * 1_700_000),
    "a huge key": ("series.yaml", f'? "{"a" * 7_000_000}"\n: b\n'),
    "a key of dots": ("albums/x.yaml", f'{ALBUM}labels: {{"{"a." * 3_000_000}": b}}\n'),
    "a huge id": (
        "people.yaml",
        f"{ADA}- {{id: {'a-' * 9_000}a, name: A, role: r, sources: {{'*': [{'b-' * 9_000}b]}}}}\n",
    ),
    "a flood of values": ("people.yaml", "- a\n" * 400_000),
    "a flood of commas": ("people.yaml", "[" + "a," * 400_000),
    "a flood of keys": ("series.yaml", "".join(f"k{number}: v\n" for number in range(200_000))),
    "a flood of wrong keys": ("people.yaml", "- {nmae: a, roel: b}\n" * 10_000),
    "a flood of lost references": ("people.yaml", "- {id: a, name: A, role: r, sources: {'*': [b]}}\n" * 6_000),
    "python tags": ("series.yaml", PYTHON),
    "a python name": ("series.yaml", "title: !!python/name:os.system\n"),
    "a tag of its own": ("series.yaml", "!<\u007e> {id: a}\n"),
    "duplicate keys": ("series.yaml", TITLE.format(text="A") + "id: b\n"),
    "a merge key": ("series.yaml", TITLE.format(text="A") + "<<: {id: b}\n"),
    "NUL": ("series.yaml", TITLE.format(text="a\0b")),
    "NUL escaped": ("series.yaml", TITLE.format(text="a\\0b")),
    "a byte order mark": ("series.yaml", "\ufeff" + TITLE.format(text="A")),
    "UTF-16": ("series.yaml", TITLE.format(text="A").encode("utf-16")),
    "UTF-16 without a mark": ("series.yaml", TITLE.format(text="A").encode("utf-16-le")),
    "Latin-1": ("series.yaml", TITLE.format(text="é").encode("latin-1")),
    "half a character": ("series.yaml", TITLE.format(text="A").encode() + b"\xf0\x9f"),
    "a lone surrogate": ("series.yaml", TITLE.format(text="\\ud800")),
    "a lone surrogate in bytes": ("series.yaml", b"id: \xed\xa0\x80\n"),
    "beyond Unicode": ("series.yaml", TITLE.format(text="\\UFFFFFFFF")),
    "bidi": ("series.yaml", TITLE.format(text="a\u202eb")),
    "bidi escaped": ("series.yaml", TITLE.format(text="a\\u202eb")),
    "an escape sequence": ("series.yaml", TITLE.format(text="\x1b[2J")),
    "an escape sequence escaped": ("series.yaml", TITLE.format(text="\\e]0;x\\a")),
    "an escape sequence in a key": ("series.yaml", TITLE.format(text="A") + '"k\\e[31m\\u202e\\u009b": b\n'),
    "an escape sequence in an id": ("people.yaml", f'{ADA}- {{id: "a\\e[2J\\u009b", name: A, role: r}}\n'),
    "C1": ("series.yaml", TITLE.format(text="a\u009b31m")),
    "a line separator": ("series.yaml", TITLE.format(text="a\u2028b")),
    "an endless length": ("albums/x.yaml", f"{ALBUM}length: '{'9' * 5_000}:00'\n"),
    "an endless number": ("episodes.yaml", f"- {{number: {'9' * 15_000}}}\n"),
    "a directive": ("series.yaml", "%YAML 9.9\n---\nid: a\n"),
    "an unknown escape": ("series.yaml", TITLE.format(text="\\q")),
}
"""What is written into which file of a guide in which nothing else is wrong."""

Setting = Callable[[Path], object]
PLACED: dict[str, tuple[str, Setting]] = {
    "a link out of the folder": ("people.yaml", lambda path: path.symlink_to(_outside(path))),
    "a link to a secret": ("people.yaml", lambda path: path.symlink_to("/etc/passwd")),
    "a link to itself": ("people.yaml", lambda path: path.symlink_to(path)),
    "a link to nothing": ("people.yaml", lambda path: path.symlink_to("nowhere")),
    "a device": ("people.yaml", lambda path: path.symlink_to("/dev/zero")),
    "a pipe": ("people.yaml", os.mkfifo),
    "a folder in place of a file": ("series.yaml", Path.mkdir),
    "a folder that links to itself": ("events", lambda path: path.symlink_to(path)),
    "a folder out of the folder": ("events", lambda path: path.symlink_to(_folder_outside(path))),
}
"""What stands in a file's place."""


def _outside(path: Path) -> Path:
    outside = path.parent.parent / "elsewhere.yaml"
    outside.write_bytes(b"[]\n")
    return outside


def _folder_outside(path: Path) -> Path:
    outside = path.parent.parent / "elsewhere"
    outside.mkdir()
    (outside / "events.yaml").write_bytes(b"[]\n")
    return outside
