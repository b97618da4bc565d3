"""Weekdays, times, spans of time and zones as people type them."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rushguide.cli.typed import read_minutes, read_recurrence, read_time, read_zone
from rushguide.errors import ExitCode, GuideError
from rushguide.plan import Recurrence

READERS: list[Callable[[str], object]] = [read_recurrence, read_time, read_minutes, read_zone]


@pytest.mark.parametrize(
    ("typed", "recurrence"),
    [
        ("fri", Recurrence(weekdays=frozenset({4}))),
        ("Friday", Recurrence(weekdays=frozenset({4}))),
        ("fr,Sa , MON", Recurrence(weekdays=frozenset({0, 4, 5}))),
        ("fri,fri", Recurrence(weekdays=frozenset({4}))),
        ("day", Recurrence(1)),
        ("3 days", Recurrence(3)),
        ("week", Recurrence(7)),
        ("2 weeks", Recurrence(14)),
        ("2-weeks", Recurrence(14)),
        ("2weeks", Recurrence(14)),
        ("999 weeks", Recurrence(6993)),
    ],
)
def test_recurrences(typed: str, recurrence: Recurrence) -> None:
    """Weekdays by name or beginning, several with commas; days and weeks with a number."""
    assert read_recurrence(typed) == recurrence


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        *(("20:00", time(20)), ("8:05", time(8, 5)), ("08.05", time(8, 5)), ("0:00", time(0)), ("23:59", time(23, 59))),
        *(("8pm", time(20)), ("8:30 PM", time(20, 30)), ("12am", time(0)), ("12pm", time(12)), ("12:01am", time(0, 1))),
    ],
)
def test_times(typed: str, read: time) -> None:
    """Twenty-four hours, or twelve with am and pm, in which 12 comes before 1."""
    assert read_time(typed) == read


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [*(("60m", 60), ("90", 90), ("1h30m", 90), ("1h30", 90), ("2H", 120), ("1h 5m", 65), ("24h", 1440), ("1", 1))],
)
def test_spans_of_time(typed: str, minutes: int) -> None:
    """Minutes, hours, or both."""
    assert read_minutes(typed) == minutes


BAD = {
    "a rhythm of evenings\n  such as fri, tue,fri, day, week, 3 days or 2 weeks": (
        read_recurrence,
        ["", "f", "fry", "fri,", "fri;sat", "0 days", "1000 days", "-1 days", "weekly", "fri,day", "٢ days"],
    ),
    "a time of day\n  such as 20:00 or 8pm": (
        read_time,
        ["", "8", "24:00", "20:60", "20:0", "0am", "13pm", "20:00pm", "20:00:00", "٢١:٢٢", "8 p"],
    ),
    "a span of time of up to a day\n  such as 60m, 90 or 1h30m": (
        read_minutes,
        ["", "0", "0m", "h", "m", "-5", "25h", "1441", "24h1m", "1.5h", "1m30h", "٩٠", "9" * 5000],
    ),
}


@pytest.mark.parametrize(
    ("read", "typed", "message"),
    [(read, typed, message) for message, (read, every) in BAD.items() for typed in every],
)
def test_what_cannot_be_read(read: Callable[[str], object], typed: str, message: str) -> None:
    """What is none of them ends with 2 and an example."""
    with pytest.raises(GuideError) as caught:
        read(typed)
    said = f"{caught.value.message}\n  {caught.value.hints[0]}"
    assert said.endswith(f"' is not {message}")
    assert caught.value.code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("toronto", "Did you mean America/Toronto"),
        ("America/Torronto", "Did you mean America/Toronto"),
        ("Europe/london2", "Did you mean Europe/London"),
        *((each, "") for each in ("", "zzzzzz", "/etc/passwd", "../../etc/passwd", "a\0b", "x" * 5000)),
        ("America", "Did you mean"),  # a folder of zones
    ],
)
def test_no_zone(typed: str, near: str) -> None:
    """What is no zone ends with 2 and brings the nearest, by its city too; no file is taken for one."""
    with pytest.raises(GuideError, match=f"there is no time zone '.*'.*{re.escape(near)}") as caught:
        read_zone(typed)
    assert caught.value.hints == ("such as America/Toronto, Europe/London or UTC",)
    assert caught.value.code == ExitCode.USAGE


def test_a_machine_without_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where neither the system nor Python has time zones, that is said, and what brings them."""
    monkeypatch.setattr("zoneinfo.ZoneInfo", lambda key: {}[key])
    monkeypatch.setattr("zoneinfo.available_timezones", set)
    with pytest.raises(GuideError, match="this machine has no time zones") as caught:
        read_zone("America/Toronto")
    assert (caught.value.hints, caught.value.code) == (("install the Python package tzdata",), ExitCode.NOT_FOUND)


@given(st.sampled_from(READERS), st.text(max_size=12) | st.from_regex("[0-9]{0,3}[hm:. ]?[0-9]{0,3} ?[a-z]{0,4}"))
def test_any_text(read: Callable[[str], object], typed: str) -> None:
    """Whatever is typed, it is read, or said not to be readable."""
    with suppress(GuideError):
        assert read(typed) is not None
