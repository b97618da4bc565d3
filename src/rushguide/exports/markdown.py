"""Listings and pages as Markdown that GitHub renders."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from rushguide.columns.column import NOTHING, Column, Listing, meanings
from rushguide.exports.objects import PROVENANCE

R = TypeVar("R")
SPECIAL = re.compile(r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)")
BEGINNING = re.compile(r"^(?:(\d{1,9})(?=[.)](?: |$))|(?=[#+\-=]))", re.ASCII)
"""Where a sign at the beginning of a line would make it a heading, a list or a quotation."""
NAMES = ("title", "name", "subject")
"""Keys whose value is the heading of a page, the first that is there."""
EMPTY: tuple[object, ...] = (None, [], (), {})
DEEPEST = 6
"""The deepest heading that there is."""
SHORT = 72
"""Characters up to which a text stands beside its key; a longer one gets a heading of its own."""


def escaped(text: str) -> str:
    """Return a text in one line, with all signs that mean something in Markdown taken at their word."""
    return BEGINNING.sub(r"\1\\", SPECIAL.sub(r"\\\g<0>", " ".join(text.split())))


def table_markdown(listing: Listing[R], rows: Sequence[R]) -> str:
    """Return rows as a table of GitHub's Flavored Markdown, as people read them, prose included."""
    headings = [escaped(column.heading) or column.key.capitalize() for column in listing.columns]
    sides = ["---:" if column.right else "---" for column in listing.columns]
    cells = [[_cell(column, row) for column in listing.columns] for row in rows]
    notes = [f"\n{escaped(note)}\n" for note in meanings(cell for row in cells for cell in row)]
    table = (headings, sides, *([escaped(cell) for cell in row] for row in cells))
    return "".join([*(f"{_row(line)}\n" for line in table), *notes])


def _cell(column: Column[R], row: R) -> str:
    return column.cell(row) or ("" if column.blank else NOTHING)


def page_markdown(value: object) -> str:
    """Return the data of a page: headings, values beside their keys, longer texts below them, tables of records."""
    pages: Any = value if isinstance(value, list | tuple) else [value]
    return "\n".join(line for page in pages for line in _page(page))


def _page(page: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of a record under its name, where it has one."""
    named = next((key for key in NAMES if page.get(key)), None)
    yield from _heading(str(page[named]), 1) if named else []
    yield from _record({key: value for key, value in page.items() if key != named}, 1)


def _record(record: Mapping[str, Any], level: int) -> Iterator[str]:
    """Yield the lines of a record; what is unknown or empty is left out."""
    known = {key: value for key, value in record.items() if value not in EMPTY}
    beside = {key: value for key, value in known.items() if _is_short(value)}
    yield from [f"- **{escaped(_said(key))}**: {escaped(inline(value))}" for key, value in beside.items()]
    yield from [""] if beside else []
    for key, value in known.items():
        if key not in beside:
            yield from _heading(_said(key), level + 1)
            yield from _below(value, level + 1)


def _heading(text: str, level: int) -> list[str]:
    return [f"{'#' * min(level, DEEPEST)} {escaped(text)}", ""]


def _below(value: Any, level: int) -> Iterator[str]:
    """Yield the lines of a value that stands under its own heading."""
    if isinstance(value, dict):
        yield from _record(value, level)
    elif isinstance(value, list | tuple) and all(isinstance(item, dict) for item in value):
        yield from (*_table(value), "")
    elif isinstance(value, list | tuple):
        yield from (*(f"- {escaped(inline(item))}" for item in value), "")
    else:
        yield from (line for paragraph in str(value).split("\n\n") for line in (escaped(paragraph), ""))


def _table(records: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield records as a table of the keys that say something in one of them; where that was read, JSON says."""
    said = (key for record in records for key, value in record.items() if value not in EMPTY)
    keys = dict.fromkeys(key for key in said if key not in PROVENANCE)
    yield _row(_said(key) for key in keys)
    yield _row("---" for _ in keys)
    for record in records:
        yield _row(escaped(inline(record.get(key))) for key in keys)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _is_short(value: Any) -> bool:
    """Whether a value can stand beside its key: it is one line, and no list of records."""
    if isinstance(value, dict):
        return not any(isinstance(item, dict | list | tuple) for item in value.values())
    if isinstance(value, list | tuple):
        return all(isinstance(item, str | int) and len(str(item)) <= SHORT for item in value)
    return len(str(value)) <= SHORT


def inline(value: Any) -> str:
    """Return a value in one line."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{_said(key)}: {inline(item)}" for key, item in value.items() if item is not None)
    if isinstance(value, list | tuple):
        return ", ".join(map(inline, value))
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _said(key: str) -> str:
    """Return a key as people say it: `these_years` is "These years"; a country's code stays."""
    return (key[:1].upper() + key[1:]).replace("_", " ")
