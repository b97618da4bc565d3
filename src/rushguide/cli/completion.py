"""Completion of words on a command line, and what each shell says of its line and takes as an answer.

The line is only looked at: nothing on it is run, checked or opened, however wrong it is. A script in this folder calls
the program with `_RUSHGUIDE_COMPLETE` set to the shell's name. The first line of what it gets says what to do; a line
for each word follows. Descriptions come from a guide: they are data to a script, never code.
"""

import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

import typer

from rushguide.cli.settings import Settings
from rushguide.cli.values import Completion, continuing, fitting, listed
from rushguide.errors import ExitCode, GuideError
from rushguide.text import clean

PATHS = {"DIR": "folders", "FILE": "files"}
"""What the shell itself looks for, by what the help calls a value. Such a value is one, never a list."""
LISTING = frozenset({"33", "63", "64"})
"""Bash's `COMP_TYPE` ("!", "?", "@") when it shows what fits."""


class Shell(StrEnum):
    """The shells that words are completed in."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


class Suggestions(NamedTuple):
    """What fits: words, or what the shell should look for."""

    words: Sequence[Completion] = ()
    typed: str = ""
    """The beginning that the words fit."""
    prefix: str = ""
    """What of the word stays as it was typed: an option with its "=", the items of a list before the last."""
    kind: str = "values"

    @property
    def inexact(self) -> bool:
        """Whether some words do not begin with what was typed."""
        return not all(each.word.startswith(self.typed) for each in self.words)


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

    def commands(self) -> list[Completion]:
        """Return the commands that can be typed here, importing none whose help is known without."""
        inner = getattr(self.command, "commands", {})
        helps = getattr(self.command, "helps", None) or {name: inner[name].get_short_help_str() for name in inner}
        return [Completion(*each) for each in helps.items()]

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
        return Settings(data=data and os.path.expandvars(data))

    def values(self, param: Any) -> list[Completion]:
        """Return the words for a value, from the guide that the line names; none if it cannot be read."""
        declared = getattr(self.command.callback, "options", {}).get(param.name)
        if declared is None or not declared.completion:
            return [Completion(item.value) for item in param.shell_complete(self.ctx, "") if item.type == "plain"]
        if isinstance(declared.completion, tuple):
            return list(map(Completion, declared.completion))
        with suppress(GuideError):
            return listed(self, declared.completion)
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
            if option is not None and (equals or option.is_flag):
                place.given[option.name] = value
            else:
                place.waiting = option  # None for an unknown one
        elif not place.is_group or place.lost:
            place.arguments.append(word)
        elif word in place.command.list_commands(place.ctx):
            place.ctx = typer.Context(place.command.get_command(place.ctx, word), parent=place.ctx, info_name=word)
        else:
            place.lost = True
    return place


def suggest(root: Any, words: Sequence[str], typed: str) -> Suggestions:
    """Return what fits a word that follows others, all without the program's name; nothing without a guide."""
    place = locate(root, words)
    param, prefix = place.waiting, ""
    if param is None and typed.startswith("-") and not place.literal:
        name, prefix, value = typed.partition("=")
        param = place.option(name) if prefix else None
        if param is None or param.is_flag:
            return Suggestions([] if prefix else fitting(list(_options(place)), typed), typed)
        typed, prefix = value, name + prefix
    elif param is None and place.is_group:
        return Suggestions() if place.lost else Suggestions(fitting(place.commands(), typed), typed)
    elif param is None:
        param = place.argument()
    if param is None:
        return Suggestions([] if typed else list(_options(place)))
    return _value(place, param, typed, prefix)


def _value(place: Place, param: Any, typed: str, prefix: str) -> Suggestions:
    """Return what fits the value of an option or argument."""
    possible = place.values(param)
    if not possible:
        return Suggestions(prefix=prefix, kind=PATHS.get(param.metavar, "values"))
    if param.param_type_name == "argument" and place.arguments:
        names = continuing([each for each in possible if not each.later], place.arguments, typed)
        return Suggestions(names or fitting([each for each in possible if each.later], typed), typed)
    # An argument is no list, nor is a file, or one of a few fixed words.
    if param.param_type_name == "argument" or param.metavar in PATHS or param.metavar is None:
        return Suggestions(fitting(possible, typed), typed, prefix)
    before, comma, last = typed.rpartition(",")
    taken = before.split(",")
    left = [each for each in possible if each.word not in taken]
    return Suggestions(fitting(left, last), last, prefix + before + comma)


def _options(place: Place) -> Iterator[Completion]:
    """Yield the options that are not on the line yet, each by its long names."""
    for option in place.options():
        for names in (option.opts, option.secondary_opts) if option.name not in place.given else ():
            if long := [name for name in names if name.startswith("--")]:
                yield Completion(long[0], option.help or "", tuple(long[1:]))


def split(text: str) -> tuple[tuple[str, ...], str, bool]:
    """Return the words before the one at the end, that one, empty after a blank, and whether a quote is open in it.

    Words are without their quotes. Variables and the like stay as they are: nothing is expanded.
    """
    lexer = shlex.shlex(f"{text}_", posix=True)  # with a letter more, so that there is a last word
    lexer.whitespace_split, lexer.commenters = True, ""
    words: list[str] = []
    with suppress(ValueError):  # a quote without an end: what follows it is left over
        words.extend(lexer)
    *before, last = [*words, lexer.token] if lexer.token else words
    return tuple(before), last[:-1], bool(lexer.token)


def completed(root: Any, shell: str, arguments: Sequence[str]) -> str:
    """Return the answer for a shell, as its script takes it.

    Bash gives its line up to the cursor, `COMP_WORDBREAKS` and `COMP_TYPE`. The others give the words up to the
    cursor, Fish the last with its quotes. GuideError (exit 2) for another shell.
    """
    if shell not in set(Shell):
        raise GuideError("_RUSHGUIDE_COMPLETE is for the scripts of rushguide completion", code=ExitCode.USAGE)
    if shell == Shell.BASH:
        typed, breaks, how = arguments
        before, last, quoted = split(typed)
        found = suggest(root, before[1:], last)
        # Bash has cut the word at these signs, and wants only what comes after the last of them.
        kept = 0 if quoted else max(last.rfind(mark) + 1 for mark in ":=" if mark in breaks or mark == ":")
        lines = _bash(found, kept, shows_all=how in LISTING)
    else:
        *words, last = arguments
        found = suggest(root, words, split(last)[1] if shell == Shell.FISH else last)
        whole = (f"{found.prefix}{each.word}\t{_one_line(each.description)}" for each in found.words)
        lines = _zsh(found) if shell == Shell.ZSH else whole
    goes_on = any(each.word.endswith(":") for each in found.words)
    instruction = found.kind + " loose" * found.inexact + " open" * goes_on
    return "".join(f"{each}\n" for each in (instruction, *lines))


def _bash(found: Suggestions, kept: int, *, shows_all: bool) -> Iterator[str]:
    """Yield words without the letters that Bash has kept, and what they mean where it shows all that fit.

    Each comes once: two names can be the same word, and Bash takes equal lines for one to insert, meaning and all.
    """
    words: dict[str, str] = {}
    for each in found.words:
        words.setdefault(each.word, each.description)
    several = len(words) > 1
    for word, meaning in words.items():
        description = _one_line(meaning) if several and shows_all else ""
        yield (found.prefix + word)[kept:] + (f"  ({description})" if description else "")
    if found.inexact and several:
        yield " "  # shares no beginning with the others, so that Bash leaves the word as it is


def _zsh(found: Suggestions) -> Iterator[str]:
    """Yield `word:description` for Zsh; a backslash escapes every other one, and a ":" of the word."""
    yield str(len(found.prefix))
    for each in found.words:
        word, description = (text.replace("\\", r"\\") for text in (each.word, _one_line(each.description)))
        word = word.replace(":", r"\:")
        yield f"{word}:{description}" if description else word


def _one_line(description: str) -> str:
    return " ".join(clean(description).split())
