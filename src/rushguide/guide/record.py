"""What records are made of: types of fields, the sources of values, and paths that lead to values."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Annotated, ClassVar, TypeVar

from msgspec import Meta, Struct, field
from msgspec.structs import astuple

from rushguide.text import CLOCK, DATE, is_date, is_length, is_period

T = TypeVar("T")
ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id looks like."""
GUIDE = "guide"
"""The source of what is this guide's own reading."""
ENDLESS = 10**9
"""The end of an open range: beyond any year, number or length in seconds."""
NOTHING: tuple[object, ...] = (None, False, (), {})
"""Values of fields that a file does not name."""


def _text(what: str, pattern: str, check: Callable[[str], bool] = bool) -> Meta:
    """Describe a text to people, to JSON Schema and to the reader, which also applies `check`."""
    return Meta(extra_json_schema={"pattern": pattern}, extra={"what": what, "check": check})


Id = Annotated[str, _text("an id (lower-case letters and digits, joined by '-')", ID)]
"""A record's name for programs, unique within its kind."""
Line = Annotated[str, _text("one line of text", r"^[^\n]+$")]
"""A text without line breaks."""
Prose = Annotated[str, Meta(min_length=1, extra={"what": "text"})]
"""Sentences; a blank line parts paragraphs."""
Date = Annotated[str, _text("a date (YYYY, YYYY-MM or YYYY-MM-DD) that exists", f"^{DATE}$", is_date)]
"""A date no more precise than its sources."""
Period = Annotated[str, _text("a date, or two in order joined by '/'", f"^{DATE}(/{DATE})?$", is_period)]
"""A date or a span of dates, as ISO 8601 writes them."""
Length = Annotated[str, _text("a length (m:ss or h:mm:ss)", f"^{CLOCK}$", is_length)]
"""A playing time."""
Colour = Annotated[str, _text("a colour (#rrggbb, lower case)", "^#[0-9a-f]{6}$")]
Address = Annotated[str, _text("an address (http:// or https://)", r"^https?://[^\s]+$")]
Year = Annotated[int, Meta(ge=1000, le=9999, extra={"what": "a year"})]
Count = Annotated[int, Meta(ge=1, extra={"what": "a whole number from 1 up"})]


class Plain(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value made of named fields, part of a record."""


class Disputed(Plain, frozen=True, kw_only=True):
    """Another value that was seen for a field, and who gives it."""

    value: Line
    """The value that this record does not have."""
    note: Prose | None = None
    minor: bool = False
    """No serious rival: a slip, an outlier against many; kept for `why`, and bears no mark."""
    sources: tuple[Id, ...]
    """Who gives it."""


class Record(Plain, frozen=True, kw_only=True):
    """A record that names its sources.

    `sources` maps a dotted path to ids of sources or claims; `"*"` stands for all paths not named, and list items
    count from 1 (`parts.3.music`). The longest path that fits wins, and a nested record inherits what its parent says.
    """

    STRUCTURE: ClassVar[frozenset[str]] = frozenset({"id", "number", "sources", "disputed"})
    """Fields that order and name records, and need no source."""
    OWN: ClassVar[frozenset[str]] = frozenset()
    """Fields for which this guide itself may be the source: its judgement, and said to be."""

    sources: dict[str, tuple[Id, ...]] = field(default_factory=dict)
    """For each dotted path, or `"*"`, the ids of sources or claims."""
    disputed: dict[str, tuple[Disputed, ...]] = field(default_factory=dict)
    """For each dotted path, other values that were seen for it."""


class Years(Plain, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """A span of calendar years, both ends counted; without `to` it lasts."""

    start: Year
    end: Year | None = None
    """The last year; without it, the span lasts."""

    def __contains__(self, year: int) -> bool:
        """Whether the year lies in the span."""
        return self.start <= year <= (self.end or ENDLESS)

    def meets(self, other: "Years") -> bool:
        """Whether the spans share a year."""
        return self.start <= (other.end or ENDLESS) and other.start <= (self.end or ENDLESS)


class Fact(Struct, frozen=True):
    """A value of a record, its path from that record and from the outermost one, and the ids of its sources."""

    record: Record
    path: str
    whole_path: str
    value: object
    sources: tuple[str, ...]


def most_specific(table: Mapping[str, T], path: str) -> T | None:
    """Return the entry of the longest path that `path` lies in, else that of `"*"`, else None."""
    while path:
        if path in table:
            return table[path]
        path = path.rpartition(".")[0]
    return table.get("*")


def facts(record: Record, inherited: tuple[str, ...] = (), above: str = "") -> Iterator[Fact]:
    """Yield each value of a record and of the records in it; items of lists and mappings one by one.

    `inherited` are the sources that the parent names for the whole record, `above` is the path that leads to it.
    """
    for path, value in _values(record):
        sources = most_specific(record.sources, path) or inherited
        if isinstance(value, Record):
            yield from facts(value, sources, f"{above}{path}.")
        elif path.partition(".")[0] not in record.STRUCTURE:
            yield Fact(record, path, above + path, value, sources)


def _values(value: object, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Yield paths and values; a part without sources of its own is opened only if it holds records."""
    for step, item in _steps(value):
        match item:
            case None | False:
                pass
            case tuple() | dict():
                yield from _values(item, f"{prefix}{step}.")
            case Plain() if not isinstance(item, Record) and any(isinstance(each, Record) for each in walk(item)):
                yield from _values(item, f"{prefix}{step}.")
            case _:
                yield f"{prefix}{step}", item


def walk(value: object) -> Iterator[Plain]:
    """Yield a record and all records and parts in it, at any depth."""
    if isinstance(value, Plain):
        yield value
    for _, item in _steps(value):
        yield from walk(item)


def _steps(value: object) -> Iterable[tuple[str | int, object]]:
    """Return what a record, a list or a mapping holds, each with the step of a path that leads there."""
    match value:
        case Plain():
            return zip(value.__struct_encode_fields__, astuple(value), strict=True)
        case tuple():
            return enumerate(value, start=1)
        case dict():
            return value.items()
        case _:
            return ()


def value_at(record: Plain, path: str) -> object:
    """Return what a dotted path leads to, None for nothing; list items count from 1."""
    value: object = record
    for step in path.split("."):
        match value:
            case Plain():
                value = dict(_steps(value)).get(step)
            case tuple():
                place = int(step) if len(step) < len("1000000") and step.isascii() and step.isdecimal() else 0
                value = value[place - 1] if 0 < place <= len(value) else None
            case dict():
                value = value.get(step)
            case _:
                return None
    return None if value in NOTHING else value
