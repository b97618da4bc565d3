"""How the files that are played for songs are listed, and those that are passed over."""

from functools import partial

from rushguide.columns.column import DONE, MISSING, Column, Listing, below
from rushguide.columns.music import song_length, song_title
from rushguide.library.matching import Candidate, Choice, Version
from rushguide.text import count, format_length, shown_path

MAX_PASSED_OVER = 3
"""How many of the files that were passed over are shown; JSON has them all."""


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
    length = "length unknown" if seconds is None else format_length(seconds)
    if seconds is not None and apart:
        length += f" ({format_length(abs(apart))} {'longer' if apart > 0 else 'shorter'})"
    return ", ".join(filter(None, [*what, str(candidate.year or ""), length]))


def describe_song(choice: Choice) -> str:
    """Return a song with its album and the year: `Xanadu (A Farewell to Kings, 1977)`."""
    album = choice.row.album
    return f"{choice.row.song.title} ({', '.join(filter(None, [album.title, str(album.year or '')]))})"


def _passed_over(choice: Choice) -> str:
    """Return the best of the files that are not played, and how many more there are."""
    shown = choice.passed_over[:MAX_PASSED_OVER]
    best = [f"not {shown_path(each.file.path)}: {describe_choice(each)}" for each in shown]
    more = len(choice.passed_over) - MAX_PASSED_OVER
    return "; ".join([*best, *([f"and {count(more, 'other file')}"] if more > 0 else [])])


def _album(choice: Choice) -> str:
    return choice.row.album.title


_below = partial(below, under="title", priority=2, in_pipes=True)

CHOICES = Listing[Choice](
    columns=(
        Column("title", "Song", lambda choice: song_title(choice.row)),
        Column("album", "Album", _album, priority=1, run=lambda each: each.row.album.id, titles=_album, blank=True),
        Column("length", "Length", lambda choice: song_length(choice.row), right=True),
        _below("file", "File", lambda choice: shown_path(choice.chosen.file.path) if choice.chosen else ""),
        _below("why", "Why", lambda choice: describe_choice(choice.chosen) if choice.chosen else ""),
        _below("passed_over", "Passed over", _passed_over),
    ),
    eras=lambda choice: (choice.row.album.era,),
    sign=lambda choice: DONE if choice.chosen else MISSING,
    id="song",
    noun="song",
    total=lambda choices: f"{sum(choice.chosen is not None for choice in choices)} with a file",
    of=lambda choice: f"song:{choice.row.song.id}",
)
