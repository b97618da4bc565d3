"""Days, weekdays, times, spans of time and time zones, as people type them."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date, time, timedelta, tzinfo

from rushguide import clock
from rushguide.errors import ExitCode, GuideError
from rushguide.plan import WEEK, Recurrence
from rushguide.queries.ranges import full_year
from rushguide.text import MONTH_NAMES, did_you_mean, format_date, nearest, shortened

LEAP_YEAR = 2024
"""The year of a day that is typed without one, so that 29 February is a day."""
MAX_YEARS_APART = 8
"""Years from one 29 February to the next, at most: 1896 to 1904."""


def today_here() -> date:
    """Return the day: `RUSHGUIDE_TODAY`, for tests and time travellers, else the clock's."""
    if stated := clock.stated_time():
        return stated.date()
    return read_day(clock.stated()) if clock.stated() else clock.read_clock().date()


def read_day(typed: str) -> date:
    """Return the day that was typed, in a leap year if without a year; GuideError (exit 2) for anything else.

    A day is year-month-day, month-day, or a day and a month's name in any order, with a year after them.
    """
    words = _words(typed)
    names = [word.lower() for word in words if word.isalpha()]
    try:
        numbers = [int(word) for word in words if not word.isalpha()]
        if names:
            day, year = numbers if _has_year(typed) else (*numbers, LEAP_YEAR)
            (name,) = names
            months = [month.lower() for month in MONTH_NAMES if len(name) >= len("jan")]
            (month,) = (place for place, each in enumerate(months, start=1) if each.startswith(name))
        else:
            year, month, day = numbers if _has_year(typed) else (LEAP_YEAR, *numbers)
        found = date(year, month, day)
    except (ValueError, OverflowError):
        hints = ["such as yesterday, last friday, 29-jul, 07-29 or 2026-07-29"]
        raise GuideError(f"'{typed}' is not a day", hints=hints, code=ExitCode.USAGE) from None
    if _has_year(typed) and not re.search("[0-9]{4}", typed):
        meant = [re.sub("[0-9]{2}$", lambda short: full_year(short[0]), typed.strip())] if names else []
        message = f"'{typed}' has no year of four digits{did_you_mean(meant)}"
        raise GuideError(message, hints=["such as 29-jul-1974 or 1974-07-29"], code=ExitCode.USAGE)
    return found


def read_day_near(typed: str, today: date, *, past: bool = False) -> date:
    """Return the day that was typed, also as `yesterday`, `friday`, `last friday` or `next friday`.

    A weekday alone is the nearest one from today on or, in the past, up to today. GuideError (exit 2) for others.
    """
    *which, name = typed.lower().split() or [""]
    if not which and name in NAMED_DAYS:
        return today + timedelta(days=NAMED_DAYS[name])
    weekdays = [place for place, each in enumerate(DAYS) if len(name) >= len("fri") and each.startswith(name)]
    if not weekdays or which not in ([], ["last"], ["next"], ["this"]):
        return read_day(typed)
    ahead = weekdays[0] - today.weekday()
    if which == ["last"] or (past and not which):
        return today - timedelta(days=-ahead % WEEK or WEEK * bool(which))
    return today + timedelta(days=ahead % WEEK or WEEK * (which == ["next"]))


def join_days(arguments: Sequence[str], options: Container[str]) -> list[str]:
    """Return arguments with a day that was typed as several words after an option, `--on last friday`, as one."""
    words = list(arguments)
    for place in [place for place, word in enumerate(words) if word in options]:
        for size in (3, 2):
            with suppress(GuideError):
                day = " ".join(words[place + 1 : place + 1 + size])
                read_day_near(day, date(LEAP_YEAR, 1, 1))
                words[place + 1 : place + 1 + size] = [day]
    return words


def read_past_day(typed: str, today: date) -> date:
    """Return the day that was typed, without a year the last such day.

    GuideError (exit 2) for one in the future.
    """
    day = read_day_near(typed, today, past=True)
    if _is_yearless(typed):
        past = _each_year(day, range(today.year - MAX_YEARS_APART, today.year + 1))
        day = max((each for each in past if each <= today), default=day)
    if day > today:
        message = f"'{typed}' is in the future (today is {format_date(today.isoformat())})"
        raise GuideError(message, code=ExitCode.USAGE)
    return day


def read_coming_day(typed: str, today: date) -> date:
    """Return the day that was typed, without a year the next such day.

    GuideError (exit 2) if there is none.
    """
    day = read_day_near(typed, today)
    if not _is_yearless(typed):
        return day
    for each in _each_year(day, range(today.year, today.year + MAX_YEARS_APART + 1)):
        if each >= today:
            return each
    raise GuideError(f"'{typed}' does not come again before the year 10000", code=ExitCode.USAGE)


def _words(typed: str) -> list[str]:
    return [word for word in re.findall("[0-9]+|[A-Za-z]+", typed) if word.lower() not in FILLING]


def _has_year(typed: str) -> bool:
    return len(_words(typed)) == len("ymd")


def _is_yearless(typed: str) -> bool:
    """Whether it is a day of any year, a month and a day."""
    return any(map(str.isdigit, typed)) and not _has_year(typed)


def _each_year(day: date, years: Iterable[int]) -> Iterator[date]:
    """Yield the day in each of the years that have it."""
    for year in years:
        with suppress(ValueError):  # 29 February, or beyond the calendar
            yield day.replace(year=year)


DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FILLING = ("st", "nd", "rd", "th", "of", "the")
"""Words around a day that say nothing: the 29th of July."""
NAMED_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
MIN_LETTERS = 2
"""The fewest letters that name a weekday."""
HOUR = 60
NOON = 12
MAX_MINUTES = 24 * HOUR
"""What an evening can take at most."""


def read_recurrence(typed: str) -> Recurrence:
    """Return the rhythm of `fri`, `tue,fri`, `day`, `week`, `3 days` or `2 weeks`; GuideError (exit 2) for others."""
    text = typed.strip().lower()
    if every := re.fullmatch("([1-9][0-9]{0,2})?[ -]*(day|week)s?", text, re.ASCII):
        return Recurrence(int(every[1] or 1) * (WEEK if every[2] == "week" else 1))
    words = [word.strip() for word in text.split(",")]
    places = [[place for place, day in enumerate(DAYS) if day.startswith(word)] for word in words]
    if not all(places) or min(map(len, words)) < MIN_LETTERS:
        raise _unreadable(typed, "a rhythm of evenings", "fri, tue,fri, day, week, 3 days or 2 weeks")
    return Recurrence(weekdays=frozenset(found[0] for found in places))


def read_time(typed: str) -> time:
    """Return a time of day, as `20:00`, `20.00`, `8pm` or `8:30 pm`; GuideError (exit 2) for anything else."""
    text = typed.strip().lower()
    if whole := re.fullmatch("([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", text, re.ASCII):
        return time(int(whole[1]), int(whole[2]))
    if half := re.fullmatch("(0?[1-9]|1[0-2])(?:[:.]([0-5][0-9]))? ?([ap])m", text, re.ASCII):
        return time(int(half[1]) % NOON + (NOON if half[3] == "p" else 0), int(half[2] or 0))
    raise _unreadable(typed, "a time of day", "20:00 or 8pm")


def read_minutes(typed: str) -> int:
    """Return minutes, typed as `60`, `60m`, `1h` or `1h30m`, up to a day; GuideError (exit 2) for anything else."""
    found = re.fullmatch(r"(?:([0-9]{1,2})h)? ?(?:([0-9]{1,4})m?)?", typed.strip().lower(), re.ASCII)
    minutes = int(found[1] or 0) * HOUR + int(found[2] or 0) if found else 0
    if not 1 <= minutes <= MAX_MINUTES:
        raise _unreadable(typed, "a span of time of up to a day", "60m, 90 or 1h30m")
    return minutes


def read_zone(typed: str) -> tzinfo:
    """Return a time zone; GuideError (exit 2) names the nearest, or says that this machine knows none (exit 1)."""
    from zoneinfo import ZoneInfo, available_timezones

    try:
        return ZoneInfo(typed)
    except (KeyError, ValueError, OSError):  # what is not there, what is no name, a folder of zones
        known = available_timezones()
    if not known:
        raise GuideError("this machine has no time zones", hints=["install the Python package tzdata"])
    cities = {zone.rpartition("/")[2]: zone for zone in sorted(known)}
    near = dict.fromkeys([*nearest(typed, known), *(cities[city] for city in nearest(typed, cities))])
    message = f"there is no time zone '{shortened(typed)}'{did_you_mean(list(near)[:3])}"
    raise GuideError(message, hints=["such as America/Toronto, Europe/London or UTC"], code=ExitCode.USAGE)


def _unreadable(typed: str, what: str, example: str) -> GuideError:
    return GuideError(f"'{shortened(typed)}' is not {what}", hints=[f"such as {example}"], code=ExitCode.USAGE)
