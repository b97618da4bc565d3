"""Whatever a file holds or is, the program ends soon with a clear line that names it, and nothing else happens."""

import json
import os
import sys
import threading
from pathlib import Path

import pytest

from rushguide.errors import GuideError
from rushguide.guide import files as loading
from rushguide.guide.checks import read_guide
from rushguide.guide.files import guide_files, load_guide
from rushguide.guide.nodes import MAX_DEPTH, MAX_KEY, MAX_TEXT, MAX_VALUES, NodeReader
from rushguide.guide.problems import MAX_PROBLEMS, Code, Problems
from rushguide.queries.songs import ordinal
from rushguide.text import hidden_character
from tests.guide.conftest import problems
from tests.guide.hostile import ALBUM, PLACED, WRITTEN, Ended, run_limited

pytestmark = pytest.mark.once

LONGEST = 600
limited = pytest.mark.skipif(sys.platform != "linux", reason="the limits are set the way Linux has them")


def commands(folder: Path) -> list[list[str]]:
    """Return what is run on a guide: a command, the check as a person sees it, and the check for programs."""
    where = str(folder)
    return [
        ["episodes", "--data", where],
        ["data", "check", where, "--width", "80"],
        ["data", "check", where, "--json"],
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
    if for_programs.out:
        assert name in {problem["file"] for problem in json.loads(for_programs.out)}
    else:
        assert name in for_programs.err.splitlines()[0]


@limited
@pytest.mark.parametrize("case", WRITTEN)
def test_what_is_written_in_a_file(base: Path, case: str) -> None:
    """Each file ends with its name in a clear line, in time, within 200 MB, and nothing is executed."""
    name, text = WRITTEN[case]
    data = text if isinstance(text, bytes) else text.replace("{folder}", str(base)).encode()
    (base / name).write_bytes(data)
    before = sorted(base.rglob("*"))
    assert_refused(run_limited(*commands(base)), name)
    assert sorted(base.rglob("*")) == before


@limited
@pytest.mark.parametrize("case", PLACED)
def test_what_stands_in_a_files_place(base: Path, case: str) -> None:
    """Links, loops, pipes, devices and folders are refused by name instead of being followed or waited for."""
    name, place = PLACED[case]
    (base / name).unlink(missing_ok=True)
    place(base / name)
    ended = run_limited(*commands(base))
    assert_refused(ended, name)
    assert "root" not in "".join(each.out + each.err for each in ended).replace(str(base), "")


@limited
def test_a_file_that_may_not_be_read(base: Path) -> None:
    """The system's reason is passed on; the refusal is put on, since root may read everything."""
    ended = run_limited(*commands(base), denied="people.yaml")
    assert_refused(ended, "people.yaml")
    assert ended[0].err == f"rushguide: {base / 'people.yaml'} cannot be read: Permission denied\n"


@limited
def test_eight_megabytes(base: Path) -> None:
    """A guide that is too large is refused unread; the variable sets another limit, and odd values set none."""
    ended = run_limited(*commands(base), RUSHGUIDE_MAX_BYTES="100")
    assert {each.err.splitlines()[0] for each in ended} == {f"rushguide: the guide in {base} is larger than 100 bytes"}
    (base / "people.yaml").write_bytes((base / "people.yaml").read_bytes() + b"#" * 8_000_000)
    ended = run_limited(*commands(base))
    assert "larger than 8,000,000 bytes\n  RUSHGUIDE_MAX_BYTES allows more" in ended[0].err
    assert [each.code for each in ended] == [1, 1, 1]
    assert [each.code for each in run_limited(*commands(base), RUSHGUIDE_MAX_BYTES="9000000")] == [0, 0, 0]
    (base / "people.yaml").write_bytes(b"[]\n" + b"#" * 100)
    assert "8,000,000" not in run_limited(*commands(base), RUSHGUIDE_MAX_BYTES="9" * 5_000)[0].err


@limited
def test_files_that_change_while_they_are_read(base: Path) -> None:
    """A guide that somebody keeps writing to is read as it was at one moment, or refused; never anything else."""
    good, stop = (base / "series.yaml").read_bytes(), threading.Event()

    def write() -> None:
        while not stop.is_set():
            for text in (good, good[:50], b"", b"[" * 1_000, good + b"#" * 1_000_000):
                (base / "series.yaml").write_bytes(text)
            (base / "series.yaml").unlink()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        ended = run_limited(*[command for _ in range(15) for command in commands(base)])
    finally:
        stop.set()
        writer.join()
    assert {each.code for each in ended} <= {0, 1}
    assert all("Traceback" not in each.err and hidden_character(each.out + each.err) is None for each in ended)


def test_a_pipe_that_takes_a_files_place(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe that was a file a moment ago is not waited for."""
    (base / "people.yaml").unlink()
    os.mkfifo(base / "people.yaml")
    monkeypatch.setattr(Path, "is_file", Path.exists)
    with pytest.raises(GuideError, match=r"people\.yaml is not a regular file"):
        load_guide(base)


def test_links_that_stay_in_the_folder(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link to another file of the guide is read; one that leads out only in the guide as it was installed."""
    (base / "people.yaml").rename(base / "people.txt")
    (base / "people.yaml").symlink_to("people.txt")
    assert problems(base) == []
    assert load_guide(base).people
    (base / "people.txt").rename(base.parent / "people.txt")
    (base / "people.yaml").unlink()
    (base / "people.yaml").symlink_to("../people.txt")
    with pytest.raises(GuideError, match="leads out of the guide's folder"):
        load_guide(base)
    document = 'document: {file: a.txt, sha256: "0", kind: page, published: "2031", note: A page.}'
    (base / "announcement.yaml").write_text(f"{document}\nclaims: []\n")
    monkeypatch.setattr(loading, "bundled", lambda: base)
    assert load_guide().people


def test_a_flood_is_cut_short(base: Path) -> None:
    """Of very many problems the first are kept, and a word on the others; values are counted over all files."""
    files = {name: path.read_bytes() for name, path in guide_files(base)}
    flood = list(read_guide(sorted((files | {"people.yaml": b"- {nmae: a}\n" * 2_000}).items())).problems)
    assert len(flood) == MAX_PROBLEMS + 1
    assert [problem.code for problem in flood].count(Code.TOO_MUCH) == 1
    assert "Did you mean name?" in "".join(problem.message for problem in flood[:10])
    assert "Did you mean name?" not in "".join(problem.message for problem in flood[-10:])
    found = Problems()
    nodes = NodeReader(found)
    assert nodes.read("a.yaml", b"- a\n" * (MAX_VALUES // 2))
    assert nodes.read("b.yaml", b"- a\n" * (MAX_VALUES // 2)) is None
    assert NodeReader(found).read("c.yaml", b"a" * MAX_TEXT)
    assert NodeReader(found).read("d.yaml", b"a" * (MAX_TEXT + 1)) is None
    assert NodeReader(found).read("e.yaml", b"? " + b"a" * (MAX_KEY + 1) + b"\n: b") is None
    assert [(problem.file, problem.code) for problem in found] == [(f"{name}.yaml", Code.TOO_MUCH) for name in "bde"]


def test_parts_as_deep_as_they_may_be(base: Path) -> None:
    """Parts in parts are read up to the depth that is allowed, and not one deeper."""
    fits = (MAX_DEPTH - 3) // 2
    for deep, wrong in ((fits, 0), (fits + 1, 1)):
        nested = "{title: P, parts: [" * deep + "]}" * deep
        song = f"{{id: y, number: 1, title: Y, length: '1:00', parts: [{nested}]}}"
        (base / "albums" / "x.yaml").write_text(f"{ALBUM}tracks: [{song}]\n", encoding="utf-8")
        assert len(problems(base)) == wrong


@limited
def test_a_file_name_that_is_no_text(base: Path) -> None:
    """A name of any bytes, escape sequences among them, is said without them, and fits into JSON."""
    (base / "albums" / os.fsdecode(b"a\x1b[2J\xff\xc2\x9b.yaml")).write_text("id: [", encoding="utf-8")
    assert_refused(run_limited(*commands(base)), "albums/a[2J.yaml")


def test_a_part_of_a_cycle_with_an_endless_number() -> None:
    """A number of more digits than Python converts is no place in a cycle."""
    assert ordinal(f"Part {'9' * 5_000}") == 0
    assert ordinal("Part 12") == 12
