"""Episodes: the list, and one whole."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from rushguide.listings.episodes import episodes_listing
from rushguide.model import Episode, Guide
from rushguide.queries.events import events_of_episode
from rushguide.queries.songs import song_row
from rushguide.text import say_date, say_years
from rushguide.views.listening import listening
from rushguide.views.parts import (
    disputes,
    era_title,
    facts,
    flow,
    heading,
    page,
    paragraphs,
    say_events,
    section,
    see_also,
    title,
    titled,
)
from rushguide.views.progress import each_day, seen_bar
from rushguide.views.screen import Screen
from rushguide.views.series import honesty
from rushguide.views.tables import table_with_foot
from rushguide.watching.progress import NOTHING_YET, Progress


def episodes_view(
    guide: Guide, screen: Screen, episodes: Sequence[Episode], progress: Progress = NOTHING_YET
) -> RenderableType:
    """Return episodes as a table with what they add up to, and how many of all were seen."""
    return page(
        heading(screen, title(guide.series.title)),
        honesty(guide, screen),
        Text(),
        table_with_foot(screen, episodes_listing(guide, progress), episodes),
        *([Text(), facts(screen, seen_bar(screen, guide, progress))] if progress else []),
    )


def episode_view(guide: Guide, screen: Screen, episode: Episode, progress: Progress = NOTHING_YET) -> RenderableType:
    """Return one episode: its years, albums and people, and what to hear with the reasons."""
    years = say_years(episode.years.start, episode.years.end)
    rows = [song_row(guide, placement.pick.song, placement) for placement in guide.listening[episode.number]]
    return page(
        heading(screen, era_title(screen, f"{episode.number}  {episode.title}", episode.main_era), years),
        Text(episode.tagline) if episode.tagline else None,
        honesty(guide, screen),
        section("These years", paragraphs(screen, episode.these_years)),
        Text(),
        facts(screen, _about(guide, screen, episode, progress)),
        *listening(screen, rows),
        see_also(screen, _leads(guide, episode)),
    )


def _about(guide: Guide, screen: Screen, episode: Episode, progress: Progress) -> list[tuple[str, str | Text | None]]:
    eras = [Text(guide.era[era].name, screen.era(era)) for era in episode.eras]
    return [
        ("Eras" if len(eras) > 1 else "Era", flow(screen, eras)),
        ("Albums", flow(screen, [titled(screen, guide.album[album]) for album in episode.albums])),
        ("People", flow(screen, [guide.person[person].name for person in episode.people])),
        ("Events", say_events(events_of_episode(guide, episode))),
        ("Air date", say_date(episode.air_date) if episode.air_date else None),
        ("Runtime", f"{episode.runtime} minutes" if episode.runtime else None),
        ("Seen", flow(screen, each_day(progress.seen.get(episode.number, ())))),
        ("Disputed", flow(screen, disputes(episode))),
    ]


def _leads(guide: Guide, episode: Episode) -> list[str]:
    """Return the commands that lead on: its era, its first album, and the neighbours."""
    albums = [f"album {guide.album[album].id}" for album in episode.albums[:1]]
    following = episode.number % len(guide.episodes) + 1
    others = [f"episode {following}"] if following != episode.number else []
    eras = [f"era {era}" for era in episode.eras[:1]]
    history = [f"timeline --episode {episode.number}"] if events_of_episode(guide, episode) else []
    people = [f"person {person}" for person in episode.people[:1]]
    songs = [f"songs --episode {episode.number}"] if guide.listening[episode.number] else []
    return [*songs, *eras, *albums, *history, *people, *others]
