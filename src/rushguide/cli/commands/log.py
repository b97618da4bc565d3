"""The log itself: show it, restore a backup, remove entries."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from rushguide.cli import offers
from rushguide.cli.options import Limit, Sort, examples, joined, settings_of
from rushguide.cli.output import Order, Shape, check_answer, show, show_listing
from rushguide.cli.progress import read_progress
from rushguide.cli.settings import Settings
from rushguide.cli.streams import print_line
from rushguide.cli.typed import read_past_day, today_here
from rushguide.columns.going import log_listing, title_of
from rushguide.errors import ExitCode, GuideError
from rushguide.exports import answers
from rushguide.log import next_episode
from rushguide.log.backup import read_backup
from rushguide.log.entries import Entry, find_entries, note_error
from rushguide.log.entries import heard as heard_entries
from rushguide.log.entries import watched as watched_entries
from rushguide.log.store import Change, add, read_log, remove
from rushguide.log.store import undo as take_back
from rushguide.pages.going import change_page, log_page, next_page
from rushguide.queries.names import ALBUM, episodes_as_typed, find_all
from rushguide.queries.songs import songs_before
from rushguide.text import count


def settings_to_change(ctx: typer.Context) -> Settings:
    """Return the shared options of a command that changes the log, sure that its answer can be written as asked."""
    settings = settings_of(ctx)
    check_answer(settings)
    return settings


def show_change(settings: Settings, change: Change, *, taken_back: bool = False) -> None:
    """Show what was changed; GuideError where that cannot be shown says that it was changed all the same."""
    try:
        guide, progress = settings.guide, read_progress(settings)
        show(
            settings,
            lambda: change_page(guide, change, progress, taken_back=taken_back),
            lambda: answers.change_object(guide, change, taken_back=taken_back),
        )
    except GuideError as error:
        hints = [*error.hints, "the log was changed all the same: rushguide log shows it"]
        raise GuideError(error.message, hints=hints, code=error.code) from None


T = TypeVar("T")
commands = typer.Typer(rich_markup_mode=None)

Which = Annotated[
    list[str],
    typer.Argument(
        metavar="N", help="Numbers or titles, such as 3, 1-4,7 or rockfield.", autocompletion=offers.episodes
    ),
]
Albums = Annotated[
    list[str], typer.Argument(metavar="ALBUM", help="Names; commas join several.", autocompletion=offers.albums)
]
On = Annotated[str | None, typer.Option(metavar="DAY", help="The day, if not today: 2026-12-01, 1-dec or 12-01.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="A line of your own.")]


@commands.command("next", epilog=examples("next", "next --json"))
def following(ctx: typer.Context) -> None:
    """Show the next episode that was not seen yet: what to hear first, and for how long."""
    settings = settings_of(ctx)
    guide, progress = settings.guide, read_progress(settings)
    episode = next_episode(guide, progress.seen)
    before = songs_before(guide, episode) if episode else []
    show(
        settings,
        lambda: next_page(guide, progress, before),
        lambda: answers.next_object(guide, progress, before),
    )


@commands.command(epilog=examples("watch 3", "watch 1-2,4 --on 21-nov", 'watch 3 --note "with Ann, again"'))
def watch(ctx: typer.Context, name: Which, on: On = None, note: Note = None) -> None:
    """Log that episodes were watched, today or on another day.

    Each viewing is an entry of its own: a second one counts, and keeps its date. Both ends of a range count.
    """
    settings = settings_to_change(ctx)
    episodes = episodes_as_typed(settings.guide, joined(name))
    numbers = _once([episode.number for episode in episodes], [f"episode {episode.number}" for episode in episodes])
    entries = watched_entries(settings.guide.series.id, numbers, _day(on), _note(note))
    show_change(settings, add(settings.guide.series.id, "watch", entries))


@commands.command(epilog=examples("heard 2112", "heard moving pictures, signals --on 21-nov"))
def heard(ctx: typer.Context, name: Albums, on: On = None, note: Note = None) -> None:
    """Log that albums were heard, today or on another day."""
    settings = settings_to_change(ctx)
    albums = find_all(settings.guide, ALBUM, joined(name))
    ids = _once([album.id for album in albums], [f"the album {album.title}" for album in albums])
    entries = heard_entries(settings.guide.series.id, ids, _day(on), _note(note))
    show_change(settings, add(settings.guide.series.id, "heard", entries))


@commands.command(epilog=examples("undo"))
def undo(ctx: typer.Context) -> None:
    """Take back the last change of the log, whole; again, the one before.

    Whichever it was: watch, heard, log restore or log remove.
    """
    settings = settings_to_change(ctx)
    change = take_back(settings.guide.series.id)
    if change is None:
        raise GuideError("there is nothing to take back", hints=["what there is: rushguide log"])
    show_change(settings, change, taken_back=True)


def _day(typed: str | None) -> date:
    today = today_here()
    return today if typed is None else read_past_day(typed, today)


def _note(typed: str | None) -> str | None:
    """Return a note as one line; GuideError (exit 2) where it could not be shown as it is."""
    if typed is None:
        return None
    note = " ".join(typed.split())
    if error := note_error(note):
        raise GuideError(error, code=ExitCode.USAGE)
    return note


def _once(values: Sequence[T], names: Sequence[str]) -> Sequence[T]:
    """Return values that are all different; GuideError (exit 2) names the first that is there twice."""
    for place, name in enumerate(names):
        if name in names[:place]:
            hint = "what was seen or heard twice is logged by two commands, each with its day"
            raise GuideError(f"{name} is named twice", hints=[hint], code=ExitCode.USAGE)
    return values


log = typer.Typer(rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})
commands.add_typer(log, name="log")

Backup = Annotated[Path, typer.Argument(metavar="FILE", help="What log --json wrote.")]
Ids = Annotated[str, typer.Argument(metavar="ID", help="An id or its beginning; commas join several.")]


@log.callback(invoke_without_command=True, epilog=examples("log", "log --limit 5", "log --json"))
def entries(ctx: typer.Context, sort: Sort = None, limit: Limit = None) -> None:
    """Show what was seen and heard, newest first.

    A backup is: rushguide log --json > backup.json
    """
    if ctx.invoked_subcommand is not None:
        return
    settings = settings_of(ctx)
    guide = settings.guide
    logged = read_log(guide.series.id)
    show_listing(
        settings,
        logged,
        Shape(
            "entries",
            log_listing(guide, logged),
            lambda entry: {**answers.entry_object(guide, entry)},
            lambda rows: log_page(guide, rows, logged),
        ),
        Order(sort, limit),
    )


@log.command("restore", epilog=examples("log restore backup.json"))
def restore(ctx: typer.Context, file: Backup) -> None:
    """Add what the log lacks from a backup.

    By each entry's id, so that none is lost and none is doubled.
    """
    settings = settings_to_change(ctx)
    series = settings.guide.series.id
    saved = read_backup(file, series)
    change = add(series, "restore", saved)
    if differing := len(set(change.known) - set(saved)):
        print_line(f"{count(differing, 'entry', 'entries')} of the log kept as it is, where the backup's is another")
    if lacking := [entry for entry in change.added if title_of(settings.guide, entry) is None]:
        print_line(
            f"{count(len(lacking), 'entry', 'entries')} of what this guide does not have, such as {_what(lacking[0])}"
        )
    show_change(settings, change)


@log.command("remove", epilog=examples("log remove 3f2a9c1b"))
def remove_entries(ctx: typer.Context, ids: Ids) -> None:
    """Remove entries by their ids.

    As much of an id's beginning as no other has is enough.
    """
    settings = settings_to_change(ctx)
    series = settings.guide.series.id
    show_change(settings, remove(series, find_entries(read_log(series), ids)))


def _what(entry: Entry) -> str:
    return f"episode {entry.episode}" if entry.episode else f"the album '{entry.album}'"
