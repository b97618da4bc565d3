"""The log as JSON objects: entries, which `log restore` reads again, what a change did, and what is next."""

from collections.abc import Sequence
from typing import TypedDict, cast

from rushguide.exports.records import Object, episode_object, song_object
from rushguide.listings.log import title_of
from rushguide.model import Guide
from rushguide.queries.songs import SongRow
from rushguide.text import seconds
from rushguide.watching.backup import saved
from rushguide.watching.entries import Entry, Kind
from rushguide.watching.log import Action, Change
from rushguide.watching.progress import Progress, next_episode


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
