"""Names as people type them: the record that a name means."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, Generic, NamedTuple, TypeVar

from msgspec import Struct, structs

from rushguide.errors import GuideError
from rushguide.guide.guide import Guide
from rushguide.guide.records import Episode, Era
from rushguide.queries.ranges import NUMBERS, YEARS
from rushguide.text import begin_words, did_you_mean, exact, fold, in_words, nearest

T = TypeVar("T")
Telling = TypeVar("Telling", Episode, Era)
"""Records that cover years."""
MAX_LISTED = 12
"""How many possibilities a message lists."""
ANYTHING = "thing"
"""The kind in messages about names of any kind."""


class Kind(Struct, Generic[T], frozen=True):
    """A kind of record that people name, and how to get its records."""

    name: str
    records: Callable[[Guide], Sequence[T]]


EPISODE = Kind("episode", lambda guide: guide.episodes)
ERA = Kind("era", lambda guide: guide.eras)
ALBUM = Kind("album", lambda guide: guide.albums)
SONG = Kind("song", lambda guide: guide.songs)
TOUR = Kind("tour", lambda guide: guide.tours)
PERSON = Kind("person", lambda guide: guide.people)
EVENT = Kind("event", lambda guide: (*guide.events, *guide.performances))
CLAIM = Kind("claim", lambda guide: tuple(guide.claim.values()))
SOURCE = Kind("source", lambda guide: guide.sources)
SERIES = Kind("series", lambda guide: (guide.series,))
KINDS: tuple[Kind[Any], ...] = (SERIES, EPISODE, ERA, ALBUM, SONG, TOUR, PERSON, EVENT, CLAIM, SOURCE)
THINGS: tuple[tuple[Kind[Any], ...], ...] = ((EPISODE, ERA, ALBUM, SONG, PERSON), (TOUR,), (EVENT,))
"""Kinds that are opened by a name alone; of the later ones, what has a name that none of the earlier has."""


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


Tier = Callable[[str, Sequence[str]], bool]
TIERS: tuple[Tier, ...] = (
    lambda wanted, names: wanted in names[1:],  # the id or an alias
    lambda wanted, names: wanted == names[0],
    lambda wanted, names: any(name.startswith(wanted) for name in names),
    lambda wanted, names: any(begin_words(wanted, name) for name in names),
)
"""From the best fit to the poorest; names are folded, and in the order of `Candidate.names`."""


def matching(typed: str, candidates: Sequence[Candidate[T]], tiers: Iterable[Tier] = TIERS) -> list[Candidate[T]]:
    """Return the candidates that a typed name may mean: the one of exactly that name, or those of the first tier."""
    named = [candidate for candidate in candidates if exact(candidate.name) == exact(typed)]
    if len(named) == 1:
        return named
    wanted = fold(typed)
    known = [(candidate, [fold(name) for name in candidate.names]) for candidate in candidates] if wanted else []
    hits = ([candidate for candidate, names in known if fits(wanted, names)] for fits in tiers)
    return next(filter(None, hits), [])


def choose(kind: str, typed: str, candidates: Sequence[Candidate[T]]) -> T:
    """Return what a typed name means; GuideError lists what is possible.

    Several hits in the first tier that has one are ambiguous, and a misspelt name is never corrected.
    """
    if hits := matching(typed, candidates):
        return _only(kind, typed, hits)
    none = "nothing called" if kind == ANYTHING else f"no {kind}"
    few = 0 < len(candidates) <= MAX_LISTED
    possible = [f"{plural(kind)}: {', '.join(each.id for each in candidates)}"] if few else []
    raise GuideError(f"there is {none} '{typed}'{did_you_mean(_nearest(typed, candidates))}", hints=possible)


def _only(kind: str, typed: str, hits: Sequence[Candidate[T]]) -> T:
    """Return the only hit; AmbiguousNameError lists several."""
    if len(hits) == 1:
        return hits[0].value
    shown = [each.name if fold(each.id) == fold(each.name) else f"{each.id}: {each.name}" for each in hits]
    message = f"'{typed}' is ambiguous: it matches several {plural(kind)}"
    raise AmbiguousNameError(message, hints=at_most(MAX_LISTED, shown))


def at_most(most: int, lines: Sequence[str]) -> list[str]:
    """Return the first lines, and how many more there are."""
    return [*lines[:most], *([f"and {len(lines) - most} more"] if len(lines) > most else [])]


def plural(kind: str) -> str:
    """Return what several of a kind are called."""
    return {"person": "people", "series": "series"}.get(kind, f"{kind}s")


def _nearest(typed: str, candidates: Sequence[Candidate[Any]]) -> list[str]:
    """Return the nearest candidates, each once, by the one of its names that is most like what was typed."""
    holders: dict[str, str] = {}
    for each in candidates:
        for name in each.names:
            holders.setdefault(name, each.id)
    best: dict[str, str] = {}
    for name in nearest(typed, holders, most=len(holders)):
        best.setdefault(holders[name], name)
    return list(best.values())[:3]


def choose_all(kind: str, typed: str, candidates: Sequence[Candidate[T]]) -> list[T]:
    """Return what the names of a comma list mean, in the order typed."""
    return [choose(kind, name, candidates) for name in split_names(typed, candidates)]


def split_names(typed: str, candidates: Sequence[Candidate[Any]]) -> list[str]:
    """Return the names of a comma list; a whole name that has commas of its own stays whole."""
    whole = {fold(name): name.count(",") + 1 for each in candidates for name in each.names if "," in name}
    longest = max(whole.values(), default=1)
    parts, names, place = typed.split(","), [], 0
    while place < len(parts):
        beginnings = (",".join(parts[place : place + size]) for size in range(longest, 1, -1))
        names.append(next((name for name in beginnings if fold(name) in whole), parts[place]).strip())
        place += names[-1].count(",") + 1
    return names


def candidates_of(guide: Guide, kind: Kind[T]) -> list[Candidate[T]]:
    """Return the records of a kind with their names."""
    records: Sequence[Any] = kind.records(guide)
    numbered = {each.id: (in_words(each.number),) for each in guide.episodes} if kind.name == EPISODE.name else {}
    return [
        Candidate(each, each.id, names_of(each)[0], (*names_of(each)[1:], *numbered.get(each.id, ())))
        for each in records
    ]


def find(guide: Guide, kind: Kind[T], typed: str) -> T:
    """Return the record that a name means, or an episode's number; GuideError lists what is possible."""
    candidates = candidates_of(guide, kind)
    number = typed.strip()
    if kind.name != EPISODE.name or not number.isdecimal():
        return choose(kind.name, typed, candidates)
    number = number.lstrip("0") or "0"
    if numbered := [each.value for each in candidates if each.id == number]:
        return numbered[0]
    possible = [f"episodes: 1 to {len(candidates)}"] if candidates else []
    raise GuideError(f"there is no episode {number}", hints=possible)


def find_by_name_or_year(guide: Guide, kind: Kind[Telling], typed: str) -> Telling:
    """Return the episode or era that a name means or, if none has it, the one that covers a typed year or era."""
    candidates = candidates_of(guide, kind)
    if matching(typed, candidates):
        return find(guide, kind, typed)
    eras = {each.id for each in matching(typed, candidates_of(guide, ERA))}
    telling = [each for each in candidates if not eras.isdisjoint(getattr(each.value, "eras", ()))]
    with suppress(GuideError):
        years = YEARS.read(typed)
        telling = [each for each in candidates if years.meets(each.value.years.start, each.value.years.end)]
    return _only(kind.name, typed, telling) if telling else find(guide, kind, typed)


class Thing(NamedTuple):
    """What a name may mean: the command that opens it, and what it is called."""

    command: str
    name: str


def things(guide: Guide, typed: str) -> list[Thing]:
    """Return what a name of any kind, a number or a year may mean; if there are several, they are equally good."""
    wanted = typed.strip()
    wanted = wanted.lstrip("0") if wanted.isdecimal() else wanted
    named: list[list[Candidate[Thing]]] = []
    for kinds in THINGS:
        every = ((kind, each) for kind in kinds for each in candidates_of(guide, kind))
        named.append([structs.replace(each, value=Thing(f"{kind.name} {each.id}", each.name)) for kind, each in every])
    years = [event.year for event in guide.events]
    with suppress(GuideError):
        if years and YEARS.read(wanted).meets(min(years), max(years)):
            named[0].append(Candidate(Thing(f"timeline --year {wanted}", wanted), wanted, wanted))
    exactly: list[Tier] = [lambda name, names: name in names]
    found = (matching(wanted, candidates, tiers) for tiers in (exactly, TIERS) for candidates in named)
    return [each.value for each in next(filter(None, found), [])]


def find_episodes(guide: Guide, typed: str | None) -> Sequence[Episode]:
    """Return the episodes that numbers, ranges or titles mean, by number; all of them if nothing was typed."""
    if typed is None:
        return guide.episodes
    chosen = {episode.number: episode for episode in episodes_as_typed(guide, typed)}
    return tuple(chosen[number] for number in sorted(chosen))


def episodes_as_typed(guide: Guide, typed: str) -> list[Episode]:
    """Return the episodes of a comma list in the order typed; one that was named twice is in the list twice."""
    found: list[Episode] = []
    for part in split_names(typed, candidates_of(guide, EPISODE)):
        if not part or any(map(str.isalpha, part)):
            found.append(find(guide, EPISODE, part))
            continue
        spans = NUMBERS.read(part)
        for end in (end for span in spans for end in span if end is not None):
            find(guide, EPISODE, str(end))  # which refuses an end that is no episode
        found += [episode for episode in guide.episodes if spans.covers(episode.number)]
    return found


def find_all(guide: Guide, kind: Kind[T], typed: str) -> list[T]:
    """Return the records of a comma list of names in the order typed; one that was named twice is in the list twice."""
    return choose_all(kind.name, typed, candidates_of(guide, kind))


def read_ids(guide: Guide, kind: Kind[Any], typed: str) -> frozenset[str]:
    """Return the ids of the records that a comma list of names means."""
    return frozenset(each.id for each in find_all(guide, kind, typed))


PLAIN_NAMES: dict[str, Callable[[Guide], Iterable[str]]] = {
    "writers": lambda guide: (name for song in guide.songs for name in song.words),
    "composers": lambda guide: (name for song in guide.songs for name in song.music),
    "producers": lambda guide: (name for album in guide.albums for name in album.producers),
    "studios": lambda guide: (name for album in guide.albums for name in album.studios),
    "cycles": lambda guide: (song.cycle.name for song in guide.songs if song.cycle),
    "roles": lambda guide: (
        role.strip() for each in guide.people for role in (*each.role.split(","), *each.instruments)
    ),
}
"""Names that have no records of their own, by what several of them are called."""


def plain_names(guide: Guide, kinds: str) -> list[Candidate[str]]:
    """Return plain names, each once; that of a person on record has the person's aliases."""
    known = {person.name: person.aliases for person in guide.people}
    once = sorted(set(PLAIN_NAMES[kinds](guide)))
    return [Candidate(name, fold(name).replace(" ", "-"), name, known.get(name, ())) for name in once]


def read_plain_names(guide: Guide, kinds: str, typed: str) -> frozenset[str]:
    """Return the plain names that a comma list means."""
    return frozenset(choose_all(kinds.removesuffix("s"), typed, plain_names(guide, kinds)))
