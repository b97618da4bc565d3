"""From nodes to records: the record's annotations decide what a text becomes, not its spelling."""

import re
from collections.abc import Mapping as Table
from collections.abc import Sequence as Series
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, NamedTuple

from msgspec import Struct, inspect

from rushguide.guide.nodes import NULLS, Mapping, Mark, Node, Scalar, Sequence
from rushguide.guide.problems import Code, Problem, Problems
from rushguide.guide.record import Plain
from rushguide.text import hidden_character, shortened


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a file: the record's label, the path walked from it, and the node there."""

    file: str
    node: Node
    label: str
    path: tuple[str, ...] = ()

    def at(self, step: str | int) -> "Origin":
        """Return the origin one step further; the node is that of the record that is being read."""
        return replace(self, path=(*self.path, str(step)))

    def on(self, node: Node) -> "Origin":
        """Return the origin with the node that stands there."""
        return replace(self, node=node)

    @property
    def field(self) -> str:
        """The dotted path from the record."""
        return ".".join(self.path)

    def find(self, steps: tuple[str, ...]) -> tuple[Mark, str]:
        """Return where a path below this record stands (or what is nearest above), and its dotted path."""
        return _position(self.node, steps), ".".join((*self.path, *steps))


class _Kept(NamedTuple):
    record: Struct
    origin: Origin


class Origins:
    """The origins of all records read, by the record itself."""

    def __init__(self) -> None:
        """Know none yet."""
        self._kept: dict[int, _Kept] = {}

    def add(self, record: Struct, origin: Origin) -> None:
        """Remember where a record came from; the record is kept alive, so its identity stays its own."""
        self._kept[id(record)] = _Kept(record, origin)

    def of(self, record: Struct) -> Origin:
        """Return where a record came from."""
        return self._kept[id(record)].origin


def _position(node: Node, steps: tuple[str, ...]) -> Mark:
    for step in steps:
        match node:
            case Mapping(values=values) if step in values:
                node = values[step]
            case Sequence(items=items) if step.isdigit() and 1 <= int(step) <= len(items):
                node = items[int(step) - 1]
            case _:
                break
    return node.mark


INVALID: Final = object()
"""Stands for a value that could not be read; the reason is among the problems."""

TRUE = frozenset({"true", "yes", "on"})
FALSE = frozenset({"false", "no", "off"})


class Converter:
    """Reads one file's nodes; everything that is wrong goes to the problems, and the reading goes on."""

    def __init__(self, file: str, problems: Problems, origins: Origins) -> None:
        """Read nodes of `file`."""
        self.file = file
        self.problems = problems
        self.origins = origins

    def record(self, cls: type[Plain], node: Node, label: str) -> Any:
        """Return a record of the class, or INVALID; `label` names the record in messages."""
        return self._struct(_kind_of(cls), node, Origin(self.file, node, label))

    def complain(self, mark: Mark, origin: Origin, code: Code, message: str) -> object:
        """Note a problem and return INVALID."""
        self.problems.add(Problem(self.file, *mark, origin.label, origin.field, message, code))
        return INVALID

    def _value(self, kind: inspect.Type, node: Node, origin: Origin, extra: Table[str, Any]) -> Any:
        match kind:
            case inspect.Metadata(type=inner, extra=more, extra_json_schema=schema):
                return self._value(inner, node, origin, {**(schema or {}), **(more or {})})
            case inspect.UnionType(types=types):
                return self._value(_known(types), node, origin, extra)
            case inspect.StructType():
                return self._struct(kind, node, origin)
            case inspect.VarTupleType(item_type=item):
                return self._tuple(item, node, origin)
            case inspect.DictType(key_type=key, value_type=value):
                return self._dict(key, value, node, origin)
            case _:
                return self._scalar(kind, node, origin, extra)

    def _struct(self, kind: inspect.Type, node: Node, origin: Origin) -> Any:
        assert isinstance(kind, inspect.StructType)  # noqa: S101 - the callers' types say so
        if not isinstance(node, Mapping):
            return self.complain(node.mark, origin, Code.SHAPE, f"here stand fields (key: value), not {_say(node)}")
        fields = {field.encode_name: field for field in kind.fields}
        self._unknown_keys(fields, node, origin)
        values: dict[str, Any] = {}
        for key, field in fields.items():
            if key in node.values:
                values[field.name] = self._value(field.type, node.values[key], origin.at(key), {})
            elif field.required:
                values[field.name] = self.complain(node.mark, origin, Code.MISSING_KEY, f"the key '{key}' is missing")
        if INVALID in values.values():
            return INVALID
        record: Struct = kind.cls(**values)
        self.origins.add(record, origin.on(node))
        return record

    def _unknown_keys(self, fields: Table[str, object], node: Mapping, origin: Origin) -> None:
        for key in (each for each in node.values if each not in fields):
            hint = self.problems.guess(key, fields) or f" Possible: {', '.join(fields)}."
            self.complain(
                node.keys[key], origin, Code.UNKNOWN_KEY, f"the key '{shortened(key)}' is not known here.{hint}"
            )

    def _tuple(self, item: inspect.Type, node: Node, origin: Origin) -> Any:
        if not isinstance(node, Sequence):
            return self.complain(node.mark, origin, Code.SHAPE, f"here stands a list, not {_say(node)}")
        values = [self._value(item, each, origin.at(place), {}) for place, each in enumerate(node.items, start=1)]
        return INVALID if INVALID in values else tuple(values)

    def _dict(self, key_kind: inspect.Type, kind: inspect.Type, node: Node, origin: Origin) -> Any:
        if not isinstance(node, Mapping):
            return self.complain(node.mark, origin, Code.SHAPE, f"here stand keys with values, not {_say(node)}")
        keys = [self._value(key_kind, Scalar(mark, key, plain=False), origin, {}) for key, mark in node.keys.items()]
        values = {key: self._value(kind, each, origin.at(key), {}) for key, each in node.values.items()}
        return INVALID if INVALID in [*keys, *values.values()] else values

    def _scalar(self, kind: inspect.Type, node: Node, origin: Origin, extra: Table[str, Any]) -> Any:
        if not isinstance(node, Scalar):
            return self.complain(node.mark, origin, Code.SHAPE, f"here stands {_wanted(kind, extra)}, not {_say(node)}")
        text = node.text.strip()
        if not text or (node.plain and text in NULLS):
            return self.complain(
                node.mark, origin, Code.EMPTY, "the value is empty: what is not known is left out, key and all"
            )
        if hidden := hidden_character(text):
            return self.complain(
                node.mark, origin, Code.HIDDEN_CHARACTER, f"the control character {hidden} has no place in a guide"
            )
        value = _read(kind, text, extra)
        if value is INVALID:
            hint = self.problems.guess(text, _choices(kind))
            return self.complain(
                node.mark, origin, Code.VALUE, f"'{shortened(text)}' is not {_wanted(kind, extra)}.{hint}"
            )
        return value


@cache
def _kind_of(cls: type[Plain]) -> inspect.Type:
    """Return what a class's fields are; looked up once, since it costs more than reading a record."""
    return inspect.type_info(cls)


def _known(types: Series[inspect.Type]) -> inspect.Type:
    """Return the one type of a union with None: unknown is an absent key, so None is never read."""
    return next(kind for kind in types if not isinstance(kind, inspect.NoneType))


def _read(kind: inspect.Type, text: str, extra: Table[str, Any]) -> Any:
    match kind:
        case inspect.BoolType():
            return True if text in TRUE else False if text in FALSE else INVALID
        case inspect.IntType(ge=least, le=most):
            whole = int(text) if re.fullmatch("[0-9]{1,9}", text) else -1
            return whole if (least or 0) <= whole <= (most or 10**9) else INVALID
        case inspect.LiteralType(values=values):
            return text if text in values else INVALID
        case inspect.StrType():
            fits = "pattern" not in extra or _compiled(extra["pattern"]).search(text)
            return text if fits and extra.get("check", bool)(text) else INVALID
        case _:  # pragma: no cover - a record with a field of another type is a mistake in the model
            raise TypeError(kind)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern with `$` at the very end only, as JSON Schema means it."""
    return re.compile(re.sub(r"\$$", r"\\Z", pattern), re.ASCII)


def _choices(kind: inspect.Type) -> tuple[str, ...]:
    return tuple(str(value) for value in kind.values) if isinstance(kind, inspect.LiteralType) else ()


def _wanted(kind: inspect.Type, extra: Table[str, Any]) -> str:
    match kind:
        case inspect.BoolType():
            return "true or false"
        case inspect.LiteralType():
            return "one of " + ", ".join(_choices(kind))
        case _:
            return str(extra.get("what", "a text"))


def _say(node: Node) -> str:
    return {Scalar: "a text", Sequence: "a list", Mapping: "keys with values"}[type(node)]
