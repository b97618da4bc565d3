"""Commands on the series: overview, about, episodes and eras."""

from typing import Annotated

import typer

from rushguide.cli import offers
from rushguide.cli.options import A_NAME, Era, Limit, Sort, Year, examples, joined, settings_of
from rushguide.cli.output import Order, Shape, show, show_listing
from rushguide.cli.progress import progress_if_readable, read_progress
from rushguide.columns.history import episodes_listing, eras_listing
from rushguide.exports import objects as records
from rushguide.pages.series import about_page, episode_page, episodes_page, era_page, eras_page, overview_page
from rushguide.queries.names import EPISODE, ERA, find
from rushguide.queries.series import EpisodeFilter, select_episodes

commands = typer.Typer(rich_markup_mode=None)

EpisodeName = Annotated[list[str], typer.Argument(metavar="NAME", help=A_NAME, autocompletion=offers.episodes)]
EraName = Annotated[list[str], typer.Argument(metavar="NAME", help=A_NAME, autocompletion=offers.eras)]
Seen = Annotated[bool | None, typer.Option("--seen/--unseen", help="By the log: seen, or not seen yet.")]


def overview(ctx: typer.Context) -> None:
    """Show the series and its episodes on one screen."""
    settings = settings_of(ctx)
    guide = settings.guide
    progress = progress_if_readable(settings)
    show(
        settings,
        lambda: overview_page(guide, progress),
        lambda: records.overview_object(guide, progress),
    )


@commands.command(epilog=examples("about"))
def about(ctx: typer.Context) -> None:
    """Show what was reported, the trailer shot by shot, what is not stated, and how sure it is."""
    settings = settings_of(ctx)
    guide = settings.guide
    show(settings, lambda: about_page(guide), lambda: records.about_object(guide))


@commands.command(epilog=examples("episodes", "episodes --year 1974..1981", "episodes --unseen"))
def episodes(  # noqa: PLR0913 - one parameter for each filter
    ctx: typer.Context,
    *,
    era: Era = None,
    year: Year = None,
    seen: Seen = None,
    sort: Sort = None,
    limit: Limit = None,
) -> None:
    """List the episodes: number, title, years, eras, albums, songs and listening time."""
    settings = settings_of(ctx)
    guide = settings.guide
    progress = progress_if_readable(settings) if seen is None else read_progress(settings)
    chosen = select_episodes(guide, EpisodeFilter(era, year))
    show_listing(
        settings,
        [episode for episode in chosen if seen in {None, episode.number in progress.seen}],
        Shape(
            "episodes",
            episodes_listing(guide, progress),
            lambda episode: records.episode_object(guide, episode, progress),
            lambda rows: episodes_page(guide, rows, progress),
        ),
        Order(sort, limit),
    )


@commands.command(epilog=examples("episode 3", "episode rockfield"))
def episode(ctx: typer.Context, name: EpisodeName) -> None:
    """Show one episode, by number or title: its years, albums, people, and what to hear with the reasons."""
    settings = settings_of(ctx)
    guide = settings.guide
    found = find(guide, EPISODE, joined(name))
    progress = progress_if_readable(settings)
    show(
        settings,
        lambda: episode_page(guide, found, progress),
        lambda: records.episode_object(guide, found, progress),
    )


@commands.command(epilog=examples("eras"))
def eras(ctx: typer.Context, sort: Sort = None, limit: Limit = None) -> None:
    """List the eras of the career."""
    settings = settings_of(ctx)
    guide = settings.guide
    show_listing(
        settings,
        guide.eras,
        Shape(
            "eras",
            eras_listing(guide),
            lambda era: records.era_object(guide, era),
            lambda rows: eras_page(guide, rows),
        ),
        Order(sort, limit),
    )


@commands.command(epilog=examples("era prog", "era new wave"))
def era(ctx: typer.Context, name: EraName) -> None:
    """Show one era: years, sound, influences, changes, albums, songs and episodes."""
    settings = settings_of(ctx)
    guide = settings.guide
    found = find(guide, ERA, joined(name))
    show(settings, lambda: era_page(guide, found), lambda: records.era_object(guide, found))
