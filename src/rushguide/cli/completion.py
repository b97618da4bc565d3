"""What a word at the end of a command line can be completed to, and whose value it is.

The line is only looked at: nothing on it is run, checked or opened, however wrong it is.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import typer

from rushguide.cli import values
from rushguide.cli.settings import Settings
from rushguide.cli.values import Completion, NextWord
from rushguide.errors import GuideError
from rushguide.text import begin_words, fold

if TYPE_CHECKING:
    from rushguide.guide.guide import Guide

Kind = Literal["values", "folders", "files"]
PATHS: dict[str, Kind] = {"DIR": "folders", "FILE": "files"}
"""What the shell itself looks for, by what the help calls a value. Such a value is one, never a list."""


class Answer(NamedTuple):
    """What fits: words, or what the shell should look for."""

    kind: Kind = "values"
    prefix: str = ""
    """What of the word stays as it was typed: an option with its "=", the items of a list before the last."""
    words: tuple[Completion, ...] = ()
    inexact: bool = False
    """Whether some words do not begin with what was typed."""


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

    @property
    def guide(self) -> "Guide":
        """The guide that the line names."""
        return self.settings().guide

    def options(self) -> list[Any]:
        """Return the options that can be typed here."""
        return [each for each in self.command.get_params(self.ctx) if each.param_type_name == "option"]

    def option(self, name: str) -> Any:
        """Return the option of that name or of that opposite; None for an unknown one."""
        return next((each for each in self.options() if name in {*each.opts, *each.secondary_opts}), None)

    def argument(self) -> Any:
        """Return the argument that a word belongs to now; None if the command takes no more."""
        possible = [each for each in self.command.params if each.param_type_name == "argument"]
        many = next((place for place, each in enumerate(possible) if each.nargs == -1), len(possible))
        place = min(len(self.arguments), many)
        return possible[place] if place < len(possible) else None

    def settings(self) -> Settings:
        """Return the shared options that decide which guide is used."""
        data = self.given.get("data")
        return Settings(data=Path(os.path.expandvars(data)) if data else None)

    def values(self, param: Any) -> list[Completion]:
        """Return the words for a value, from the guide that the line names; none if it cannot be read."""
        declared = getattr(self.command.callback, "options", {}).get(param.name)
        if declared is None or not declared.completion:
            return [Completion(item.value) for item in param.shell_complete(self.ctx, "") if item.type == "plain"]
        if isinstance(declared.completion, tuple):
            return list(map(Completion, declared.completion))
        with suppress(GuideError):
            found: list[Completion] = getattr(values, declared.completion)(self)
            return found
        return []


def locate(root: Any, words: Sequence[str]) -> Place:
    """Return the place after the words that follow the program's name."""
    place = Place(typer.Context(root, info_name="rushguide", **root.context_settings))
    for word in words:
        if place.waiting is not None:
            place.given[place.waiting.name] = word
            place.waiting = None
        elif word == "--" and not place.literal:
            place.literal = True
        elif word.startswith("-") and word != "-" and not place.literal:
            name, equals, value = word.partition("=")
            option = place.option(name)
            if option is not None and takes_value(option) and not equals:
                place.waiting = option
            elif option is not None:
                place.given[option.name] = value
        elif not place.is_group or place.lost:
            place.arguments.append(word)
        elif word in place.command.list_commands(place.ctx):
            place.ctx = typer.Context(place.command.get_command(place.ctx, word), parent=place.ctx, info_name=word)
        else:
            place.lost = True
    return place


def takes_value(option: Any) -> bool:
    """Whether a value follows the option."""
    return not option.is_flag and not option.count


def answer(root: Any, words: Sequence[str], typed: str) -> Answer:
    """Return what fits a word that follows others, all without the program's name; nothing without a guide."""
    place = locate(root, words)
    if place.waiting is not None:
        return _value(place, place.waiting, typed)
    if typed.startswith("-") and not place.literal:
        name, equals, value = typed.partition("=")
        option = place.option(name) if equals else None
        if option is not None and takes_value(option):
            return _value(place, option, value, name + equals)
        return _answer([] if equals else fitting(list(_options(place)), typed), typed)
    if place.lost:
        return Answer()
    return _answer(fitting(_commands(place), typed), typed) if place.is_group else _argument(place, typed)


def _value(place: Place, option: Any, typed: str, prefix: str = "") -> Answer:
    possible = place.values(option)
    if not possible:
        return Answer(PATHS.get(option.metavar, "values"), prefix)
    if option.metavar in PATHS or option.metavar is None:  # one file, or one of a few fixed words
        return _answer(fitting(possible, typed), typed, prefix)
    before, comma, last = typed.rpartition(",")
    taken = before.split(",")
    return _answer(fitting([word for word in possible if word not in taken], last), last, prefix + before + comma)


def _argument(place: Place, typed: str) -> Answer:
    argument = place.argument()
    if argument is None:
        return _answer([] if typed else list(_options(place)), typed)
    possible = place.values(argument)
    if not possible:
        return Answer(PATHS.get(argument.metavar, "values"))
    if not place.arguments:
        return _answer(fitting(possible, typed), typed)
    names = [word for word in possible if not isinstance(word, NextWord)]
    after = [word for word in possible if isinstance(word, NextWord)]
    return _answer(continuing(names, place.arguments, typed) or fitting(after, typed), typed)


def _answer(words: Sequence[Completion], typed: str, prefix: str = "") -> Answer:
    """Return the words, each once: two names can be the same word, and Bash takes two equal lines for one to insert."""
    return Answer("values", prefix, tuple(dict.fromkeys(words)), not all(word.startswith(typed) for word in words))


def _options(place: Place) -> Iterator[Completion]:
    """Yield the options that are not on the line yet, each by its long names."""
    for option in place.options():
        if option.name not in place.given and not option.hidden:
            for names in (option.opts, option.secondary_opts):
                if long := [name for name in names if name.startswith("--")]:
                    yield Completion(long[0], option.help or "", long[1:])


def _commands(place: Place) -> list[Completion]:
    """Return the commands with their helps, importing none whose help is known without."""
    group, ctx = place.command, place.ctx
    helps = getattr(group, "helps", None) or {
        name: group.get_command(ctx, name).get_short_help_str() for name in group.list_commands(ctx)
    }
    return [Completion(*each) for each in helps.items()]


def fitting(possible: Sequence[Completion], typed: str) -> list[Completion]:
    """Return the words that fit the beginning of one; the first tier with a hit decides.

    Tiers: the word, `kind:id` only once its kind is typed; an alias; the description; the words in it in order.
    """
    start, wanted = typed.casefold(), fold(typed)
    found = [word for word in possible if word.casefold().startswith(start) and ":" not in word[len(typed) : -1]]
    if found or not wanted:
        return found
    aliases = [(next((each for each in word.aliases if fold(each).startswith(wanted)), ""), word) for word in possible]
    return (
        [Completion(alias, word.description) for alias, word in aliases if alias]
        or [word for word in possible if any(fold(text).startswith(wanted) for text in (word, word.description))]
        or [word for word in possible if any(begin_words(wanted, fold(text)) for text in (word, *word.aliases))]
    )


def continuing(possible: Sequence[Completion], earlier: Sequence[str], typed: str) -> list[Completion]:
    """Return how names go on that several words have begun: `sawyer` after `tom`, as one word that means the rest."""
    wanted = fold(" ".join([*earlier, typed])).split()
    kept = len(wanted) - len(fold(typed).split())
    rest = " ".join(wanted[kept:])
    names = [(word, fold(name).split()) for word in possible for name in (word, *word.aliases)]
    return [
        Completion("-".join(parts[kept:]), word.description)
        for word, parts in names
        if parts[:kept] == wanted[:kept] and len(parts) > kept and " ".join(parts[kept:]).startswith(rest)
    ]
