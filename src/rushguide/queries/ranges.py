"""Ranges as people type them: `1974..1981`, `5:00..`, `..3:00`, `1-4,7`; both ends count."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec import Struct

from rushguide.errors import ExitCode, GuideError
from rushguide.text import seconds

ENDLESS = 10**9


class Span(NamedTuple):
    """Whole numbers from `start` to `end`, both counted; an end that is None is open."""

    start: int | None
    end: int | None

    def covers(self, number: int) -> bool:
        """Whether a number lies in the span."""
        return self.meets(number, number)

    def meets(self, start: int, end: int | None) -> bool:
        """Whether the span shares a number with another, whose end may be open."""
        return start <= _or_endless(self.end) and (self.start or 0) <= _or_endless(end)


def _or_endless(end: int | None) -> int:
    return ENDLESS if end is None else end


class Spans(tuple[Span, ...]):
    """Several spans; a number is in them when it is in one."""

    __slots__ = ()

    def covers(self, number: int | None) -> bool:
        """Whether a number lies in one of the spans; what is unknown never does."""
        return number is not None and any(span.covers(number) for span in self)

    def meets(self, start: int, end: int | None) -> bool:
        """Whether one of the spans shares a number with another span."""
        return any(span.meets(start, end) for span in self)


class Measure(Struct, frozen=True):
    """What a range is made of: how to read an end, whether "-" joins two, and how to say what is possible."""

    what: str
    example: str
    read: Callable[[str], int]
    dashes: bool


def _whole(text: str) -> int:
    if not re.fullmatch("[0-9]{1,8}", text, re.ASCII):
        raise ValueError(text)
    return int(text)


def _year(text: str) -> int:
    if not re.fullmatch("[0-9]{4}", text, re.ASCII):
        raise ValueError(text)
    return int(text)


NUMBERS = Measure("a number or a range of numbers", "3, 1-4,7 or 8..", _whole, dashes=True)
YEARS = Measure("a year or a range of years", "1976, 1974..1981 or ..1978", _year, dashes=True)
LENGTHS = Measure("a length or a range of lengths (m:ss)", "5:00.., ..3:00 or 4:00..5:00", seconds, dashes=False)


def read_spans(typed: str, measure: Measure) -> Spans:
    """Return the spans of a typed comma list; GuideError (exit 2) where it cannot be read."""
    return Spans(_span(part.strip(), typed, measure) for part in typed.split(","))


def read_spans_if(typed: str | None, measure: Measure) -> Spans | None:
    """Return the spans, or None, which is no limit, where nothing was typed."""
    return None if typed is None else read_spans(typed, measure)


def _span(part: str, typed: str, measure: Measure) -> Span:
    start, joint, end = _ends(part, measure)
    try:
        low = measure.read(start) if start else None
        high = measure.read(end) if end else None
    except ValueError:
        raise _unreadable(typed, measure) from None
    if low is None and high is None:
        raise _unreadable(typed, measure)
    if low is not None and high is not None and high < low:
        message = f"the range '{part}' ends before it begins; turned round it is {end}{joint}{start}"
        raise GuideError(message, code=ExitCode.USAGE)
    return Span(low, high)


def _ends(part: str, measure: Measure) -> tuple[str, str, str]:
    start, joint, end = part.partition("..")
    if not joint and measure.dashes:
        start, joint, end = part.partition("-")
        if joint and not (start and end):
            return "?", joint, "?"
    return (start.strip(), joint, end.strip()) if joint else (part, "", part)


def _unreadable(typed: str, measure: Measure) -> GuideError:
    message = f"'{typed}' is not {measure.what}"
    return GuideError(message, hints=[f"such as {measure.example}"], code=ExitCode.USAGE)


def read_words(what: str, typed: str | None, possible: Iterable[str]) -> frozenset[str] | None:
    """Return a comma list of fixed words, or None for no limit; GuideError (exit 2) names the possible ones."""
    if typed is None:
        return None
    words = frozenset(word.strip().lower() for word in typed.split(","))
    known = list(possible)
    if unknown := sorted(words - set(known)):
        message = f"'{unknown[0]}' is not a {what}"
        raise GuideError(message, hints=[f"{what}s: {', '.join(known)}"], code=ExitCode.USAGE)
    return words
