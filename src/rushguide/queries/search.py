"""Search over everything: names, aliases and prose, forgiving of case, accents, punctuation and word order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from rushguide.guide import music, records
from rushguide.guide.guide import Guide
from rushguide.queries import names
from rushguide.queries.ranges import read_words
from rushguide.text import begins, fold, format_period

SEARCHED = {names.plural(kind.name): kind for kind in names.KINDS if kind is not names.SERIES}
"""What can be searched; of two kinds with equally good hits, the earlier is shown first."""
KINDS = tuple(SEARCHED)
REFERENCES = frozenset({"claims", "sources"})
"""Kinds that come after all others: they back what was looked for."""


class Document(NamedTuple):
    """Something that can be found: its kind, names, prose, and the command that opens it."""

    kind: str
    id: str
    names: tuple[str, ...]
    """The first is the one it is shown by."""
    prose: tuple[str, ...]
    command: str
    when: str = ""
    """When it was, in words, of an event."""


class Hit(NamedTuple):
    """A document that was found; a lower rank is better, and the extract says where if it was not in a name."""

    document: Document
    rank: int
    extract: str


class Findings(NamedTuple):
    """What was found, best first within each kind, and for which words."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    corrected: bool
    """Whether nothing matched the words as typed, and these are their neighbours."""


def search(guide: Guide, typed: str, kinds: str | None = None) -> Findings:
    """Return what holds the beginnings of all words or, if nothing does, of the words nearest to them."""
    wanted = read_words("kind", kinds, KINDS) or KINDS
    documents = [document for kind in KINDS if kind in wanted for document in documents_of(guide, kind)]
    words = tuple(fold(typed).split())
    hits = _hits(documents, words)
    if hits or not words:
        return Findings(words, hits, corrected=False)
    texts = (fold(text) for document in documents for text in (*document.names, *document.prose))
    known = sorted({word for text in texts for word in text.split()})
    near: list[str] = []
    for word in words:
        begun = any(each.startswith(word) for each in known)
        near += [word] if begun else get_close_matches(word, known, n=1, cutoff=0.75) or [word]
    hits = _hits(documents, near)
    return Findings(tuple(near), hits, corrected=bool(hits))


def _hits(documents: Iterable[Document], words: Sequence[str]) -> tuple[Hit, ...]:
    found = sorted((hit for each in documents if words and (hit := _match(each, words))), key=lambda hit: hit.rank)
    kinds = list(dict.fromkeys(hit.document.kind for hit in found))  # by the best hit of each, as sorting is stable
    return tuple(sorted(found, key=lambda hit: (hit.document.kind in REFERENCES, kinds.index(hit.document.kind))))


def _match(document: Document, words: Sequence[str]) -> Hit | None:
    named, typed = [fold(name) for name in document.names], " ".join(words)
    ranks = (typed in named, any(each.startswith(typed) for each in named), any(_holds(each, words) for each in named))
    if any(ranks):
        return Hit(document, ranks.index(True), "")
    if not _holds(" ".join([*named, *map(fold, document.prose)]), words):
        return None
    sentences = [sentence for text in document.prose for sentence in re.split(r"(?<=[.!?])\s+", text)]
    fullest = max(sentences, key=lambda sentence: sum(_holds(fold(sentence), [word]) for word in words), default="")
    return Hit(document, len(ranks), fullest)


def _holds(folded: str, words: Iterable[str]) -> bool:
    return all(f" {word}" in f" {folded}" or begins(word, folded) for word in words)


def documents_of(guide: Guide, kinds: str) -> Iterator[Document]:
    """Yield everything of a kind that can be found."""
    kind = SEARCHED[kinds]
    for record in kind.records(guide):
        if kind is names.EVENT and (record.id in guide.tour or record.id not in guide.event):  # tours, songs are found
            continue
        name, *others = (record.claim,) if kind is names.CLAIM else names.names_of(record)  # a claim has only an id
        called = (name, record.id, *others) if kind is names.ERA else (name, *others)
        prose = tuple(text or "" for text in _prose(guide, record))
        command = f"why {kind.name}:{record.id}" if kinds in REFERENCES else f"{kind.name} {record.id}"
        dated = isinstance(record, records.Event | music.Tour)
        when = format_period("/".join(filter(None, [record.date, record.end]))) if dated else ""
        yield Document(kinds, record.id, called, prose, command, when)


def _prose(guide: Guide, record: object) -> Iterator[str | None]:
    match record:
        case records.Episode():
            yield from (record.tagline, record.these_years)
            yield from (pick.why for _, pick in record.listening.picks())
        case records.Era():
            influences = (f"{each.who}: {each.how}" for each in record.influences)
            yield from (record.summary, record.sound, *influences, *record.changes)
        case music.Album():
            made = (f"{credit.name}: {credit.role}" for credit in record.credits)
            yield from (record.note, *record.producers, *record.studios, *made)
        case music.Song():
            inspired = (f"{each.work} {each.writer or ''}" for each in record.inspired_by)
            yield from (record.note, record.subtitle, record.cover_of, *inspired)
            yield from (*(part.title for part in record.parts), *record.words, *record.music)
        case records.Person():
            yield from (record.summary, record.role, *record.instruments)
        case records.Event() | music.Tour():
            named = (guide.person[person].name for person in record.people)
            yield from (record.note, record.place, record.date_text, *record.others, *named)
        case records.Source():
            yield from (record.publisher, record.url, record.kind, record.via)
