"""Episodes by era and year; albums by era, kind, year, producer and studio."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import KINDS
from rushguide.guide.records import Episode, Era
from rushguide.options import Eras, Option, Years
from rushguide.queries.filters import Filter, Tests
from rushguide.queries.names import ERA, find_episodes, read_ids, read_plain_names
from rushguide.queries.ranges import YEARS, read_spans, read_words


class EpisodeFilter(Filter[Episode], frozen=True):
    """Which episodes, by number; a year fits when the episode tells of it."""

    episode: Annotated[str | None, Option("N", "Only these episodes, such as 3 or 1-4,7.", "episodes")] = None
    era: Eras = None
    year: Years = None

    def rows(self, guide: Guide) -> Sequence[Episode]:
        """Return all episodes."""
        return guide.episodes

    def tests(self, guide: Guide) -> Tests[Episode]:
        """Return the tests of the options."""
        return {
            "episode": (partial(find_episodes, guide), lambda episode, chosen: episode in chosen),
            "era": (partial(read_ids, guide, ERA), lambda episode, eras: not eras.isdisjoint(episode.eras)),
            "year": (
                partial(read_spans, measure=YEARS),
                lambda episode, years: years.meets(episode.years.start, episode.years.end),
            ),
        }


def episodes_of_era(guide: Guide, era: Era) -> tuple[Episode, ...]:
    """Return the episodes that tell of an era."""
    return tuple(episode for episode in guide.episodes if era.id in episode.eras)


class AlbumFilter(Filter[AnyAlbum], frozen=True):
    """Which albums, by date of release."""

    era: Eras = None
    kind: Annotated[str | None, Option("KIND", "Only studio, ep, live, film or compilation.", KINDS)] = None
    year: Years = None
    producer: Annotated[str | None, Option("NAME", "Only albums produced by this person.", "producers")] = None
    studio: Annotated[str | None, Option("NAME", "Only albums made in this studio.", "studios")] = None

    def rows(self, guide: Guide) -> Sequence[AnyAlbum]:
        """Return all albums."""
        return guide.albums

    def tests(self, guide: Guide) -> Tests[AnyAlbum]:
        """Return the tests of the options."""
        producers = (name for album in guide.albums for name in album.producers)
        studios = (name for album in guide.albums for name in album.studios)
        return {
            "kind": (partial(read_words, "kind", possible=KINDS), lambda album, kinds: album.kind in kinds),
            "era": (partial(read_ids, guide, ERA), lambda album, eras: album.era in eras),
            "year": (partial(read_spans, measure=YEARS), lambda album, years: years.covers(album.year)),
            "producer": (
                partial(read_plain_names, guide, "producer", producers),
                lambda album, names: not names.isdisjoint(album.producers),
            ),
            "studio": (
                partial(read_plain_names, guide, "studio", studios),
                lambda album, names: not names.isdisjoint(album.studios),
            ),
        }


def episodes_with(guide: Guide, album: AnyAlbum) -> Sequence[Episode]:
    """Return the episodes that an album belongs to."""
    return guide.episodes_with.get(album.id, ())
