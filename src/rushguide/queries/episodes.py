"""Episodes by era and year, and what they add up to."""

from msgspec import Struct

from rushguide.model import Episode, Era, Guide, Song
from rushguide.queries.catalogue import era_ids
from rushguide.queries.ranges import YEARS, read_spans_if


class EpisodeFilter(Struct, frozen=True):
    """What was asked for, as typed; None is no limit. All that is given has to fit."""

    era: str | None = None
    year: str | None = None


def select_episodes(guide: Guide, asked: EpisodeFilter) -> list[Episode]:
    """Return the episodes that fit, by number; a year fits when the episode tells it."""
    eras = era_ids(guide, asked.era)
    years = read_spans_if(asked.year, YEARS)
    return [
        episode
        for episode in guide.episodes
        if (eras is None or not eras.isdisjoint(episode.eras))
        and (years is None or years.meets(episode.years.start, episode.years.end))
    ]


def listening_songs(guide: Guide, episode: Episode) -> list[Song]:
    """Return the songs to hear with an episode, in listening order."""
    return [guide.song[placement.pick.song] for placement in guide.listening[episode.number]]


def listening_seconds(guide: Guide, episode: Episode) -> int:
    """Return how long an episode's songs take."""
    return guide.listening_seconds[episode.number]


def episodes_of_era(guide: Guide, era: Era) -> tuple[Episode, ...]:
    """Return the episodes that tell of an era."""
    return tuple(episode for episode in guide.episodes if era.id in episode.eras)
