"""What commands answer in JSON is what the published schema says, neither more nor less."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from rushguide.cli.app import COMMANDS, published
from rushguide.exports.schema import output_schema
from tests.conftest import DATA, Invoke, compare, example

PUBLISHED = Path(__file__).parents[2] / "docs" / "output.schema.json"
LINES = {
    "overview": [""],
    "version": ["--version"],
    "episode": ["episode 3"],
    "era": ["era prog"],
    "songs": ["songs", "songs --episode 1.."],
    "song": ["song 2112"],
    "album": ["album moving pictures", "album exit...stage left"],
    "today": ["today --on 29-jul"],
    "event": ["event first show with neil peart"],
    "tour": ["tour hemispheres"],
    "person": ["person peart"],
    "search": ["search xanadu", "search xanadoo"],
    "why": ["why song:xanadu", "why claim:c01", "why moving pictures released"],
    "plan": ["plan", "plan --albums --budget 90m --at 20:00"],
    "watch": ["watch 1"],
    "heard": ["heard 2112, signals"],
    "log restore": [f"log restore {DATA / 'log.json'}"],
    "log remove": ["log remove 5fc8e646"],
    "playlist": ["playlist", "playlist --episode 3"],
    "data copy": ["data copy new"],
    "data schema": ["data schema", "data schema --of output"],
    "help": ["help", "help exit-codes", "help songs"],
    "completion": ["completion bash"],
}
"""Command lines whose answers show every kind of object; of other commands their name is enough."""
BARE = (
    *("overview", "version", "about", "episodes", "eras", "songs", "albums", "timeline"),
    *("tours", "people", "sources", "plan", "next", "watch", "log"),
)
"""What is also asked of a guide with hardly anything in it."""


@cache
def validator(command: str) -> Draft7Validator:
    """Return what checks the answer of a command."""
    schema: dict[str, Any] = output_schema(published())
    return Draft7Validator({"definitions": schema["definitions"], **schema["properties"][command]})


@pytest.mark.once  # msgspec before 0.22 writes the same schema in another order
def test_the_published_schema_is_up_to_date() -> None:
    """The file in docs is the one that the program makes, and a schema itself; one switch rewrites it."""
    Draft7Validator.check_schema(output_schema(published()))
    compare(PUBLISHED, json.dumps(output_schema(published()), indent=2, ensure_ascii=False) + "\n")


def test_every_command_has_a_schema() -> None:
    """There is a schema for each command."""
    named = {name.split()[0] for name in published()} - {"overview", "version"}
    assert named == COMMANDS.keys() - {"play", "browse"}
    assert set(LINES) <= set(published())


@pytest.mark.usefixtures("elsewhere", "logged")
@pytest.mark.parametrize("command", published())
def test_answers_are_as_published(invoke: Invoke, command: str) -> None:
    """Each command's answer is valid, on the bundled guide and on one with hardly anything in it."""
    lines = LINES.get(command, [command])
    for line in lines:
        validator(command).validate(json.loads(invoke("--json", *line.split()).out))
    if command in BARE:
        answer = invoke("--json", "--data", str(example("bare")), *lines[0].split()).out
        validator(command).validate(json.loads(answer))


def test_problems_are_as_published(invoke: Invoke, tmp_path: Path) -> None:
    """So is the list of what is wrong with a guide."""
    (tmp_path / "series.yaml").write_text("id: x\nid: y\n", encoding="utf-8")
    found = json.loads(invoke("data", "check", str(tmp_path), "--json", code=1).out)
    assert found
    validator("data check").validate(found)


@pytest.mark.parametrize(
    ("command", "line"),
    [("song", "song xanadu"), ("album", "album 2112"), ("event", "event 2112 tour"), ("tour", "tour 2112")],
)
def test_the_schema_is_exact(invoke: Invoke, command: str, line: str) -> None:
    """A key more or less than the schema says is noticed."""
    answer = json.loads(invoke("--json", *line.split()).out)
    assert validator(command).is_valid(answer)
    assert not validator(command).is_valid(answer | {"more": 1})
    assert [key for key in answer if validator(command).is_valid({k: v for k, v in answer.items() if k != key})] == []
