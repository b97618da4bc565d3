"""Commands on the log of what was seen and heard."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from rushguide.cli.command import Answer, Rows, command
from rushguide.cli.settings import Order, Settings
from rushguide.cli.streams import print_line
from rushguide.cli.typed import read_past_day, today_here
from rushguide.columns.going import log_listing, title_of
from rushguide.errors import ExitCode, GuideError
from rushguide.exports import answers
from rushguide.guide.guide import AnyAlbum
from rushguide.guide.records import Episode
from rushguide.log import next_episode, store
from rushguide.log.entries import Entry, find_entries, new_entries, read_backup, renumbered, text_error
from rushguide.log.store import Action, Change
from rushguide.options import Argument, Flag, Option, Words
from rushguide.pages.going import change_page, log_page, next_page
from rushguide.queries.names import ALBUM, episodes_as_typed, find_all
from rushguide.queries.songs import songs_before
from rushguide.text import count

Day = Annotated[str | None, Option("DAY", "The day, if not today: 2026-12-01, 1-dec or 12-01.")]
Note = Annotated[str | None, Option("TEXT", "A line of your own.")]


@command("next", "next --json", answers=answers.NEXT)
def next_(settings: Settings) -> Answer:
    """Show the next episode that was not seen yet: what to hear first, and for how long."""
    guide, progress = settings.guide, settings.progress(needed=True)
    episode = next_episode(guide, progress.seen)
    before = songs_before(guide, episode) if episode else []
    return Answer(lambda: answers.next_object(guide, progress, before), lambda: next_page(guide, progress, before))


@command("watch 3", "watch 1-2,4 --on 21-nov", 'watch 3 --note "with Ann, again"', answers=answers.CHANGE, changes=True)
def watch(
    settings: Settings,
    name: Annotated[str, Words("N", "Numbers or titles, such as 3, 1-4,7 or rockfield.", "episodes")],
    on: Day,
    note: Note,
) -> Answer:
    """Log that episodes were watched, today or on another day.

    Each viewing is an entry of its own: a second one counts, and keeps its date. Both ends of a range count.
    """
    return _add(settings, "watch", episodes_as_typed(settings.guide, name), on, note)


@command("heard 2112", "heard moving pictures, signals --on 21-nov", answers=answers.CHANGE, changes=True)
def heard(
    settings: Settings,
    name: Annotated[str, Words("ALBUM", "Names; commas join several.", "albums")],
    on: Day,
    note: Note,
) -> Answer:
    """Log that albums were heard, today or on another day."""
    albums = find_all(settings.guide, ALBUM, name)
    return _add(settings, "heard", albums, on, note)


def _add(
    settings: Settings, action: Action, records: Sequence[Episode | AnyAlbum], on: str | None, note: str | None
) -> Answer:
    """Log records on a day; GuideError (exit 2) if one is named twice, or for a day or note that cannot be read."""
    for place, record in enumerate(records):
        if record in records[:place]:
            name = f"episode {record.number}" if isinstance(record, Episode) else f"the album {record.title}"
            hint = "what was seen or heard twice is logged by two commands, each with its day"
            raise GuideError(f"{name} is named twice", hints=[hint], code=ExitCode.USAGE)
    day = read_past_day(on, today_here())
    line = None if note is None else " ".join(note.split())
    if line is not None and (error := text_error("note", line)):
        raise GuideError(error, code=ExitCode.USAGE)
    series = settings.guide.series.id
    return _changed(settings, store.add(series, action, new_entries(series, records, day, line)))


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
) -> Rows[Entry] | None:
    """Show what was seen and heard, newest first.

    A backup is: rushguide log --json > backup.json
    """
    if ctx.invoked_subcommand:
        return None
    guide = settings.guide
    stored = store.read_log(guide.series.id)
    logged = renumbered(guide, stored)
    moved = {(each.episode, now.episode) for each, now in zip(stored, logged, strict=True) if each != now}
    if moved:
        said = ", ".join(f"{before} is now {now}" for before, now in sorted(moved))
        print_line(f"episodes have other numbers than when they were logged: {said}")
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
    saved = read_backup(file, guide.series.id)
    change = store.add(guide.series.id, "restore", saved)
    both = (renumbered(guide, each) for each in (change.known, saved))
    known, restored = ({replace(entry, title=None) for entry in each} for each in both)
    if differing := len(known - restored):
        print_line(
            f"{count(differing, 'entry', 'entries')} of the backup ignored: the log has others with the same ids"
        )
    if lacking := [entry for entry in renumbered(guide, change.added) if title_of(guide, entry) is None]:
        first = f"episode {lacking[0].episode}" if lacking[0].episode else f"the album '{lacking[0].album}'"
        print_line(
            f"{count(len(lacking), 'entry', 'entries')} of episodes or albums that this guide lacks, such as {first}"
        )
    return _changed(settings, change)


@command("log remove 3f2a9c1b", answers=answers.CHANGE, changes=True)
def log_remove(
    settings: Settings, ids: Annotated[str, Argument("ID", "An id or its beginning; commas join several.")]
) -> Answer:
    """Remove entries by their ids.

    As much of an id's beginning as no other has is enough.
    """
    series = settings.guide.series.id
    logged = renumbered(settings.guide, store.read_log(series))
    return _changed(settings, store.remove(series, find_entries(logged, ids)))


def _changed(settings: Settings, change: Change, *, taken_back: bool = False) -> Answer:
    guide = settings.guide
    change = Change(change.action, *(renumbered(guide, each) for each in (change.added, change.removed, change.known)))
    return Answer(
        lambda: answers.change_object(guide, change, taken_back=taken_back),
        lambda: change_page(guide, change, settings.progress(needed=True), taken_back=taken_back),
        done="the log was changed all the same: rushguide log shows it",
    )
