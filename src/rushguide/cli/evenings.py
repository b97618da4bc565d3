"""When there is time, as people type it: weekdays, times of day, spans of time, time zones."""

import re
from datetime import time, tzinfo

from rushguide.errors import ExitCode, GuideError
from rushguide.text import did_you_mean, nearest, shortened
from rushguide.watching.evenings import WEEK, Rhythm

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LEAST = 2
"""Letters by which a weekday is known."""
HOUR = 60
NOON = 12
MOST_MINUTES = 24 * HOUR
"""What an evening can take at most."""


def read_rhythm(typed: str) -> Rhythm:
    """Return what `fri`, `tue,fri`, `day`, `week`, `3 days` or `2 weeks` says; GuideError (exit 2) where nothing."""
    text = typed.strip().lower()
    if every := re.fullmatch("([1-9][0-9]{0,2})?[ -]*(day|week)s?", text, re.ASCII):
        return Rhythm(int(every[1] or 1) * (WEEK if every[2] == "week" else 1))
    weekdays = [_weekday(word.strip()) for word in text.split(",")]
    known = frozenset(weekday for weekday in weekdays if weekday is not None)
    if None in weekdays:
        raise _unreadable(typed, "a rhythm of evenings", "fri, tue,fri, day, week, 3 days or 2 weeks")
    return Rhythm(weekdays=known)


def _weekday(word: str) -> int | None:
    fitting = [place for place, day in enumerate(DAYS) if len(word) >= LEAST and day.startswith(word)]
    return fitting[0] if fitting else None


def read_time(typed: str) -> time:
    """Return a time of day, as `20:00`, `20.00`, `8pm` or `8:30 pm`; GuideError (exit 2) where it is none."""
    text = typed.strip().lower()
    if whole := re.fullmatch("([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", text, re.ASCII):
        return time(int(whole[1]), int(whole[2]))
    if half := re.fullmatch("(0?[1-9]|1[0-2])(?:[:.]([0-5][0-9]))? ?([ap])m", text, re.ASCII):
        return time(int(half[1]) % NOON + (NOON if half[3] == "p" else 0), int(half[2] or 0))
    raise _unreadable(typed, "a time of day", "20:00 or 8pm")


def read_minutes(typed: str) -> int:
    """Return minutes, typed as `60`, `60m`, `1h` or `1h30m`, up to a day; GuideError (exit 2) where they are none."""
    found = re.fullmatch(r"(?:([0-9]{1,2})h)? ?(?:([0-9]{1,4})m?)?", typed.strip().lower(), re.ASCII)
    minutes = int(found[1] or 0) * HOUR + int(found[2] or 0) if found else 0
    if not 1 <= minutes <= MOST_MINUTES:
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
        raise GuideError("this machine has no time zones", hints=["the Python package tzdata brings them"])
    cities = {zone.rpartition("/")[2]: zone for zone in sorted(known)}
    near = dict.fromkeys([*nearest(typed, known), *(cities[city] for city in nearest(typed, cities))])
    message = f"there is no time zone '{shortened(typed)}'.{did_you_mean(list(near)[:3])}"
    raise GuideError(message, hints=["such as America/Toronto, Europe/London or UTC"], code=ExitCode.UNREADABLE)


def _unreadable(typed: str, what: str, example: str) -> GuideError:
    return GuideError(f"'{shortened(typed)}' is not {what}", hints=[f"such as {example}"], code=ExitCode.UNREADABLE)
