"""Which files are played for songs, as JSON objects."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal, TypedDict, cast

from rushguide.columns.going import title_of
from rushguide.columns.library import describe_choice, shown_path
from rushguide.exports.objects import Object, episode_object, song_object
from rushguide.exports.playlists import as_uri
from rushguide.guide.guide import Guide
from rushguide.guide.records import Part
from rushguide.library.matching import Candidate, Choice
from rushguide.log.backup import saved
from rushguide.log.entries import Action, Change, Entry, Kind
from rushguide.log.progress import Progress, next_episode
from rushguide.plan import Evening
from rushguide.queries.songs import SongRow
from rushguide.text import seconds


class EntryObject(TypedDict):
    """An entry of the log: its UUID, the series, an episode or an album, the day, and when it was recorded (UTC)."""

    id: str
    series: str
    kind: Kind
    episode: int | None
    album: str | None
    date: str
    recorded: str
    note: str | None
    title: str | None


class ChangeObject(TypedDict):
    """What a command did to the log: what it added or removed, what was there already, and what it took back."""

    change: Action | None
    undone: Action | None
    added: list[EntryObject]
    removed: list[EntryObject]
    known: list[EntryObject]


def entry_object(guide: Guide, entry: Entry) -> EntryObject:
    """Return an entry with the title of what was seen or heard; null where the guide lacks it by now."""
    return cast("EntryObject", saved(entry, title_of(guide, entry)))


def change_object(guide: Guide, change: Change, *, taken_back: bool) -> ChangeObject:
    """Return what an action changed in the log, or what taking it back changed."""
    return {
        "change": None if taken_back else change.action,
        "undone": change.action if taken_back else None,
        "added": [entry_object(guide, entry) for entry in change.added],
        "removed": [entry_object(guide, entry) for entry in change.removed],
        "known": [entry_object(guide, entry) for entry in change.known],
    }


def next_object(guide: Guide, progress: Progress, before: Sequence[SongRow]) -> Object:
    """Return the next episode, null where all were seen, with the songs to hear first and how far one has come."""
    episode = next_episode(guide, progress.seen)
    return {
        "episode": episode_object(guide, episode, progress) if episode else None,
        "before": [song_object(guide, row) for row in before],
        "seconds": sum(seconds(row.song.length) for row in before),
        "seen_count": sum(each.number in progress.seen for each in guide.episodes),
        "episode_count": len(guide.episodes),
    }


class EveningObject(TypedDict):
    """An evening of a plan: when it is, what it is for, and how long that takes.

    `time` is by the clock on the wall; `start` and `end` are what a calendar has: days, floating times, or times in
    UTC. `seconds` is how long the songs or albums take, null where one's length is not known; `minutes` is how long
    the evening is, and `assumed` whether that is for want of a known length.
    """

    date: str
    time: str | None
    start: str
    end: str
    episode: int
    title: str
    title_status: Literal["working", "announced"]
    before: list[str]
    albums: list[str]
    seconds: int | None
    minutes: int
    assumed: bool
    over_budget: bool


def evening_object(evening: Evening) -> Object:
    """Return an evening."""
    portion = evening.portion
    answer: EveningObject = {
        "date": evening.day.isoformat(),
        "time": f"{evening.at:%H:%M}" if evening.at else None,
        "start": _iso(evening.begins),
        "end": _iso(evening.ends),
        "episode": portion.episode.number,
        "title": portion.episode.title,
        "title_status": portion.episode.title_status,
        "before": [song.id for song in portion.before],
        "albums": [album.id for album in portion.albums],
        "seconds": portion.seconds,
        "minutes": portion.minutes,
        "assumed": portion.assumed,
        "over_budget": portion.over_budget,
    }
    return {**answer}


def _iso(when: date | datetime) -> str:
    if isinstance(when, datetime) and when.tzinfo is UTC:
        return f"{when.replace(tzinfo=None).isoformat()}Z"
    return when.isoformat()


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
        why=describe_choice(candidate),
    )
