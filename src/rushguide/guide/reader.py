"""From files to records: the record's annotations decide what a text becomes, not its spelling.

The checks that look across records come afterwards.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

from msgspec import Struct, field, inspect

from rushguide.guide import nodes
from rushguide.guide.guide import MANY, ONE, REQUIRED, AnyAlbum, Guide
from rushguide.guide.music import SONG_KINDS, LiveAlbum, Song, StudioAlbum
from rushguide.guide.problems import START, Code, Mark, Problems
from rushguide.guide.record import Plain, walk
from rushguide.guide.records import Announcement, Claim, Episode, Event, Series, Source
from rushguide.text import hidden_character, shortened

INVALID: Final = object()
"""Takes the place of a value that could not be read; the reason is among the problems."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
SWITCHES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
FOUND: Mapping[type[nodes.Node], str] = {nodes.Scalar: "a text", nodes.Sequence: "a list", nodes.Mapping: "a mapping"}
EXPECTED: Mapping[type[inspect.Type], str] = {
    inspect.StructType: "a mapping",
    inspect.DictType: "a mapping",
    inspect.VarTupleType: "a list",
    inspect.BoolType: "true or false",
}
"""What fields hold whose annotation does not say it."""
POSSIBLE = ", ".join([*ONE, *MANY, "albums/*.yaml", "events/*.yaml"])
"""The files of a guide, for messages."""
ID_SPACES: dict[type[Plain], type[Plain]] = {LiveAlbum: StudioAlbum, Claim: Source, Announcement: Source}
"""Classes whose ids are known among those of another."""

P = TypeVar("P", bound=Plain)
Steps = tuple[str, ...]
"""A path: names of fields, keys, and places in lists, counted from 1."""


class Origin(NamedTuple):
    """Where a record or a part of one was read: by what, the path in the outermost record, and the node."""

    record: Plain
    """Kept alive, so that nothing else gets its identity."""
    converter: "Converter"
    path: Steps
    node: nodes.Node

    def mark(self, steps: Steps) -> Mark:
        """Return the place of a value below the record, or of what is nearest above it."""
        node = self.node
        for step in steps:
            match node:
                case nodes.Mapping(values=values) if step in values:
                    node = values[step]
                case nodes.Sequence(items=items) if step.isdigit() and 1 <= int(step) <= len(items):
                    node = items[int(step) - 1]
                case _:
                    break
        return node.mark


class Draft(Struct):
    """Records by class in the order of the files, where they came from, and what is wrong so far."""

    records: dict[type[Plain], list[Any]] = {}
    ids: dict[type[Plain], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """Every id that a file states, by class, with the file and line; those of broken records count too."""
    partial: set[type[Plain]] = set()
    """Classes with a record that could not be read: what is left of them is neither numbered nor all that is used."""
    unread: set[type[Plain]] = set()
    """Classes of which a whole file could not be read: an id that is not known may be in it."""
    origins: dict[int, Origin] = {}
    """By the identity of the record or part."""
    problems: Problems = field(default_factory=Problems)

    def all(self, cls: type[P]) -> list[P]:
        """Return the records of one class."""
        return self.records.get(cls, [])

    @property
    def albums(self) -> list[AnyAlbum]:
        """All albums, those of songs first."""
        return [*self.all(StudioAlbum), *self.all(LiveAlbum)]

    def everything(self) -> Iterator[Plain]:
        """Yield all records, and the records and parts in them."""
        return (each for records in self.records.values() for record in records for each in walk(record))

    def report(self, record: Plain, path: str | Steps, code: Code, message: str) -> None:
        """Note a problem at a path of a record: dotted, or in steps if a key has a dot of its own."""
        origin = self.origins[id(record)]
        steps = path if isinstance(path, tuple) else tuple(filter(None, path.split(".")))
        origin.converter.report(origin.mark(steps), (*origin.path, *steps), code, message)

    def guide(self) -> Guide:
        """Return the guide; its files must have had no errors."""
        kinds = {"studio_albums": StudioAlbum, "live_albums": LiveAlbum, "typed_events": Event}
        kinds |= {file.removesuffix(".yaml"): cls for file, cls in MANY.items()}
        lists: dict[str, Any] = {name: tuple(self.all(cls)) for name, cls in kinds.items()}
        return Guide(series=self.all(Series)[0], announcement=next(iter(self.all(Announcement)), None), **lists)


def read_draft(files: Iterable[tuple[str, bytes]]) -> Draft:
    """Read files, each with its name in the guide."""
    draft, missing = Draft(), set(REQUIRED)
    reader = nodes.NodeReader(draft.problems)
    for name, data in files:
        missing.discard(name)
        _read_file(draft, name, reader.read(name, data))
    for name in missing:
        draft.problems.report(name, START, Code.FILE, "this file is missing")
    return draft


def _read_file(draft: Draft, name: str, node: nodes.Node | None) -> None:
    listed = Event if name.startswith("events/") else MANY.get(name)
    cls = listed or ONE.get(name)
    if name.startswith("albums/"):
        cls = StudioAlbum if node is None or _text(node, "kind") in SONG_KINDS else LiveAlbum
    items = [node] if node and not listed else node.items if isinstance(node, nodes.Sequence) else None
    if cls and items is None:
        draft.unread |= {ID_SPACES.get(cls, cls), Song} if cls is StudioAlbum else {ID_SPACES.get(cls, cls)}
    if node is None:
        return
    if not cls:
        draft.problems.report(name, START, Code.FILE, f"unknown file; a guide has {POSSIBLE}")
    elif items is None:
        draft.problems.report(name, node.mark, Code.FILE, f"expected a list of records, found {FOUND[type(node)]}")
    else:
        for item in items:
            record = Converter(draft, name, _label(cls, item)).read(_type_of(cls), item)
            if record is INVALID:
                draft.partial.add(cls)
            else:
                draft.records.setdefault(cls, []).append(record)


def _label(cls: type[Plain], node: nodes.Node) -> str:
    """Return what messages call a record: `album first-light`, `episode 3`."""
    name = "album" if cls in (StudioAlbum, LiveAlbum) else cls.__name__.lower()
    return f"{name} {shortened(_text(node, 'number' if cls is Episode else 'id'))}".rstrip()


def _text(node: nodes.Node, key: str) -> str:
    value = node.values.get(key) if isinstance(node, nodes.Mapping) else None
    return value.text.strip() if isinstance(value, nodes.Scalar) else ""


class Converter(Struct):
    """Reads one record's nodes; what is wrong, ids and origins go to the draft, and the reading goes on."""

    draft: Draft
    file: str
    label: str
    """What messages call the record."""

    def report(self, mark: Mark, path: Steps, code: Code, message: str) -> object:
        """Note a problem and return INVALID."""
        self.draft.problems.report(self.file, mark, code, message, record=self.label, path=".".join(path))
        return INVALID

    def read(self, kind: inspect.Type, node: nodes.Node, path: Steps = (), extra: Mapping[str, Any] = {}) -> Any:
        """Return what a node at a path of the record says, as a value of a kind, or INVALID."""
        value: Any
        match kind, node:
            case inspect.Metadata(type=inner, extra=more, extra_json_schema=schema), _:
                value = self.read(inner, node, path, {**(schema or {}), **(more or {})})
            case inspect.UnionType(types=types), _:
                # An unknown value is an absent key, so None is never read.
                known = next(each for each in types if not isinstance(each, inspect.NoneType))
                value = self.read(known, node, path, extra)
            case inspect.StructType(), nodes.Mapping():
                value = self._struct(kind, node, path)
            case inspect.VarTupleType(item_type=item), nodes.Sequence(items=parts):
                items = [self.read(item, each, (*path, str(n))) for n, each in enumerate(parts, start=1)]
                value = INVALID if INVALID in items else tuple(items)
            case inspect.DictType(key_type=of_key, value_type=of_value), nodes.Mapping(values=parts, keys=marks):
                keys = [self.read(of_key, nodes.Scalar(mark, key, plain=False), path) for key, mark in marks.items()]
                value = {key: self.read(of_value, each, (*path, key)) for key, each in parts.items()}
                value = INVALID if INVALID in [*keys, *value.values()] else value
            case inspect.BoolType() | inspect.IntType() | inspect.LiteralType() | inspect.StrType(), nodes.Scalar():
                value = self._scalar(kind, node, path, extra)
            case _:
                message = f"expected {_expected(kind, extra)}, found {FOUND[type(node)]}"
                value = self.report(node.mark, path, Code.SHAPE, message)
        return value

    def _struct(self, kind: inspect.StructType, node: nodes.Mapping, path: Steps) -> Any:
        cls: Any = kind.cls
        fields = {each.encode_name: each for each in kind.fields}
        for key, mark in node.keys.items():
            if key not in fields:
                hint = self.draft.problems.guess(key, fields) or f"; possible: {', '.join(fields)}"
                self.report(mark, path, Code.UNKNOWN_KEY, f"unknown key '{shortened(key)}'{hint}")
        if "id" in fields and (identity := _text(node, "id")):
            known = self.draft.ids[ID_SPACES.get(cls, cls)]
            if identity in known:
                message = f"duplicate id '{shortened(identity)}' (first in {known[identity]})"
                self.draft.problems.report(self.file, node.mark, Code.DUPLICATE_ID, message, record=_label(cls, node))
            known.setdefault(identity, f"{self.file}:{node.mark.line}")
        values: dict[str, Any] = {}
        for key, each in fields.items():
            if key in node.values:
                values[each.name] = self.read(each.type, node.values[key], (*path, key))
            elif each.required:
                values[each.name] = self.report(node.mark, path, Code.MISSING_KEY, f"missing key '{key}'")
        if INVALID in values.values():
            return INVALID
        record = cls(**values)
        self.draft.origins[id(record)] = Origin(record, self, path, node)
        return record

    def _scalar(self, kind: inspect.Type, node: nodes.Scalar, path: Steps, extra: Mapping[str, Any]) -> Any:
        text = node.text.strip()
        if not text or (node.plain and text in NULLS):
            message = "the value is empty; leave out the key if the value is unknown"
            return self.report(node.mark, path, Code.EMPTY, message)
        if hidden := hidden_character(text):
            message = f"the control character {hidden} is not allowed"
            return self.report(node.mark, path, Code.HIDDEN_CHARACTER, message)
        value: Any
        choices: list[str] = []
        match kind:
            case inspect.BoolType():
                value = SWITCHES.get(text, INVALID)
            case inspect.IntType(ge=least, le=most):
                whole = int(text) if re.fullmatch("[0-9]{1,9}", text) else -1
                value = whole if (least or 0) <= whole <= (most or 10**9) else INVALID
            case inspect.LiteralType(values=values):
                choices = [str(each) for each in values]
                value = text if text in choices else INVALID
            case _:
                fits = "pattern" not in extra or re.fullmatch(extra["pattern"], text, re.ASCII)
                value = text if fits and extra.get("check", bool)(text) else INVALID
        if value is INVALID:
            message = f"'{shortened(text)}' is not {_expected(kind, extra)}{self.draft.problems.guess(text, choices)}"
            return self.report(node.mark, path, Code.VALUE, message)
        return value


_type_of = cache(inspect.type_info)
"""The fields of a class; looked up once, since it costs more than reading a record."""


def _expected(kind: inspect.Type, extra: Mapping[str, Any]) -> str:
    """Return in words what a field holds."""
    if isinstance(kind, inspect.LiteralType):
        return "one of " + ", ".join(map(str, kind.values))
    return EXPECTED.get(type(kind)) or str(extra.get("what", "a text"))
