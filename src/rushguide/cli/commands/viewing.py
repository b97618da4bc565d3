"""Commands for going along: the log of what was seen and heard, and the evenings to come."""

import os
import shlex
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from rushguide import plan as planning
from rushguide.cli import streams, typed
from rushguide.cli.command import Answer, File, Rows, command
from rushguide.cli.settings import Format, Order, Settings
from rushguide.columns.viewing import COURSE, WATCHING, format_day, log_listing, title_of
from rushguide.errors import ExitCode, GuideError
from rushguide.exports import answers
from rushguide.guide.guide import AnyAlbum
from rushguide.guide.records import Episode
from rushguide.log import NOTHING_YET, entries, next_episode, store
from rushguide.options import Argument, Flag, Option, Options, Words
from rushguide.pages.viewing import change_page, log_page, next_page, plan_page
from rushguide.queries import names
from rushguide.queries.songs import songs_before
from rushguide.text import count


class LogOptions(Options):
    """What is noted of what is logged."""

    on: Annotated[str, Option("DAY", "The day, if not today: 2026-12-01, 1-dec or 12-01.")] = "today"
    note: Annotated[str | None, Option("TEXT", "A line of your own.")] = None


@command("next", "next --json", answers=answers.NEXT)
def next_(settings: Settings) -> Answer:
    """Show the next episode that was not seen yet: what to hear first, and for how long."""
    guide, progress = settings.guide, settings.progress(needed=True)
    episode = next_episode(guide, progress.seen)
    before = songs_before(guide, episode) if episode else []
    return Answer(lambda: answers.NEXT.of(guide, progress, episode, before), lambda: next_page(guide, progress, before))


@command("watch 3", "watch 1-2,4 --on 21-nov", 'watch 3 --note "with Ann, again"', answers=answers.CHANGE, changes=True)
def watch(
    settings: Settings,
    name: Annotated[str, Words("N", "Numbers or titles, such as 3, 1-4,7 or rockfield.", "episodes")],
    noted: LogOptions,
) -> Answer:
    """Log that episodes were watched, today or on another day.

    Each viewing is an entry of its own: a second one counts, and keeps its date. Both ends of a range count.
    """
    return _add(settings, "watch", names.episodes_as_typed(settings.guide, name), noted)


@command("heard 2112", "heard moving pictures, signals --on 21-nov", answers=answers.CHANGE, changes=True)
def heard(
    settings: Settings, name: Annotated[str, Words("ALBUM", "Names; commas join several.", "albums")], noted: LogOptions
) -> Answer:
    """Log that albums were heard, today or on another day."""
    albums = names.find_all(settings.guide, names.ALBUM, name)
    return _add(settings, "heard", albums, noted)


def _add(settings: Settings, action: store.Action, records: Sequence[Episode | AnyAlbum], noted: LogOptions) -> Answer:
    """Log records on a day; GuideError (exit 2) if one is named twice, or for a day or note that cannot be read."""
    for place, record in enumerate(records):
        if record in records[:place]:
            name = f"episode {record.number}" if isinstance(record, Episode) else f"the album {record.title}"
            hint = "what was seen or heard twice is logged by two commands, each with its day"
            raise GuideError(f"{name} is named twice", hints=[hint], code=ExitCode.USAGE)
    day = typed.read_past_day(noted.on, typed.today_here())
    line = None if noted.note is None else " ".join(noted.note.split())
    if line is not None and (error := entries.text_error("note", line)):
        raise GuideError(error, code=ExitCode.USAGE)
    series = settings.guide.series.id
    return _changed(settings, store.add(series, action, entries.new_entries(series, records, day, line)))


@command("undo", answers=answers.CHANGE, changes=True)
def undo(settings: Settings) -> Answer:
    """Take back the last change of the log, whole; again, the one before.

    Whichever it was: watch, heard, log restore or log remove.
    """
    change = store.undo(settings.guide.series.id)
    if change is None:
        raise GuideError("there is nothing to undo", hints=["see: rushguide log"])
    return _changed(settings, change, taken_back=True)


@command("log", "log --limit 5", "log --json", answers=["Entry"])
def log(
    ctx: typer.Context,
    settings: Settings,
    order: Order,
    *,
    ids: Annotated[bool, Flag("--ids", "The entries' ids too, for log remove.")],
) -> Rows[entries.Entry] | None:
    """Show what was seen and heard, newest first.

    A backup is: rushguide log --json > backup.json
    """
    if ctx.invoked_subcommand:
        return None
    guide = settings.guide
    stored = store.read_log(guide.series.id)
    logged = entries.renumbered(guide, stored)
    moved = {(each.episode, now.episode) for each, now in zip(stored, logged, strict=True) if each != now}
    if moved:
        said = ", ".join(f"{before} is now {now}" for before, now in sorted(moved))
        streams.print_line(f"episodes have other numbers than when they were logged: {said}")
    return Rows(
        logged,
        log_listing(guide, logged, ids=True),
        lambda rows: log_page(guide, rows, logged, ids=ids),
        order,
        lambda entry: answers.entry_object(guide, entry),
    )


@command("log restore backup.json", answers=answers.CHANGE, changes=True)
def log_restore(settings: Settings, file: Annotated[Path, Argument("FILE", "What log --json wrote.")]) -> Answer:
    """Add what the log lacks from a backup.

    By each entry's id, so that none is lost and none is doubled.
    """
    guide = settings.guide
    saved = entries.read_backup(file, guide.series.id)
    change = store.add(guide.series.id, "restore", saved)
    both = (entries.renumbered(guide, each) for each in (change.known, saved))
    known, restored = ({replace(entry, title=None) for entry in each} for each in both)
    if differing := len(known - restored):
        ignored = count(differing, "entry", "entries")
        streams.print_line(f"{ignored} of the backup ignored: the log has others with the same ids")
    if lacking := [entry for entry in entries.renumbered(guide, change.added) if title_of(guide, entry) is None]:
        first = f"episode {lacking[0].episode}" if lacking[0].episode else f"the album '{lacking[0].album}'"
        number = count(len(lacking), "entry", "entries")
        streams.print_line(f"{number} of episodes or albums that this guide lacks, such as {first}")
    return _changed(settings, change)


@command("log remove 3f2a9c1b", answers=answers.CHANGE, changes=True)
def log_remove(
    settings: Settings, ids: Annotated[str, Argument("ID", "An id or its beginning; commas join several.")]
) -> Answer:
    """Remove entries by their ids.

    As much of an id's beginning as no other has is enough.
    """
    series = settings.guide.series.id
    logged = entries.renumbered(settings.guide, store.read_log(series))
    return _changed(settings, store.remove(series, entries.find_entries(logged, ids)))


def _changed(settings: Settings, change: store.Change, *, taken_back: bool = False) -> Answer:
    guide = settings.guide
    logged = (change.added, change.removed, change.known)
    change = store.Change(change.action, *(entries.renumbered(guide, each) for each in logged))
    return Answer(
        lambda: answers.CHANGE.of(guide, change, taken_back),
        lambda: change_page(guide, change, settings.progress(needed=True), taken_back=taken_back),
        done="the log was changed all the same: rushguide log shows it",
    )


class PlanOptions(Options):
    """Which evenings there are, and what they are for, as typed."""

    start: Annotated[str, Option("DAY", "The first day, such as 2026-12-04 or 4-dec; else today.")] = "today"
    every: Annotated[str, Option("DAYS", "fri or tue,fri; or day, 3 days, 2 weeks; else each week.")] = "week"
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
    answers=[answers.EVENING],
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
        recurrence=typed.read_recurrence(asked.every),
        at=None if asked.at is None else typed.read_time(asked.at),
        zone=None if asked.tz is None else typed.read_zone(asked.tz),
    )
    evenings = planning.plan(_sessions(settings, asked), schedule)
    if not evenings:
        streams.print_line(f"there is nothing {'left ' if asked.unseen else ''}to plan")
    elif evenings[0].day < typed.today_here():
        streams.print_line(f"the plan begins in the past, on {format_day(evenings[0])}")
    for evening in evenings:
        if shown := schedule.instead(evening):
            said = f"the clock skips {evening.at:%H:%M}: it is {shown:%H:%M} there"
            streams.print_line(f"on {format_day(evening)} {said}")
    return Rows(
        evenings,
        COURSE if asked.albums else WATCHING,
        lambda rows: plan_page(guide, rows),
        as_object=answers.EVENING.of,
        silent=True,
        files={Format.ICS: lambda: _calendar(settings, evenings) if evenings else None},
    )


def _sessions(settings: Settings, asked: PlanOptions) -> Iterable[planning.Session]:
    """Return what there is to see or to hear, in the order of the episodes."""
    guide, minutes = settings.guide, typed.read_minutes(asked.runtime)
    if asked.budget is not None and not asked.albums:
        raise GuideError("--budget needs --albums", code=ExitCode.USAGE)
    budget = None if asked.budget is None else typed.read_minutes(asked.budget)
    episodes = names.find_episodes(guide, asked.episode)
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
