"""Evenings: on the right days, in order, at times that calendars understand."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rushguide.errors import ExitCode, GuideError
from rushguide.plan import Evening, Recurrence, Schedule, Session, plan
from tests.guides import episode

FRIDAY, SATURDAY = 4, 5
TORONTO = ZoneInfo("America/Toronto")
START = date(2026, 12, 4)
"""A Friday."""


def session(minutes: int = 60, aired: str | None = None) -> Session:
    """Return an episode for an evening."""
    return Session(episode=episode(1, air_date=aired), seconds=0, minutes=minutes, assumed=True)


def days(schedule: Schedule, number: int) -> list[str]:
    """Return the days of so many evenings."""
    return [evening.day.isoformat() for evening in plan([session()] * number, schedule)]


def one(day: date, at: time | None, zone: ZoneInfo | None = None, minutes: int = 60) -> Evening:
    """Return the evening of a day."""
    (evening,) = plan([session(minutes)], Schedule(start=day, at=at, zone=zone))
    return evening


def test_each_week_from_the_start() -> None:
    """Unless something else is asked for, evenings are seven days apart, the first on the first day."""
    assert days(Schedule(start=START), 3) == ["2026-12-04", "2026-12-11", "2026-12-18"]


def test_weekdays() -> None:
    """The first evening is the first such weekday from the start on."""
    weekends = Recurrence(weekdays=frozenset({FRIDAY, SATURDAY}))
    assert days(Schedule(start=date(2026, 12, 2), recurrence=weekends), 3) == [
        "2026-12-04",
        "2026-12-05",
        "2026-12-11",
    ]
    assert days(Schedule(start=date(2026, 12, 5), recurrence=weekends), 2) == ["2026-12-05", "2026-12-11"]


def test_not_before_it_airs() -> None:
    """An episode waits for the first evening on which it is out; the others follow it."""
    sessions = [session(), session(aired="2026-12-19"), session(aired="2020-01-01")]
    evenings = plan(sessions, Schedule(start=START))
    assert [str(evening.day) for evening in evenings] == ["2026-12-04", "2026-12-25", "2027-01-01"]


@given(
    start=st.dates(date(1, 1, 1), date(9000, 1, 1)),
    days=st.integers(1, 999),
    weekdays=st.frozensets(st.integers(0, 6)),
    aired=st.lists(st.none() | st.dates(date(1, 1, 1), date(9000, 1, 1)), max_size=6),
)
def test_evenings_follow_each_other(start: date, days: int, weekdays: frozenset[int], aired: list[date | None]) -> None:
    """Whatever the recurrence, evenings are in order, on its days, and none before the start or what it waits for."""
    recurrence = Recurrence(days, weekdays)
    evenings = plan(
        [session(aired=each.isoformat() if each else None) for each in aired],
        Schedule(start=start, recurrence=recurrence),
    )
    planned = [evening.day for evening in evenings]
    assert planned == sorted(set(planned))
    assert len(planned) == len(aired)
    assert all(day >= max(start, each or start) for day, each in zip(planned, aired, strict=True))
    for day in planned:
        assert day.weekday() in weekdays if weekdays else (day - start).days % days == 0


def test_whole_days() -> None:
    """Without a time an evening is its day, which ends where the next begins."""
    evening = one(START, None)
    assert (evening.begins, evening.ends, evening.at) == (START, START + timedelta(days=1), None)
    assert type(evening.begins) is date


def test_floating_times() -> None:
    """Without a zone a time has none, and lasts as long as the session does, also past midnight."""
    evening = one(START, time(23, 30), minutes=90)
    assert (evening.begins, evening.ends) == (datetime(2026, 12, 4, 23, 30), datetime(2026, 12, 5, 1, 0))  # noqa: DTZ001


def test_times_in_a_zone() -> None:
    """With a zone it is the same time by the clock there, in winter as in summer, said in UTC."""
    assert one(START, time(20), TORONTO).begins == datetime(2026, 12, 5, 1, tzinfo=UTC)
    assert one(date(2026, 7, 3), time(20), TORONTO).begins == datetime(2026, 7, 4, 0, tzinfo=UTC)


def test_a_time_that_the_clock_skips() -> None:
    """2:30 on the night of the change is 3:30 (RFC 5545, 3.3.5), and it can be said that it is."""
    schedule = Schedule(start=date(2027, 3, 14), at=time(2, 30), zone=TORONTO)
    skipped, usual = plan([session()] * 2, schedule)
    assert skipped.begins == datetime(2027, 3, 14, 7, 30, tzinfo=UTC)
    assert (skipped.ends, schedule.skips(skipped)) == (datetime(2027, 3, 14, 8, 30, tzinfo=UTC), True)
    assert not schedule.skips(usual)
    assert not Schedule(start=START, at=time(20)).skips(one(START, time(20)))
    assert not Schedule(start=START, zone=TORONTO).skips(one(START, None))


def test_a_time_that_comes_twice() -> None:
    """1:30 on the night when the clock is put back is the first of the two (RFC 5545, 3.3.5)."""
    schedule = Schedule(start=date(2026, 11, 1), at=time(1, 30), zone=TORONTO)
    (evening,) = plan([session()], schedule)
    assert evening.begins == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert not schedule.skips(evening)


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule(start=date(9999, 12, 25)),
        Schedule(start=date(9999, 12, 31), recurrence=Recurrence(1)),
        Schedule(start=date(9999, 12, 31), at=time(23), recurrence=Recurrence(weekdays=frozenset({FRIDAY}))),
        Schedule(start=date(1, 1, 1), at=time(1), zone=ZoneInfo("Asia/Tokyo")),
        Schedule(start=date(9999, 12, 30), at=time(23), zone=TORONTO, recurrence=Recurrence(1)),
    ],
)
def test_the_ends_of_the_calendar(schedule: Schedule) -> None:
    """A plan that would leave the years 1 to 9999 cannot be made, and that is said."""
    with pytest.raises(GuideError, match="the plan goes beyond the years 1 to 9999") as caught:
        plan([session()] * 2, schedule)
    assert caught.value.code == ExitCode.USAGE


def test_up_to_the_last_day() -> None:
    """The last evening of the calendar can be planned, for an hour that ends before it does."""
    assert days(Schedule(start=date(9999, 12, 31), at=time(22)), 1) == ["9999-12-31"]
