"""Days as people type them: 29-jul, 07-29, 2026-07-29, 29 July."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date

from rushguide import clock
from rushguide.errors import ExitCode, GuideError
from rushguide.text import MONTH_NAMES, say_date

LEAP_YEAR = 2024
"""The year of a day that is typed without one, so that 29 February is a day."""
MOST_YEARS_APART = 8
"""Years from one 29 February to the next, at most: 1896 to 1904."""


def today_here() -> date:
    """Return the day: `RUSHGUIDE_TODAY`, for tests and time travellers, else the clock's."""
    if stated := clock.stated_time():
        return stated.date()
    return read_day(clock.stated()) if clock.stated() else clock.read_clock().date()


def read_day(typed: str) -> date:
    """Return the day that was typed, in a leap year where none was; GuideError (exit 2) where it is none."""
    try:
        return _day(_words(typed))
    except (ValueError, OverflowError):
        message = f"'{typed}' is not a day"
        raise GuideError(message, hints=["such as 29-jul, 07-29 or 2026-07-29"], code=ExitCode.UNREADABLE) from None


def read_past_day(typed: str, today: date) -> date:
    """Return the day that was typed, without a year the last such day; GuideError (exit 2) where it is yet to come."""
    day = read_day(typed)
    if not _has_year(typed):
        past = _each_year(day, range(today.year - MOST_YEARS_APART, today.year + 1))
        day = max((each for each in past if each <= today), default=day)
    if day > today:
        message = f"'{typed}' is yet to come; today is {say_date(today.isoformat())}"
        raise GuideError(message, hints=["a log holds what was, up to today"], code=ExitCode.UNREADABLE)
    return day


def read_coming_day(typed: str, today: date) -> date:
    """Return the day that was typed, without a year the next such day; GuideError (exit 2) where there is none."""
    day = read_day(typed)
    if _has_year(typed):
        return day
    for each in _each_year(day, range(today.year, today.year + MOST_YEARS_APART + 1)):
        if each >= today:
            return each
    raise GuideError(f"'{typed}' does not come again before the year 10000", code=ExitCode.UNREADABLE)


def _words(typed: str) -> list[str]:
    return re.findall("[0-9]+|[A-Za-z]+", typed)


def _has_year(typed: str) -> bool:
    return len(_words(typed)) == len("ymd")


def _each_year(day: date, years: Iterable[int]) -> Iterator[date]:
    """Yield the day in each of the years that have it."""
    for year in years:
        with suppress(ValueError):  # 29 February, or beyond the calendar
            yield day.replace(year=year)


def _day(words: list[str]) -> date:
    """Return the day of year-month-day, month-day, or a day and a month's name in any order, a year after them."""
    names = [word for word in words if word.isalpha()]
    numbers = [int(word) for word in words if not word.isalpha()]
    if names:
        day, year = numbers if len(words) == len("dmy") else (*numbers, LEAP_YEAR)
        return date(year, _month(names), day)
    year, month, day = numbers if len(words) == len("ymd") else (LEAP_YEAR, *numbers)
    return date(year, month, day)


def _month(names: list[str]) -> int:
    (name,) = names
    if len(name) < len("jan"):
        raise ValueError(name)
    (place,) = (place for place, month in enumerate(MONTH_NAMES, start=1) if month.lower().startswith(name.lower()))
    return place
