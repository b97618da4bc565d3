"""What a playlist says of songs, and what it is called."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from msgspec.structs import asdict, replace

from rushguide.exports.playlists import Entry
from rushguide.library import Choice, Version
from rushguide.model import Episode, Guide
from rushguide.queries.songs import SongFilter, SongRow
from rushguide.text import seconds


class Places(NamedTuple):
    """Where the library is and, for relative paths, where the playlist will be; both absolute.

    Links in both have to be resolved for relative paths: ".." leads from where a folder really is.
    """

    library: Path = Path()
    playlist: Path | None = None


def entries(guide: Guide, choices: Iterable[Choice], places: Places) -> list[Entry]:
    """Return songs as a playlist has them: as long as the chosen file plays, else as the guide says."""
    return [_entry(guide, choice, places) for choice in choices]


def _entry(guide: Guide, choice: Choice, places: Places) -> Entry:
    song, chosen = choice.row.song, choice.chosen
    elsewhere = chosen is not None and chosen.fit.version > Version.EDITION
    return Entry(
        title=song.title,
        creator=guide.series.artist or "",
        album=chosen.album if chosen and elsewhere else choice.row.album.title,
        number=None if elsewhere else song.number,
        seconds=(chosen.file.tags.seconds if chosen else None) or seconds(song.length),
        path=_way(places, chosen.file.path) if chosen else None,
    )


def _way(places: Places, path: str) -> PurePath:
    """Return the way to a file, absolute where there is no other."""
    file = places.library / path
    if not places.playlist:
        return file
    try:
        return PurePath(os.path.relpath(file, places.playlist))
    except ValueError:  # on another drive
        return file


def playlist_title(guide: Guide, asked: SongFilter, rows: Sequence[SongRow]) -> str:
    """Return what a playlist is called: the episode, else the artist, and what else was asked for, as typed."""
    episodes = {row.placement.episode.number: row.placement.episode for row in rows if row.placement}
    single = len(episodes) == 1
    typed = replace(asked, episode=None) if single else asked
    first = _episode_title(*episodes.values()) if single else guide.series.artist or guide.series.title
    return " · ".join([first, *(_said(name, value) for name, value in asdict(typed).items() if value is not None)])


def _episode_title(episode: Episode) -> str:
    working = " (working title)" if episode.title_status == "working" else ""
    return f"Episode {episode.number} · {episode.title}{working}"


def _said(name: str, value: object) -> str:
    if isinstance(value, bool):
        return name if value else f"not {name}"
    return f"{name} {value}"
