"""Where on the command line a word is to be completed: which option or argument of which command it belongs to.

The line is only looked at: nothing that stands on it is run, checked or opened, however wrong it is.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import typer

from rushguide.cli.offers import Offer
from rushguide.cli.settings import Settings
from rushguide.text import fold


class Line(NamedTuple):
    """The words before the one at the end, and that one, empty after a blank; without their quotes."""

    words: tuple[str, ...]
    last: str
    quoted: bool
    """Whether a quote is open at the end."""


def split(text: str) -> Line:
    """Take a line apart at blanks outside quotes. Variables and the like stay as they are: nothing is expanded."""
    words: list[str] = []
    current, begun, quote = "", False, ""
    letters = iter(text)
    for letter in letters:
        if letter == "\\" and quote != "'":
            current, begun = current + next(letters, ""), True
        elif quote:
            current, quote = (current, "") if letter == quote else (current + letter, quote)
        elif letter in "'\"":
            quote, begun = letter, True
        elif not letter.isspace():
            current, begun = current + letter, True
        elif begun:
            words.append(current)
            current, begun = "", False
    return Line(tuple(words), current, bool(quote))


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


@dataclass
class Place:
    """What the words so far say: the command, the values given, and what is still open."""

    ctx: typer.Context
    given: dict[str, str] = field(default_factory=dict)
    """Options by name with what was typed for them."""
    arguments: list[str] = field(default_factory=list)
    waiting: Any = None
    """The option whose value comes next."""
    literal: bool = False
    """Whether a `--` has ended the options."""
    lost: bool = False
    """Whether a word names no command, so that nothing after it has a meaning."""

    @property
    def command(self) -> Any:
        """The command that the words have led to."""
        return self.ctx.command

    @property
    def is_group(self) -> bool:
        """Whether a command's name comes next."""
        return hasattr(self.command, "list_commands")

    def options(self) -> list[Any]:
        """Return the options that can be typed here."""
        return [each for each in self.command.get_params(self.ctx) if each.param_type_name == "option"]

    def argument(self) -> Any:
        """Return the argument that a word belongs to now; None where the command takes no more."""
        possible = [each for each in self.command.params if each.param_type_name == "argument"]
        single = len(self.arguments)
        many = next((place for place, each in enumerate(possible) if each.nargs == -1), len(possible))
        place = min(single, many)
        return possible[place] if place < len(possible) else None

    def settings(self) -> Settings:
        """Return the shared options that decide which guide is used."""
        data = self.given.get("data")
        return Settings(data=Path(os.path.expanduser(os.path.expandvars(data))) if data else None)  # noqa: PTH111 - "~name" may be nobody


def locate(root: Any, words: Sequence[str]) -> Place:
    """Return the place after the words that follow the program's name."""
    place = Place(typer.Context(root, info_name="rushguide", **root.context_settings))
    for word in words:
        _take(place, word)
    return place


def _take(place: Place, word: str) -> None:
    if place.waiting is not None:
        place.given[place.waiting.name] = word
        place.waiting = None
    elif word == "--" and not place.literal:
        place.literal = True
    elif word.startswith("-") and word != "-" and not place.literal:
        _take_option(place, word)
    elif place.is_group and not place.lost:
        _take_command(place, word)
    else:
        place.arguments.append(word)


def _take_option(place: Place, word: str) -> None:
    name, equals, value = word.partition("=")
    option = named(place, name)
    if option is None:
        return
    if takes_value(option) and not equals:
        place.waiting = option
    else:
        place.given[option.name] = value


def _take_command(place: Place, word: str) -> None:
    known = word in place.command.list_commands(place.ctx)
    command = place.command.get_command(place.ctx, word) if known else None
    if command is None:
        place.lost = True
    else:
        place.ctx = typer.Context(command, parent=place.ctx, info_name=word)


def named(place: Place, name: str) -> Any:
    """Return the option of that name; None where there is none."""
    return next((each for each in place.options() if name in spellings(each)), None)


def spellings(option: Any) -> Iterator[str]:
    """Yield the ways to type an option, those for its opposite too."""
    yield from (*option.opts, *option.secondary_opts)


def takes_value(option: Any) -> bool:
    """Whether a value follows the option."""
    return not option.is_flag and not option.count
