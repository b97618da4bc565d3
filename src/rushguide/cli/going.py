"""Commands of a viewer who goes along: what is next, what was seen and heard, and what was not after all."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, TypeVar

import typer

from rushguide import views
from rushguide.cli import offers
from rushguide.cli.changes import settings_to_change, show_change
from rushguide.cli.days import read_past_day, today_here
from rushguide.cli.options import examples, joined, settings_of
from rushguide.cli.output import show
from rushguide.cli.progress import read_progress
from rushguide.errors import ExitCode, GuideError
from rushguide.exports import log as objects
from rushguide.queries.catalogue import albums_as_typed, episodes_as_typed
from rushguide.queries.songs import songs_before
from rushguide.watching.entries import heard as heard_entries
from rushguide.watching.entries import trouble_of
from rushguide.watching.entries import watched as watched_entries
from rushguide.watching.log import add
from rushguide.watching.log import undo as take_back
from rushguide.watching.progress import next_episode

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
        lambda screen: views.log.next_view(guide, screen, progress, before),
        lambda: objects.next_object(guide, progress, before),
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
    albums = albums_as_typed(settings.guide, joined(name))
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
    if trouble := trouble_of(note):
        raise GuideError(trouble, code=ExitCode.UNREADABLE)
    return note


def _once(values: Sequence[T], names: Sequence[str]) -> Sequence[T]:
    """Return values that are all different; GuideError (exit 2) names the first that is there twice."""
    for place, name in enumerate(names):
        if name in names[:place]:
            hint = "what was seen or heard twice is logged by two commands, each with its day"
            raise GuideError(f"{name} is named twice", hints=[hint], code=ExitCode.UNREADABLE)
    return values
