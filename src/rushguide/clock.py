"""What day and time it is. Nothing else in the program looks at a clock, so that a test can set it here."""

import os
from contextlib import suppress
from datetime import UTC, date, datetime


def stated() -> str:
    """Return what `RUSHGUIDE_TODAY` says: a day as people type it, or a time as in 2026-07-29T20:15:00Z."""
    return os.environ.get("RUSHGUIDE_TODAY", "")


def stated_time() -> datetime | None:
    """Return the time that `RUSHGUIDE_TODAY` says; None if it has no time of day."""
    with suppress(ValueError):
        return datetime.fromisoformat(stated()) if ":" in stated() else None
    return None


def read_clock() -> datetime:
    """Return the time by the machine's clock, in the zone in which the person is."""
    return datetime.now().astimezone()


def now() -> datetime:
    """Return the time in UTC."""
    return (stated_time() or read_clock()).astimezone(UTC)


def today() -> date:
    """Return the person's own day: the one that `RUSHGUIDE_TODAY` says, if it is an ISO date or time."""
    with suppress(ValueError):
        return datetime.fromisoformat(stated()).date()
    return read_clock().date()


def has_passed(until: str) -> bool:
    """Whether a day, month or year, as an ISO date, is over."""
    return today().isoformat()[: len(until)] > until
