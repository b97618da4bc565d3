"""How the log is listed, and what it adds to the listings of episodes and albums."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from rushguide.listings.columns import Column, Listing
from rushguide.listings.marks import DONE
from rushguide.model import AnyAlbum, Episode, Guide
from rushguide.text import say_date
from rushguide.watching.progress import Progress, next_episode

if TYPE_CHECKING:
    from rushguide.watching.entries import Entry

NEXT = "next"
SHORTEST = 8
"""Characters of an id that a table shows at least; `log remove` takes fewer where they are enough."""


def seen_column(guide: Guide, progress: Progress) -> Column[Episode]:
    """Return the column that says when an episode was seen, or that it is the next."""
    following = next_episode(guide, progress.seen)

    def read(episode: Episode) -> str:
        return NEXT if episode == following else say_days(progress.seen.get(episode.number, ()))

    return Column(key="seen", blank=True, heading="Seen", read=read, drop=1, under="title")


def heard_column(progress: Progress) -> Column[AnyAlbum]:
    """Return the column that says when an album was heard."""
    return Column(
        key="heard",
        blank=True,
        heading="Heard",
        read=lambda album: say_days(progress.heard.get(album.id, ())),
        drop=5,
        under="title",
    )


def say_days(days: Sequence[date]) -> str:
    """Return the last of some days, and how many there are: `✓ 21 Nov 2026 (2×)`; empty for none."""
    if not days:
        return ""
    times = f" ({len(days)}×)" if len(days) > 1 else ""
    return f"{DONE} {say_date(days[-1].isoformat())}{times}"


def title_of(guide: Guide, entry: "Entry") -> str | None:
    """Return the title of what was seen or heard; None where the guide does not have it any more."""
    episode, album = guide.episode.get(entry.episode or 0), guide.album.get(entry.album or "")
    return episode.title if episode else album.title if album else None


def log_listing(guide: Guide, entries: "Sequence[Entry]") -> "Listing[Entry]":
    """Return the columns of entries, their ids as long as is needed to tell them apart."""
    shown = _telling(entries)
    return Listing(
        columns=(
            Column(key="date", heading="Date", read=lambda entry: say_date(entry.day.isoformat()), right=True),
            Column(key="kind", heading="", read=lambda entry: entry.kind, drop=2, under="title", tone="quiet"),
            Column(key="episode", blank=True, heading="#", read=lambda entry: str(entry.episode or ""), right=True),
            Column(
                key="title",
                keys=("album", "title"),
                heading="Title",
                read=lambda entry: _name(guide, entry),
                tone="era",
            ),
            Column(key="note", blank=True, heading="Note", read=lambda entry: entry.note or "", drop=3, under="title"),
            Column(
                key="id", heading="ID", read=lambda entry: str(entry.id)[:shown], drop=1, under="title", tone="quiet"
            ),
        ),
        era=lambda entry: _era(guide, entry),
        noun="entry",
        nouns="entries",
        total=_total,
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


def _total(entries: "Sequence[Entry]") -> str:
    watched = sum(entry.kind == "watched" for entry in entries)
    return f"{watched} watched, {len(entries) - watched} heard"
