"""A real calendar program, khal, imports the plan, and again when it was moved."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PROGRAMS, Invoke

KHAL = shutil.which("khal", path=PROGRAMS)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.usefixtures("elsewhere"),
    pytest.mark.skipif(KHAL is None, reason="khal is not installed"),
]
CONFIG = """\
[calendars]
[[plan]]
path = {folder}/calendar
type = calendar
[locale]
local_timezone = America/Toronto
default_timezone = America/Toronto
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
Khal = Callable[..., list[str]]


@pytest.fixture
def khal(tmp_path: Path) -> Khal:
    """Run khal on an empty calendar in a folder of its own, and return the lines that it prints."""
    (tmp_path / "calendar").mkdir()
    (tmp_path / "config").write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")

    def _khal(*arguments: str) -> list[str]:
        assert KHAL
        command = [KHAL, "--config", str(tmp_path / "config"), *arguments]
        environment = os.environ | {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        done = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8", env=environment)
        return done.stdout.splitlines()

    return _khal


def listed(khal: Khal) -> list[str]:
    """Return the events that khal has from autumn 2026 on, with when they begin and end."""
    form = "{start-long} to {end-long}: {title}"
    return [line for line in khal("list", "--day-format", "", "--format", form, "2026-10-01", "700d") if line]


def test_imported_twice(invoke: Invoke, khal: Khal, tmp_path: Path) -> None:
    """The second import moves the ten events, and none is there twice."""
    asked = ["plan", "--every", "fri", "--at", "20:00", "-o", "plan.ics"]
    invoke(*asked, "--start", "2026-12-04", "--tz", "America/Toronto")
    khal("import", "--batch", "plan.ics")
    first = listed(khal)
    assert len(first) == 10
    assert first[2] == (
        "2026-12-18 20:00 to 2026-12-18 21:00:"
        " Moving Pictures: The Rush Story, episode 3: Down the Tubes (working title)"
    )
    invoke(*asked, "--start", "2027-03-05", "-f")
    khal("import", "--batch", "plan.ics")
    second = listed(khal)
    assert [line[:36] for line in second[:2]] == [
        *("2027-03-05 20:00 to 2027-03-05 21:00", "2027-03-12 20:00 to 2027-03-12 21:00"),
    ]
    assert [line[36:] for line in second] == [line[36:] for line in first]
    assert len(list((tmp_path / "calendar").iterdir())) == 10


def test_whole_days_and_what_to_hear(invoke: Invoke, khal: Khal) -> None:
    """A listening course in whole days, with what is to be heard in the description."""
    invoke("plan", "--albums", "--episode", "3", "--start", "2026-12-04", "--every", "day", "-o", "plan.ics")
    khal("import", "--batch", "plan.ics")
    assert listed(khal) == [
        "2026-12-04 to 2026-12-04: Hear Caress of Steel",
        "2026-12-05 to 2026-12-05: Hear 2112",
        "2026-12-06 to 2026-12-06: Hear All the World's a Stage",
    ]
    lines = khal("list", "--day-format", "", "--format", "{description}", "2026-12-05", "1d")
    assert [line for line in lines if line] == [
        "2112 (1976), 38:46",
        "For episode 3, Down the Tubes (working title)",
        "rushguide album 2112",
    ]
