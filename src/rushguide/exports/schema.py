"""The JSON Schema of what each command answers to programs; made from the records and their links.

It describes one object that has every command's answer under the command's name, so that
`{"$ref": "output.schema.json#/properties/songs"}` is the schema of what `rushguide songs --json` prints.
"""

from collections.abc import Mapping, Sequence
from inspect import cleandoc
from typing import Any, NamedTuple, TypedDict

import msgspec

from rushguide.exports import going as choices
from rushguide.exports import going as log
from rushguide.exports import going as plans
from rushguide.exports import objects as links
from rushguide.guide import events, music, records
from rushguide.guide.places import DIALECT
from rushguide.guide.problems import ProblemObject
from rushguide.guide.record import Disputed
from rushguide.queries.provenance import Statement, Subject
from rushguide.queries.search import Findings
from rushguide.queries.statistics import Chart


class HitObject(TypedDict):
    """Something that a search found, an extract where the name does not say why, and the command that opens it."""

    kind: str
    id: str
    name: str
    extract: str | None
    command: str


class FindingsObject(TypedDict):
    """What was found, the words that it was found by, and whether they are neighbours of what was typed."""

    words: tuple[str, ...]
    corrected: bool
    hits: list[HitObject]


class FigureObject(TypedDict):
    """A figure: what it stands for, its value, the value in words, and its era."""

    label: str
    value: int
    text: str
    era: str | None


class ChartObject(TypedDict):
    """A chart with its figures; the unit is seconds or a noun."""

    key: str
    title: str
    unit: str
    figures: list[FigureObject]


class StatementObject(TypedDict):
    """One value of a record: how sure it is, who says so, and who says otherwise."""

    field: str
    value: Any
    sure: str
    sources: tuple[str, ...]
    disputed: list[Disputed]


class WhyObject(TypedDict):
    """How the guide knows what it says of a record; of a source, also what rests on it."""

    subject: str
    name: str
    statements: list[StatementObject]
    cited_by: Sequence[str]


def findings_object(findings: Findings) -> FindingsObject:
    """Return what a search found."""
    hits: list[HitObject] = [
        {
            "kind": hit.entry.kind,
            "id": hit.entry.id,
            "name": hit.entry.names[0],
            "extract": hit.extract or None,
            "command": f"rushguide {hit.entry.command}",
        }
        for hit in findings.hits
    ]
    return {"words": findings.words, "corrected": findings.corrected, "hits": hits}


def chart_object(chart: Chart) -> ChartObject:
    """Return a chart."""
    figures: list[FigureObject] = [
        {"label": figure.label, "value": figure.value, "text": figure.text, "era": figure.era or None}
        for figure in chart.figures
    ]
    return {"key": chart.key, "title": chart.title, "unit": chart.unit, "figures": figures}


def why_object(subject: Subject, statements: Sequence[Statement], cited_by: Sequence[str]) -> WhyObject:
    """Return a record's values with how sure they are and who says so."""
    said: list[StatementObject] = [
        {
            "field": statement.path,
            "value": msgspec.to_builtins(statement.value),
            "sure": statement.sure,
            "sources": statement.sources,
            "disputed": msgspec.to_builtins(statement.rivals),
        }
        for statement in statements
    ]
    return {"subject": subject.address, "name": subject.names[0], "statements": said, "cited_by": cited_by}


Schema = dict[str, Any]
REF = "#/definitions/{name}"


class Kind(NamedTuple):
    """An object that is written from a record: the fields of the first class that fits, and those of its links."""

    records: tuple[type, ...]
    links: type = links.Alone
    without: frozenset[str] = frozenset()


ALBUMS = (music.StudioAlbum, music.LiveAlbum)
KINDS = {
    "series": Kind((records.Series,)),
    "announcement": Kind((records.Announcement,)),
    "episode": Kind((records.Episode,), links.EpisodeLinks),
    "era": Kind((records.Era,), links.EraLinks),
    "song": Kind((music.Song,), links.SongLinks),
    "placed_song": Kind((music.Song,), links.PlacedSongLinks),
    "album": Kind(ALBUMS, links.AlbumLinks),
    "album_line": Kind(ALBUMS, links.AlbumLineLinks, frozenset({"tracks"})),
    "event": Kind((events.Event,), links.EventLinks),
    "person": Kind((records.Person,), links.PersonLinks),
    "source": Kind((records.Source,)),
}
ANSWERS = (
    FindingsObject,
    ChartObject,
    WhyObject,
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
