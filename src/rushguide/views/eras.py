"""Eras: the list, and one whole."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from rushguide.listings.albums import albums_listing
from rushguide.listings.eras import eras_listing
from rushguide.model import Era, Guide
from rushguide.queries.episodes import episodes_of_era
from rushguide.queries.events import events_of_era
from rushguide.queries.people import PeopleFilter, select_people
from rushguide.queries.songs import SongFilter, select_songs
from rushguide.text import clock, count, say_years, seconds
from rushguide.views.parts import (
    QUIET,
    bullets,
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
)
from rushguide.views.screen import Screen
from rushguide.views.tables import table, table_with_foot


def eras_view(guide: Guide, screen: Screen, eras: Sequence[Era]) -> RenderableType:
    """Return eras as a table."""
    note = "The borders between eras are this guide's own judgement."
    return page(table(screen, eras_listing(guide), eras), Text(), paragraphs(screen, note, QUIET))


def era_view(guide: Guide, screen: Screen, era: Era) -> RenderableType:
    """Return one era: years, summary, sound, influences, changes, albums, songs and episodes."""
    influences = [Text.assemble((each.who, "bold"), f": {each.how}") for each in era.influences]
    albums = [album for album in guide.albums if album.era == era.id]
    return page(
        heading(screen, era_title(screen, era.name, era.id), say_years(era.years.start, era.years.end)),
        paragraphs(screen, era.summary),
        section("Sound", paragraphs(screen, era.sound)) if era.sound else None,
        section("Influences", bullets(screen, influences)) if influences else None,
        section("Changes", bullets(screen, era.changes)) if era.changes else None,
        section("Albums", table_with_foot(screen, albums_listing(guide), albums)) if albums else None,
        Text(),
        facts(
            screen,
            [
                ("Songs", _songs(guide, screen, era)),
                ("Episodes", _episodes(guide, screen, era)),
                ("Events", say_events(events_of_era(guide, era))),
                ("Disputed", flow(screen, disputes(era))),
            ],
        ),
        see_also(screen, _leads(guide, era)),
    )


def _songs(guide: Guide, screen: Screen, era: Era) -> Text | None:
    """Return the songs that the episodes feature from the era's albums, with how many there are in all."""
    rows = select_songs(guide, SongFilter(part="featured", era=era.id))
    titles = dict.fromkeys(f"{row.song.title} {row.song.length}" for row in rows)
    every = select_songs(guide, SongFilter(era=era.id))
    if not every:
        return None
    total = clock(sum(seconds(row.song.length) for row in every))
    return flow(screen, [*titles, Text(f"in all {count(len(every), 'song')}, {total}", QUIET)])


def _episodes(guide: Guide, screen: Screen, era: Era) -> Text | None:
    episodes = [f"{episode.number} {episode.title}" for episode in episodes_of_era(guide, era)]
    return flow(screen, episodes) if episodes else None


def _leads(guide: Guide, era: Era) -> list[str]:
    place = [each.id for each in guide.eras].index(era.id)
    nearby = [guide.eras[at].id for at in (place - 1, place + 1) if 0 <= at < len(guide.eras)]
    songs = [f"songs --era {era.id}"] if any(guide.album_of[song.id].era == era.id for song in guide.songs) else []
    history = [f"timeline --era {era.id}"] if events_of_era(guide, era) else []
    people = [f"people --era {era.id}"] if select_people(guide, PeopleFilter(era=era.id)) else []
    return [*songs, *history, *people, *(f"era {each}" for each in nearby)]
