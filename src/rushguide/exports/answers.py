"""Answers that are not records as JSON objects: what a search found, figures, reasons, the log and plans."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal, TypedDict, cast

import msgspec

from rushguide.columns.going import format_time, title_of
from rushguide.exports.objects import Object, record_object, song_object
from rushguide.guide.guide import Guide
from rushguide.guide.record import Disputed
from rushguide.log import Progress, next_episode
from rushguide.log.entries import Entry, Kind, saved
from rushguide.log.store import Action, Change
from rushguide.queries.songs import SongRow
from rushguide.text import seconds

if TYPE_CHECKING:
    from rushguide.plan import Evening
    from rushguide.queries.provenance import Statement, Subject
    from rushguide.queries.search import Findings
    from rushguide.queries.statistics import Chart


class HitObject(TypedDict):
    """Something that a search found, an extract where the name does not say why, and the command that opens it."""

    kind: str
    id: str
    name: str
    extract: str | None
    command: str


class FindingsObject(TypedDict):
    """What was found, the words that it was found by, and whether they are neighbours of what was typed."""

    words: tuple[str, ...]
    corrected: bool
    hits: list[HitObject]


class FigureObject(TypedDict):
    """A figure: what it stands for, its value, the value in words, and its era."""

    label: str
    value: int
    text: str
    era: str | None


class ChartObject(TypedDict):
    """A chart with its figures; the unit is seconds or a noun."""

    key: str
    title: str
    unit: str
    figures: list[FigureObject]


class StatementObject(TypedDict):
    """One value of a record: how sure it is, who says so, and who says otherwise."""

    field: str
    value: Any
    sure: str
    sources: tuple[str, ...]
    disputed: list[Disputed]


class WhyObject(TypedDict):
    """How the guide knows what it says of a record; of a source, also what rests on it."""

    subject: str
    name: str
    statements: list[StatementObject]
    cited_by: Sequence[str]


def findings_object(findings: "Findings") -> FindingsObject:
    """Return what a search found."""
    hits = [
        HitObject(
            kind=found.kind,
            id=found.id,
            name=found.names[0],
            extract=extract or None,
            command=f"rushguide {found.command}",
        )
        for found, _, extract in findings.hits
    ]
    return {"words": findings.words, "corrected": findings.corrected, "hits": hits}


def chart_object(chart: "Chart") -> ChartObject:
    """Return a chart."""
    figures = [
        FigureObject(label=label, value=value, text=text, era=era or None) for label, value, text, era in chart.figures
    ]
    return {"key": chart.key, "title": chart.title, "unit": chart.unit, "figures": figures}


def why_object(subject: "Subject", statements: "Sequence[Statement]", cited_by: Sequence[str]) -> WhyObject:
    """Return a record's values with how certain they are and who says so."""
    plain = msgspec.to_builtins
    said = [
        StatementObject(field=path, value=plain(value), sure=confidence, sources=sources, disputed=plain(alternatives))
        for path, value, confidence, sources, alternatives in statements
    ]
    return {"subject": subject.address, "name": subject.names[0], "statements": said, "cited_by": cited_by}


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
    """Return an entry with the title of what was seen or heard; null if the guide no longer has it."""
    return cast("EntryObject", saved(entry, title_of(guide, entry)))


def change_object(guide: Guide, change: Change, *, taken_back: bool) -> ChangeObject:
    """Return what an action changed in the log, or what taking it back changed."""
    added, removed, known = (
        [entry_object(guide, entry) for entry in entries] for entries in (change.added, change.removed, change.known)
    )
    return {
        "change": None if taken_back else change.action,
        "undone": change.action if taken_back else None,
        "added": added,
        "removed": removed,
        "known": known,
    }


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
    session = evening.session
    return {
        "date": evening.day.isoformat(),
        "time": format_time(evening) or None,
        "start": _iso(evening.begins),
        "end": _iso(evening.ends),
        "episode": session.episode.number,
        "title": session.episode.title,
        "title_status": session.episode.title_status,
        "before": [song.id for song in session.before],
        "albums": [album.id for album in session.albums],
        "seconds": session.seconds,
        "minutes": session.minutes,
        "assumed": session.assumed,
        "over_budget": session.over_budget,
    }


def _iso(when: date | datetime) -> str:
    return when.isoformat().replace("+00:00", "Z")
