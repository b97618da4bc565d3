"""On which days there are evenings, and when each begins and ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from rushguide.errors import ExitCode, GuideError
from rushguide.watching.portions import Portion

WEEK = 7


@dataclass(frozen=True)
class Rhythm:
    """How evenings follow each other: every so many days from the first, or on some weekdays (Monday is 0)."""

    days: int = WEEK
    weekdays: frozenset[int] = frozenset()

    def on_or_after(self, day: date, start: date) -> date:
        """Return the first evening from a day on, of those counted from `start`. OverflowError beyond the year 9999."""
        if self.weekdays:
            ahead = min((weekday - day.weekday()) % WEEK for weekday in self.weekdays)
        else:
            ahead = (start - day).days % self.days
        return day + timedelta(days=ahead)


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When there is time."""

    start: date
    """The first day that can be an evening."""
    rhythm: Rhythm = field(default_factory=Rhythm)
    at: time | None = None
    """When an evening begins, by the clock on the wall; None for whole days."""
    zone: tzinfo | None = None
    """The zone of that clock; None for wherever the viewer is."""

    def begin(self, day: date) -> date | datetime:
        """Return a whole day, a floating time, or with a zone a time in UTC.

        A time that the clock skips is taken as before the change, one that it shows twice as the first of the two
        (RFC 5545, section 3.3.5).
        """
        if self.at is None:
            return day
        local = datetime.combine(day, self.at, self.zone)
        return local.astimezone(UTC) if self.zone else local

    def skips(self, evening: "Evening") -> bool:
        """Whether the clock skips the time at which an evening begins: it is an hour later there."""
        if self.zone is None or not isinstance(evening.begins, datetime):
            return False
        return evening.begins.astimezone(self.zone).time() != self.at


@dataclass(frozen=True, kw_only=True)
class Evening:
    """A day, and what it is for."""

    day: date
    at: time | None
    """When it begins by the clock on the wall; None for the whole day."""
    begins: date | datetime
    """The day; or the time, floating or in UTC."""
    ends: date | datetime
    """The day after, which no longer belongs to it; or the time."""
    portion: Portion


def plan(portions: Iterable[Portion], schedule: Schedule) -> tuple[Evening, ...]:
    """Return an evening for each portion, in their order; none before it can be seen.

    GuideError (exit 2) where the calendar ends before the plan does.
    """
    try:
        return tuple(_evenings(portions, schedule))
    except OverflowError:
        raise GuideError("the plan goes beyond the years 1 to 9999", code=ExitCode.UNREADABLE) from None


def _evenings(portions: Iterable[Portion], schedule: Schedule) -> Iterator[Evening]:
    free = schedule.start
    for place, portion in enumerate(portions):
        earliest = max(free + timedelta(days=1) if place else free, portion.earliest or free)
        free = schedule.rhythm.on_or_after(earliest, schedule.start)
        begins = schedule.begin(free)
        length = timedelta(minutes=portion.minutes) if isinstance(begins, datetime) else timedelta(days=1)
        yield Evening(day=free, at=schedule.at, begins=begins, ends=begins + length, portion=portion)
