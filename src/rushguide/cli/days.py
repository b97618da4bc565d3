"""Days as people type them: 29-jul, 07-29, 2026-07-29, 29 July."""

import os
import re
from datetime import date

from rushguide.errors import ExitCode, GuideError
from rushguide.text import MONTH_NAMES

LEAP_YEAR = 2024
"""The year of a day that is typed without one, so that 29 February is a day."""


def today_here() -> date:
    """Return the day: `RUSHGUIDE_TODAY`, for tests and time travellers, else the clock's."""
    stated = os.environ.get("RUSHGUIDE_TODAY")
    return read_day(stated) if stated else date.today()  # noqa: DTZ011 - the person's own day


def read_day(typed: str) -> date:
    """Return the day that was typed, with or without a year; GuideError (exit 2) where it is none."""
    words = re.findall("[0-9]+|[A-Za-z]+", typed)
    try:
        return _day(words)
    except (ValueError, OverflowError):
        message = f"'{typed}' is not a day"
        raise GuideError(message, hints=["such as 29-jul, 07-29 or 2026-07-29"], code=ExitCode.UNREADABLE) from None


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
