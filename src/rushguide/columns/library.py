"""How the files that are played for songs are listed, and those that are passed over."""

import os
from collections.abc import Sequence

from rushguide.columns.column import Column, Listing
from rushguide.columns.music import song_length, song_title
from rushguide.library.matching import Candidate, Choice, Version
from rushguide.text import clock


def describe_choice(candidate: Candidate) -> str:
    """Return what a file is, in words: `its album, 1976, 20:33 (0:01 shorter)`; of one that is refused, why."""
    album = f": {candidate.album}" if candidate.album else ""
    version = {
        Version.ALBUM: "its album",
        Version.EDITION: f"another edition{album}",
        Version.COLLECTION: f"a collection{album}" if album else "album unknown",
        Version.ALTERED: f"another version{album}",
        Version.LIVE: f"live{album}",
    }[candidate.version]
    what = [candidate.refused, candidate.album] if candidate.refused else [version]
    seconds, apart = candidate.file.tags.seconds, candidate.length_difference
    length = "length unknown" if seconds is None else clock(seconds)
    if seconds is not None and apart:
        length += f" ({clock(abs(apart))} {'longer' if apart > 0 else 'shorter'})"
    return ", ".join(filter(None, [*what, str(candidate.year or ""), length]))


def describe_passed_over(candidate: Candidate) -> str:
    """Return a file that is not played, and what it is."""
    return f"{shown_path(candidate.file.path)}: {describe_choice(candidate)}"


def shown_path(path: str) -> str:
    """Return a path as text; bytes that are not text become replacement characters."""
    return os.fsencode(path).decode(errors="replace")


def describe_song(choice: Choice) -> str:
    """Return a song with its album and the year: `Xanadu (A Farewell to Kings, 1977)`."""
    album = choice.row.album
    return f"{choice.row.song.title} ({', '.join(filter(None, [album.title, str(album.year or '')]))})"


def played(choices: Sequence[Choice]) -> int:
    """Return how many of the songs have a file that is played."""
    return sum(choice.chosen is not None for choice in choices)


def _album(choice: Choice) -> str:
    return choice.row.album.title


CHOICES = Listing[Choice](
    columns=(
        Column("title", "Song", lambda choice: song_title(choice.row)),
        Column("album", "Album", _album, tone="era", titles=_album),
        Column("length", "Length", lambda choice: song_length(choice.row), right=True),
        Column("file", "File", lambda choice: shown_path(choice.chosen.file.path) if choice.chosen else "none"),
        Column("why", "Why", lambda choice: describe_choice(choice.chosen) if choice.chosen else ""),
        Column(
            "passed_over",
            "Passed over",
            lambda each: "; ".join(map(describe_passed_over, each.passed_over)),
            blank=True,
        ),
    ),
    era=lambda choice: choice.row.album.era,
    id="song",
    noun="song",
    total=lambda choices: f"{played(choices)} with a file",
    of=lambda choice: f"song:{choice.row.song.id}",
)
"""For plain output, CSV, TSV and Markdown; on a screen, each song has lines of its own, as paths are long."""
