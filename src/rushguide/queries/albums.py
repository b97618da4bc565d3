"""Albums by era, kind, year, producer and studio."""

from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

from rushguide.model import KINDS, AnyAlbum, Episode, Guide
from rushguide.queries.catalogue import among, era_ids
from rushguide.queries.ranges import YEARS, read_spans_if, read_words

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
