"""Files that may be played for a song, and which of them rather."""

from pathlib import PurePath
from typing import NamedTuple

from rushguide.library.files import AudioFile
from rushguide.library.versions import Fit, Version
from rushguide.model import Song
from rushguide.queries.songs import SongRow
from rushguide.text import clock, seconds

LEAST_LIVE = 0.6
"""The share of a song's length below which a live recording is only an excerpt; on stage, bands leave things out."""
LEAST = 0.8
LOSSY = frozenset({".mp3", ".m4a", ".ogg", ".oga", ".opus"})
UNKNOWN = 30
"""The seconds by which a file that does not say how long it is counts as wrong."""


class Candidate(NamedTuple):
    """A file that holds a song, or seemed to."""

    file: AudioFile
    album: str
    year: int | None
    fit: Fit
    refused: str = ""
    """Why it is not to be played; empty for one that may be."""


class Rank(NamedTuple):
    """What candidates are sorted by, in this order."""

    refused: bool
    version: Version
    years: int
    length: int
    """In steps of five seconds: less is no difference."""
    lossy: bool
    apart: int
    path: str


def rank(row: SongRow, candidate: Candidate) -> Rank:
    """Return where a candidate stands among others; the least is the best."""
    apart = UNKNOWN if candidate.fit.apart is None else abs(candidate.fit.apart)
    path = candidate.file.path
    return Rank(
        refused=bool(candidate.refused),
        version=candidate.fit.version,
        years=_years_apart(row.album.year, candidate.year),
        length=apart // 5,
        lossy=PurePath(path).suffix.lower() in LOSSY,
        apart=apart,
        path=path,
    )


def _years_apart(released: int | None, year: int | None) -> int:
    """Return 0 for an album's own year or the next, 1 where it is unknown, 2 for another pressing's."""
    if released is None or year is None:
        return 1
    return 0 if abs(year - released) <= 1 else 2


def excerpt(song: Song, fit: Fit) -> str:
    """Return why a file is too short to be the song, or nothing."""
    wanted = seconds(song.length)
    played = wanted + (fit.apart or 0)
    least = LEAST_LIVE if fit.version is Version.LIVE else LEAST
    return f"only {clock(played)} of {clock(wanted)}" if played < least * wanted else ""
