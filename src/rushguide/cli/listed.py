"""The rows of each listing as JSON objects, all of them: what completion offers to sort by."""

from collections.abc import Callable, Sequence

from rushguide.exports import objects as records
from rushguide.exports.objects import Object
from rushguide.guide.guide import Guide
from rushguide.queries.songs import SongFilter, select_songs


def _songs(guide: Guide) -> Sequence[Object]:
    return [records.song_object(guide, row) for row in select_songs(guide, SongFilter())]


LISTED: dict[str, Callable[[Guide], Sequence[Object]]] = {
    "episodes": lambda guide: [records.episode_object(guide, each) for each in guide.episodes],
    "eras": lambda guide: [records.era_object(guide, each) for each in guide.eras],
    "songs": _songs,
    "playlist": _songs,
    "albums": lambda guide: [records.album_summary(guide, each) for each in guide.albums],
    "timeline": lambda guide: [records.event_object(guide, each) for each in guide.events],
    "tours": lambda guide: [records.event_object(guide, each) for each in guide.events],
    "people": lambda guide: [records.person_object(guide, each) for each in guide.people],
    "sources": lambda guide: [records.plain(each) for each in guide.sources],
}


def rows_of(command: str, guide: Guide) -> Sequence[Object]:
    """Return the rows of a command; none of one that is not here."""
    return LISTED[command](guide) if command in LISTED else ()
