"""From nodes to records: the record's annotations decide what a text becomes, not its spelling."""

import re
from collections.abc import Mapping as Table
from functools import cache
from typing import Any, Final, NamedTuple

from msgspec import inspect

from rushguide.guide.nodes import Mapping, Node, Scalar, Sequence
from rushguide.guide.problems import Code, Mark, Problems
from rushguide.guide.record import Plain
from rushguide.text import hidden_character, shortened

INVALID: Final = object()
"""Takes the place of a value that could not be read; the reason is among the problems."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
TRUE = frozenset({"true", "yes", "on"})
FALSE = frozenset({"false", "no", "off"})
FOUND: Table[type[Node], str] = {Scalar: "a text", Sequence: "a list", Mapping: "a mapping"}


class Origin(NamedTuple):
    """Where a record or a part of one was read: the file, the outermost record's label, the path in it, the node."""

    record: Plain
    """Kept alive, so that nothing else gets its identity."""
    file: str
    label: str
    path: str
    node: Node

    def mark(self, steps: tuple[str, ...]) -> Mark:
        """Return the place of a value below the record, or of what is nearest above it."""
        node = self.node
        for step in steps:
            match node:
                case Mapping(values=values) if step in values:
                    node = values[step]
                case Sequence(items=items) if step.isdigit() and 1 <= int(step) <= len(items):
                    node = items[int(step) - 1]
                case _:
                    break
        return node.mark


class Converter:
    """Reads one record's nodes; everything that is wrong goes to the problems, and the reading goes on.

    `label` names the record in messages; the origin of each record and part is put into `origins` by its identity.
    """

    def __init__(self, file: str, label: str, problems: Problems, origins: dict[int, Origin]) -> None:
        """Read nodes of `file`."""
        self.file = file
        self.label = label
        self.problems = problems
        self.origins = origins

    def read(self, cls: type[Plain], node: Node) -> Any:
        """Return a record of the class, or INVALID."""
        return self._value(_type_of(cls), node, "", {})

    def _report(self, mark: Mark, path: str, code: Code, message: str) -> object:
        """Note a problem and return INVALID."""
        self.problems.report(self.file, mark, code, message, record=self.label, path=path)
        return INVALID

    def _value(self, kind: inspect.Type, node: Node, path: str, extra: Table[str, Any]) -> Any:
        value: Any
        match kind, node:
            case inspect.Metadata(type=inner, extra=more, extra_json_schema=schema), _:
                value = self._value(inner, node, path, {**(schema or {}), **(more or {})})
            case inspect.UnionType(types=types), _:
                # An unknown value is an absent key, so None is never read.
                known = next(each for each in types if not isinstance(each, inspect.NoneType))
                value = self._value(known, node, path, extra)
            case inspect.StructType(), Mapping():
                value = self._struct(kind, node, path)
            case inspect.VarTupleType(item_type=item), Sequence(items=nodes):
                items = [self._value(item, each, _join(path, n), {}) for n, each in enumerate(nodes, start=1)]
                value = INVALID if INVALID in items else tuple(items)
            case inspect.DictType(key_type=of_key, value_type=of_value), Mapping(values=nodes, keys=marks):
                keys = [self._value(of_key, Scalar(mark, key, plain=False), path, {}) for key, mark in marks.items()]
                value = {key: self._value(of_value, each, _join(path, key), {}) for key, each in nodes.items()}
                value = INVALID if INVALID in [*keys, *value.values()] else value
            case (inspect.StructType() | inspect.VarTupleType() | inspect.DictType(), _) | (_, Mapping() | Sequence()):
                message = f"expected {_expected(kind, extra)}, found {FOUND[type(node)]}"
                value = self._report(node.mark, path, Code.SHAPE, message)
            case _, Scalar():
                value = self._scalar(kind, node, path, extra)
        return value

    def _struct(self, kind: inspect.StructType, node: Mapping, path: str) -> Any:
        fields = {field.encode_name: field for field in kind.fields}
        for key, mark in node.keys.items():
            if key not in fields:
                hint = self.problems.guess(key, fields) or f"; possible: {', '.join(fields)}"
                self._report(mark, path, Code.UNKNOWN_KEY, f"unknown key '{shortened(key)}'{hint}")
        values: dict[str, Any] = {}
        for key, field in fields.items():
            if key in node.values:
                values[field.name] = self._value(field.type, node.values[key], _join(path, key), {})
            elif field.required:
                values[field.name] = self._report(node.mark, path, Code.MISSING_KEY, f"missing key '{key}'")
        if INVALID in values.values():
            return INVALID
        record: Any = kind.cls(**values)
        self.origins[id(record)] = Origin(record, self.file, self.label, path, node)
        return record

    def _scalar(self, kind: inspect.Type, node: Scalar, path: str, extra: Table[str, Any]) -> Any:
        text = node.text.strip()
        if not text or (node.plain and text in NULLS):
            message = "the value is empty; leave out the key if the value is unknown"
            return self._report(node.mark, path, Code.EMPTY, message)
        if hidden := hidden_character(text):
            message = f"the control character {hidden} is not allowed"
            return self._report(node.mark, path, Code.HIDDEN_CHARACTER, message)
        value = _read(kind, text, extra)
        if value is INVALID:
            choices = [str(each) for each in kind.values] if isinstance(kind, inspect.LiteralType) else []
            message = f"'{shortened(text)}' is not {_expected(kind, extra)}{self.problems.guess(text, choices)}"
            return self._report(node.mark, path, Code.VALUE, message)
        return value


_type_of = cache(inspect.type_info)
"""The fields of a class; looked up once, since it costs more than reading a record."""


def _join(path: str, step: str | int) -> str:
    return f"{path}.{step}" if path else str(step)


def _read(kind: inspect.Type, text: str, extra: Table[str, Any]) -> Any:
    match kind:
        case inspect.BoolType():
            return text in TRUE if text in TRUE | FALSE else INVALID
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


def _expected(kind: inspect.Type, extra: Table[str, Any]) -> str:
    """Return in words what a field holds."""
    match kind:
        case inspect.StructType() | inspect.DictType():
            return "a mapping"
        case inspect.VarTupleType():
            return "a list"
        case inspect.BoolType():
            return "true or false"
        case inspect.LiteralType(values=values):
            return "one of " + ", ".join(map(str, values))
        case _:
            return str(extra.get("what", "a text"))
