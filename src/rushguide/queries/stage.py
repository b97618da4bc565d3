"""What was played on tours, how they follow one another, and who counted it."""

from collections.abc import Sequence
from typing import Literal

from rushguide.guide.guide import Guide
from rushguide.guide.music import Song
from rushguide.guide.record import Record, Years, most_specific, value_at
from rushguide.guide.records import Source
from rushguide.guide.tours import SetSong, Tour


def tours_in(guide: Guide, years: Years) -> list[Tour]:
    """Return the tours that took place in some years, without their legs."""
    return [tour for tour in guide.tours if not tour.leg_of and years.meets(Years(start=tour.year, end=tour.last_year))]


def legs_of(guide: Guide, tour: Tour) -> list[Tour]:
    """Return the legs and warm-up tours that belong to a tour."""
    return [each for each in guide.tours if each.leg_of == tour.id]


def neighbours(guide: Guide, tour: Tour) -> tuple[Tour | None, Tour | None]:
    """Return the tours before and after one; other tours' legs are passed over."""
    row = [each for each in guide.tours if each is tour or not each.leg_of]
    place = row.index(tour)
    return row[place - 1] if place else None, row[place + 1] if place + 1 < len(row) else None


def usual(tour: Tour) -> list[SetSong]:
    """Return the songs that at least half of a tour's set lists have: the first opened most shows, the last closed."""
    return [each for each in tour.set if 2 * each.shows >= (tour.set_lists or 0)]


def premieres(guide: Guide, tour: Tour, path: Literal["first", "last"]) -> list[Song]:
    """Return the songs that were played for the first or the last time ever on a tour.

    A tour that goes on has no last performances yet.
    """
    if path == "last" and tour.known_until:
        return []
    songs = [guide.song[each.song] for each in tour.set]
    return [song for song in songs if tour.covers(getattr(song.live, path, None) or "-")]


def sources_of(guide: Guide, records: Sequence[Record], path: str) -> list[Source]:
    """Return the sources that some records name for what they have at a path, each once."""
    holders = (record for record in records if value_at(record, path) is not None)
    ids = (each for record in holders for each in most_specific(record.sources, path) or ())
    return [guide.source[each] for each in dict.fromkeys(ids) if each in guide.source]
