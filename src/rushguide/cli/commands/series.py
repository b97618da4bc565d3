"""Commands on the series: overview, about, episodes and eras."""

from typing import Annotated

from rushguide.cli.command import Answer, Rows, command
from rushguide.cli.settings import Order, Settings
from rushguide.columns.history import episodes_listing, eras_listing
from rushguide.exports import objects
from rushguide.guide.records import Episode, Era
from rushguide.options import Flag, Name
from rushguide.pages import series as pages
from rushguide.queries import filters, history, names


def overview(settings: Settings) -> Answer:
    """Show the series and its episodes on one screen."""
    guide, progress = settings.guide, settings.progress()
    return Answer(lambda: objects.overview_object(guide, progress), lambda: pages.overview_page(guide, progress))


@command("about", answers={"series": "series", "announcement": ("announcement", None)})
def about(settings: Settings) -> Answer:
    """Show what was reported, the trailer shot by shot, what is not stated, and how sure it is."""
    return Answer(lambda: objects.about_object(settings.guide), lambda: pages.about_page(settings.guide))


@command("episodes", "episodes synth", "episodes --year 1974..1981", "episodes --unseen", answers=["episode"])
def episodes(
    settings: Settings,
    asked: history.EpisodeFilter,
    seen: Annotated[bool | None, Flag("--seen/--unseen", "Only episodes in the log, or not in it.")],
    order: Order,
) -> Rows[Episode]:
    """List the episodes: number, title, years, eras, albums, songs and listening time."""
    guide, progress = settings.guide, settings.progress(needed=seen is not None)
    return Rows(
        [each for each in filters.select(guide, asked) if seen in {None, each.number in progress.seen}],
        episodes_listing(guide, progress),
        lambda rows: pages.episodes_page(guide, rows, progress),
        order,
        lambda each: objects.record_object(guide, each, progress),
    )


@command("episode 3", "episode 1982", answers="episode")
def episode(
    settings: Settings,
    name: Annotated[str, Name("episodes")],
    *,
    why: Annotated[bool, Flag("--why", "Why each song is to be heard.")],
) -> Answer:
    """Show one episode: what to hear, its years, albums and people."""
    guide = settings.guide
    found, progress = names.find_by_name_or_year(guide, names.EPISODE, name), settings.progress()
    return Answer(
        lambda: objects.record_object(guide, found, progress),
        lambda: pages.episode_page(guide, found, progress, why=why),
    )


@command("eras", answers=["era"])
def eras(settings: Settings, order: Order) -> Rows[Era]:
    """List the eras of the career."""
    guide = settings.guide
    return Rows(guide.eras, eras_listing(guide), lambda rows: pages.eras_page(guide, rows), order)


@command("era prog", "era new wave", answers="era")
def era(settings: Settings, name: Annotated[str, Name("eras")]) -> Answer:
    """Show one era: years, sound, influences, changes, albums, songs and episodes."""
    found = names.find_by_name_or_year(settings.guide, names.ERA, name)
    return Answer(found, lambda: pages.era_page(settings.guide, found))
