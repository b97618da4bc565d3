"""How a plan is listed: evenings with an episode each, or with albums."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from rushguide.columns.column import DONE, Column, Listing
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.records import Episode
from rushguide.log.progress import Progress, next_episode
from rushguide.plan import Evening
from rushguide.text import WEEKDAYS, clock, format_date

if TYPE_CHECKING:
    from rushguide.log.entries import Entry

NEXT = "next"
SHORTEST = 8
"""Characters of an id that a table shows at least; `log remove` takes fewer where they are enough."""


def seen_column(guide: Guide, progress: Progress) -> Column[Episode]:
    """Return the column that says when an episode was seen, or that it is the next."""
    following = next_episode(guide, progress.seen)

    def read(episode: Episode) -> str:
        return NEXT if episode == following else format_days(progress.seen.get(episode.number, ()))

    return Column(key="seen", blank=True, heading="Seen", cell=read, priority=1, under="title")


def heard_column(progress: Progress) -> Column[AnyAlbum]:
    """Return the column that says when an album was heard."""
    return Column(
        key="heard",
        blank=True,
        heading="Heard",
        cell=lambda album: format_days(progress.heard.get(album.id, ())),
        priority=5,
        under="title",
    )


def format_days(days: Sequence[date]) -> str:
    """Return the last of some days, and how many there are: `✓ 21 Nov 2026 (2×)`; empty for none."""
    if not days:
        return ""
    times = f" ({len(days)}×)" if len(days) > 1 else ""
    return f"{DONE} {format_date(days[-1].isoformat())}{times}"


def title_of(guide: Guide, entry: "Entry") -> str | None:
    """Return the title of what was seen or heard; None where the guide does not have it any more."""
    episode, album = guide.episode.get(entry.episode or 0), guide.album.get(entry.album or "")
    return episode.title if episode else album.title if album else None


def log_listing(guide: Guide, entries: "Sequence[Entry]") -> "Listing[Entry]":
    """Return the columns of entries, their ids as long as is needed to tell them apart."""
    shown = _telling(entries)
    return Listing(
        columns=(
            Column(key="date", heading="Date", cell=lambda entry: format_date(entry.day.isoformat()), right=True),
            Column(key="kind", heading="", cell=lambda entry: entry.kind, priority=2, under="title", tone="quiet"),
            Column(key="episode", blank=True, heading="#", cell=lambda entry: str(entry.episode or ""), right=True),
            Column(
                key="title",
                keys=("album", "title"),
                heading="Title",
                cell=lambda entry: _name(guide, entry),
                tone="era",
            ),
            Column(
                key="note", blank=True, heading="Note", cell=lambda entry: entry.note or "", priority=3, under="title"
            ),
            Column(
                key="id",
                heading="ID",
                cell=lambda entry: str(entry.id)[:shown],
                priority=1,
                under="title",
                tone="quiet",
            ),
        ),
        era=lambda entry: _era(guide, entry),
        noun="entry",
        nouns="entries",
        total=_log_total,
    )


def _name(guide: Guide, entry: "Entry") -> str:
    return title_of(guide, entry) or f"{entry.album or 'an episode'} (not in this guide)"


def _era(guide: Guide, entry: "Entry") -> str:
    episode, album = guide.episode.get(entry.episode or 0), guide.album.get(entry.album or "")
    return episode.main_era if episode else album.era if album else ""


def _telling(entries: "Sequence[Entry]") -> int:
    """Return how many characters of their ids tell all entries apart: in order, neighbours are the most alike."""
    ids = sorted(str(entry.id) for entry in entries)
    alike = (_shared(one, other) for one, other in pairwise(ids))
    return max(SHORTEST, 1 + max(alike, default=0))


def _shared(one: str, other: str) -> int:
    """Return how many characters two different ids begin with alike."""
    return next(place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)


def _log_total(entries: "Sequence[Entry]") -> str:
    watched = sum(entry.kind == "watched" for entry in entries)
    return f"{watched} watched, {len(entries) - watched} heard"


def format_day(evening: Evening) -> str:
    """Return the date with its weekday: `Fri 4 Dec 2026`."""
    return f"{WEEKDAYS[evening.day.weekday()]} {format_date(evening.day.isoformat())}"


def format_time(evening: Evening) -> str:
    """Return when the evening begins, by the clock on the wall; empty for a whole day."""
    return f"{evening.at:%H:%M}" if evening.at else ""


def working_mark(evening: Evening) -> str:
    """Return what has to stand at an episode's title that is only this guide's; empty where it is the series' own."""
    return " (working title)" if evening.portion.episode.title_status == "working" else ""


def _before(evening: Evening) -> str:
    return ", ".join(song.title for song in evening.portion.before)


def _listening(evening: Evening) -> str:
    return clock(evening.portion.seconds) if evening.portion.seconds else ""


def _albums(evening: Evening) -> str:
    return ", ".join(album.title for album in evening.portion.albums)


def note(evening: Evening) -> str:
    """Return that an album is longer than an evening was to be, where it is."""
    return "longer than the budget" if evening.portion.over_budget else ""


def _plan_total(evenings: Sequence[Evening]) -> str:
    known = sum(evening.portion.seconds or 0 for evening in evenings)
    least = "at least " if any(evening.portion.seconds is None for evening in evenings) else ""
    return f"{least}{clock(known)} to listen to" if known else ""


DATE = Column[Evening](key="date", heading="Evening", cell=format_day)
TIME = Column[Evening](key="time", blank=True, heading="Time", cell=format_time, priority=3, under="date")
NUMBER = Column[Evening](
    key="episode", heading="#", cell=lambda evening: evening.portion.episode.id, right=True, tone="quiet"
)
TITLE = Column[Evening](key="title", heading="Episode", cell=lambda evening: evening.portion.episode.title, tone="era")
LISTENING = Column[Evening](key="seconds", heading="Listening", cell=_listening, right=True, priority=1, under="title")
ALBUMS = Column[Evening](key="albums", heading="Albums", cell=_albums, tone="era")
LENGTH = Column[Evening](key="seconds", heading="Length", cell=_listening, right=True)
BELONGS = Column[Evening](
    key="episode",
    heading="Episode",
    cell=lambda evening: evening.portion.episode.id,
    right=True,
    priority=2,
    tone="quiet",
)
NOTE = Column[Evening](
    key="over_budget", blank=True, heading="Note", cell=note, priority=4, under="albums", tone="quiet"
)


BEFORE = Column[Evening](
    key="before", blank=True, heading="Hear before", cell=_before, priority=2, under="title", prose=True, in_pipes=True
)
WATCHING = Listing[Evening](
    columns=(DATE, TIME, NUMBER, TITLE, BEFORE, LISTENING),
    era=lambda evening: evening.portion.episode.main_era,
    id="date",
    noun="evening",
    total=_plan_total,
)
"""Evenings with episodes."""
COURSE = Listing[Evening](
    columns=(DATE, TIME, ALBUMS, LENGTH, BELONGS, NOTE),
    era=lambda evening: evening.portion.albums[0].era,
    id="date",
    noun="evening",
    total=_plan_total,
)
"""Evenings with albums."""
