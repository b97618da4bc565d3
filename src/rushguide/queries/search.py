"""Search over everything: names, aliases and prose, forgiving of case, accents, punctuation and word order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import Any, NamedTuple

from rushguide.guide.guide import Guide
from rushguide.guide.music import Album, Song
from rushguide.guide.records import Claim, Episode, Era, Event, Person, Source
from rushguide.guide.tours import Tour
from rushguide.queries.names import ALBUM, CLAIM, EPISODE, ERA, EVENT, PERSON, SONG, SOURCE, TOUR, Kind, names_of
from rushguide.queries.ranges import read_words
from rushguide.text import begins, fold

SEARCHED: dict[str, Kind[Any]] = {
    "episodes": EPISODE,
    "eras": ERA,
    "albums": ALBUM,
    "songs": SONG,
    "tours": TOUR,
    "people": PERSON,
    "events": EVENT,
    "claims": CLAIM,
    "sources": SOURCE,
}
"""What can be searched; of two kinds with equally good hits, the earlier is shown first."""
KINDS = tuple(SEARCHED)
REFERENCES = frozenset({"claims", "sources"})
"""Kinds that come after all others: they back what was looked for."""
CLOSE = 0.75
"""How alike a misspelt word and a known one have to be (0 to 1)."""


class Document(NamedTuple):
    """Something that can be found: its kind, names, prose, and the command that opens it."""

    kind: str
    id: str
    names: tuple[str, ...]
    """The first is the one it is shown by."""
    prose: tuple[str, ...]
    command: str


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
    near = tuple(_nearest(word, known) for word in words)
    hits = _hits(documents, near)
    return Findings(near, hits, corrected=bool(hits))


def _nearest(word: str, known: Sequence[str]) -> str:
    """Return the word itself if a known one begins with it, else the nearest known one, if any."""
    if any(each.startswith(word) for each in known):
        return word
    return next(iter(get_close_matches(word, known, 1, CLOSE)), word)


def _hits(documents: Iterable[Document], words: tuple[str, ...]) -> tuple[Hit, ...]:
    found = [hit for document in documents if words and (hit := _match(document, words))]
    best: dict[str, int] = {}
    for hit in found:
        best[hit.document.kind] = min(hit.rank, best.get(hit.document.kind, hit.rank))

    def order(hit: Hit) -> tuple[bool, int, int, int]:
        kind = hit.document.kind
        return (kind in REFERENCES, best[kind], KINDS.index(kind), hit.rank)

    return tuple(sorted(found, key=order))


def _match(document: Document, words: tuple[str, ...]) -> Hit | None:
    named, typed = [fold(name) for name in document.names], " ".join(words)
    if typed in named:
        return Hit(document, 0, "")
    if any(name.startswith(typed) for name in named):
        return Hit(document, 1, "")
    if any(_holds(name, words) for name in named):
        return Hit(document, 2, "")
    if _holds(" ".join([*named, *map(fold, document.prose)]), words):
        return Hit(document, 3, _extract(document.prose, words))
    return None


def _holds(folded: str, words: Iterable[str]) -> bool:
    return all(f" {word}" in f" {folded}" or begins(word, folded) for word in words)


def _extract(prose: Iterable[str], words: tuple[str, ...]) -> str:
    """Return the sentence that holds most of the words."""
    sentences = [sentence for text in prose for sentence in re.split(r"(?<=[.!?])\s+", text)]
    return max(sentences, key=lambda sentence: sum(_holds(fold(sentence), [word]) for word in words), default="")


def documents_of(guide: Guide, kinds: str) -> Iterator[Document]:
    """Yield everything of a kind that can be found."""
    kind = SEARCHED[kinds]
    for record in kind.records(guide):
        if kind is EVENT and record.id in guide.tour:  # the tour itself is found
            continue
        name, *others = names_of(record)
        names = (name, record.id, *others) if kind is ERA else (name, *others)
        prose = tuple(text or "" for text in _prose(guide, record))
        command = f"why {kind.name}:{record.id}" if kinds in REFERENCES else f"{kind.name} {record.id}"
        yield Document(kinds, record.id, names, prose, command)


def _prose(guide: Guide, record: object) -> Iterator[str | None]:
    match record:
        case Episode():
            yield from (record.tagline, record.these_years)
            yield from (pick.why for _, picks in record.listening.parts() for pick in picks)
        case Era():
            influences = (f"{each.who}: {each.how}" for each in record.influences)
            yield from (record.summary, record.sound, *influences, *record.changes)
        case Album():
            made = (f"{credit.name}: {credit.role}" for credit in record.credits)
            yield from (record.note, *record.producers, *record.studios, *made)
        case Song():
            inspired = (f"{each.work} {each.writer or ''}" for each in record.inspired_by)
            yield from (record.note, record.subtitle, record.cover_of, *inspired)
            yield from (*(part.title for part in record.parts), *record.words, *record.music)
        case Person():
            yield from (record.summary, record.role, *record.instruments)
        case Event() | Tour():
            named = (guide.person[person].name for person in record.people)
            yield from (record.note, record.place, record.date_text, *record.others, *named)
        case Claim():
            yield record.claim
        case Source():
            yield from (record.publisher, record.url, record.kind, record.via)
