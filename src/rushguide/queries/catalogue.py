"""What can be named in a guide, kind by kind, and the record that a name means."""

from collections.abc import Callable, Iterable, Sequence

from rushguide.errors import GuideError
from rushguide.model import AnyAlbum, Episode, Era, Event, Guide, NamedKind, Person, Song
from rushguide.queries.names import Candidate, choose, choose_all, split_names
from rushguide.queries.ranges import NUMBERS, Spans, read_spans
from rushguide.text import fold

MOST_DIGITS = 9
"""Digits of a number that an episode can have."""


def find_song(guide: Guide, typed: str) -> Song:
    """Return the song that a name means."""
    return guide.song[choose("song", typed, _candidates(guide, "song"))]


def find_album(guide: Guide, typed: str) -> AnyAlbum:
    """Return the album, EP, live album or film that a name means."""
    return guide.album[choose("album", typed, _candidates(guide, "album"))]


def find_era(guide: Guide, typed: str) -> Era:
    """Return the era that a name means."""
    return guide.era[choose("era", typed, _candidates(guide, "era"))]


def find_episode(guide: Guide, typed: str) -> Episode:
    """Return the episode that a number or a title means."""
    if typed.strip().isdecimal():
        return _numbered(guide, typed.strip().lstrip("0") or "0")
    return guide.episode[int(choose("episode", typed, _candidates(guide, "episode")))]


def find_episodes(guide: Guide, typed: str | None) -> Sequence[Episode]:
    """Return the episodes that numbers, ranges or titles mean, by number; all where nothing was typed."""
    if typed is None:
        return guide.episodes
    chosen = {episode.number: episode for episode in episodes_as_typed(guide, typed)}
    return tuple(chosen[number] for number in sorted(chosen))


def episodes_as_typed(guide: Guide, typed: str) -> list[Episode]:
    """Return the episodes of a comma list in the order typed; one that was named twice is there twice."""
    parts = split_names(typed, _candidates(guide, "episode")) if _has_letters(typed) else typed.split(",")
    return [episode for part in parts for episode in _some_episodes(guide, part.strip())]


def albums_as_typed(guide: Guide, typed: str) -> list[AnyAlbum]:
    """Return the albums of a comma list of names in the order typed; one that was named twice is there twice."""
    candidates = _candidates(guide, "album")
    return [guide.album[choose("album", name, candidates)] for name in split_names(typed, candidates)]


def _has_letters(typed: str) -> bool:
    return any(character.isalpha() for character in typed)


def _some_episodes(guide: Guide, typed: str) -> Iterable[Episode]:
    if not typed or _has_letters(typed):
        return (find_episode(guide, typed),)
    spans = read_spans(typed, NUMBERS)
    for end in _ends(spans):
        _numbered(guide, str(end))
    if all(span.start == span.end for span in spans):
        return [guide.episode[span.start or 0] for span in spans]
    return [episode for episode in guide.episodes if spans.covers(episode.number)]


def _ends(spans: Spans) -> Iterable[int]:
    return (end for span in spans for end in span if end is not None)


def _numbered(guide: Guide, number: str) -> Episode:
    if number.isascii() and len(number) <= MOST_DIGITS and int(number) in guide.episode:
        return guide.episode[int(number)]
    possible = [f"episodes: 1 to {len(guide.episodes)}"] if guide.episodes else []
    raise GuideError(f"there is no episode {number}", hints=possible)


def _candidates(guide: Guide, kind: NamedKind) -> list[Candidate[str]]:
    """Return what can be named of a kind, by id."""
    return [Candidate(each.id, each.id, each.name, each.aliases, each.folded) for each in guide.names(kind)]


def _some_ids(guide: Guide, kind: NamedKind, typed: str | None) -> frozenset[str] | None:
    """Return the ids that a comma list of names means, or None for no limit."""
    return None if typed is None else choose_all(kind, typed, _candidates(guide, kind))


def find_event(guide: Guide, typed: str) -> Event:
    """Return the event that an id or a title means."""
    return guide.event[choose("event", typed, _candidates(guide, "event"))]


def find_person(guide: Guide, typed: str) -> Person:
    """Return the person whom a name or nickname means."""
    return guide.person[choose("person", typed, _candidates(guide, "person"))]


def person_ids(guide: Guide, typed: str | None) -> frozenset[str] | None:
    """Return the ids of a comma list of people, or None for no limit."""
    return _some_ids(guide, "person", typed)


def era_ids(guide: Guide, typed: str | None) -> frozenset[str] | None:
    """Return the ids of a comma list of eras, or None for no limit."""
    return _some_ids(guide, "era", typed)


def album_ids(guide: Guide, typed: str | None) -> frozenset[str] | None:
    """Return the ids of a comma list of albums, or None for no limit."""
    return _some_ids(guide, "album", typed)


def among(guide: Guide, kind: str, typed: str | None, names: Callable[[], Iterable[str]]) -> frozenset[str] | None:
    """Return those of some plain names that a comma list means, or None for no limit; only then they are gathered.

    Where a name is that of a person on record, the person's other names count as well.
    """
    if typed is None:
        return None
    known = {person.name: person.aliases for person in guide.people}
    once = dict.fromkeys(sorted(names()))
    candidates = [Candidate(name, fold(name).replace(" ", "-"), name, known.get(name, ())) for name in once]
    return choose_all(kind, typed, candidates)
