"""Rows as comma- and tab-separated values: the columns of the listing, with the values of the JSON objects."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import Any

from rushguide.exports.records import Object
from rushguide.listings.columns import Listing

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
