"""Albums by era, kind, year, producer and studio."""

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import KINDS, Song
from rushguide.guide.records import Episode, Era
from rushguide.queries.names import among, era_ids
from rushguide.queries.ranges import YEARS, read_spans_if, read_words


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


Test = Callable[[AnyAlbum], bool]


class AlbumFilter(Struct, frozen=True):
    """What was asked for, as typed; None is no limit. All that is given has to fit."""

    era: str | None = None
    kind: str | None = None
    year: str | None = None
    producer: str | None = None
    studio: str | None = None


def select_albums(guide: Guide, asked: AlbumFilter) -> list[AnyAlbum]:
    """Return the albums that fit, by date of release."""
    tests = [*_by_time(guide, asked), *_by_making(guide, asked)]
    return [album for album in guide.albums if all(test(album) for test in tests)]


def _by_time(guide: Guide, asked: AlbumFilter) -> list[Test]:
    tests: list[Test] = []
    if (eras := era_ids(guide, asked.era)) is not None:
        tests.append(lambda album: album.era in eras)
    if (years := read_spans_if(asked.year, YEARS)) is not None:
        tests.append(lambda album: years.covers(album.year))
    return tests


def _by_making(guide: Guide, asked: AlbumFilter) -> list[Test]:
    tests: list[Test] = []
    if (kinds := read_words("kind", asked.kind, KINDS)) is not None:
        tests.append(lambda album: album.kind in kinds)
    if (producers := among(guide, "producer", asked.producer, lambda: _all(guide, "producers"))) is not None:
        tests.append(lambda album: not producers.isdisjoint(album.producers))
    if (studios := among(guide, "studio", asked.studio, lambda: _all(guide, "studios"))) is not None:
        tests.append(lambda album: not studios.isdisjoint(album.studios))
    return tests


def _all(guide: Guide, field: Literal["producers", "studios"]) -> set[str]:
    return {name for album in guide.albums for name in getattr(album, field)}


def episodes_with(guide: Guide, album: AnyAlbum) -> Sequence[Episode]:
    """Return the episodes that an album belongs to."""
    return guide.episodes_with.get(album.id, ())
