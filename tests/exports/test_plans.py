"""Evenings as JSON objects: every key is always there."""

from datetime import date, time
from zoneinfo import ZoneInfo

from rushguide.exports.plans import evening_object
from rushguide.model import Listening, Pick
from rushguide.watching.evenings import Schedule, plan
from rushguide.watching.portions import album_portions, episode_portions
from tests.guides import episode, guide_of, live, song, studio

GUIDE = guide_of(
    studio("a", song("s", length="4:33")),
    live("b"),
    episodes=(episode(1, listening=Listening(before=(Pick(song="s", why="W."),)), albums=("a", "b")),),
)
ZONED = Schedule(start=date(2026, 12, 4), at=time(20), zone=ZoneInfo("America/Toronto"))


def test_an_evening_with_an_episode() -> None:
    """The time by the clock on the wall beside that of the calendar, songs by id, and what is assumed."""
    (evening,) = plan(episode_portions(GUIDE, GUIDE.episodes, 60), ZONED)
    assert evening_object(evening) == {
        "date": "2026-12-04",
        "time": "20:00",
        "start": "2026-12-05T01:00:00Z",
        "end": "2026-12-05T02:00:00Z",
        "episode": 1,
        "title": "Part 1",
        "title_status": "working",
        "before": ["s"],
        "albums": [],
        "seconds": 273,
        "minutes": 60,
        "assumed": True,
        "over_budget": False,
    }


def test_evenings_with_albums() -> None:
    """The same keys; what is not known is null."""
    portions = album_portions(GUIDE, GUIDE.episodes, 60, budget=4, heard=frozenset())
    known, unknown = map(evening_object, plan(portions, Schedule(start=date(2026, 12, 4))))
    assert (known["albums"], known["seconds"], known["minutes"], known["over_budget"]) == (["a"], 273, 5, True)
    assert (unknown["albums"], unknown["seconds"], unknown["minutes"], unknown["assumed"]) == (["b"], None, 60, True)
    assert (unknown["time"], unknown["start"], unknown["end"]) == (None, "2026-12-11", "2026-12-12")


def test_floating_times() -> None:
    """A time without a zone is said without one."""
    schedule = Schedule(start=date(2026, 12, 4), at=time(20))
    (evening,) = plan(episode_portions(GUIDE, GUIDE.episodes, 60), schedule)
    assert evening_object(evening)["start"] == "2026-12-04T20:00:00"
