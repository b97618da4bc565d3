"""Names as people type them: the record that a name means, and the rows that fit what was asked for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from rushguide.errors import GuideError
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Song
from rushguide.guide.records import Claim, Episode, Era, Event, Person, Series, Source
from rushguide.guide.tours import Tour
from rushguide.queries.ranges import NUMBERS, read_spans
from rushguide.text import begin_words, did_you_mean, exact, fold, nearest

T = TypeVar("T")
R = TypeVar("R")
MAX_LISTED = 12
"""How many possibilities a message lists."""
MAX_GUESSES = 3
"""How many names a message offers for a misspelt one."""
ANYTHING = "thing"
"""The kind in messages about names of any kind."""


class Kind(Struct, Generic[T], frozen=True):
    """A kind of record that people name, and how to get its records."""

    name: str
    records: Callable[[Guide], Sequence[T]]


EPISODE = Kind[Episode]("episode", lambda guide: guide.episodes)
ERA = Kind[Era]("era", lambda guide: guide.eras)
ALBUM = Kind[AnyAlbum]("album", lambda guide: guide.albums)
SONG = Kind[Song]("song", lambda guide: guide.songs)
TOUR = Kind[Tour]("tour", lambda guide: guide.tours)
PERSON = Kind[Person]("person", lambda guide: guide.people)
EVENT = Kind[Event]("event", lambda guide: (*guide.events, *guide.performances))
CLAIM = Kind[Claim]("claim", lambda guide: tuple(guide.claim.values()))
SOURCE = Kind[Source]("source", lambda guide: guide.sources)
SERIES = Kind[Series]("series", lambda guide: (guide.series,))
KINDS: tuple[Kind[Any], ...] = (SERIES, EPISODE, ERA, ALBUM, SONG, TOUR, PERSON, EVENT, CLAIM, SOURCE)


def names_of(record: Any) -> tuple[str, ...]:
    """Return the names of a record, the one that it is shown by first; a claim has only its id."""
    name = getattr(record, "title", None) or getattr(record, "name", record.id)
    return (name, *getattr(record, "aliases", ()))


class Candidate(Struct, Generic[T], frozen=True):
    """Something that can be named."""

    value: T
    id: str
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The name, the id and the aliases."""
        return (self.name, self.id, *self.aliases)


class AmbiguousNameError(GuideError):
    """A name that means several things."""


TIERS: tuple[Callable[[str, Sequence[str]], bool], ...] = (
    lambda wanted, names: wanted in names[1:],  # the id or an alias
    lambda wanted, names: wanted == names[0],
    lambda wanted, names: any(name.startswith(wanted) for name in names),
    lambda wanted, names: any(begin_words(wanted, name) for name in names),
)
"""From the best fit to the poorest; names are folded, and in the order of `Candidate.names`."""


def choose(kind: str, typed: str, candidates: Sequence[Candidate[T]]) -> T:
    """Return what a typed name means; GuideError lists what is possible.

    A name typed exactly is that one. Otherwise the first tier with a hit decides. Several hits in it are ambiguous, and
    a misspelt name is never corrected.
    """
    wanted = fold(typed)
    named = [candidate.value for candidate in candidates if exact(candidate.name) == exact(typed)]
    if len(named) == 1:
        return named[0]
    known = [(candidate, [fold(name) for name in candidate.names]) for candidate in candidates] if wanted else []
    for fits in TIERS:
        hits = [candidate for candidate, names in known if fits(wanted, names)]
        if len(hits) == 1:
            return hits[0].value
        if hits:
            shown = [each.name if fold(each.id) == fold(each.name) else f"{each.id}: {each.name}" for each in hits]
            more = [f"and {len(shown) - MAX_LISTED} more"] if len(shown) > MAX_LISTED else []
            message = f"'{typed}' is ambiguous: it matches several {plural(kind)}"
            raise AmbiguousNameError(message, hints=shown[:MAX_LISTED] + more)
    none = "nothing called" if kind == ANYTHING else f"no {kind}"
    few = 0 < len(candidates) <= MAX_LISTED
    possible = [f"{plural(kind)}: {', '.join(each.id for each in candidates)}"] if few else []
    raise GuideError(with_suggestion(f"there is {none} '{typed}'", _nearest(typed, candidates)), hints=possible)


def with_suggestion(message: str, near: Sequence[str]) -> str:
    """Return a message with the question whether one of the nearest names was meant, if there are any."""
    return message + did_you_mean(near)


def plural(kind: str) -> str:
    """Return what several of a kind are called."""
    return "people" if kind == "person" else f"{kind}s"


def _nearest(typed: str, candidates: Sequence[Candidate[Any]]) -> list[str]:
    """Return the nearest candidates, each once, by the one of its names that is most like what was typed."""
    holders: dict[str, str] = {}
    for each in candidates:
        for name in each.names:
            holders.setdefault(name, each.id)
    best: dict[str, str] = {}
    for name in nearest(typed, holders, most=len(holders)):
        best.setdefault(holders[name], name)
    return list(best.values())[:MAX_GUESSES]


def choose_all(kind: str, typed: str, candidates: Sequence[Candidate[T]]) -> list[T]:
    """Return what the names of a comma list mean, in the order typed."""
    return [choose(kind, name, candidates) for name in split_names(typed, candidates)]


def split_names(typed: str, candidates: Sequence[Candidate[Any]]) -> list[str]:
    """Return the names of a comma list; a whole name that has commas of its own stays whole."""
    if "," not in typed:
        return [typed.strip()]
    whole = {fold(name): name.count(",") + 1 for each in candidates for name in each.names if "," in name}
    longest = max(whole.values(), default=1)
    parts = typed.split(",")
    names: list[str] = []
    while parts:
        size = next((size for size in range(longest, 1, -1) if fold(",".join(parts[:size])) in whole), 1)
        names.append(",".join(parts[:size]).strip())
        del parts[:size]
    return names


def candidates_of(guide: Guide, kind: Kind[T]) -> list[Candidate[T]]:
    """Return the records of a kind with their names."""
    records: Sequence[Any] = kind.records(guide)
    return [Candidate(each, each.id, names_of(each)[0], names_of(each)[1:]) for each in records]


def find(guide: Guide, kind: Kind[T], typed: str) -> T:
    """Return the record that a name means, or an episode's number; GuideError lists what is possible."""
    candidates = candidates_of(guide, kind)
    number = typed.strip()
    if kind.name != EPISODE.name or not number.isdecimal():
        return choose(kind.name, typed, candidates)
    number = number.lstrip("0") or "0"
    for each in candidates:
        if each.id == number:
            return each.value
    possible = [f"episodes: 1 to {len(candidates)}"] if candidates else []
    raise GuideError(f"there is no episode {number}", hints=possible)


def find_episodes(guide: Guide, typed: str | None) -> Sequence[Episode]:
    """Return the episodes that numbers, ranges or titles mean, by number; all of them if nothing was typed."""
    if typed is None:
        return guide.episodes
    chosen = {episode.number: episode for episode in episodes_as_typed(guide, typed)}
    return tuple(chosen[number] for number in sorted(chosen))


def episodes_as_typed(guide: Guide, typed: str) -> list[Episode]:
    """Return the episodes of a comma list in the order typed; one that was named twice is in the list twice."""
    parts = split_names(typed, candidates_of(guide, EPISODE)) if _has_letters(typed) else typed.split(",")
    return [episode for part in parts for episode in _some_episodes(guide, part.strip())]


def _has_letters(typed: str) -> bool:
    return any(map(str.isalpha, typed))


def _some_episodes(guide: Guide, typed: str) -> list[Episode]:
    if not typed or _has_letters(typed):
        return [find(guide, EPISODE, typed)]
    spans = read_spans(typed, NUMBERS)
    ends = [find(guide, EPISODE, str(end)) for span in spans for end in span if end is not None]
    if all(span.start == span.end for span in spans):
        return ends[::2]  # each span is one number, twice
    return [episode for episode in guide.episodes if spans.covers(episode.number)]


def find_all(guide: Guide, kind: Kind[T], typed: str) -> list[T]:
    """Return the records of a comma list of names in the order typed; one that was named twice is in the list twice."""
    return choose_all(kind.name, typed, candidates_of(guide, kind))


def read_ids(guide: Guide, kind: Kind[Any], typed: str) -> frozenset[str]:
    """Return the ids of the records that a comma list of names means."""
    return frozenset(each.id for each in find_all(guide, kind, typed))


def read_plain_names(guide: Guide, kind: str, names: Iterable[str], typed: str) -> frozenset[str]:
    """Return those of some plain names, which have no records of their own, that a comma list means.

    If a name is that of a person on record, the person's aliases count as well.
    """
    known = {person.name: person.aliases for person in guide.people}
    once = sorted(set(names))
    candidates = [Candidate(name, fold(name).replace(" ", "-"), name, known.get(name, ())) for name in once]
    return frozenset(choose_all(kind, typed, candidates))


Tests = Mapping[str, tuple[Callable[[Any], Any], Callable[[R, Any], bool]]]
"""For each field of a filter: how to read what was typed, and whether a row fits what was read."""


def select(rows: Iterable[R], asked: Struct, tests: Tests[R]) -> list[R]:
    """Return the rows that fit everything that was asked for."""
    typed = {field: getattr(asked, field) for field in tests}
    wanted = [(fits, read(typed[field])) for field, (read, fits) in tests.items() if typed[field] is not None]
    return [row for row in rows if all(fits(row, value) for fits, value in wanted)]
