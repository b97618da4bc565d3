"""`help` and `completion`."""

import json
import re
from pathlib import Path

import pytest

import rushguide
from rushguide.cli.commands.program import read_topics
from rushguide.cli.settings import MIN_COLUMNS, Format
from rushguide.errors import ExitCode
from rushguide.guide.files import MAX_BYTES
from tests.conftest import GOLDEN, Invoke, compare

TOPICS = read_topics()
SOURCES = [path.read_text(encoding="utf-8") for path in Path(rushguide.__path__[0]).rglob("*.py")]


@pytest.mark.parametrize("width", ["40", "80"])
@pytest.mark.parametrize("topic", TOPICS)
def test_topics(invoke: Invoke, topic: str, width: str) -> None:
    """A topic is a page that fits its screen."""
    shown = invoke("help", topic, "--width", width).out
    assert max(map(len, shown.splitlines())) <= int(width)
    compare(GOLDEN / width / f"help-{topic}.txt", shown)


def test_what_there_is(invoke: Invoke) -> None:
    """As JSON, `help all` has every topic with what it is about, beside the groups of commands."""
    assert list(json.loads(invoke("help", "all", "--json").out)["parts"]["Topics"]) == list(TOPICS)


@pytest.mark.parametrize("command", ["songs", "data", "data check", "help"])
def test_help_on_a_command(invoke: Invoke, command: str) -> None:
    """`help songs` prints what `songs --help` prints."""
    words = command.split()
    assert invoke("help", *words).out == invoke(*words, "--help").out
    said = json.loads(invoke("help", *words, "--json").out)
    assert said["title"].startswith(f"rushguide {command}")
    assert said["about"]
    assert invoke("data").out == invoke("help", "data").out


def test_no_such_topic(invoke: Invoke) -> None:
    """An unknown topic ends with 2 and brings the nearest and all there are."""
    said = invoke("help", "enviroment", code=2).err.splitlines()
    assert said[0] == "rushguide: there is no topic 'enviroment'. Did you mean environment?"
    assert "exit-codes" in said[1]
    for words in (["songs", "more"], ["data", "chek"]):
        assert invoke("help", *words, code=2).err.startswith(f"rushguide: there is no topic '{' '.join(words)}'")


def terms(topic: str) -> list[dict[str, str]]:
    """Return the terms of a topic with their meanings, list by list."""
    return [dict(block) for block in TOPICS[topic].blocks if not isinstance(block, str)]


def test_every_variable_is_explained() -> None:
    """The variables of one's own that the code reads are those that are explained."""
    own, common = terms("environment")
    read = {name for source in SOURCES for name in re.findall(r"environ(?:\.get\(|\[)\s*\"([A-Z]\w+)\"", source)}
    assert {name for name in read if name.startswith("RUSHGUIDE_")} == set(own)
    assert {name for name in read if not name.startswith("RUSHGUIDE_")} <= set(common)
    named = {name for source in SOURCES for name in re.findall(r"(?<!_)RUSHGUIDE_[A-Z_]+", source)}
    assert named == set(own)


def test_every_code_and_format_is_explained() -> None:
    """Each exit code and each format has its meaning, and nothing else has."""
    assert [{str(int(code)) for code in ExitCode}] == [set(found) for found in terms("exit-codes")]
    assert [set(Format)] == [set(found) for found in terms("output")[1:]]


def test_limits_are_those_of_the_code() -> None:
    """The topics name the limits that hold."""
    own, common = terms("environment")
    assert f" {MAX_BYTES:,}." in own["RUSHGUIDE_MAX_BYTES"]
    assert f"from {MIN_COLUMNS} up" in common["COLUMNS"]
