"""The JSON Schema of what each command answers to programs; made from the records and their links.

It describes one object that has every command's answer under the command's name, so that
`{"$ref": "output.schema.json#/properties/songs"}` is the schema of what `rushguide songs --json` prints.
"""

import re
from inspect import cleandoc
from typing import Any

import msgspec

from rushguide.columns.column import SECONDS
from rushguide.exports import objects
from rushguide.guide.guide import DIALECT
from rushguide.guide.problems import Problem
from rushguide.log.entries import Entry
from rushguide.queries import provenance, statistics

Schema = dict[str, Any]
REF = "#/definitions/{name}"
ANSWERS = (statistics.Chart, Entry, Problem, provenance.Statement)
"""What is written as it is, though it is no record."""


def _object(**properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def as_schema(answer: Any) -> Schema:
    """Return the schema of an answer as a command declares it.

    A name is that of a kind of record or of an object, a type is one of Python's; a tuple is one of several, a list any
    number of one of several, and a mapping or fields an object with these keys.
    """
    match answer:
        case str():
            return {"$ref": REF.format(name=answer)}
        case tuple():
            return as_schema(answer[0]) if len(answer) == 1 else {"anyOf": [as_schema(each) for each in answer]}
        case list():
            return {"type": "array", "items": as_schema(tuple(answer))}
        case objects.Fields():
            return as_schema({key: kind for key, (kind, _) in answer.items()})
        case dict():
            return _object(**{key: as_schema(value) for key, value in answer.items()})
        case _:
            return msgspec.json.schema(answer)


def output_schema(declared: Schema) -> Schema:
    """Return the schema of what commands answer, as they declare it, in the dialect that editors read."""
    outputs = {name: as_schema(answer) for name, answer in declared.items()}
    records = [record for each in objects.OBJECTS.values() for record in each.records]
    _, components = msgspec.json.schema_components([*records, *ANSWERS], ref_template=REF)
    definitions = {name: _as_written(definition) for name, definition in components.items()}
    for name, written in objects.OBJECTS.items():
        links = as_schema(written.links)["properties"]
        kinds = []
        for own in (definitions[record.__name__] for record in written.records):
            fields = {key: value for key, value in own["properties"].items() if key != written.without}
            kinds.append({"title": own["title"]} | _object(**fields | links))
        definitions[name] = kinds[0] if len(kinds) == 1 else {"anyOf": kinds}
    mentioned = set(re.findall(r'"#/definitions/(\w+)"', msgspec.json.encode([outputs, definitions]).decode()))
    return {
        "$schema": DIALECT,
        "title": "What rushguide answers in JSON and YAML, by command",
        **_object(**outputs),
        "definitions": {name: definitions[name] for name in sorted(mentioned)},
    }


def _as_written(definition: Schema) -> Schema:
    """Return a definition as objects are written: every key is there, and beside each length its seconds."""
    if definition.get("type") != "object":
        return definition
    properties: Schema = {}
    for key, value in definition["properties"].items():
        properties[key] = {name: said for name, said in value.items() if name != "default"}
        if key in SECONDS:
            properties[SECONDS[key]] = {"type": ["integer", "null"], "description": "The length in seconds."}
    said = {key: cleandoc(definition[key]) for key in ("title", "description") if key in definition}
    return said | _object(**properties)
