"""Every command answers on guides of anything else, and says only what is in them."""

import json
import shlex
from pathlib import Path

import pytest

from rushguide.cli.app import COMMANDS
from tests.conftest import Invoke, example

pytestmark = pytest.mark.once

FOREIGN = ("Rush", "Netflix", "Moving Pictures", "Peart", "Lifeson")
"""Names of the bundled guide; the program's own name is written small."""
FILTERED = (
    "songs --episode 1 --part before,with --why",
    "songs --era neon --year 1985..1999 --length ..6:00 --sung --on-no-live-album",
    "songs --album first --words ada --music lumen --sort -length,title --limit 2",
    "songs --cycle harbour --song harbour-lights-book-one",
    "songs --instrumental",
    "songs --on-live-album",
    "songs --tour lamp --played 1.. --sort -played",
    "songs --never-played",
    "albums --era neon --kind studio,live --year 1985.. --producer cy --sort title --limit 1",
    'albums --studio "old lighthouse"',
    "timeline --era wick --all",
    "timeline --episode 1 --year 1970.. --kind concert,birth --person ada --sort -date --limit 3",
    "episodes --era wick --episode 1-2 --year ..1980 --sort -number --limit 1",
    "eras --sort -id --limit 2",
    "tours --era wick --year 1976 --sort date --limit 1 --why",
    "people --role guitar --era wick --album first --sort name --limit 1",
    "search harbour --in songs,albums",
    "stats --era wick --all",
    "sources --sort -id --limit 1 --all",
    "today --on 29-feb",
    "today --next",
    "plan --start 2031-07-01 --every tue,fri --at 20:00 --tz America/Toronto --episode 1 --runtime 45",
    "plan --unseen --albums --budget 90m",
)
WHOLE = ("", "about", "episodes", "eras", "songs", "albums", "stats", "timeline", "tours", "people", "sources", "today")
PAGES = (
    "episode 1 --why",
    "episode 2",
    "episode after dark",
    "era wick",
    "era afterglow",
    "song harbour lights",
    "song 1999",
    "album first",
    "album at sea",
    "album the long dark",
    "event first concert",
    "event reunion",
    "tour lamp",
    "person ada",
    "person cy",
    "search lamps",
    "search lanturn",
    "why first light",
    "why claim:c02",
    "why source:wick-book",
    "why series network",
    "data path",
    "data check",
    "data schema --of eras",
)
GOING = (
    "",
    "next",
    "watch 1 --on 2031-05-01 --note again",
    "undo",
    "log",
    "log --sort -date --limit 1",
    "log --json",
    "episodes --seen",
    "episodes --unseen",
    "episode 1",
    "albums",
)
SMALL_GOING = (
    *GOING,
    "watch 2-3",
    "log --ids",
    "next",
    "heard first, neon --on 1-may --note loud",
    "albums --heard",
    "albums --unheard",
    "album first",
)
PLAYLISTS = (
    "playlist --format xspf",
    "playlist --episode 1 --part before,featured --format jspf",
    "playlist --era neon --year 1985..1999 --length ..6:00 --sung --on-no-live-album --format xspf",
    "playlist --album first --words ada --music lumen --sort -length,title --limit 2 --format jspf",
    "playlist --cycle harbour --song 1999,harbour-lights-book-one --format jspf",
    "playlist --instrumental --format jspf",
    "playlist --on-live-album --format jspf",
    "playlist --tour lamp --played 1.. --format jspf",
    "playlist --never-played --format jspf",
    "playlist --format jspf",
    f"playlist --library {example('small')} --relative",
)
"""In a library without audio every song is said not to be there."""
LINES = (*WHOLE, *FILTERED, *PLAYLISTS, *PAGES)
SMALL_LINES = (*LINES, "sources --kind newspaper")  # elsewhere such a kind is no word to choose (exit 2)
FORMATS = {"40": ["--width", "40"], "json": ["--json"]}
MISSING = "rushguide: there is no"


def foreign(text: str) -> list[str]:
    """Return the names in a text that only the bundled guide has."""
    return [name for name in FOREIGN if name in text]


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand on a day on which something happened in the small guide."""
    monkeypatch.setenv("RUSHGUIDE_TODAY", "2031-06-01T12:00:00Z")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("line", SMALL_LINES)
def test_a_small_guide(invoke: Invoke, line: str, form: str) -> None:
    """Every command finds what the small guide has, in each format, and nothing of another guide."""
    result = invoke(*shlex.split(line), "--data", str(example("small")), *FORMATS[form])
    assert result.out
    assert foreign(result.out + result.err) == []
    if form == "json":
        json.loads(result.out)
    elif form.isdecimal() and not line.startswith(("data", "playlist")):
        assert max(map(len, result.out.splitlines())) <= int(form)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("line", LINES)
def test_a_bare_guide(invoke: Invoke, line: str, form: str) -> None:
    """On a guide with hardly anything, a command answers, says that there is nothing, or names what is not there."""
    arguments = [*shlex.split(line), "--data", str(example("bare")), *FORMATS[form]]
    lacking = line in PAGES and not line.startswith(("episode 1", "search", "why series", "data"))
    named = any(
        f"{option} " in line for option in ("--era", "--album", "--tour", "--cycle", "--person", "--words", "--studio")
    )
    result = invoke(*arguments, code=1 if lacking or named else 0)
    assert foreign(result.out + result.err) == []
    if lacking or named:
        first, *rest = result.err.splitlines()
        assert first.startswith(MISSING)
        assert all(each.startswith("  ") and each.strip() for each in rest)
        assert result.out == ""
    elif form == "json":
        json.loads(result.out)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["small", "bare"])
def test_going_along(invoke: Invoke, name: str, form: str) -> None:
    """A log of any guide is begun and shown, in each format, and nothing of another guide with it."""
    data = ["--data", str(example(name))]
    invoke("watch", "1", *data)
    for line in SMALL_GOING if name == "small" else GOING:
        result = invoke(*shlex.split(line), *data, *FORMATS[form])
        assert result.out or line in {"albums", "episodes --unseen"}
        assert foreign(result.out + result.err) == []
        if form == "json" or "--json" in line:
            json.loads(result.out)
        elif form.isdecimal():
            assert max(map(len, result.out.splitlines()), default=0) <= int(form)


def test_every_command_and_filter_is_tried(invoke: Invoke) -> None:
    """No command that reads a guide, and no option of one, is missing from the lines above."""
    for name in COMMANDS.keys() - {"help", "completion", "play", "browse"}:
        own = invoke(name, "--help").out
        words = {word.split("/")[0].strip(",:") for word in own.split() if word.startswith("--")}
        tried = " ".join(line for line in (*SMALL_LINES, *SMALL_GOING) if line.split()[:1] == [name])
        assert tried, name
        assert [word for word in words - {"--help", "--json"} if f" {word}" not in tried and name != "data"] == [], name


def test_figures_and_headings_come_from_the_guide(invoke: Invoke) -> None:
    """The series' name and its number of episodes are those of the guide in use."""
    lines = invoke("--data", str(example("small")), "--width", "80").out.splitlines()
    assert lines[0].split("  ")[0] == "Lanterns Lit: A Band in the Dark"
    assert lines[0].endswith("Channel Twelve · three episodes")
    assert invoke("--data", str(example("bare"))).out.splitlines()[0].endswith("none · 1 episode")
    about = invoke("about", "--data", str(example("small"))).out
    assert "Channel Twelve · unconfirmed" in about
    assert "Shot 2 " in about


def test_no_episodes_at_all(invoke: Invoke, tmp_path: Path) -> None:
    """A guide of one event and no episodes or eras still has an overview, a timeline and things to try."""
    for path in example("bare").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "episodes.yaml").write_text("[]\n", encoding="utf-8")
    person = '- {id: a, name: A, role: r, born: "0001-01-01", died: "9999-12-31", sources: {"*": [hearsay]}}\n'
    (tmp_path / "people.yaml").write_text(person, encoding="utf-8")
    data = ["--data", str(tmp_path)]
    assert "episode 0" not in invoke(*data).out
    assert "1 Jan 0001  A is born" in invoke("timeline", *data).out
    assert "9999  A dies" in invoke("today", "--next", *data).out
    assert invoke("today", "--next", "--on", "9999-12-31", *data).out.endswith("A dies\n")
    assert invoke("episode", "1", *data, code=1).err == f"{MISSING} episode 1\n"
    assert "timeline --year 0001" in invoke("event", "birth-a", *data).out
    assert invoke("timeline", "--year", "0001", *data).out
