"""The command on evenings to come: plan."""

import os
import shlex
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from rushguide.cli import offers
from rushguide.cli.options import examples, settings_of
from rushguide.cli.output import Shape, check_answer, show_records
from rushguide.cli.progress import read_progress
from rushguide.cli.settings import Settings
from rushguide.cli.streams import print_line, write, write_new
from rushguide.cli.typed import read_coming_day, read_minutes, read_recurrence, read_time, read_zone, today_here
from rushguide.columns.going import COURSE, WATCHING, format_day
from rushguide.errors import ExitCode, GuideError
from rushguide.exports.answers import evening_object
from rushguide.log import NOTHING_YET
from rushguide.pages.going import plan_page
from rushguide.plan import Evening, Recurrence, Schedule, album_sessions, episode_sessions
from rushguide.plan import plan as planned
from rushguide.queries.names import find_episodes
from rushguide.text import count

commands = typer.Typer(rich_markup_mode=None)

Start = Annotated[
    str | None, typer.Option(metavar="DAY", help="The first day, such as 2026-12-04 or 4-dec; else today.")
]
Every = Annotated[
    str | None, typer.Option(metavar="DAYS", help="fri or tue,fri; or day, 3 days, 2 weeks; else each week.")
]
At = Annotated[str | None, typer.Option(metavar="TIME", help="When it begins, such as 20:00; else whole days.")]
Zone = Annotated[
    str | None, typer.Option("--tz", metavar="ZONE", help="The zone of that time, such as America/Toronto.")
]
Episodes = Annotated[
    str | None,
    typer.Option(metavar="N", help="Only some episodes, such as 3 or 1-4,7.", autocompletion=offers.episodes),
]
Albums = Annotated[bool, typer.Option("--albums", help="A listening course: the episodes' albums.")]
Unseen = Annotated[
    bool, typer.Option("--unseen", help="By the log: what was not seen yet; with --albums, not heard yet.")
]
Budget = Annotated[
    str | None, typer.Option(metavar="TIME", help="With --albums: as many an evening as fit, such as 90m or 1h30m.")
]
Runtime = Annotated[str, typer.Option(metavar="TIME", help="What to allow where no running time is known.")]
Ics = Annotated[Path | None, typer.Option(metavar="FILE", help="Write the evenings as a calendar; - for stdout.")]
STDOUT = Path("-")


@commands.command(
    epilog=examples(
        "plan --start 2026-12-04 --every fri --at 20:00 --ics plan.ics",
        "plan --albums --every tue,fri --budget 90m",
        "plan --episode 3 --albums --every day",
    )
)
def plan(  # noqa: PLR0913 - one parameter for each option
    ctx: typer.Context,
    *,
    start: Start = None,
    every: Every = None,
    at: At = None,
    tz: Zone = None,
    episode: Episodes = None,
    unseen: Unseen = False,
    albums: Albums = False,
    budget: Budget = None,
    runtime: Runtime = "60",
    ics: Ics = None,
) -> None:
    """Plan evenings: which episode when, what to hear before, and how long that takes; or albums to hear.

    Without a time, evenings are whole days. A time floats: it is meant wherever the calendar is, unless --tz names
    a zone. An evening holds one episode, or one album unless --budget lets several of an episode's share it.
    """
    settings = settings_of(ctx)
    guide = settings.guide
    schedule = _schedule(start, every, at, tz)
    minutes, room, chosen = read_minutes(runtime), _budget(budget, albums=albums), find_episodes(guide, episode)
    done = read_progress(settings) if unseen else NOTHING_YET
    if albums:
        sessions = album_sessions(guide, chosen, minutes, budget=room, heard=frozenset(done.heard))
    else:
        sessions = episode_sessions(guide, (each for each in chosen if each.number not in done.seen), minutes)
    evenings = planned(sessions, schedule)
    _warn(evenings, schedule, unseen=unseen)
    _answer(settings, evenings, ics, albums=albums)


def _schedule(start: str | None, every: str | None, at: str | None, zone: str | None) -> Schedule:
    today = today_here()
    if zone is not None and at is None:
        raise GuideError("--tz is the zone of a time", hints=["add one, such as --at 20:00"], code=ExitCode.USAGE)
    return Schedule(
        start=today if start is None else read_coming_day(start, today),
        recurrence=Recurrence() if every is None else read_recurrence(every),
        at=None if at is None else read_time(at),
        zone=None if zone is None else read_zone(zone),
    )


def _budget(typed: str | None, *, albums: bool) -> int | None:
    if typed is not None and not albums:
        raise GuideError("--budget packs albums", hints=["add --albums"], code=ExitCode.USAGE)
    return None if typed is None else read_minutes(typed)


def _warn(evenings: Sequence[Evening], schedule: Schedule, *, unseen: bool) -> None:
    """Say what a plan can have that nobody would want, and go on."""
    if not evenings:
        print_line(f"there is nothing {'left ' if unseen else ''}to plan")
    elif evenings[0].day < today_here():
        print_line(f"the plan begins in the past, on {format_day(evenings[0])}")
    for evening in filter(schedule.skips, evenings):
        print_line(f"on {format_day(evening)} the clock skips {evening.at:%H:%M}: it is an hour later there")


def _answer(settings: Settings, evenings: Sequence[Evening], ics: Path | None, *, albums: bool) -> None:
    """Write the calendar where one was asked for, and show the plan, unless the calendar is what stdout has."""
    if ics == STDOUT and (settings.for_programs or settings.save):
        raise GuideError("with --ics - the answer is a calendar and nothing else", code=ExitCode.USAGE)
    check_answer(settings, rows=True)
    if ics and evenings:
        _write_calendar(settings, evenings, ics)
    if ics != STDOUT:
        show_records(settings, evenings, _shape(settings, albums=albums))
    if ics and ics != STDOUT and evenings:
        said = f"{count(len(evenings), 'event')} written to {ics}"
        print_line(f"{said}; open it with a calendar, or: khal import {shlex.quote(str(ics))}")


def _shape(settings: Settings, *, albums: bool) -> Shape[Evening]:
    return Shape(
        "evenings",
        COURSE if albums else WATCHING,
        evening_object,
        lambda rows: plan_page(settings.guide, rows),
    )


def _write_calendar(settings: Settings, evenings: Sequence[Evening], path: Path) -> None:
    from rushguide.exports.calendar import calendar

    force = bool(settings.force)
    earlier = _read(path) if force else b""
    data = calendar(settings.guide, evenings, revised=_revised(), earlier=earlier)
    if path == STDOUT:
        write(data)
    else:
        write_new(path, data, force=force)


def _read(path: Path) -> bytes:
    """Return what is in a file that will be written over; nothing where it cannot be read or is no file."""
    try:
        return path.read_bytes() if path.is_file() else b""
    except OSError:
        return b""


def _revised() -> datetime | None:
    """Return when the plan was made, where `SOURCE_DATE_EPOCH` says it; GuideError (exit 2) where that is no time."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return datetime.fromtimestamp(int(stated), UTC) if stated else None
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is '{stated}', not a number of seconds since 1970"
        raise GuideError(message, code=ExitCode.USAGE) from None
