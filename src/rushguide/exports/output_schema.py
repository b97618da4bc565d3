"""The JSON Schema of what each command answers to programs; made from the records and their links.

It describes one object that has every command's answer under the command's name, so that
`{"$ref": "output.schema.json#/properties/songs"}` is the schema of what `rushguide songs --json` prints.
"""

from collections.abc import Mapping
from inspect import cleandoc
from typing import Any, NamedTuple

import msgspec

from rushguide import model
from rushguide.exports import answers, choices, links, log, plans
from rushguide.loading.problems import ProblemObject
from rushguide.loading.schema import DIALECT

Schema = dict[str, Any]
REF = "#/definitions/{name}"


class Kind(NamedTuple):
    """An object that is written from a record: the fields of the first class that fits, and those of its links."""

    records: tuple[type, ...]
    links: type = links.Alone
    without: frozenset[str] = frozenset()


ALBUMS = (model.StudioAlbum, model.LiveAlbum)
KINDS = {
    "series": Kind((model.Series,)),
    "announcement": Kind((model.Announcement,)),
    "episode": Kind((model.Episode,), links.EpisodeLinks),
    "era": Kind((model.Era,), links.EraLinks),
    "song": Kind((model.Song,), links.SongLinks),
    "placed_song": Kind((model.Song,), links.PlacedSongLinks),
    "album": Kind(ALBUMS, links.AlbumLinks),
    "album_line": Kind(ALBUMS, links.AlbumLineLinks, frozenset({"tracks"})),
    "event": Kind((model.Event,), links.EventLinks),
    "person": Kind((model.Person,), links.PersonLinks),
    "source": Kind((model.Source,)),
}
ANSWERS = (
    answers.FindingsObject,
    answers.ChartObject,
    answers.WhyObject,
    plans.EveningObject,
    log.EntryObject,
    log.ChangeObject,
    choices.ChoiceObject,
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
    classes = [cls for kind in KINDS.values() for cls in (*kind.records, kind.links)]
    _, plain = msgspec.json.schema_components([*classes, *ANSWERS], ref_template=REF)
    written = {name: _written(definition) for name, definition in plain.items()}
    definitions = written | {name: _kind(kind, written) for name, kind in KINDS.items()}
    return {
        "$schema": DIALECT,
        "title": "What rushguide answers in JSON and YAML, by command",
        **_object(**OUTPUTS),
        "definitions": {name: definitions[name] for name in sorted(_reached(OUTPUTS, definitions))},
    }


def _written(definition: Mapping[str, Any]) -> Schema:
    """Return a definition as objects are written: every key is there, and beside each length its seconds."""
    if definition.get("type") != "object":
        return dict(definition)
    properties: Schema = {}
    for key, value in definition["properties"].items():
        properties[key] = {name: said for name, said in value.items() if name != "default"}
        if key == "length":
            properties["seconds"] = {"type": ["integer", "null"], "description": "The length in seconds."}
    said = {key: cleandoc(definition[key]) for key in ("title", "description") if key in definition}
    return said | _object(**properties)


def _kind(kind: Kind, written: Mapping[str, Schema]) -> Schema:
    derived = written[kind.links.__name__]["properties"]
    merged = []
    for record in kind.records:
        own = written[record.__name__]
        fields = {key: value for key, value in own["properties"].items() if key not in kind.without}
        merged.append({"title": own["title"]} | _object(**fields | derived))
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
