"""Which files are played for songs, as JSON objects."""

from pathlib import Path
from typing import TypedDict

from rushguide.exports.playlists import as_uri
from rushguide.exports.records import Object
from rushguide.library import Candidate, Choice
from rushguide.listings.choices import say_why, shown_path
from rushguide.model.episodes import Part
from rushguide.text import seconds


class FileObject(TypedDict):
    """A file that was passed over for a song."""

    file: str
    """Its path, to be read; bytes that are no text are replaced in it."""
    location: str
    """Its path as a URI, with the very bytes of the name."""
    version: str
    """What it holds: album, edition, collection, altered or live."""
    why: str


class ChoiceObject(TypedDict):
    """A song, and the file that is played for it; null where there is none."""

    song: str
    title: str
    album: str
    year: int | None
    length: str
    seconds: int
    episode: int | None
    """The episode whose listening it is from."""
    part: Part | None
    file: str | None
    location: str | None
    version: str | None
    why: str | None
    passed_over: list[FileObject]


def choice_object(folder: Path, choice: Choice) -> Object:
    """Return a song with the file that is played for it, null where there is none, and those that are not."""
    song, album, placement = choice.row.song, choice.row.album, choice.row.placement
    played = _file(folder, choice.chosen) if choice.chosen else None
    whole = ChoiceObject(
        song=song.id,
        title=song.title,
        album=album.id,
        year=album.year,
        length=song.length,
        seconds=seconds(song.length),
        episode=placement.episode.number if placement else None,
        part=placement.part if placement else None,
        file=played["file"] if played else None,
        location=played["location"] if played else None,
        version=played["version"] if played else None,
        why=played["why"] if played else None,
        passed_over=[_file(folder, each) for each in choice.passed_over],
    )
    return {**whole}


def _file(folder: Path, candidate: Candidate) -> FileObject:
    path = folder / candidate.file.path
    return FileObject(
        file=shown_path(str(path)),
        location=as_uri(path),
        version=candidate.fit.version.name.lower(),
        why=say_why(candidate),
    )
