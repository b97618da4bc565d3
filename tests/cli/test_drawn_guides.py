"""Any valid guide: whatever its records hold, every command answers, and what it prints is whole."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from rushguide.cli.app import run
from rushguide.guide.files import load_guide
from rushguide.guide.guide import Guide
from rushguide.queries.names import ALBUM, ERA, PERSON, SONG, Kind, find, names_of
from rushguide.text import exact, hidden_character
from tests.cli.test_any_guide import WHOLE
from tests.drawn import Files, guides

pytestmark = [pytest.mark.once, pytest.mark.slow]

FORMATS = {"40": ["--width", "40"], "80": ["--width", "80"], "pipe": [], "json": ["--json"]}
LISTINGS = (*WHOLE, "next", "log")
FILTERED = (
    "songs --part featured --sort -title",
    "songs --year 1000..1999 --length 3:00..",
    "songs --instrumental",
    "songs --on-no-live-album --limit 1",
    "albums --kind live,studio --sort -released",
    "timeline --year ..1500",
    "timeline --kind tour,other",
    "episodes --year 2000.. --sort title",
    "episodes --unseen",
    "albums --heard",
    "search a",
    "search zzzz",
    "today --next",
    "today --on 29-feb",
    "plan --start 1000-01-01 --every day",
    "plan --albums --budget 40m --at 20:00",
    "data check",
    "why series",
)


def lines(guide: Guide) -> Iterator[list[str]]:
    """Yield what can be asked of a guide: its listings, filters by its records, and a page for each record."""
    yield from (line.split() for line in (*LISTINGS, *FILTERED))
    for episode in guide.episodes:
        yield from (["watch", episode.id, "--note", "seen"], ["log"])
        yield from (["episode", episode.id], ["songs", "--episode", episode.id], ["timeline", "--episode", episode.id])
    for era in guide.eras:
        yield from ([name, "--era", era.id] for name in ("songs", "albums", "timeline", "episodes", "people", "stats"))
    yield from (["heard", identity] for identity in guide.album)
    pages: dict[str, Mapping[str, object]] = {
        "era": guide.era,
        "album": guide.album,
        "song": guide.song,
        "person": guide.person,
        "event": guide.event,
    }
    for kind, records in pages.items():
        yield from ([kind, identity] for identity in records)
    known = {**pages, "claim": guide.claim, "source": guide.source}
    yield from (["why", f"{kind}:{identity}"] for kind, records in known.items() for identity in records)
    yield from (["search", "--", title] for title in [guide.series.title, *(song.title for song in guide.songs)])


def write(files: Files, folder: Path) -> None:
    """Write a guide's files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def answer(arguments: list[str]) -> tuple[int, str, str]:
    """Run the program in this process and return its exit code and what it printed."""
    out, err = TextIOWrapper(BytesIO(), encoding="utf-8"), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    out.seek(0)
    return code, out.read(), err.getvalue()


def check(form: str, out: str) -> None:
    """JSON can be read, and says the same when it is written again; a screen has nothing that it cannot show."""
    if form == "json":
        assert json.dumps(json.loads(out), ensure_ascii=False, indent=2) == out.rstrip("\n")
    assert hidden_character(out) is None
    if form.isdecimal():
        assert max((cell_len(line) for line in out.splitlines()), default=0) <= int(form)


def check_names(guide: Guide) -> None:
    """Find each record by its name, whatever that is made of, unless two of a kind have the same."""
    kinds: list[Kind[Any]] = [ERA, ALBUM, SONG, PERSON]
    for kind in kinds:
        records = kind.records(guide)
        for record in records:
            name = names_of(record)[0]
            if [exact(names_of(each)[0]) for each in records].count(exact(name)) == 1:
                assert find(guide, kind, name) is record


def test_drawn_guides(monkeypatch: pytest.MonkeyPatch) -> None:
    """A drawn guide is valid, and drawn commands on it exit with 0 in each format."""
    monkeypatch.setenv("RUSHGUIDE_CACHE", "off")
    monkeypatch.setenv("RUSHGUIDE_TODAY", "2031-06-01T12:00:00Z")

    phases = set(Phase) - {Phase.explain}

    @settings(max_examples=40, phases=phases, suppress_health_check=list(HealthCheck))
    @given(guides(), st.data())
    def answers(files: Files, data: st.DataObject) -> None:
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as state:
            write(files, Path(folder))
            monkeypatch.setenv("RUSHGUIDE_STATE", state)
            guide = load_guide(Path(folder))
            check_names(guide)
            possible = list(lines(guide))
            for line in data.draw(st.lists(st.sampled_from(possible), min_size=5, max_size=5)):
                form = data.draw(st.sampled_from(sorted(FORMATS)))
                note(f"rushguide {line} {form}")
                code, out, err = answer(["--data", folder, *FORMATS[form], *line])
                assert code == 0, err
                check(form if line[0:1] != ["data"] else "pipe", out)

    answers()
