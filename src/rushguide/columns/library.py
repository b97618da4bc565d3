"""What is said of the files that are played for songs, and of those that are passed over."""

import os
from collections.abc import Sequence

from rushguide.columns import column as columns
from rushguide.columns.column import Column, Listing
from rushguide.columns.music import song_length, song_title
from rushguide.library.matching import Candidate, Choice, Version
from rushguide.text import clock


def describe_choice(candidate: Candidate) -> str:
    """Return what a file is, in words: `its album, 1976, 20:33 (0:01 shorter)`; of one that is refused, why."""
    what = [candidate.refused, candidate.album] if candidate.refused else [_version(candidate)]
    length = _length(candidate.file.tags.seconds, candidate.fit.apart)
    return ", ".join(filter(None, [*what, str(candidate.year or ""), length]))


def _version(candidate: Candidate) -> str:
    album = f": {candidate.album}" if candidate.album else ""
    return {
        Version.ALBUM: "its album",
        Version.EDITION: f"another edition{album}",
        Version.COLLECTION: f"a collection{album}" if album else "album unknown",
        Version.ALTERED: f"another version{album}",
        Version.LIVE: f"live{album}",
    }[candidate.fit.version]


def _length(length: int | None, apart: int | None) -> str:
    if length is None:
        return "length unknown"
    if not apart:
        return clock(length)
    return f"{clock(length)} ({clock(abs(apart))} {'longer' if apart > 0 else 'shorter'})"


def describe_passed_over(candidate: Candidate) -> str:
    """Return a file that is not played, and what it is."""
    return f"{shown_path(candidate.file.path)}: {describe_choice(candidate)}"


def shown_path(path: str) -> str:
    """Return a path as text; bytes that are none become replacement characters."""
    return os.fsencode(path).decode(errors="replace")


def describe_song(choice: Choice) -> str:
    """Return a song with its album and the year: `Xanadu (A Farewell to Kings, 1977)`."""
    album = choice.row.album
    return f"{choice.row.song.title} ({', '.join(filter(None, [album.title, str(album.year or '')]))})"


def _file(choice: Choice) -> str:
    return shown_path(choice.chosen.file.path) if choice.chosen else "none"


def _passed_over(choice: Choice) -> str:
    return "; ".join(describe_passed_over(each) for each in choice.passed_over)


def played(choices: Sequence[Choice]) -> int:
    """Return how many of the songs have a file that is played."""
    return sum(choice.chosen is not None for choice in choices)


CHOICES = Listing[Choice](
    columns=(
        Column(key="title", heading="Song", cell=lambda choice: song_title(choice.row)),
        Column(key="album", heading="Album", cell=lambda choice: choice.row.album.title, tone="era"),
        Column(key="length", keys=columns.LENGTH_KEYS, heading="Length", cell=lambda c: song_length(c.row), right=True),
        Column(key="file", heading="File", cell=_file),
        Column(key="why", heading="Why", cell=lambda choice: describe_choice(choice.chosen) if choice.chosen else ""),
        Column(key="passed_over", heading="Passed over", cell=_passed_over, blank=True),
    ),
    era=lambda choice: choice.row.album.era,
    id="song",
    noun="song",
    total=lambda choices: f"{played(choices)} with a file",
)
"""For formats of cells and for plain; on a screen, each song has lines of its own, for paths are long."""
