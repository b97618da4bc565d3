"""The command today: what happened on a day, quiet on others, and the nearest day after it."""

import pytest

from tests.conftest import Invoke, example

pytestmark = pytest.mark.once

SMALL = ("--data", str(example("small")))


def test_today_on_a_day(invoke: Invoke) -> None:
    """What happened on that day of any year, a line each under the day's name, 29 February too."""
    assert invoke("today", *SMALL, "--on", "29-feb").out == "29 February\n1952  Ada Wick is born\n"


def test_today_is_quiet(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """A day without events is silent on both streams, plans do not count; as JSON it is an empty list."""
    for day in ("01-01", "12-31"):
        assert invoke("today", *SMALL, "--on", day) == (0, "", "")
    assert invoke("today", *SMALL, "--on", "01-01", "--json").out == "[]\n"
    monkeypatch.setenv("RUSHGUIDE_TODAY", "2026-06-30")
    assert invoke("today", *SMALL).out == "30 June\n1988  Lanterns at Sea is released\n"
    monkeypatch.setenv("RUSHGUIDE_TODAY", "2026-06-29")
    assert invoke("today", *SMALL) == (0, "", "")
    monkeypatch.setenv("RUSHGUIDE_TODAY", "someday")
    assert invoke("today", *SMALL, code=2).err.startswith("rushguide: 'someday' is not a day\n")


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2026-03-22", "1 June"),
        ("2026-06-01", "30 June"),
        ("2026-12-31", "21 March"),  # across the turn of the year, and past a February of 28 days
        ("2027-12-31", "29 February"),
    ],
)
def test_the_next_day(invoke: Invoke, day: str, title: str) -> None:
    """`--next` tells the nearest day after that one."""
    assert invoke("today", *SMALL, "--on", day, "--next").out.splitlines()[0] == title


def test_no_next_day(invoke: Invoke) -> None:
    """In a guide without dated events there is none, and that is silent too."""
    assert invoke("today", "--data", str(example("bare")), "--next") == (0, "", "")
