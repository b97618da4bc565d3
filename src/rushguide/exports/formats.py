"""Sorting a listing by the keys of its JSON objects: `--sort era,-length`."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import StringIO
from typing import Any, NamedTuple, TypeVar

import yaml

from rushguide.columns.column import Listing
from rushguide.errors import ExitCode, GuideError
from rushguide.exports.objects import Object
from rushguide.text import did_you_mean, fold, nearest


class Writer(NamedTuple):
    """How a format is written. A listing comes as its columns, its rows, and the rows as JSON objects."""

    listing: Callable[[Listing[Any], Sequence[Any], Sequence[Object]], str]
    page: Callable[[object], str] | None = None
    """None for formats that only rows have."""


def writer(name: str) -> Writer:
    """Return how a format is written, importing no more than it needs; KeyError for an unknown one."""
    return WRITERS[name]()


def _json() -> Writer:
    from rushguide.exports.objects import to_json

    return Writer(lambda _listing, _rows, objects: to_json(objects).decode(), lambda value: to_json(value).decode())


def _yaml() -> Writer:

    return Writer(lambda _listing, _rows, objects: to_yaml(objects), to_yaml)


def _csv() -> Writer:

    return Writer(lambda listing, _rows, objects: to_csv(listing, objects))


def _tsv() -> Writer:

    return Writer(lambda listing, _rows, objects: to_tsv(listing, objects))


def _markdown() -> Writer:
    from rushguide.exports.markdown import page_markdown, table_markdown

    return Writer(lambda listing, rows, _objects: table_markdown(listing, rows), page_markdown)


WRITERS: dict[str, Callable[[], Writer]] = {
    "json": _json,
    "yaml": _yaml,
    "csv": _csv,
    "tsv": _tsv,
    "markdown": _markdown,
}


ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def to_csv(listing: Listing[Any], objects: Sequence[Object]) -> str:
    """Return rows as RFC 4180 has them: a header of JSON keys, CRLF at line ends, quotes where they are needed."""
    text = StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(_cells(listing, objects))
    return text.getvalue()


def to_tsv(listing: Listing[Any], objects: Sequence[Object]) -> str:
    r"""Return rows with tabs between values and one row to a line.

    The media type text/tab-separated-values allows neither tab nor line break in a value; they are written `\t` and
    `\n`, and a backslash `\\`, as PostgreSQL's COPY does.
    """
    return "".join("\t".join(cell.translate(ESCAPES) for cell in row) + "\n" for row in _cells(listing, objects))


def _cells(listing: Listing[Any], objects: Sequence[Object]) -> Iterator[list[str]]:
    keys = listing.keys()
    yield list(keys)
    for each in objects:
        yield [as_text(find(each, key)) for key in keys]


def find(value: Any, key: str) -> Any:
    """Return what stands at a dotted key; None where it leads nowhere."""
    for step in key.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def as_text(value: Any) -> str:
    """Return a value in one cell: unknown is empty, the items of a list are parted by "; ", a span is ISO 8601's."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "/".join(_texts(value.values()))
    return "; ".join(_texts(value)) if isinstance(value, list | tuple) else str(value)


def _texts(values: Iterable[Any]) -> Iterator[str]:
    return (as_text(each) for each in values)


PLAIN = re.compile(r"[^\W\d_][\w .,/()&'-]*[\w.)]", re.ASCII)
"""Texts that may stand without quotes, unless they are a word of the language."""
WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})


def to_yaml(value: object) -> str:
    """Return a value as YAML in block style, one line to each text."""
    return yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf"), default_flow_style=False
    )


class _Dumper(yaml.SafeDumper):
    """Quotes every text that some reader might take for something else, and never writes an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - yaml's
        """Indent lists under their keys, as the guide's own files do."""
        del indentless
        super().increase_indent(flow, False)  # noqa: FBT003


def _text(dumper: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
    safe = PLAIN.fullmatch(data) and data.lower() not in WORDS
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=None if safe else '"')


def _sequence(dumper: yaml.SafeDumper, data: Any) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(tuple, _sequence)


R = TypeVar("R")


def sort_rows(rows: Sequence[R], objects: Sequence[Object], typed: str) -> list[R]:
    """Return rows in the order of a comma list of keys, each with "-" before it for falling order.

    Lengths sort by time, texts as they fold, and what is unknown comes last either way. GuideError (exit 2) names the
    keys that can be sorted by.
    """
    pairs = list(zip(rows, objects, strict=True))
    for part in reversed(typed.split(",")):
        key, falling = part.strip().removeprefix("-"), part.strip().startswith("-")
        if objects:
            _check(key, objects)
        known = [pair for pair in pairs if _value(pair[1], key) is not None]
        unknown = [pair for pair in pairs if _value(pair[1], key) is None]
        known.sort(key=lambda pair: _comparable(_value(pair[1], key)), reverse=falling)
        pairs = known + unknown
    return [row for row, _ in pairs]


def sortable(objects: Sequence[Object]) -> list[str]:
    """Return the keys that objects can be sorted by: those of single values; none where there are no objects."""
    return (
        [each for each in objects[0] if not any(isinstance(one[each], list | dict) for one in objects)]
        if objects
        else []
    )


def _check(key: str, objects: Sequence[Object]) -> None:
    possible = sortable(objects)
    if key not in possible:
        hint = did_you_mean(nearest(key, possible, most=1))
        message = f"there is nothing to sort by called '{key}'.{hint}"
        raise GuideError(message, hints=[f"keys: {', '.join(possible)}"], code=ExitCode.USAGE)


def _value(values: Object, key: str) -> object:
    """Return what a key sorts by; the seconds beside a length are also known where it is a sum."""
    return values["seconds" if key == "length" else key]


def _comparable(value: object) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, fold(str(value)))
