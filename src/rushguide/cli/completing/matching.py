"""Which offers fit what has been typed of a word: folded, in tiers as names are found."""

from collections.abc import Callable, Iterator, Sequence

from rushguide.cli.offers import Offer
from rushguide.text import fold


def fitting(offers: Sequence[Offer], typed: str) -> list[Offer]:
    """Return the offers that fit the beginning of a word; the first tier with a hit decides.

    Tiers: the word; another word for the same; what it means; beginnings of the word's parts in order.
    """
    for tier in (_beginning, *((_otherwise, _meaning, _in_parts) if fold(typed) else ())):
        if found := list(tier(offers, typed)):
            return found
    return []


def _beginning(offers: Sequence[Offer], typed: str) -> Iterator[Offer]:
    """Yield the words that begin so; `kind:id` only once its kind is typed."""
    wanted = typed.casefold()
    return (offer for offer in offers if offer.casefold().startswith(wanted) and ":" not in offer[len(typed) : -1])


def _otherwise(offers: Sequence[Offer], typed: str) -> Iterator[Offer]:
    wanted = fold(typed)
    for offer in offers:
        others = (other for other in offer.others if fold(other).startswith(wanted))
        yield from (Offer(other, offer.meaning) for other in list(others)[:1])


def _meaning(offers: Sequence[Offer], typed: str) -> Iterator[Offer]:
    wanted = fold(typed)
    return (offer for offer in offers if any(fold(text).startswith(wanted) for text in (offer, offer.meaning)))


def _in_parts(offers: Sequence[Offer], typed: str) -> Iterator[Offer]:
    wanted = fold(typed).split()
    return (offer for offer in offers if any(_in_order(wanted, fold(each).split()) for each in (offer, *offer.others)))


def _in_order(beginnings: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each beginning starts a word, later ones later words."""
    rest = iter(words)
    return all(any(word.startswith(beginning) for word in rest) for beginning in beginnings)


def continuing(offers: Sequence[Offer], earlier: Sequence[str], typed: str) -> list[Offer]:
    """Return how names go on that several words have begun: `sawyer` after `tom`, as one word that means the rest."""
    wanted = fold(" ".join([*earlier, typed])).split()
    kept = len(wanted) - len(fold(typed).split())
    goes_on = _goes_on(wanted, kept)
    return [
        Offer("-".join(words[kept:]), offer.meaning)
        for offer in offers
        for words in [fold(each).split() for each in (offer, *offer.others)]
        if goes_on(words)
    ]


def _goes_on(wanted: Sequence[str], kept: int) -> Callable[[Sequence[str]], bool]:
    """Return a test for a name's words: whole up to those kept, and after them beginning as wanted."""
    rest = " ".join(wanted[kept:])
    return lambda words: words[:kept] == wanted[:kept] and len(words) > kept and " ".join(words[kept:]).startswith(rest)
