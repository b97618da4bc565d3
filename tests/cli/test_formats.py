"""All formats say the same, and what has no such format says so."""

import csv
import io
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example as drawn
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from ruamel.yaml import YAML

from rushguide.cli.app import COMMANDS
from rushguide.exports.formats import guarded
from rushguide.text import hidden_character
from tests.conftest import DATA, Invoke
from tests.sounds import sound

LISTINGS = (
    "episodes",
    "eras",
    "songs --episode 2-3",
    "songs --cycle fear",
    "albums",
    "timeline --era prog",
    "tours",
    "songs --tour hemispheres",
    "people",
    "sources --kind newspaper",
    "today --on 29-jul",
    "plan --start 2036-12-01 --at 20:00",
    "log",
    "playlist --episode 2-3 --library .",
)
PAGES = (
    "",
    "about",
    "episode 3",
    "era prog",
    "song 2112",
    "album signals",
    "event first show with neil peart",
    "tour hemispheres",
    "person peart",
    "search xanadu",
    "stats",
    "why song:xanadu",
    "next",
    "data path",
    "data schema --of episodes",
    "help exit-codes",
    "completion fish",
    "--version",
)


pytestmark = pytest.mark.usefixtures("logged")


def run_in(invoke: Invoke, line: str, format_: str) -> str:
    """Return what a command prints in a format."""
    return invoke("--format", format_, *line.split()).out


def as_json(invoke: Invoke, line: str) -> Any:
    """Return what a command answers to programs."""
    return json.loads(run_in(invoke, line, "json"))


def at(value: Any, key: str) -> Any:
    """Return what stands at a dotted key of an object."""
    for step in key.split("."):
        value = (value or {}).get(step)
    return value


def in_cell(value: Any) -> str:
    """Return how a value is written in one cell."""
    if isinstance(value, list):
        return "; ".join(map(in_cell, value))
    if isinstance(value, dict):
        return "/".join(map(in_cell, value.values()))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def rows_of(tokens: Iterable[Token]) -> list[list[str]]:
    """Return the cells of the tables in rendered Markdown, as text."""
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append("".join(child.content for child in token.children or ()))
    return rows


@pytest.mark.parametrize("line", ["songs --episode 2-3", "song 2112", "why song:xanadu", "data path"])
def test_yaml_reads_back(invoke: Invoke, line: str) -> None:
    """YAML is what JSON is, read by the rules of 1.1 and by those of 1.2."""
    text, expected = run_in(invoke, line, "yaml"), as_json(invoke, line)
    assert yaml.safe_load(text) == expected
    assert YAML(typ="safe", pure=True).load(text) == expected


@pytest.mark.parametrize("line", LISTINGS)
def test_cells_agree(invoke: Invoke, line: str) -> None:
    """CSV, as RFC 4180 has it, and TSV have a row for each JSON object, with its values under its keys."""
    objects, text = as_json(invoke, line), run_in(invoke, line, "csv")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")
    head, *rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len(head) == len(set(head)) > 3
    own = [place for place, key in enumerate(head) if not key.endswith("_title")]
    values = [[in_cell(at(each, head[place])) for place in own] for each in objects]
    assert [[row[place] for place in own] for row in rows] == values
    assert all(row[place] for row in rows for place in {*range(len(head))} - {*own} if row[place - 1])
    assert [line.split("\t") for line in run_in(invoke, line, "tsv").splitlines()] == [head, *rows]
    assert len(rows) > 0


@pytest.mark.parametrize("line", LISTINGS)
def test_markdown_and_plain_agree(invoke: Invoke, line: str) -> None:
    """Markdown renders to a table with a row for each record, and plain has the same titles in the same order."""
    objects = as_json(invoke, line)
    head, *rows = rows_of(MarkdownIt("commonmark").enable("table").parse(run_in(invoke, line, "markdown")))
    key, column = next(
        (key, head.index(name))
        for key, names in (
            ("title", ("Song", "Album", "Title", "Event", "Episode")),
            ("name", ("Name", "Tour")),
            ("id", ("Source",)),
        )
        for name in names
        if name in head and key in objects[0] and not (name == "Album" and "Song" in head)
    )
    names = [each[key] for each in objects]
    assert [row[column].removesuffix(" *").removesuffix(" (announced)") for row in rows] == names
    assert {len(row) for row in rows} == {len(head)}
    spoken = [
        each.partition(": ")[2]
        for each in run_in(invoke, line, "plain").splitlines()
        if each.startswith(f"{head[column]}: ")
    ]
    assert [text.removesuffix(" (named in the announcement)").removesuffix(" (announced)") for text in spoken] == names


@pytest.mark.parametrize("line", PAGES)
def test_a_page_in_markdown(invoke: Invoke, line: str) -> None:
    """A page renders without raw HTML, and says its name first where it has one; it has no cells for CSV."""
    assert invoke("--format", "csv", *line.split(), code=2)[1:] == (
        *("", "rushguide: csv is only for listings\n  formats: table, plain, json, markdown, yaml, svg, html\n"),
    )
    text = run_in(invoke, line, "markdown")
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    assert not [token for token in tokens if token.type in {"html_block", "code_block"}]
    assert text.endswith("\n")
    if line.split()[:1] in (["episode"], ["era"], ["song"], ["album"], ["person"]):
        assert tokens[0].type == "heading_open"


def test_accessible_makes_plain_the_default(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """ACCESSIBLE asks for plain, a format that was typed wins, and 0 asks for nothing."""
    plain, table = run_in(invoke, "eras", "plain"), run_in(invoke, "eras", "table")
    assert plain != table
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert invoke("eras").out == plain
    assert run_in(invoke, "eras", "table") == table
    monkeypatch.setenv("ACCESSIBLE", "0")
    assert invoke("eras").out == table


def test_every_command_is_in_these_tests() -> None:
    """No command is left out of the lists above, except those that only change something, and the full screen."""
    named = {line.split()[0] for line in (*LISTINGS, *PAGES) if line}
    assert set(COMMANDS) - named == {"watch", "heard", "undo", "browse", "play"}


CODES = "\x1b]8;;http://x/\x1b\\\x1b[8mOverture\x1bc\x9b5m\u202e"
"""A link, concealed text, a terminal's reset, an eight-bit code and a change of direction."""


@pytest.mark.parametrize("format_", ["table", "plain", "json", "csv", "tsv", "markdown", "yaml"])
def test_names_of_files_are_cleaned(invoke: Invoke, elsewhere: Path, format_: str) -> None:
    """Whatever a file, a folder or a key is called, nothing of it reaches a terminal but what can be read."""
    album = elsewhere / "music" / f"Rush - 2112{CODES.replace('/', '')}"
    sound(album / os.fsdecode(f"01 Xanadu{CODES.replace('/', '')}".encode() + b"\xff.flac"), 666)
    shown = invoke("playlist", "--library", "music", "--format", format_)
    guide = shutil.copytree(DATA / "base", elsewhere / "guide")
    with (guide / "series.yaml").open("a", encoding="utf-8") as series:
        series.write('"ke\\ey\\n\\x9b": [1]\n')
    (guide / "albums" / os.fsdecode(b"\xff\x1bc.yaml")).write_text("- 1")
    problems = invoke("data", "check", str(guide), "--format", format_, code=1)
    assert "Xanadu" in shown.out
    assert "unknown key 'key" in problems.out
    assert format_ != "csv" or problems.out.startswith("file,line,column,")
    for text in (*shown[1:], *problems[1:]):
        assert hidden_character(text.replace("\r\n", "\n").replace("\t", " ")) is None


@given(st.text(st.characters(exclude_categories=["C"])) | st.from_regex(r"[=+@\uff1d-]{1,2}[A-Z0-9(]*", fullmatch=True))
@drawn("-5")
def test_no_cell_is_computed(text: str) -> None:
    """In CSV, no text begins as a spreadsheet's formulas do; a number is one all the same, and nothing else changes."""
    cell = guarded(text)
    assert cell in {text, f"'{text}"}
    assert cell[:1] not in {*"=+@\uff1d\uff0b\uff0d\uff20"}
    assert not cell.startswith("-") or cell[1:].isdecimal()


def test_csv_is_guarded_and_tsv_exact(invoke: Invoke, elsewhere: Path) -> None:
    """A title that is a formula is a text in CSV; TSV, for programs, has it as it is."""
    guide = shutil.copytree(DATA / "base", elsewhere / "guide")
    album = guide / "albums" / "first-light.yaml"
    album.write_text(album.read_text(encoding="utf-8").replace("title: Harbour", 'title: "=1+1"'), encoding="utf-8")
    assert "'=1+1" in invoke("--data", "guide", "songs", "--format", "csv").out
    assert "\t=1+1\t" in invoke("--data", "guide", "songs", "--format", "tsv").out
