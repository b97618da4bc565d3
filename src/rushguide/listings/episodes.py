"""How episodes and eras are listed."""

from dataclasses import replace

from rushguide.listings.columns import Column, Listing
from rushguide.model import Episode, Era, Guide
from rushguide.queries.episodes import episodes_of_era, listening_seconds
from rushguide.text import clock, say_years


def era_names(guide: Guide, episode: Episode) -> str:
    """Return the ids of an episode's eras: what people type."""
    return ", ".join(guide.era[era].id for era in episode.eras)


def overview_listing(guide: Guide) -> Listing[Episode]:
    """Return the few columns of the first screen."""
    whole = episodes_listing(guide)
    few = {"number", "title", "years", "eras"}
    return replace(whole, columns=tuple(column for column in whole.columns if column.key in few))


def episodes_listing(guide: Guide) -> Listing[Episode]:
    """Return the columns of episodes."""
    return Listing(
        columns=(
            Column(key="number", heading="#", read=lambda episode: episode.id, right=True),
            Column(key="title", heading="Title", read=lambda episode: episode.title),
            Column(
                key="years",
                heading="Years",
                read=lambda episode: say_years(episode.years.start, episode.years.end),
            ),
            Column(
                key="eras",
                heading="Eras",
                read=lambda episode: era_names(guide, episode),
                drop=1,
                under="title",
                tone="era",
            ),
            Column(
                key="albums",
                heading="Albums",
                read=lambda episode: str(len(episode.albums)),
                right=True,
                drop=4,
            ),
            Column(
                key="song_count",
                heading="Songs",
                read=lambda episode: str(len(guide.listening[episode.number])),
                right=True,
                drop=2,
            ),
            Column(
                key="seconds",
                heading="Listening",
                read=lambda episode: clock(listening_seconds(guide, episode)),
                right=True,
                drop=3,
            ),
            Column(
                key="tagline", blank=True, heading="", read=lambda episode: episode.tagline or "", drop=5, prose=True
            ),
        ),
        era=lambda episode: episode.main_era,
        noun="episode",
        total=lambda episodes: f"{clock(sum(listening_seconds(guide, each) for each in episodes))} to listen to",
    )


def eras_listing(guide: Guide) -> Listing[Era]:
    """Return the columns of eras."""
    return Listing(
        columns=(
            Column(key="id", heading="Era", read=lambda era: era.id, tone="era"),
            Column(key="name", heading="Name", read=lambda era: era.name, drop=1, under="id"),
            Column(key="years", heading="Years", read=lambda era: say_years(era.years.start, era.years.end)),
            Column(key="albums", heading="Albums", read=lambda era: str(_albums(guide, era)), right=True, drop=3),
            Column(key="songs", heading="Songs", read=lambda era: str(_songs(guide, era)), right=True, drop=2),
            Column(
                key="episodes",
                heading="Episodes",
                read=lambda era: ", ".join(episode.id for episode in episodes_of_era(guide, era)),
                right=True,
            ),
        ),
        era=lambda era: era.id,
        noun="era",
    )


def _albums(guide: Guide, era: Era) -> int:
    return sum(album.era == era.id for album in guide.albums)


def _songs(guide: Guide, era: Era) -> int:
    return sum(guide.album_of[song.id].era == era.id for song in guide.songs)
