"""Commands on the log of what was seen and heard."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from rushguide.cli.command import Answer, Rows, command
from rushguide.cli.settings import Order, Settings
from rushguide.cli.streams import print_line
from rushguide.cli.typed import read_past_day, today_here
from rushguide.columns.going import log_listing, title_of
from rushguide.errors import ExitCode, GuideError
from rushguide.exports import answers
from rushguide.log import entries as log_entries
from rushguide.log import next_episode, store
from rushguide.log.entries import Entry, read_backup
from rushguide.log.store import Change
from rushguide.options import Argument, Flag, Option, Words
from rushguide.pages.going import change_page, log_page, next_page
from rushguide.queries.names import ALBUM, episodes_as_typed, find_all
from rushguide.queries.songs import songs_before
from rushguide.text import count

Day = Annotated[str | None, Option("DAY", "The day, if not today: 2026-12-01, 1-dec or 12-01.")]
Note = Annotated[str | None, Option("TEXT", "A line of your own.")]
NEXT = {
    "episode": ("episode", None),
    "before": ["placed_song"],
    "seconds": int,
    "seen_count": int,
    "episode_count": int,
}


@command("next", "next --json", answers=NEXT)
def next_(settings: Settings) -> Answer:
    """Show the next episode that was not seen yet: what to hear first, and for how long."""
    guide, progress = settings.guide, settings.progress(needed=True)
    episode = next_episode(guide, progress.seen)
    before = songs_before(guide, episode) if episode else []
    return Answer(lambda: answers.next_object(guide, progress, before), lambda: next_page(guide, progress, before))


@command("watch 3", "watch 1-2,4 --on 21-nov", 'watch 3 --note "with Ann, again"', answers="ChangeObject", changes=True)
def watch(
    settings: Settings,
    name: Annotated[str, Words("N", "Numbers or titles, such as 3, 1-4,7 or rockfield.", "episodes")],
    on: Day,
    note: Note,
) -> Answer:
    """Log that episodes were watched, today or on another day.

    Each viewing is an entry of its own: a second one counts, and keeps its date. Both ends of a range count.
    """
    series = settings.guide.series.id
    numbers = [episode.number for episode in episodes_as_typed(settings.guide, name)]
    _check_once([f"episode {number}" for number in numbers])
    entries = log_entries.watched(series, numbers, read_past_day(on, today_here()), _read_note(note))
    return _changed(settings, store.add(series, "watch", entries))


@command("heard 2112", "heard moving pictures, signals --on 21-nov", answers="ChangeObject", changes=True)
def heard(
    settings: Settings,
    name: Annotated[str, Words("ALBUM", "Names; commas join several.", "albums")],
    on: Day,
    note: Note,
) -> Answer:
    """Log that albums were heard, today or on another day."""
    series = settings.guide.series.id
    albums = find_all(settings.guide, ALBUM, name)
    _check_once([f"the album {album.title}" for album in albums])
    entries = log_entries.heard(
        series, [album.id for album in albums], read_past_day(on, today_here()), _read_note(note)
    )
    return _changed(settings, store.add(series, "heard", entries))


@command("undo", answers="ChangeObject", changes=True)
def undo(settings: Settings) -> Answer:
    """Take back the last change of the log, whole; again, the one before.

    Whichever it was: watch, heard, log restore or log remove.
    """
    change = store.undo(settings.guide.series.id)
    if change is None:
        raise GuideError("there is nothing to undo", hints=["see: rushguide log"])
    return _changed(settings, change, taken_back=True)


@command("log", "log --limit 5", "log --json", answers=["EntryObject"])
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
    logged = store.read_log(guide.series.id)
    return Rows(
        logged,
        log_listing(guide, logged, ids=True),
        lambda rows: log_page(guide, rows, logged, ids=ids),
        order,
        lambda entry: answers.entry_object(guide, entry),
    )


@command("log restore backup.json", answers="ChangeObject", changes=True)
def log_restore(settings: Settings, file: Annotated[Path, Argument("FILE", "What log --json wrote.")]) -> Answer:
    """Add what the log lacks from a backup.

    By each entry's id, so that none is lost and none is doubled.
    """
    guide = settings.guide
    saved = read_backup(file, guide.series.id)
    change = store.add(guide.series.id, "restore", saved)
    if differing := len(set(change.known) - set(saved)):
        print_line(
            f"{count(differing, 'entry', 'entries')} of the backup ignored: the log has others with the same ids"
        )
    if lacking := [entry for entry in change.added if title_of(guide, entry) is None]:
        first = f"episode {lacking[0].episode}" if lacking[0].episode else f"the album '{lacking[0].album}'"
        print_line(
            f"{count(len(lacking), 'entry', 'entries')} of episodes or albums that this guide lacks, such as {first}"
        )
    return _changed(settings, change)


@command("log remove 3f2a9c1b", answers="ChangeObject", changes=True)
def log_remove(
    settings: Settings, ids: Annotated[str, Argument("ID", "An id or its beginning; commas join several.")]
) -> Answer:
    """Remove entries by their ids.

    As much of an id's beginning as no other has is enough.
    """
    series = settings.guide.series.id
    return _changed(settings, store.remove(series, log_entries.find_entries(store.read_log(series), ids)))


def _changed(settings: Settings, change: Change, *, taken_back: bool = False) -> Answer:
    guide = settings.guide
    return Answer(
        lambda: answers.change_object(guide, change, taken_back=taken_back),
        lambda: change_page(guide, change, settings.progress(needed=True), taken_back=taken_back),
        done="the log was changed all the same: rushguide log shows it",
    )


def _read_note(typed: str | None) -> str | None:
    """Return a note as one line; GuideError (exit 2) if it could not be shown as it is."""
    if typed is None:
        return None
    note = " ".join(typed.split())
    if error := log_entries.note_error(note):
        raise GuideError(error, code=ExitCode.USAGE)
    return note


def _check_once(names: Sequence[str]) -> None:
    """Raise the GuideError (exit 2) of what is named twice."""
    for place, name in enumerate(names):
        if name in names[:place]:
            hint = "what was seen or heard twice is logged by two commands, each with its day"
            raise GuideError(f"{name} is named twice", hints=[hint], code=ExitCode.USAGE)
