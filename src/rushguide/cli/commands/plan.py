"""The command on evenings to come: plan."""

import os
import shlex
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated

from rushguide import plan as planning
from rushguide.cli import typed
from rushguide.cli.command import File, Rows, command
from rushguide.cli.settings import Format, Settings
from rushguide.cli.streams import print_line
from rushguide.columns import going
from rushguide.errors import ExitCode, GuideError
from rushguide.exports.answers import EVENING
from rushguide.log import NOTHING_YET
from rushguide.options import Flag, Option, Options
from rushguide.pages.going import plan_page
from rushguide.queries.names import find_episodes
from rushguide.text import count


class PlanOptions(Options):
    """Which evenings there are, and what they are for, as typed."""

    start: Annotated[str | None, Option("DAY", "The first day, such as 2026-12-04 or 4-dec; else today.")] = None
    every: Annotated[str | None, Option("DAYS", "fri or tue,fri; or day, 3 days, 2 weeks; else each week.")] = None
    at: Annotated[str | None, Option("TIME", "When it begins, such as 20:00; else whole days.")] = None
    tz: Annotated[str | None, Option("ZONE", "The time zone, such as America/Toronto.")] = None
    episode: Annotated[str | None, Option("N", "Only some episodes, such as 3 or 1-4,7.", "episodes")] = None
    unseen: Annotated[bool, Flag("--unseen", "Only episodes that the log lacks; with --albums, only such albums.")] = (
        False
    )
    albums: Annotated[bool, Flag("--albums", "A listening course: the episodes' albums.")] = False
    budget: Annotated[str | None, Option("TIME", "With --albums: how long an evening is, such as 90m or 1h30m.")] = None
    runtime: Annotated[str, Option("TIME", "How long to allow for an unknown running time.")] = "60"


@command(
    "plan --start 2026-12-04 --every fri --at 20:00 -o plan.ics",
    "plan --albums --every tue,fri --budget 90m",
    "plan --episode 3 --albums --every day",
    answers=[EVENING],
)
def plan(settings: Settings, asked: PlanOptions) -> Rows[planning.Evening]:
    """Plan evenings: which episode when, what to hear before, and how long that takes; or albums to hear.

    Without a time, evenings are whole days. A time floats: it is meant wherever the calendar is, unless --tz names
    a zone. An evening holds one episode, or one album unless --budget lets several of an episode's share it.
    """
    guide = settings.guide
    if asked.tz is not None and asked.at is None:
        raise GuideError("--tz needs a time, such as --at 20:00", code=ExitCode.USAGE)
    schedule = planning.Schedule(
        start=typed.read_coming_day(asked.start, typed.today_here()),
        recurrence=planning.Recurrence() if asked.every is None else typed.read_recurrence(asked.every),
        at=None if asked.at is None else typed.read_time(asked.at),
        zone=None if asked.tz is None else typed.read_zone(asked.tz),
    )
    evenings = planning.plan(_sessions(settings, asked), schedule)
    if not evenings:
        print_line(f"there is nothing {'left ' if asked.unseen else ''}to plan")
    elif evenings[0].day < typed.today_here():
        print_line(f"the plan begins in the past, on {going.format_day(evenings[0])}")
    for evening in evenings:
        if shown := schedule.instead(evening):
            print_line(f"on {going.format_day(evening)} the clock skips {evening.at:%H:%M}: it is {shown:%H:%M} there")
    return Rows(
        evenings,
        going.COURSE if asked.albums else going.WATCHING,
        lambda rows: plan_page(guide, rows),
        as_object=EVENING.of,
        silent=True,
        files={Format.ICS: lambda: _calendar(settings, evenings) if evenings else None},
    )


def _sessions(settings: Settings, asked: PlanOptions) -> Iterable[planning.Session]:
    """Return what there is to see or to hear, in the order of the episodes."""
    guide, minutes = settings.guide, typed.read_minutes(asked.runtime)
    if asked.budget is not None and not asked.albums:
        raise GuideError("--budget needs --albums", code=ExitCode.USAGE)
    budget = None if asked.budget is None else typed.read_minutes(asked.budget)
    episodes = find_episodes(guide, asked.episode)
    done = settings.progress(needed=True) if asked.unseen else NOTHING_YET
    if asked.albums:
        return planning.album_sessions(guide, episodes, minutes, budget=budget, heard=frozenset(done.heard))
    return planning.episode_sessions(guide, (each for each in episodes if each.number not in done.seen), minutes)


def _calendar(settings: Settings, evenings: Sequence[planning.Evening]) -> File:
    """Return a calendar; the file that it replaces may tell which entries changed.

    `SOURCE_DATE_EPOCH` says when the plan was made, if it is set.
    """
    from rushguide.exports.calendar import calendar

    stated = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        revised = datetime.fromtimestamp(int(stated), UTC) if stated else None
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is '{stated}', not a number of seconds since 1970"
        raise GuideError(message, code=ExitCode.USAGE) from None
    path, earlier = settings.file, b""
    if path and settings.overwrite:
        with suppress(OSError):
            earlier = path.read_bytes() if path.is_file() else b""
    data = calendar(settings.guide, evenings, revised=revised, earlier=earlier)
    use = f"open it with a calendar, or: khal import {shlex.quote(str(path))}"
    return File(data, count(len(evenings), "event"), use)
