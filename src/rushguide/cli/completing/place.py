"""Where on the command line a word is to be completed: which option or argument of which command it belongs to.

The line is only looked at: nothing that stands on it is run, checked or opened, however wrong it is.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typer

from rushguide.cli.settings import Settings


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
