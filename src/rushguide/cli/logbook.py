"""The log itself: show it, restore a backup, remove entries."""

from pathlib import Path
from typing import Annotated

import typer

from rushguide import views
from rushguide.cli.changes import settings_to_change, show_change
from rushguide.cli.listing import Order, Shape, show_listing
from rushguide.cli.options import Limit, Sort, examples, settings_of
from rushguide.cli.streams import say
from rushguide.exports import log as objects
from rushguide.listings.log import log_listing, title_of
from rushguide.text import count
from rushguide.watching.backup import read_backup
from rushguide.watching.entries import Entry, find_entries
from rushguide.watching.log import add, read_log, remove

commands = typer.Typer(rich_markup_mode=None)
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
            lambda entry: {**objects.entry_object(guide, entry)},
            lambda screen, rows: views.log.log_view(guide, screen, rows, logged),
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
        say(f"{count(differing, 'entry', 'entries')} of the log kept as it is, where the backup's is another")
    if lacking := [entry for entry in change.added if title_of(settings.guide, entry) is None]:
        say(f"{count(len(lacking), 'entry', 'entries')} of what this guide does not have, such as {_what(lacking[0])}")
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
