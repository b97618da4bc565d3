"""Episodes by era and year; albums by era, kind, year, producer and studio."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from msgspec import Struct

from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import KINDS
from rushguide.guide.records import Episode, Era
from rushguide.options import Eras, Option, Years
from rushguide.queries.names import ERA, Tests, read_ids, read_plain_names, select
from rushguide.queries.ranges import YEARS, read_spans, read_words


class EpisodeFilter(Struct, frozen=True):
    """What was asked for, as typed; None is no limit. All that is given has to fit."""

    era: Eras = None
    year: Years = None


def select_episodes(guide: Guide, asked: EpisodeFilter) -> list[Episode]:
    """Return the episodes that fit, by number; a year fits when the episode tells of it."""
    tests: Tests[Episode] = {
        "era": (partial(read_ids, guide, ERA), lambda episode, eras: not eras.isdisjoint(episode.eras)),
        "year": (
            partial(read_spans, measure=YEARS),
            lambda episode, years: years.meets(episode.years.start, episode.years.end),
        ),
    }
    return select(guide.episodes, asked, tests)


def episodes_of_era(guide: Guide, era: Era) -> tuple[Episode, ...]:
    """Return the episodes that tell of an era."""
    return tuple(episode for episode in guide.episodes if era.id in episode.eras)


class AlbumFilter(Struct, frozen=True):
    """What was asked for, as typed; None is no limit. All that is given has to fit."""

    era: Eras = None
    kind: Annotated[str | None, Option("KIND", "Only studio, ep, live, film or compilation.", KINDS)] = None
    year: Years = None
    producer: Annotated[str | None, Option("NAME", "Only albums produced by this person.", "producers")] = None
    studio: Annotated[str | None, Option("NAME", "Only albums made in this studio.", "studios")] = None


def select_albums(guide: Guide, asked: AlbumFilter) -> list[AnyAlbum]:
    """Return the albums that fit, by date of release."""
    producers = (name for album in guide.albums for name in album.producers)
    studios = (name for album in guide.albums for name in album.studios)
    tests: Tests[AnyAlbum] = {
        "era": (partial(read_ids, guide, ERA), lambda album, eras: album.era in eras),
        "year": (partial(read_spans, measure=YEARS), lambda album, years: years.covers(album.year)),
        "kind": (partial(read_words, "kind", possible=KINDS), lambda album, kinds: album.kind in kinds),
        "producer": (
            partial(read_plain_names, guide, "producer", producers),
            lambda album, names: not names.isdisjoint(album.producers),
        ),
        "studio": (
            partial(read_plain_names, guide, "studio", studios),
            lambda album, names: not names.isdisjoint(album.studios),
        ),
    }
    return select(guide.albums, asked, tests)


def episodes_with(guide: Guide, album: AnyAlbum) -> Sequence[Episode]:
    """Return the episodes that an album belongs to."""
    return guide.episodes_with.get(album.id, ())
