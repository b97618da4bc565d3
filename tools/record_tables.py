"""What the reference of the data is made of: records, their fields and documentation in words, and tables."""

import ast
import inspect
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from types import ModuleType
from typing import TypeAlias

from msgspec import inspect as records

from rushguide.guide.record import Plain, Record

Classes: TypeAlias = tuple[type[Plain], ...]
Row: TypeAlias = tuple[str, ...]

PLURALS = {
    "one line of text": "lines of text",
    "text": "texts",
    "a whole number from 1 up": "whole numbers from 1 up",
}
"""Those that are not the word with an s."""
WIDEST = 64
"""Cells up to this width are padded, so that a table can be read in an editor too."""


def nested(classes: Classes) -> list[type[Plain]]:
    """Return the classes of the records in records of these classes, in the order of the fields."""
    found: dict[type[Plain], None] = {}
    waiting = [field.type for cls in classes for field in own_first(cls)]
    while waiting:
        kind = waiting.pop(0)
        if isinstance(kind, records.StructType) and issubclass(kind.cls, Plain) and kind.cls not in found:
            found[kind.cls] = None
            waiting[:0] = [field.type for field in own_first(kind.cls)]
        waiting[:0] = _inside(kind)
    return list(found)


def _inside(kind: records.Type) -> list[records.Type]:
    match kind:
        case records.UnionType(types=types):
            return list(types)
        case records.Metadata(type=inner) | records.VarTupleType(item_type=inner) | records.DictType(value_type=inner):
            return [inner]
        case _:
            return []


def own_first(cls: type[Plain]) -> list[records.Field]:
    """Return the fields of a class, those that every record has at the end."""
    kind = records.type_info(cls)
    assert isinstance(kind, records.StructType)  # noqa: S101 - the argument's type says so
    return sorted(kind.fields, key=lambda field: field.name in Record.__struct_fields__)


def print_line(kind: records.Type, what: str = "text") -> str:
    """Return in words what a field holds."""
    match kind:
        case records.Metadata(type=inner, extra=extra):
            return print_line(inner, extra["what"] if extra else what)
        case records.UnionType(types=types):
            return " or ".join(print_line(each) for each in types if not isinstance(each, records.NoneType))
        case records.VarTupleType(item_type=item):
            return f"list of {plural(print_line(item))}"
        case records.DictType(key_type=key, value_type=value):
            return f"mapping of {plural(print_line(key))} to {plural(print_line(value))}"
        case _:
            return _say_one(kind, what)


def _say_one(kind: records.Type, what: str) -> str:
    match kind:
        case records.StructType(cls=cls):
            return f"[{cls.__name__}](#{cls.__name__.lower()})"
        case records.LiteralType(values=values):
            return "one of " + ", ".join(f"`{value}`" for value in values)
        case records.BoolType():
            return "true or false"
        case _:
            return what.partition(" (")[0]


def plural(words: str) -> str:
    """Return words for several of a thing; links stay, and so does a list of things."""
    if words.startswith("list of "):
        return words.replace("list", "lists", 1)
    return PLURALS.get(words) or re.sub(r"^an? (\w+)$", r"\1s", words)


def documentation_of(cls: type[Plain], name: str) -> str:
    """Return the literal under a field, in its class or in the one that it is inherited from."""
    for base in cls.__mro__:
        module = sys.modules[base.__module__]
        if issubclass(base, Plain) and (said := literals(module, base.__name__).get(name)):
            return said
    return ""


@cache
def literals(module: ModuleType, owner: str = "") -> dict[str, str]:
    """Return the text literals under the names of a module, or of a class in it."""
    body = ast.parse(inspect.getsource(module)).body
    if owner:
        body = next(node.body for node in body if isinstance(node, ast.ClassDef) and node.name == owner)
    return {name: " ".join(text.split()) for pair in pairwise(body) for name, text in _documented(*pair)}


def _documented(statement: ast.stmt, below: ast.stmt) -> Iterator[tuple[str, str]]:
    match statement, below:
        case (
            ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
            ast.Expr(value=ast.Constant(value=str(text))),
        ):
            yield name, text


def table(heads: Row, rows: Iterable[Row]) -> str:
    """Return a Markdown table; all columns but the last are padded."""
    cells = [heads, *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
    widths = [max(len(cell) for cell in column if len(cell) <= WIDEST) for column in zip(*cells, strict=True)]
    ruled = [cells[0], (*("-" * width for width in widths[:-1]), "---"), *cells[1:]]
    return "".join(_line(row, widths) for row in ruled)


def _line(row: Row, widths: list[int]) -> str:
    padded = [cell.ljust(width) for cell, width in zip(row[:-1], widths, strict=False)]
    return "| " + " | ".join([*padded, row[-1]]).rstrip() + " |\n"
