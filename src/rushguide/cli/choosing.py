"""Choosing from the viewer's own files, and what is said of it on stderr."""

from collections.abc import Sequence
from pathlib import Path

from rushguide.cli.streams import say, say_list
from rushguide.cli.waiting import progress
from rushguide.library import Choice, Library, Version, choose_files, read_library
from rushguide.listings.choices import say_song, say_why, shown_path
from rushguide.model import Guide
from rushguide.queries.songs import SongRow
from rushguide.text import count

MOST_UNREAD = 5
"""How many of the files that could not be read are named."""


def choose_from(guide: Guide, folder: Path, rows: Sequence[SongRow], *, shown: bool) -> list[Choice]:
    """Return the file for each song. What cannot be read is said, and what is not there, unless that is shown."""
    with progress(f"Reading {folder}") as tell:
        library = read_library(folder, tell)
    choices = choose_files(guide, library, rows)
    _say_unread(library)
    if not shown:
        _say_missing(folder, choices)
        _say_poorer(choices)
    return choices


def _say_unread(library: Library) -> None:
    unread = library.unread
    if unread:
        named = [f"{shown_path(each.path)}: {each.reason}" for each in unread[:MOST_UNREAD]]
        more = [f"and {len(unread) - MOST_UNREAD} more"] if len(unread) > MOST_UNREAD else []
        say_list(f"{count(len(unread), 'file')} could not be read", [*named, *more])
    if not library.files:
        say(f"there are no audio files in {shown_path(str(library.folder))}")


def _say_missing(folder: Path, choices: Sequence[Choice]) -> None:
    missing = [choice for choice in choices if not choice.chosen]
    if missing:
        named = [say_song(choice) + _nearly(choice) for choice in missing]
        say_list(f"{len(missing)} of {count(len(choices), 'song')} not found in {shown_path(str(folder))}", named)


def _nearly(choice: Choice) -> str:
    """Return the best of the files that were refused for a song, and why, where there is one."""
    refused = choice.passed_over[:1]
    return "".join(f": {each.refused}: {shown_path(each.file.path)}" for each in refused)


def _say_poorer(choices: Sequence[Choice]) -> None:
    """Say for which songs there was nothing better than another version, or a live recording."""
    for version, what in ((Version.ALTERED, "another version"), (Version.LIVE, "a live recording")):
        named = [
            f"{choice.row.song.title}: {shown_path(choice.chosen.file.path)} ({say_why(choice.chosen)})"
            for choice in choices
            if choice.chosen and choice.chosen.fit.version is version
        ]
        if named:
            say_list(f"{count(len(named), 'song')} only as {what}", named)
