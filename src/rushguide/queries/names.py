"""What can be named in a guide, kind by kind, and the record that a name means."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from rushguide.errors import GuideError
from rushguide.guide.events import Event
from rushguide.guide.guide import AnyAlbum, Guide, NamedKind
from rushguide.guide.music import Song
from rushguide.guide.records import Episode, Era, Person
from rushguide.queries.ranges import NUMBERS, Spans, read_spans
from rushguide.text import did_you_mean, fold, nearest

T = TypeVar("T")
MAX_LISTED = 12
"""How many possibilities a message lists."""
MAX_GUESSES = 3
"""How many names a message offers for a misspelt one."""


class Candidate(Struct, Generic[T], frozen=True):
    """Something that can be named: what it is, its id, its name, and other names for it."""

    value: T
    id: str
    name: str
    aliases: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    """The name, the id and the others as they are compared, where that is known already."""


class AmbiguousNameError(GuideError):
    """A name that means several things."""


ANYTHING = "thing"
"""The kind of what can be of any kind."""
PLURALS = {"person": "people"}
"""Kinds whose plural is not the kind with an s."""


def _several(kind: str) -> str:
    return PLURALS.get(kind, f"{kind}s")


def choose(kind: str, typed: str, candidates: Sequence[Candidate[T]]) -> T:
    """Return what a typed name means, or raise a GuideError that says what is possible.

    Tiers: id or alias; whole name; beginning of a name; beginnings of words in order. The first tier with a hit
    decides; several hits in it are ambiguous; a guess is never taken.
    """
    wanted = fold(typed)
    known = [(candidate, _folded(candidate)) for candidate in candidates] if wanted else []
    for fits in TIERS:
        hits = [candidate for candidate, folded in known if fits(wanted, folded)]
        if len(hits) == 1:
            return hits[0].value
        if hits:
            raise AmbiguousNameError(f"'{typed}' can mean several {_several(kind)}", hints=_listed(hits))
    near = did_you_mean(_nearest(typed, candidates))
    none = "nothing called" if kind == ANYTHING else f"no {kind}"
    raise GuideError(f"there is {none} '{typed}'.{near}", hints=_possible(kind, candidates))


def choose_all(kind: str, typed: str | None, candidates: Sequence[Candidate[T]]) -> frozenset[T] | None:
    """Return what a comma list of names means; None, which is no limit, where nothing was typed."""
    if typed is None:
        return None
    return frozenset(choose(kind, name, candidates) for name in split_names(typed, candidates))


def split_names(typed: str, candidates: Sequence[Candidate[Any]]) -> list[str]:
    """Return the names of a comma list; a whole name that has commas of its own stays whole."""
    if "," not in typed:
        return [typed.strip()]
    whole = {fold(name): name.count(",") + 1 for each in candidates for name in _names(each) if "," in name}
    most = max(whole.values(), default=1)
    parts = typed.split(",")
    names: list[str] = []
    while parts:
        long = (size for size in range(most, 1, -1) if fold(",".join(parts[:size])) in whole)
        size = next(long, 1)
        names.append(",".join(parts[:size]).strip())
        del parts[:size]
    return names


def _folded(candidate: Candidate[Any]) -> tuple[str, ...]:
    """Return a candidate's names as they are compared: the name, the id, the others."""
    return candidate.folded or tuple(map(fold, _names(candidate)))


def _is_id_or_alias(wanted: str, folded: tuple[str, ...]) -> bool:
    return wanted in folded[1:]


def _is_name(wanted: str, folded: tuple[str, ...]) -> bool:
    return wanted == folded[0]


def _begins_name(wanted: str, folded: tuple[str, ...]) -> bool:
    return any(name.startswith(wanted) for name in folded)


def _begins_words(wanted: str, folded: tuple[str, ...]) -> bool:
    beginnings = wanted.split()
    return any(_in_order(beginnings, name.split()) for name in folded)


TIERS: tuple[Callable[[str, tuple[str, ...]], bool], ...] = (
    _is_id_or_alias,
    _is_name,
    _begins_name,
    _begins_words,
)


def _names(candidate: Candidate[Any]) -> tuple[str, ...]:
    return (candidate.name, candidate.id, *candidate.aliases)


def _in_order(beginnings: list[str], words: list[str]) -> bool:
    """Whether each beginning starts a word, later ones later words."""
    rest = iter(words)
    return all(any(word.startswith(beginning) for word in rest) for beginning in beginnings)


def _nearest(typed: str, candidates: Sequence[Candidate[T]]) -> list[str]:
    """Return what comes nearest, each candidate once, by the one of its names that is most like what was typed."""
    holders: dict[str, str] = {}
    for each in candidates:
        for name in _names(each):
            holders.setdefault(name, each.id)
    likest: dict[str, str] = {}
    for name in nearest(typed, holders, most=len(holders)):
        likest.setdefault(holders[name], name)
    return list(likest.values())[:MAX_GUESSES]


def _listed(candidates: Sequence[Candidate[T]]) -> list[str]:
    shown = [each.name if fold(each.id) == fold(each.name) else f"{each.id}: {each.name}" for each in candidates]
    more = [f"and {len(shown) - MAX_LISTED} more"] if len(shown) > MAX_LISTED else []
    return shown[:MAX_LISTED] + more


def _possible(kind: str, candidates: Sequence[Candidate[T]]) -> list[str]:
    if not 0 < len(candidates) <= MAX_LISTED:
        return []
    return [f"{_several(kind)}: {', '.join(candidate.id for candidate in candidates)}"]


MAX_DIGITS = 9
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
    if number.isascii() and len(number) <= MAX_DIGITS and int(number) in guide.episode:
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
