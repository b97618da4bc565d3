"""Days as people type them, and the day that it is."""

import subprocess
import sys
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rushguide import clock
from rushguide.cli.typed import read_coming_day, read_day, read_past_day, today_here
from rushguide.errors import ExitCode, GuideError


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-07-29", date(2026, 7, 29)),
        ("2026-7-9", date(2026, 7, 9)),
        ("2026/07/29", date(2026, 7, 29)),
        *((each, date(2024, 7, 29)) for each in ("07-29", "7/29", "29-jul", "JULY 29", "29. jul.", "29jul")),
        ("the 29th of July", date(2024, 7, 29)),
        ("July 29, 1974", date(1974, 7, 29)),
        ("3 sept", date(2024, 9, 3)),
        ("29-feb", date(2024, 2, 29)),  # a day of some years is a day
    ],
)
def test_ways_to_type_a_day(typed: str, day: date) -> None:
    """Year-month-day, month-day, and a day and a month's name in any order, a year after them."""
    assert read_day(typed) == day


@pytest.mark.parametrize(
    "typed",
    [
        *("", "?", "29", "jul", "ju 29", "29-foo", "july july 29", "july 29 30 31", "29 jul 2026 5"),
        *("2026", "2026-07", "2026-13-01", "2023-02-29", "29-07", "31-jun", "0-jan", "00-00", "2026-07-29-30"),
        *("2026 july 29", "99999999999999999999-01-01", "1-1-99999999999999999999", "1" * 5000, "٢٩-jul"),
    ],
)
def test_what_is_no_day(typed: str) -> None:
    """A month or a day that is not there, too little and too much cannot be read, and an example is given."""
    with pytest.raises(GuideError) as caught:
        read_day(typed)
    assert caught.value.message == f"'{typed}' is not a day"
    assert caught.value.hints == ("such as yesterday, last friday, 29-jul, 07-29 or 2026-07-29",)
    assert caught.value.code == ExitCode.USAGE


@given(st.dates())
def test_every_day(day: date) -> None:
    """Each day there is can be typed as ISO writes it, and with the month's name before or after the day."""
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.day}-{day:%b}-{day.year:04}") == day
    assert read_day(f"{day:%B} {day.day}, {day.year:04}") == day


@given(st.text() | st.from_regex("[0-9]{0,9}[- ](jan|[a-z]{3}|[0-9]{1,9})[- ]?[0-9]{0,9}", fullmatch=True))
def test_any_text_is_a_day_or_none(typed: str) -> None:
    """Whatever is typed, it is a day, or it is said not to be one."""
    with suppress(GuideError):
        assert isinstance(read_day(typed), date)


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("29-jul", date(2026, 7, 29), date(2026, 7, 29)),
        ("30-jul", date(2026, 7, 29), date(2025, 7, 30)),
        ("1974-07-30", date(2026, 7, 29), date(1974, 7, 30)),
        ("2024-07-30", date(2026, 7, 29), date(2024, 7, 30)),  # a leap year that was typed is meant
        ("29-feb", date(2026, 7, 29), date(2024, 2, 29)),
        ("29-feb", date(2104, 2, 28), date(2096, 2, 29)),  # 2100 is no leap year
        ("1-jan", date(1, 1, 1), date(1, 1, 1)),
    ],
)
def test_days_that_were(typed: str, today: date, day: date) -> None:
    """A day without a year is the last one, today too; with a year it is that one."""
    assert read_past_day(typed, today) == day


@pytest.mark.parametrize(
    ("typed", "today"), [("2026-07-30", date(2026, 7, 29)), ("2-jan", date(1, 1, 1)), ("29-feb", date(3, 1, 1))]
)
def test_a_day_that_was_not_yet(typed: str, today: date) -> None:
    """A day after today, or one that never was before it, is said to be in the future."""
    with pytest.raises(GuideError, match=f"'{typed}' is in the future .today is") as caught:
        read_past_day(typed, today)
    assert caught.value.code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("typed", "today", "day"),
    [
        ("29-jul", date(2026, 7, 29), date(2026, 7, 29)),
        ("28-jul", date(2026, 7, 29), date(2027, 7, 28)),
        ("2020-07-28", date(2026, 7, 29), date(2020, 7, 28)),
        ("29-feb", date(2026, 7, 29), date(2028, 2, 29)),
        ("29-feb", date(2096, 3, 1), date(2104, 2, 29)),  # 2100 is no leap year
        ("31-dec", date(9999, 12, 31), date(9999, 12, 31)),
    ],
)
def test_days_to_come(typed: str, today: date, day: date) -> None:
    """A day without a year is the next one, today too; with a year it is that one."""
    assert read_coming_day(typed, today) == day


def test_a_day_that_does_not_come_again() -> None:
    """At the end of the calendar there is no next one, and that is said."""
    with pytest.raises(GuideError, match="'30-dec' does not come again before the year 10000") as caught:
        read_coming_day("30-dec", date(9999, 12, 31))
    assert caught.value.code == ExitCode.USAGE


def test_today(monkeypatch: pytest.MonkeyPatch) -> None:
    """RUSHGUIDE_TODAY is the day in any form, or a time; without it, the clock's."""
    monkeypatch.setenv("RUSHGUIDE_TODAY", "29-jul-1974")
    assert today_here() == date(1974, 7, 29)
    monkeypatch.setenv("RUSHGUIDE_TODAY", "tomorrow")
    with pytest.raises(GuideError, match="'tomorrow' is not a day"):
        today_here()
    monkeypatch.setenv("RUSHGUIDE_TODAY", "2026-02-28T23:59:00-05:00")
    assert (today_here(), clock.now()) == (date(2026, 2, 28), datetime(2026, 3, 1, 4, 59, tzinfo=UTC))
    for beyond in ("2026-02-28T24:99", "9999-12-31T23:59:59-12:00"):
        monkeypatch.setenv("RUSHGUIDE_TODAY", beyond)
        with pytest.raises(GuideError, match=f"'{beyond}' is not a day"):
            today_here()
    read = datetime(2026, 12, 31, 23, 59, tzinfo=timezone(-timedelta(hours=5)))
    monkeypatch.setattr(clock, "read_clock", lambda: read)
    for value in ("", None):
        monkeypatch.delenv("RUSHGUIDE_TODAY") if value is None else monkeypatch.setenv("RUSHGUIDE_TODAY", value)
        assert (today_here(), clock.now()) == (date(2026, 12, 31), read)


def test_the_clock_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test, or a program that it starts, cannot look at the machine's clock; the program itself can."""
    monkeypatch.delenv("RUSHGUIDE_TODAY")
    with pytest.raises(pytest.fail.Exception, match="looked at the machine's clock"):
        today_here()
    with pytest.raises(pytest.fail.Exception, match="RUSHGUIDE_TODAY is not set for"):
        subprocess.run([sys.executable, "-m", "rushguide"], check=False)
    code = "from rushguide import clock; import time; print(abs(clock.read_clock().timestamp() - time.time()) < 60)"
    done = subprocess.run([sys.executable, "-c", code], env={"RUSHGUIDE_TODAY": ""}, capture_output=True, check=True)
    assert done.stdout == b"True\n"


@pytest.mark.parametrize(
    ("typed", "past", "coming"),
    [
        ("yesterday", "2026-11-23", "2026-11-23"),
        ("Tuesday", "2026-11-24", "2026-11-24"),
        ("friday", "2026-11-20", "2026-11-27"),
        ("last tue", "2026-11-17", "2026-11-17"),
        ("29 july", "2026-07-29", "2027-07-29"),
    ],
)
def test_days_as_people_say_them(typed: str, past: str, coming: str) -> None:
    """A weekday is the nearest one, before or after today as the command means it; `last` is never today."""
    today = date(2026, 11, 24)  # a Tuesday
    found = (read_past_day(typed, today), read_coming_day(typed, today))
    assert [each.isoformat() for each in found] == [past, coming]
    assert read_coming_day("next tuesday", today) == date(2026, 12, 1)


@pytest.mark.parametrize(("typed", "meant"), [("29 july 76", ". Did you mean 29 july 1976?"), ("1-12-26", "")])
def test_years_have_four_digits(typed: str, meant: str) -> None:
    """A year of two digits is refused, with the four where it can only be the year."""
    with pytest.raises(GuideError) as caught:
        read_day(typed)
    assert caught.value.message == f"'{typed}' has no year of four digits{meant}"
