"""A plan as JSON objects, one for each evening."""

from datetime import UTC, date, datetime
from typing import Literal, TypedDict

from rushguide.exports.records import Object
from rushguide.watching.evenings import Evening


class EveningObject(TypedDict):
    """An evening of a plan: when it is, what it is for, and how long that takes.

    `time` is by the clock on the wall; `start` and `end` are what a calendar has: days, floating times, or times in
    UTC. `seconds` is how long the songs or albums take, null where one's length is not known; `minutes` is how long
    the evening is, and `assumed` whether that is for want of a known length.
    """

    date: str
    time: str | None
    start: str
    end: str
    episode: int
    title: str
    title_status: Literal["working", "announced"]
    before: list[str]
    albums: list[str]
    seconds: int | None
    minutes: int
    assumed: bool
    over_budget: bool


def evening_object(evening: Evening) -> Object:
    """Return an evening."""
    portion = evening.portion
    answer: EveningObject = {
        "date": evening.day.isoformat(),
        "time": f"{evening.at:%H:%M}" if evening.at else None,
        "start": _iso(evening.begins),
        "end": _iso(evening.ends),
        "episode": portion.episode.number,
        "title": portion.episode.title,
        "title_status": portion.episode.title_status,
        "before": [song.id for song in portion.before],
        "albums": [album.id for album in portion.albums],
        "seconds": portion.seconds,
        "minutes": portion.minutes,
        "assumed": portion.assumed,
        "over_budget": portion.over_budget,
    }
    return {**answer}


def _iso(when: date | datetime) -> str:
    if isinstance(when, datetime) and when.tzinfo is UTC:
        return f"{when.replace(tzinfo=None).isoformat()}Z"
    return when.isoformat()
