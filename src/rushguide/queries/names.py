"""Names as people type them: one function for every kind of thing that has a name."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from rushguide.errors import GuideError
from rushguide.text import did_you_mean, fold, nearest

T = TypeVar("T")
MOST_LISTED = 12
"""How many possibilities a message lists."""
MOST_GUESSES = 3
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
    return list(likest.values())[:MOST_GUESSES]


def _listed(candidates: Sequence[Candidate[T]]) -> list[str]:
    shown = [each.name if fold(each.id) == fold(each.name) else f"{each.id}: {each.name}" for each in candidates]
    more = [f"and {len(shown) - MOST_LISTED} more"] if len(shown) > MOST_LISTED else []
    return shown[:MOST_LISTED] + more


def _possible(kind: str, candidates: Sequence[Candidate[T]]) -> list[str]:
    if not 0 < len(candidates) <= MOST_LISTED:
        return []
    return [f"{_several(kind)}: {', '.join(candidate.id for candidate in candidates)}"]
