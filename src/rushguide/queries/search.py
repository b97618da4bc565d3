"""Search over everything: names, other names and prose, forgiving of case, accents, punctuation and word order."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import NamedTuple

from rushguide.guide.guide import Guide
from rushguide.queries.ranges import read_words
from rushguide.text import fold

KINDS = ("episodes", "eras", "albums", "songs", "people", "events", "claims", "sources")
"""What can be searched; of two kinds with hits as good, the earlier is shown first."""
REFERENCES = frozenset({"claims", "sources"})
"""Kinds that come after all others: they back what was looked for."""
CLOSE = 0.75
"""How alike a misspelt word and a known one have to be (0 to 1)."""


class Entry(NamedTuple):
    """Something that can be found: its kind, names, prose, and the command that opens it."""

    kind: str
    id: str
    names: tuple[str, ...]
    """The first is the one it is shown by."""
    prose: tuple[str, ...]
    command: str


class Hit(NamedTuple):
    """An entry that was found; a lower rank is better, and the extract says where when it was not the name."""

    entry: Entry
    rank: int
    extract: str


class Findings(NamedTuple):
    """What was found, best first within each kind, and for which words."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    corrected: bool
    """Whether nothing matched the words as typed, and these are their neighbours."""


def search(guide: Guide, typed: str, kinds: str | None = None) -> Findings:
    """Return what holds the beginnings of all words; where nothing does, what holds the words nearest to them."""
    wanted = read_words("kind", kinds, KINDS) or frozenset(KINDS)
    entries = [entry for entry in entries_of(guide) if entry.kind in wanted]
    words = tuple(fold(typed).split())
    hits = _hits(entries, words)
    if hits or not words:
        return Findings(words, hits, corrected=False)
    near = _neighbours(words, entries)
    corrected = _hits(entries, near)
    return Findings(near, corrected, corrected=bool(corrected))


def _hits(entries: Iterable[Entry], words: tuple[str, ...]) -> tuple[Hit, ...]:
    found = [hit for entry in entries if words and (hit := _match(entry, words))]
    best = {
        kind: min(hit.rank for hit in found if hit.entry.kind == kind) for kind in {hit.entry.kind for hit in found}
    }

    def _order(hit: Hit) -> tuple[bool, int, int, int]:
        kind = hit.entry.kind
        return (kind in REFERENCES, best[kind], KINDS.index(kind), hit.rank)

    return tuple(sorted(found, key=_order))


def _match(entry: Entry, words: tuple[str, ...]) -> Hit | None:
    named = [fold(name) for name in entry.names]
    if " ".join(words) in named:
        return Hit(entry, 0, "")
    if any(name.startswith(" ".join(words)) for name in named):
        return Hit(entry, 1, "")
    if any(_holds(name, words) for name in named):
        return Hit(entry, 2, "")
    if _holds(" ".join([*named, *map(fold, entry.prose)]), words):
        return Hit(entry, 3, extract(entry.prose, words))
    return None


def _holds(folded: str, words: Iterable[str]) -> bool:
    return all(f" {word}" in f" {folded}" for word in words)


def extract(prose: Iterable[str], words: tuple[str, ...]) -> str:
    """Return the sentence that holds most of the words."""
    sentences = [sentence for text in prose for sentence in re.split(r"(?<=[.!?])\s+", text)]
    return max(sentences, key=lambda sentence: sum(_holds(fold(sentence), [word]) for word in words), default="")


def _neighbours(words: tuple[str, ...], entries: list[Entry]) -> tuple[str, ...]:
    """Return each word, or the known one nearest to it where none begins with it."""
    texts = (fold(text) for entry in entries for text in (*entry.names, *entry.prose))
    known = sorted({word for text in texts for word in text.split()})
    return tuple(_nearest(word, known) for word in words)


def _nearest(word: str, known: list[str]) -> str:
    begun = any(each.startswith(word) for each in known)
    return word if begun else next(iter(get_close_matches(word, known, 1, CLOSE)), word)


def entries_of(guide: Guide) -> Iterator[Entry]:
    """Yield everything that can be found."""
    for episode in guide.episodes:
        whys = [pick.why for _, picks in episode.listening.parts() for pick in picks]
        prose = (episode.tagline or "", episode.these_years, *whys)
        yield Entry("episodes", episode.id, (episode.title,), prose, f"episode {episode.id}")
    for era in guide.eras:
        influences = [f"{each.who}: {each.how}" for each in era.influences]
        yield Entry(
            "eras",
            era.id,
            (era.name, era.id, *era.aliases),
            (era.summary, era.sound or "", *influences, *era.changes),
            f"era {era.id}",
        )
    yield from _music(guide)
    yield from _history(guide)


def _music(guide: Guide) -> Iterator[Entry]:
    for album in guide.albums:
        made = [f"{credit.name}: {credit.role}" for credit in album.credits]
        prose = (album.note or "", *album.producers, *album.studios, *made)
        yield Entry("albums", album.id, (album.title, *album.aliases), prose, f"album {album.id}")
    for song in guide.songs:
        inspired = [f"{each.work} {each.writer or ''}" for each in song.inspired_by]
        parts = [part.title for part in song.parts if part.title]
        prose = (song.note or "", song.subtitle or "", song.cover_of or "", *inspired, *parts, *song.words, *song.music)
        yield Entry("songs", song.id, (song.title, *song.aliases), prose, f"song {song.id}")


def _history(guide: Guide) -> Iterator[Entry]:
    for person in guide.people:
        prose = (person.summary or "", person.role, *person.instruments)
        yield Entry("people", person.id, (person.name, *person.aliases), prose, f"person {person.id}")
    for event in guide.events:
        named = [guide.person[person].name for person in event.people]
        prose = (event.note or "", event.place or "", event.date_text or "", *event.others, *named)
        yield Entry("events", event.id, (event.title,), prose, f"event {event.id}")
    for claim in guide.claim.values():
        yield Entry("claims", claim.id, (claim.id,), (claim.claim,), f"why claim:{claim.id}")
    for source in guide.sources:
        prose = (source.publisher or "", source.url or "", source.kind, source.via or "")
        yield Entry("sources", source.id, (source.name,), prose, f"why source:{source.id}")
