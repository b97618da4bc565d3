"""Ranges as people type them: `1974..1981`, `1980-83`, `90s`, `5:00..`, `..3:00`, `1-4,7`; both ends count."""

import re
from collections.abc import Callable, Iterable

from msgspec import Struct

from rushguide.errors import ExitCode, GuideError
from rushguide.guide.record import ENDLESS
from rushguide.text import CLOCK, seconds


class Spans(tuple[tuple[int | None, int | None], ...]):
    """Spans of whole numbers, both ends counted; None is an open end. A number is in them when it is in one."""

    __slots__ = ()

    def covers(self, number: int | None) -> bool:
        """Whether a number lies in one of the spans; an unknown number never does."""
        return number is not None and self.meets(number, number)

    def meets(self, start: int, end: int | None) -> bool:
        """Whether one of the spans shares a number with another span, whose end may be open."""
        last = ENDLESS if end is None else end
        return any((low or 0) <= last and (high is None or start <= high) for low, high in self)


class Measure(Struct, frozen=True):
    """What a range is made of: its description, an example, the pattern of an end, and what separates two ends."""

    what: str
    example: str
    end: str
    separator: str = r"\.\.|-"
    number: Callable[[str], int] = int
    """The number that an end stands for."""
    in_full: Callable[[str], str] = str
    """How a part of the list is written in full, before it is read."""

    def read(self, typed: str) -> Spans:
        """Return the spans of a typed comma list; GuideError (exit 2) for anything else."""
        try:
            return Spans(self._span(self.in_full(part.strip())) for part in typed.split(","))
        except ValueError:
            hints = [f"such as {self.example}"]
            raise GuideError(f"'{typed}' is not {self.what}", hints=hints, code=ExitCode.USAGE) from None

    def _span(self, part: str) -> tuple[int | None, int | None]:
        """Return the span of one part; ValueError if it is none, GuideError (exit 2) if it is the wrong way round."""
        found = re.fullmatch(rf"(?P<start>{self.end})?(\s*(?P<sep>{self.separator})\s*(?P<end>{self.end})?)?", part)
        start, sep, end = found.group("start", "sep", "end") if found else (None, None, None)
        if not (start or end) or (sep == "-" and not (start and end)):  # only two dots can leave an end open
            raise ValueError(part)
        low, high = (self.number(each) if each else None for each in (start, end if sep else start))
        if low is not None and high is not None and high < low:
            message = f"the range '{part}' ends before it begins. Did you mean {end}{sep}{start}?"
            raise GuideError(message, code=ExitCode.USAGE)
        return low, high


FIRST_CENTURY = 60
"""The first two-digit year that is of the 1900s: 60 is 1960, and 59 is 2059."""


def full_year(year: str) -> str:
    """Return two digits of a year as four: 76 is 1976, 15 is 2015."""
    return f"{19 if int(year) >= FIRST_CENTURY else 20}{year}"


def _years_in_full(part: str) -> str:
    """Return `1990s` and `90s` as ten years, `1980-83` with its second year in full; two digits alone are refused."""
    if decade := re.fullmatch("([0-9]{2})?([0-9]0)['’]?s", part, re.ASCII):
        start = decade[1] + decade[2] if decade[1] else full_year(decade[2])
        return f"{start}..{int(start) + 9}"
    short = re.fullmatch(r"([0-9]{2})([0-9]{2})(-|–|\.\.)([0-9]{2})", part, re.ASCII)
    if short and short[2] <= short[4]:  # 1976-06 is a month
        return f"{short[1]}{short[2]}..{short[1]}{short[4]}"
    if re.fullmatch("['’]?[0-9]{2}", part, re.ASCII):
        message = f"'{part}' is not a year of four digits. Did you mean {full_year(part[-2:])}?"
        raise GuideError(message, code=ExitCode.USAGE)
    return part


NUMBERS = Measure("a number or a range of numbers", "3, 1-4,7 or 8..", "[0-9]{1,8}")
YEARS = Measure("a year or a range of years", "1976, 1974..1981 or 1990s", "[0-9]{4}", in_full=_years_in_full)
LENGTHS = Measure("a length or a range of lengths (m:ss)", "5:00.., ..3:00 or 4:00..5:00", CLOCK, r"\.\.", seconds)


def read_words(what: str, typed: str | None, possible: Iterable[str]) -> frozenset[str] | None:
    """Return a comma list of fixed words, or None for no limit; GuideError (exit 2) names the possible ones."""
    if typed is None:
        return None
    words = frozenset(word.strip().lower() for word in typed.split(","))
    known = list(possible)
    if unknown := sorted(words - set(known)):
        raise GuideError(f"'{unknown[0]}' is not a {what}", hints=[f"{what}s: {', '.join(known)}"], code=ExitCode.USAGE)
    return words
