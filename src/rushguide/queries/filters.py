"""Filters of listings: options as typed, words that mean some of them, and the rows that fit."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Annotated, Any, ClassVar, Generic, TypeVar, cast, get_args

from msgspec import Struct, structs

from rushguide.errors import GuideError
from rushguide.guide.guide import Guide
from rushguide.options import Flag, Option, Words
from rushguide.queries.names import MAX_LISTED, AmbiguousNameError, at_most, things
from rushguide.text import fold

R = TypeVar("R")
Tests = Mapping[str, tuple[Callable[[Any], Any], Callable[[R, Any], bool]]]
"""For each field of a filter: how to read what was typed, and whether a row fits what was read."""


class Filter(Struct, Generic[R], frozen=True):
    """What a listing was asked for, as typed; None is no limit. All that is given has to fit."""

    EXPLICIT_ONLY: ClassVar[frozenset[str]] = frozenset()
    """Options that need their name: no bare word is taken for one."""
    terms: Annotated[tuple[str, ...], Words("WORD", "A value of one of the options, without its name.", "terms")] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was asked for."""
        return all(value is None or value == () for value in structs.asdict(self).values())

    def rows(self, guide: Guide) -> Iterable[R]:
        """Return the rows that are chosen from."""
        raise NotImplementedError

    def tests(self, guide: Guide) -> Tests[R]:
        """Return the tests of the options; a word is taken for the first that can read it and that some row fits."""
        raise NotImplementedError


F = TypeVar("F", bound=Filter[Any])


def select(guide: Guide, asked: Filter[R]) -> list[R]:
    """Return the rows that fit everything that was asked for."""
    given = {field: value for field, value in structs.asdict(asked).items() if value is not None}
    wanted = [(fits, read(given[field])) for field, (read, fits) in asked.tests(guide).items() if field in given]
    return [row for row in asked.rows(guide) if all(fits(row, value) for fits, value in wanted)]


def interpret_words(guide: Guide, asked: F) -> tuple[F, list[str]]:
    """Return a filter with its words in the place of the options that they mean, and what to say of those."""
    words, said = list(asked.terms), []
    asked = structs.replace(asked, terms=())
    while words:
        for size in range(len(words), 0, -1):  # a name may have several
            typed = " ".join(words[:size])
            if meant := _meanings(guide, asked, typed):
                break
        else:
            raise _not_understood(guide, asked, words)
        field, value = meant[0]
        if len(meant) > 1 or _option(asked, field).metavar == "NAME":
            others = ", ".join(f"--{each}" for each, _ in meant[1:])
            said.append(f"'{typed}' is taken for --{field}{others and f'; it can also be {others}'}")
        earlier = getattr(asked, field)
        asked = structs.replace(asked, **{field: f"{earlier},{value}" if isinstance(earlier, str) else value})
        del words[:size]
    return asked, said


def _option(asked: Filter[Any], field: str) -> Option:
    return cast("Option", get_args(type(asked).__annotations__[field])[1])


def _meanings(guide: Guide, asked: Filter[Any], typed: str) -> list[tuple[str, object]]:
    """Return the options that words can mean, with their values: those that some row fits, else the first."""
    found: list[tuple[str, object]] = []
    fitting: list[tuple[str, object]] = []
    for field, (read, fits) in asked.tests(guide).items():
        option = _option(asked, field)
        flags = [fold(name) for name in option.names[0].split("/")] if isinstance(option, Flag) else []
        if field in asked.EXPLICIT_ONLY or (flags and fold(typed) not in flags):
            continue
        value = fold(typed) == flags[0] if flags else typed
        with suppress(GuideError):
            wanted = read(value)
            found.append((field, value))
            fitting += [found[-1]] if any(fits(row, wanted) for row in asked.rows(guide)) else []
    return fitting or found[:1]


def _not_understood(guide: Guide, asked: Filter[Any], words: Sequence[str]) -> GuideError:
    """Return what to say of words that mean no option: what each could be, or that nothing is called so."""
    tests = {
        field: test
        for field, test in asked.tests(guide).items()
        if field not in asked.EXPLICIT_ONLY and not isinstance(_option(asked, field), Flag)
    }
    for typed in dict.fromkeys([" ".join(words), words[0]]):
        for read, _ in tests.values():
            try:
                read(typed)
            except GuideError as error:
                if isinstance(error, AmbiguousNameError) or error.message.endswith("?"):
                    return error
    *fields, last = tests
    hints = [f"rushguide {each.command}" for each in things(guide, " ".join(words))]
    return GuideError(f"'{words[0]}' is no {', '.join(fields)} or {last}", hints=at_most(MAX_LISTED, hints))
