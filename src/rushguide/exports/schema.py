"""The JSON Schema of what each command answers to programs; made from the records and their links.

It describes one object that has every command's answer under the command's name, so that
`{"$ref": "output.schema.json#/properties/songs"}` is the schema of what `rushguide songs --json` prints.
"""

from collections.abc import Mapping
from inspect import cleandoc
from typing import Any

import msgspec

from rushguide.columns.column import SECONDS
from rushguide.exports import answers
from rushguide.exports.objects import OBJECTS, RecordObject
from rushguide.exports.playlists import ChoiceObject
from rushguide.guide.guide import DIALECT
from rushguide.guide.problems import ProblemObject

Schema = dict[str, Any]
REF = "#/definitions/{name}"
ANSWERS = (
    answers.FindingsObject,
    answers.ChartObject,
    answers.WhyObject,
    answers.EveningObject,
    answers.EntryObject,
    answers.ChangeObject,
    ChoiceObject,
    ProblemObject,
)
"""Objects that are written from no record."""


def _one(*names: str) -> Schema:
    refs = [{"$ref": REF.format(name=name)} for name in names]
    return refs[0] if len(refs) == 1 else {"anyOf": refs}


def _or_null(name: str) -> Schema:
    return {"anyOf": [_one(name), {"type": "null"}]}


def _many(*names: str) -> Schema:
    return {"type": "array", "items": _one(*names)}


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
TERMS: Schema = {"type": "object", "additionalProperties": TEXT}
TOPIC: Schema = _object(title=TEXT, about=TEXT, blocks={"type": "array", "items": {"anyOf": [TEXT, TERMS]}})
OUTPUTS: dict[str, Schema] = {
    "overview": _object(series=_one("series"), episodes=_many("episode")),
    "version": _object(program=TEXT, data=TEXT),
    "about": _object(series=_one("series"), announcement=_or_null("announcement")),
    "episodes": _many("episode"),
    "episode": _one("episode"),
    "eras": _many("era"),
    "era": _one("era"),
    "songs": _many("song", "placed_song"),
    "song": _one("song"),
    "albums": _many("album_line"),
    "album": _one("album"),
    "stats": _many("ChartObject"),
    "timeline": _many("event"),
    "today": _many("event"),
    "event": _one("event"),
    "tours": _many("event"),
    "people": _many("person"),
    "person": _one("person"),
    "search": _one("FindingsObject"),
    "why": _one("WhyObject"),
    "sources": _many("source"),
    "next": _object(
        episode=_or_null("episode"),
        before=_many("placed_song"),
        seconds=NUMBER,
        seen_count=NUMBER,
        episode_count=NUMBER,
    ),
    "watch": _one("ChangeObject"),
    "heard": _one("ChangeObject"),
    "undo": _one("ChangeObject"),
    "log": _many("EntryObject"),
    "log restore": _one("ChangeObject"),
    "log remove": _one("ChangeObject"),
    "plan": _many("EveningObject"),
    "playlist": _many("ChoiceObject"),
    "data path": _object(path=TEXT),
    "data copy": _object(path=TEXT, files=NUMBER),
    "data check": _many("ProblemObject"),
    "data schema": {"type": "object"},
    "help": {"anyOf": [TOPIC, TERMS]},
    "completion": _object(shell=TEXT, script=TEXT),
}
"""What each command answers."""


def output_schema() -> Schema:
    """Return the schema of all answers, in the dialect that editors and validators read."""
    records = [record for each in OBJECTS.values() for record in each.records]
    _, components = msgspec.json.schema_components([*records, *ANSWERS], ref_template=REF)
    definitions = {name: _as_written(definition) for name, definition in components.items()}
    definitions |= {name: _with_links(each, definitions) for name, each in OBJECTS.items()}
    return {
        "$schema": DIALECT,
        "title": "What rushguide answers in JSON and YAML, by command",
        **_object(**OUTPUTS),
        "definitions": {name: definitions[name] for name in sorted(_reached(OUTPUTS, definitions))},
    }


def _as_written(definition: Mapping[str, Any]) -> Schema:
    """Return a definition as objects are written: every key is there, and beside each length its seconds."""
    if definition.get("type") != "object":
        return dict(definition)
    properties: Schema = {}
    for key, value in definition["properties"].items():
        properties[key] = {name: said for name, said in value.items() if name != "default"}
        if key in SECONDS:
            properties[SECONDS[key]] = {"type": ["integer", "null"], "description": "The length in seconds."}
    said = {key: cleandoc(definition[key]) for key in ("title", "description") if key in definition}
    return said | _object(**properties)


def _with_links(written: RecordObject, definitions: Mapping[str, Schema]) -> Schema:
    keys = sorted(written.links)
    types, _ = msgspec.json.schema_components([written.links[key][0] for key in keys])
    merged = []
    for record in written.records:
        own = definitions[record.__name__]
        fields = {key: value for key, value in own["properties"].items() if key != written.without}
        merged.append({"title": own["title"]} | _object(**fields | dict(zip(keys, types, strict=True))))
    return merged[0] if len(merged) == 1 else {"anyOf": merged}


def _reached(schema: Any, definitions: Mapping[str, Schema]) -> set[str]:
    """Return the names of the definitions that a schema refers to, at any remove."""
    found: set[str] = set()
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if isinstance(part, list):
            waiting += part
        elif isinstance(part, dict):
            waiting += part.values()
            name = str(part.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found.add(name)
                waiting.append(definitions[name])
    return found
