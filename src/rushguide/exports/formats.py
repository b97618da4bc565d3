"""The formats for programs: how each writes a page, which is one value, and a listing, which is rows."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from rushguide.exports.records import Object
from rushguide.listings.columns import Listing


class Writer(NamedTuple):
    """How a format is written. A listing comes as its columns, its rows, and the rows as JSON objects."""

    listing: Callable[[Listing[Any], Sequence[Any], Sequence[Object]], str]
    page: Callable[[object], str] | None = None
    """None for formats that only rows have."""


def writer(name: str) -> Writer:
    """Return how a format is written, importing no more than it needs; KeyError for an unknown one."""
    return WRITERS[name]()


def _json() -> Writer:
    from rushguide.exports.records import to_json

    return Writer(lambda _listing, _rows, objects: to_json(objects).decode(), lambda value: to_json(value).decode())


def _yaml() -> Writer:
    from rushguide.exports.yaml_text import to_yaml

    return Writer(lambda _listing, _rows, objects: to_yaml(objects), to_yaml)


def _csv() -> Writer:
    from rushguide.exports.separated import to_csv

    return Writer(lambda listing, _rows, objects: to_csv(listing, objects))


def _tsv() -> Writer:
    from rushguide.exports.separated import to_tsv

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
