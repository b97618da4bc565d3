"""Hypothesis strategies for single records: each field is drawn by what its type says of it."""

import calendar
from functools import cache
from typing import Any

from hypothesis import strategies as st
from msgspec import inspect

from rushguide.guide.reader import NULLS
from rushguide.text import hidden_character

Fields = dict[str, Any]
FIRST, LAST = 1000, 9999

AWKWARD = [
    "[live]",
    "[/red]",
    "a: b",
    "- a",
    "#1",
    "Émile",
    "אבגד",
    "مرحبا",
    "\uff12\uff11",
    "no",
    "4:33",
    "~a",
    "'",
    '"',
    "🎸",
    "%",
    "*a",
]
WORDS = st.sampled_from(AWKWARD) | st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=9)
IDS = st.from_regex("[a-z0-9]{1,4}(-[a-z0-9]{1,3}){0,2}", fullmatch=True)


def _is_text(text: str) -> bool:
    return bool(text.strip()) and hidden_character(text) is None and text not in NULLS


lines = st.lists(WORDS, min_size=1, max_size=4).map(" ".join).filter(_is_text)
prose = st.lists(lines, min_size=1, max_size=3).map(". ".join)
lengths = st.builds("{}:{:02}".format, st.integers(0, 99), st.integers(0, 59)) | st.builds(
    "{}:{:02}:{:02}".format, st.integers(0, 12), st.integers(0, 59), st.integers(0, 59)
)


@st.composite
def dates(draw: st.DrawFn, first: int = 1, last: int = LAST) -> str:
    """Draw a date of any precision."""
    year, month = draw(st.integers(first, last)), draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.monthrange(year, month)[1]))
    return draw(st.sampled_from([f"{year:04}", f"{year:04}-{month:02}", f"{year:04}-{month:02}-{day:02}"]))


@st.composite
def spans(draw: st.DrawFn) -> Fields:
    """Draw the years of an era, an episode or a stay: from, and often to."""
    first, last = sorted(draw(st.tuples(st.integers(FIRST, LAST), st.integers(FIRST, LAST))))
    return {"from": first} | draw(st.sampled_from([{}, {"to": last}]))


SAID: dict[str, st.SearchStrategy[Any]] = {
    "an id (": IDS,
    "one line": lines,
    "text": prose,
    "a date (": dates(),
    "a date, or two": dates() | st.builds("{}/{}".format, dates(last=1999), dates(first=2000)),
    "a length": lengths,
    "a colour": st.from_regex("#[0-9a-f]{6}", fullmatch=True),
    "an address": st.just("https://a.example/?q=1&r=[2]#x"),
    "a year": st.integers(FIRST, LAST),
    "a whole number": st.integers(1, 999_999_999),
}
"""What draws a value, by how its field is said in messages."""
LATER = frozenset({"sources", "disputed", "tracks", "parts", "listening", "claims"})
"""Fields that have to agree with others, and are filled in when a guide is put together."""


@cache
def record(cls: type[Any]) -> st.SearchStrategy[Fields]:
    """Return a strategy for a record's fields: those that it must have, and some of the others."""
    kind = inspect.type_info(cls)
    assert isinstance(kind, inspect.StructType)
    if {field.encode_name for field in kind.fields} == {"from", "to"}:
        return spans()
    drawn = {field.encode_name: value(field.type) for field in kind.fields if field.encode_name not in LATER}
    required = {field.encode_name for field in kind.fields if field.required}
    optional = {name: each for name, each in drawn.items() if name not in required}
    return st.fixed_dictionaries({name: drawn[name] for name in drawn if name in required}, optional=optional)


def value(kind: inspect.Type) -> st.SearchStrategy[Any]:  # noqa: PLR0911 - one answer for each kind of type
    """Return a strategy for a field's value."""
    match kind:
        case inspect.Metadata(type=inner, extra=extra):
            said = (extra or {}).get("what")
            return value(inner) if said is None else next(s for name, s in SAID.items() if said.startswith(name))
        case inspect.UnionType(types=types):
            return value(next(each for each in types if not isinstance(each, inspect.NoneType)))
        case inspect.StructType():
            return record(kind.cls)
        case inspect.VarTupleType(item_type=item):
            return st.lists(value(item), max_size=2)
        case inspect.DictType(value_type=inner):
            return st.dictionaries(st.sampled_from(["UK", "US", "a.b", "é: [x]"]), value(inner), max_size=2)
        case inspect.LiteralType(values=values):
            return st.sampled_from(sorted(map(str, values)))
        case inspect.BoolType():
            return st.booleans()
        case _:
            raise TypeError(kind)
