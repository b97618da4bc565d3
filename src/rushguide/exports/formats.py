"""Rows and pages in formats for programs: JSON, YAML, CSV, TSV and Markdown; and sorting by the keys of JSON."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from rushguide.columns.column import NOTHING, SECONDS, TITLED, Listing, meanings
from rushguide.errors import ExitCode, GuideError
from rushguide.exports.objects import PROVENANCE, Object, to_json
from rushguide.text import did_you_mean, fold, nearest

R = TypeVar("R")


def sort_rows(rows: Sequence[R], objects: Sequence[Object], typed: str) -> list[R]:
    """Return rows in the order of a comma list of keys, each with "-" before it for falling order.

    Lengths sort by time, texts as they fold, and what is unknown comes last either way. GuideError (exit 2) names the
    keys that can be sorted by.
    """
    pairs = list(zip(rows, objects, strict=True))
    possible = sortable(objects)
    for part in reversed(typed.split(",")):
        key, falling = part.strip().removeprefix("-"), part.strip().startswith("-")
        if objects and key not in possible:
            message = f"cannot sort by '{key}'{did_you_mean(nearest(key, possible, most=1))}"
            raise GuideError(message, hints=[f"keys: {', '.join(possible)}"], code=ExitCode.USAGE)
        key = SECONDS.get(key, key)
        pairs.sort(key=lambda pair: _comparable(pair[1][key]), reverse=falling)
        pairs.sort(key=lambda pair: pair[1][key] is None)
    return [row for row, _ in pairs]


def sortable(objects: Sequence[Object]) -> list[str]:
    """Return the keys that objects can be sorted by: those of single values."""
    return [key for key in (objects or [{}])[0] if not any(isinstance(each[key], list | dict) for each in objects)]


def _comparable(value: object) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, fold(str(value)))


def to_csv(listing: Listing[R], rows: Sequence[R], objects: Sequence[Object]) -> str:
    """Return rows as RFC 4180 has them: a header of JSON keys, CRLF at line ends, quotes if they are needed.

    Spreadsheets open it, so no cell is one that they would compute; TSV has every value as it is.
    """
    import csv
    from io import StringIO

    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(map(guarded, row) for row in _cells(listing, rows, objects))
    return text.getvalue()


ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def to_tsv(listing: Listing[R], rows: Sequence[R], objects: Sequence[Object]) -> str:
    r"""Return rows with tabs between values and one row to a line.

    The media type text/tab-separated-values allows neither tab nor line break in a value; they are written `\t` and
    `\n`, and a backslash `\\`, as PostgreSQL's COPY does.
    """
    return "".join("\t".join(cell.translate(ESCAPES) for cell in row) + "\n" for row in _cells(listing, rows, objects))


def _cells(listing: Listing[R], rows: Sequence[R], objects: Sequence[Object]) -> Iterator[Sequence[str]]:
    titles = {f"{column.key}{TITLED}": column.titles for column in listing.columns if column.titles}
    keys = listing.keys()
    yield keys
    for row, each in zip(rows, objects, strict=True):
        yield [titles[key](row) if key in titles else as_text(value_at(each, key)) for key in keys]


FORMULA = r"[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]"
"""How a cell begins that a spreadsheet would compute."""


def guarded(cell: str) -> str:
    """Return a cell with an apostrophe before what a spreadsheet would compute; numbers are as they are.

    A guide may be somebody else's, and a title such as `=HYPERLINK(…)` must not run where it is opened.
    """
    return f"'{cell}" if re.match(FORMULA, cell) and not re.fullmatch(r"-?[0-9]+", cell) else cell


def value_at(value: Any, key: str) -> Any:
    """Return the value at a dotted key; None if the key leads nowhere."""
    for step in key.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def as_text(value: Any) -> str:
    """Return a value in one cell: unknown is empty, "; " parts the items of a list, a span is ISO 8601's."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "/".join(map(as_text, value.values()))
    return "; ".join(map(as_text, value)) if isinstance(value, list | tuple) else str(value)


PLAIN_TEXT = r"[^\W\d_][\w .,/()&'-]*[\w.)]"
"""Texts that need no quotes in YAML, unless they are one of its words."""
YAML_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})


def to_yaml(value: object) -> str:
    """Return a value as YAML in block style, one line to each text, quoted if any reader might misread it."""
    import yaml

    class Dumper(yaml.SafeDumper):
        def ignore_aliases(self, _: Any) -> bool:
            return True

        def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - yaml's
            # Lists are indented under their keys, as in the guide's own files.
            del indentless
            super().increase_indent(flow, False)  # noqa: FBT003

    def text(dumper: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
        safe = re.fullmatch(PLAIN_TEXT, data, re.ASCII) and data.lower() not in YAML_WORDS
        return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=None if safe else '"')

    Dumper.add_representer(str, text)
    Dumper.add_representer(tuple, yaml.SafeDumper.represent_list)
    return yaml.dump(value, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=float("inf"))


SPECIAL = r"[\\`*_\[\]<>|~$]|&(?=#?\w+;)"
"""Signs that mean something in Markdown."""
BEGINNING = r"(?a)^(?:(\d{1,9})(?=[.)](?: |$))|(?=[#+\-=]))"
"""The beginning of a text that would make a line a heading, a list or a quotation."""
NAMES = ("title", "name", "subject")
"""Keys whose value is the heading of a page: the first that it has."""
EMPTY: tuple[object, ...] = (None, [], (), {})
MAX_LEVEL = 6
"""The deepest heading in Markdown."""
MAX_BESIDE = 72
"""Characters of a text beside its key; a longer one gets a heading of its own."""


def escaped(text: str) -> str:
    """Return a text in one line, with everything escaped that Markdown would interpret."""
    return re.sub(BEGINNING, r"\1\\", re.sub(SPECIAL, r"\\\g<0>", " ".join(text.split())))


def table_markdown(listing: Listing[R], rows: Sequence[R]) -> str:
    """Return rows as a table of GitHub's Flavored Markdown, as people read them, prose included."""
    headings = [escaped(column.heading) or column.key.capitalize() for column in listing.columns]
    sides = ["---:" if column.right else "---" for column in listing.columns]
    cells = [[each.cell(row) or ("" if each.blank else NOTHING) for each in listing.columns] for row in rows]
    notes = [f"\n{escaped(note)}\n" for note in meanings(cell for row in cells for cell in row)]
    table = (headings, sides, *([escaped(cell) for cell in row] for row in cells))
    return "".join([*(f"{_row(line)}\n" for line in table), *notes])


def page_markdown(value: object) -> str:
    """Return the data of a page: headings, values beside their keys, longer texts below them, tables of records."""
    pages: Any = value if isinstance(value, list | tuple) else [value]
    lines: list[str] = []
    for page in pages:
        named = next((key for key in NAMES if page.get(key)), None)
        lines += _heading(str(page[named]), 1) if named else []
        lines += _below({key: value for key, value in page.items() if key != named}, 1)
    return "\n".join(lines)


def _heading(text: str, level: int) -> list[str]:
    return [f"{'#' * min(level, MAX_LEVEL)} {escaped(text)}", ""]


def _below(value: Any, level: int) -> Iterator[str]:
    """Yield the lines of a value under a heading of this level; what is unknown or empty is left out.

    Records in a list are a table of the keys that say something in one of them; their sources are in JSON only.
    """
    match value:
        case dict():
            known = {key: item for key, item in value.items() if item not in EMPTY}
            beside = {key: item for key, item in known.items() if _is_short(item)}
            yield from (f"- **{escaped(_label(key))}**: {escaped(inline(item))}" for key, item in beside.items())
            yield from [""] if beside else []
            for key, item in known.items():
                if key not in beside:
                    yield from _heading(_label(key), level + 1)
                    yield from _below(item, level + 1)
        case list() | tuple() if all(isinstance(item, dict) for item in value):
            said = (key for record in value for key, item in record.items() if item not in EMPTY)
            keys = dict.fromkeys(key for key in said if key not in PROVENANCE)
            yield _row(map(_label, keys))
            yield _row("---" for _ in keys)
            yield from (_row(escaped(inline(record.get(key))) for key in keys) for record in value)
            yield ""
        case list() | tuple():
            yield from (*(f"- {escaped(inline(item))}" for item in value), "")
        case _:
            yield from (line for paragraph in str(value).split("\n\n") for line in (escaped(paragraph), ""))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _is_short(value: Any) -> bool:
    """Whether a value can stand beside its key: it is one line, and no list of records."""
    if isinstance(value, dict):
        return not any(isinstance(item, dict | list | tuple) for item in value.values())
    items = value if isinstance(value, list | tuple) else [str(value)]
    return all(isinstance(item, str | int) and len(str(item)) <= MAX_BESIDE for item in items)


def inline(value: Any) -> str:
    """Return a value in one line."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(f"{_label(key)}: {inline(item)}" for key, item in value.items() if item is not None)
    if isinstance(value, list | tuple):
        return ", ".join(map(inline, value))
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _label(key: str) -> str:
    """Return a key as people say it: `these_years` is "These years"; a country's code stays."""
    return (key[:1].upper() + key[1:]).replace("_", " ")


LISTINGS: Mapping[str, Callable[[Listing[Any], Sequence[Any], Sequence[Object]], str]] = {
    "json": lambda _listing, _rows, objects: to_json(objects).decode(),
    "yaml": lambda _listing, _rows, objects: to_yaml(objects),
    "csv": to_csv,
    "tsv": to_tsv,
    "markdown": lambda listing, rows, _objects: table_markdown(listing, rows),
}
"""How each format of data is written of a listing: its columns, its rows, and the rows as JSON objects."""
PAGES: Mapping[str, Callable[[object], str]] = {
    "json": lambda value: to_json(value).decode(),
    "yaml": to_yaml,
    "markdown": page_markdown,
}
"""The same of the data of a page."""
