"""Numbers run from 1 without gaps, and tracks add up to the album."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from rushguide.loading.draft import Draft
from rushguide.loading.problems import Code
from rushguide.model import AnyAlbum, Episode, LiveAlbum, LiveTrack, Song, StudioAlbum
from rushguide.text import clock, seconds

TOLERANCE = 5
"""Seconds by which an album's published length may differ from the sum of its tracks."""


def check_numbering(draft: Draft) -> None:
    """Episodes count from 1, and so do the tracks of each album or disc."""
    if Episode not in draft.partial:
        _check_run(draft, draft.all(Episode))
    for album in draft.all(StudioAlbum):
        _check_run(draft, album.tracks)
    for live in draft.all(LiveAlbum):
        for _, tracks in groupby(live.tracks, key=lambda track: track.disc):
            _check_run(draft, tuple(tracks))


def _check_run(draft: Draft, records: Iterable[Episode | Song | LiveTrack]) -> None:
    for expected, record in enumerate(records, start=1):
        if record.number != expected:
            draft.complain(record, "number", Code.NUMBER, f"here the number {expected} is due, not {record.number}")
            return


def check_sums(draft: Draft) -> None:
    """Tracks add up to an album's published length within five seconds, or the difference is among `disputed`."""
    albums: list[AnyAlbum] = [*draft.all(StudioAlbum), *draft.all(LiveAlbum)]
    for album in albums:
        lengths = [track.length for track in album.tracks]
        total = _sum(lengths)
        if not album.length or total is None or "length" in album.disputed:
            continue
        if abs(total - seconds(album.length)) > TOLERANCE:
            draft.complain(album, "length", Code.SUM, f"the tracks add up to {clock(total)}, not {album.length}")


def _sum(lengths: Sequence[str | None]) -> int | None:
    known = [seconds(length) for length in lengths if length]
    return sum(known) if known and len(known) == len(lengths) else None
