"""The commands over everything: search, stats, why and sources."""

import json
import re
import shlex

import pytest

from tests.conftest import Invoke, example

pytestmark = pytest.mark.once

SMALL = ("--data", str(example("small")))
QUERIES = ["by tor", "trailer", "kubla kahn"]


@pytest.mark.parametrize("query", QUERIES)
def test_the_command_of_every_hit_runs(invoke: Invoke, query: str) -> None:
    """Each hit has a command, and it opens something; so does the one that shows the rest of a kind."""
    found = json.loads(invoke("search", *query.split(), "--json").out)
    assert found["hits"]
    for hit in found["hits"]:
        program, *arguments = shlex.split(hit["command"])
        assert program == "rushguide"
        assert invoke(*arguments).out, hit
    lines = invoke("search", *query.split(), "--width", "80").out.splitlines()
    for line in (line for line in lines if " more: rushguide " in line):
        more = invoke(*shlex.split(line.partition(" more: rushguide ")[2]), "--width", "80").out
        assert "more: rushguide" not in more
        assert more.splitlines()[2] == line.partition("--in ")[2].split()[0].capitalize()


def test_search_marks_words(invoke: Invoke) -> None:
    """Words are bold and underlined where there is colour."""
    coloured = invoke("search", "SAWYER", "tom", "--in", "songs", "--width", "80", "--color", "always").out
    assert "\x1b[1;4mSawyer\x1b[0m" in coloured


def test_stats_by_name(invoke: Invoke) -> None:
    """One chart by its name, all with --all, the names where one is not known."""
    assert [each["key"] for each in json.loads(invoke("stats", "most-live", "--json").out)] == ["most_live"]
    assert "Longest songs" in invoke("stats", "longest").out
    assert invoke("stats", "--all", "--width", "80").out.splitlines()[-1].endswith("rushguide songs --on-no-live-album")
    assert invoke("stats", "loudest", code=2).err.startswith("rushguide: 'loudest' is not a chart")


def test_why_alone(invoke: Invoke) -> None:
    """Without a name: what serious sources differ on, a field of a record once, each with a command that opens it."""
    found = json.loads(invoke("why", "--json").out)
    assert all(any(said["sure"] == "disputed" for said in each["statements"]) for each in found)
    commands = re.findall("rushguide (why [a-z].*)", invoke("why", "--width", "80").out)
    assert len(commands) == len(set(commands)) == len(found)
    for line in commands[::5]:
        assert invoke(*shlex.split(line)).out.splitlines()[1] != "documented"


@pytest.mark.parametrize("line", ["why moving pictures", "why song:2112", "album 2112", "about", "search years"])
def test_nothing_raw(invoke: Invoke, line: str) -> None:
    """Where a person reads there are no booleans, ids of claims, digests or dotted paths."""
    out = re.sub(r"https?://\S+", "", invoke(*line.split(), "--width", "80").out)
    assert not re.search(r", (true|false),|\bc\d\d\b|[0-9a-f]{64}|inspired_by|these_years|tracks \d+ \w+ \d", out)


@pytest.mark.parametrize(("typed", "cited_by"), [("claim:c06", ["episode:1"]), ("claim:c04", []), ("song:red", [])])
def test_why_shows_what_rests_on_a_source(invoke: Invoke, typed: str, cited_by: list[str]) -> None:
    """Of a source or claim the records that cite it are told; of other records nothing like that."""
    said = json.loads(invoke("why", *SMALL, typed, "--json").out)
    assert (said["subject"], said["cited_by"]) == (typed, cited_by)
    assert ("Rests on it" in invoke("why", *SMALL, typed).out) is bool(cited_by)


def test_sources(invoke: Invoke) -> None:
    """How many sources there are of each kind; all of them, or those of some kinds, as a table."""
    lines = invoke("sources", *SMALL, "--width", "80").out.splitlines()
    assert sorted(lines[2:6]) == sorted(f"{kind:<11}1 source" for kind in ("newspaper", "guide", "book", "fan site"))
    assert "4 sources" in invoke("sources", *SMALL, "--all").out.splitlines()
    chosen = json.loads(invoke("sources", *SMALL, "--kind", "Newspaper,book", "--json").out)
    assert [each["id"] for each in chosen] == ["wick-book", "harbour-post"]
    by_title = json.loads(invoke("sources", *SMALL, "--sort", "-title", "--limit", "1", "--json").out)
    assert [each["id"] for each in by_title] == ["wick-book"]
