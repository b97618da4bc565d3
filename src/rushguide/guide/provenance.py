"""Which sources a value rests on: the longest path that fits, then what the parent says."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from rushguide.guide.record import Plain, Record

T = TypeVar("T")
NOTHING: tuple[object, ...] = (None, False, (), {})
"""What a field has that a file does not name."""


def fitting(table: Mapping[str, T], path: str) -> T | None:
    """Return the entry of the longest path that `path` lies in, else that of `"*"`, else None."""
    while path:
        if path in table:
            return table[path]
        path = path.rpartition(".")[0]
    return table.get("*")


class Fact(Struct, frozen=True):
    """One value: the record that holds it, its path there and from the outermost record, and what it rests on."""

    record: Record
    path: str
    whole_path: str
    value: object
    sources: tuple[str, ...]


def facts(record: Record, inherited: tuple[str, ...] = (), above: str = "") -> Iterator[Fact]:
    """Yield each value of a record and of the records in it; items of lists and mappings one by one.

    `inherited` are the sources that the parent names for the whole record, `above` is the path that leads to it.
    """
    for path, value in _values(record):
        sources = fitting(record.sources, path) or inherited
        if isinstance(value, Record):
            yield from facts(value, sources, f"{above}{path}.")
        elif path.partition(".")[0] not in record.STRUCTURE:
            yield Fact(record, path, above + path, value, sources)


def _values(record: Plain, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield paths and values; a part without sources of its own is opened only where records lie in it."""
    for name, key in zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True):
        value = getattr(record, name)
        for path, item in _items(prefix + key, value):
            if isinstance(item, Plain) and not isinstance(item, Record) and _holds_records(item):
                yield from _values(item, path + ".")
            else:
                yield path, item


def _holds_records(value: Plain) -> bool:
    return any(isinstance(item, Record) for _, item in _values(value))


def _items(path: str, value: object) -> Iterator[tuple[str, object]]:
    match value:
        case None | False:
            return
        case tuple():
            yield from ((f"{path}.{place}", item) for place, item in enumerate(value, start=1))
        case dict():
            yield from ((f"{path}.{key}", item) for key, item in value.items())
        case _:
            yield path, value


def has_path(record: Plain, path: str) -> bool:
    """Whether a dotted path leads to a value of the record; list items count from 1."""
    return value_at(record, path) is not None


def value_at(record: Plain, path: str) -> object:
    """Return what a dotted path leads to, None for nothing; list items count from 1."""
    value: object = record
    for step in path.split("."):
        value = _step(value, step)
    return None if value in NOTHING else value


def _item(items: tuple[object, ...], step: str) -> object:
    places = {str(place): item for place, item in enumerate(items, start=1)}
    return places.get(step)


def _step(value: object, step: str) -> object:
    match value:
        case Plain():
            names = dict(zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True))
            return getattr(value, names[step]) if step in names else None
        case tuple():
            return _item(value, step)
        case dict():
            return value.get(step)
        case _:
            return None
