"""Every fact has a source, every source is there, and every source is used."""

from collections.abc import Iterator
from typing import NamedTuple

from rushguide.guide.draft import Draft
from rushguide.guide.events import Event
from rushguide.guide.music import LiveAlbum, StudioAlbum
from rushguide.guide.problems import Code, Severity
from rushguide.guide.provenance import facts, has_path
from rushguide.guide.record import GUIDE, Disputed, Plain, Record
from rushguide.guide.records import Announcement, Episode, Era, Person, Series, Source
from rushguide.text import shortened

SOURCED: tuple[type[Record], ...] = (Series, Episode, Era, StudioAlbum, LiveAlbum, Person, Event)


def check_sourcing(draft: Draft) -> None:
    """Look at every record that names sources, at what it names, and at what nothing names."""
    for cls in SOURCED:
        for record in draft.all(cls):
            _check_facts(draft, record)
    known = draft.known(Source)
    used: set[str] = set()
    for citation in _citations(draft):
        used.add(citation.source)
        if citation.source not in known and Source not in draft.unread:
            hint = draft.problems.guess(citation.source, known)
            message = f"there is no source or claim '{shortened(citation.source)}'.{hint}"
            draft.complain(citation.holder, citation.steps, Code.SOURCE, message)
    for source in () if draft.partial or draft.unread else draft.all(Source):
        if source.id not in used:
            draft.complain(source, "", Code.UNUSED_SOURCE, "nothing cites this source", Severity.WARNING)


def _check_facts(draft: Draft, record: Record) -> None:
    for fact in facts(record):
        field = fact.path.partition(".")[0]
        if not fact.sources:
            draft.complain(fact.record, fact.path, Code.NO_SOURCE, "this has no source")
        elif set(fact.sources) == {GUIDE} and field not in fact.record.OWN:
            draft.complain(fact.record, fact.path, Code.NO_SOURCE, "this needs a source besides the guide itself")


class Citation(NamedTuple):
    """A use of a source: the record, the steps to where it stands, and the id."""

    holder: Plain
    steps: tuple[str, ...]
    source: str


def _citations(draft: Draft) -> Iterator[Citation]:
    for cls in SOURCED:
        for record in draft.all(cls):
            for each in _with_nested(record):
                yield from _cited_by(draft, each)
    for announcement in draft.all(Announcement):
        for claim in announcement.claims:
            yield from _disputes(claim, ("disputed",), claim.disputed)


def _with_nested(record: Record) -> Iterator[Record]:
    yield record
    seen = {id(record)}
    for fact in facts(record):
        if id(fact.record) not in seen:
            seen.add(id(fact.record))
            yield fact.record


def _cited_by(draft: Draft, record: Record) -> Iterator[Citation]:
    for path, ids in record.sources.items():
        if path != "*" and not has_path(record, path):
            draft.complain(record, ("sources", path), Code.PATH, f"the record has nothing at '{path}'")
        yield from _uses(record, ("sources", path), ids)
    for path, values in record.disputed.items():
        if path.partition(".")[0] not in record.__struct_encode_fields__:
            draft.complain(record, ("disputed", path), Code.PATH, f"the record has no field for '{path}'")
        yield from _disputes(record, ("disputed", path), values)


def _disputes(holder: Plain, steps: tuple[str, ...], values: tuple[Disputed, ...]) -> Iterator[Citation]:
    for place, value in enumerate(values, start=1):
        yield from _uses(holder, (*steps, str(place), "sources"), value.sources)


def _uses(holder: Plain, steps: tuple[str, ...], ids: tuple[str, ...]) -> Iterator[Citation]:
    return (Citation(holder, (*steps, str(place)), cited) for place, cited in enumerate(ids, start=1))
