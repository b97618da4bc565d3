"""Answers that are not records as JSON objects: what a search found, figures, reasons, the log and plans."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypedDict

import msgspec

from rushguide.columns.going import format_time, title_of
from rushguide.exports.objects import Object, record_object, song_object
from rushguide.guide.guide import Guide
from rushguide.log import Progress, entries, next_episode, store
from rushguide.queries.provenance import statements
from rushguide.queries.songs import SongRow
from rushguide.text import seconds

if TYPE_CHECKING:
    from rushguide.plan import Evening
    from rushguide.queries import search
    from rushguide.queries.provenance import Statement, Subject


# What commands answer, as `exports.schema.as_schema` reads it.
FINDINGS = {
    "words": [str],
    "corrected": bool,
    "hits": [{"kind": str, "id": str, "name": str, "extract": str | None, "command": str}],
}
WHY = {"subject": str, "name": str, "statements": ["Statement"], "cited_by": [str]}
CHANGE = {
    "change": store.Action | None,
    "undone": store.Action | None,
    "added": ["Entry"],
    "removed": ["Entry"],
    "known": ["Entry"],
}
NEXT = {
    "episode": ("episode", None),
    "before": ["placed_song"],
    "seconds": int,
    "seen_count": int,
    "episode_count": int,
}


def findings_object(findings: "search.Findings") -> Object:
    """Return what a search found, and whether the words are neighbours of those that were typed."""
    hits = []
    for found, _, extract in findings.hits:
        what = {"kind": found.kind, "id": found.id, "name": found.names[0], "extract": extract or None}
        hits.append({**what, "command": f"rushguide {found.command}"})
    return {"words": findings.words, "corrected": findings.corrected, "hits": hits}


def why_object(subject: "Subject", said: "Sequence[Statement]", cited_by: Sequence[str]) -> Object:
    """Return a record's values with how certain they are and who says so; of a source, also what rests on it."""
    named = {"subject": subject.address, "name": subject.names[0]}
    return {**named, "statements": msgspec.to_builtins(said), "cited_by": cited_by}


def disputed_object(guide: Guide, disputed: "Sequence[tuple[Subject, str]]") -> list[Object]:
    """Return the values on which serious sources differ."""
    return [why_object(subject, statements(guide, subject, path), []) for subject, path in disputed]


def entry_object(guide: Guide, entry: entries.Entry) -> Object:
    """Return an entry with the title of what was seen or heard, that of its own time if the guide no longer has it."""
    return {**msgspec.to_builtins(entry), "title": title_of(guide, entry) or entry.title}


def change_object(guide: Guide, change: store.Change, *, taken_back: bool) -> Object:
    """Return what an action changed in the log, or what taking it back changed."""
    done, undone = (None, change.action) if taken_back else (change.action, None)
    changed = {"added": change.added, "removed": change.removed, "known": change.known}
    logged = {key: [entry_object(guide, entry) for entry in each] for key, each in changed.items()}
    return {"change": done, "undone": undone, **logged}


def next_object(guide: Guide, progress: Progress, before: Sequence[SongRow]) -> Object:
    """Return the next episode, null if all were seen, with the songs to hear first and how far the viewer has come."""
    episode = next_episode(guide, progress.seen)
    return {
        "episode": record_object(guide, episode, progress) if episode else None,
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


def evening_object(evening: "Evening") -> Object:
    """Return an evening."""
    session, episode = evening.session, evening.session.episode
    start, end = (each.isoformat().replace("+00:00", "Z") for each in (evening.begins, evening.ends))
    when = {"date": evening.day.isoformat(), "time": format_time(evening) or None, "start": start, "end": end}
    what = {"episode": episode.number, "title": episode.title, "title_status": episode.title_status}
    return {
        **when,
        **what,
        "before": [song.id for song in session.before],
        "albums": [album.id for album in session.albums],
        **{key: getattr(session, key) for key in ("seconds", "minutes", "assumed", "over_budget")},
    }
