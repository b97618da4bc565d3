"""How a plan is listed: evenings with an episode each, or with albums."""

from collections.abc import Sequence

from rushguide.listings.columns import Column, Listing
from rushguide.text import WEEKDAYS, clock, say_date
from rushguide.watching.evenings import Evening


def say_day(evening: Evening) -> str:
    """Return the date with its weekday: `Fri 4 Dec 2026`."""
    return f"{WEEKDAYS[evening.day.weekday()]} {say_date(evening.day.isoformat())}"


def say_time(evening: Evening) -> str:
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


def _total(evenings: Sequence[Evening]) -> str:
    known = sum(evening.portion.seconds or 0 for evening in evenings)
    least = "at least " if any(evening.portion.seconds is None for evening in evenings) else ""
    return f"{least}{clock(known)} to listen to" if known else ""


DATE = Column[Evening](key="date", heading="Evening", read=say_day)
TIME = Column[Evening](key="time", blank=True, heading="Time", read=say_time, drop=3, under="date")
NUMBER = Column[Evening](
    key="episode", heading="#", read=lambda evening: evening.portion.episode.id, right=True, tone="quiet"
)
TITLE = Column[Evening](key="title", heading="Episode", read=lambda evening: evening.portion.episode.title, tone="era")
LISTENING = Column[Evening](key="seconds", heading="Listening", read=_listening, right=True, drop=1, under="title")
ALBUMS = Column[Evening](key="albums", heading="Albums", read=_albums, tone="era")
LENGTH = Column[Evening](key="seconds", heading="Length", read=_listening, right=True)
BELONGS = Column[Evening](
    key="episode", heading="Episode", read=lambda evening: evening.portion.episode.id, right=True, drop=2, tone="quiet"
)
NOTE = Column[Evening](key="over_budget", blank=True, heading="Note", read=note, drop=4, under="albums", tone="quiet")


def watching_listing(*, wraps: bool) -> Listing[Evening]:
    """Return the columns of evenings with episodes; where the songs to hear before do not wrap, all stand in a line."""
    before = Column[Evening](
        key="before", blank=True, heading="Hear before", read=_before, drop=2, under="title", prose=wraps
    )
    return Listing(
        columns=(DATE, TIME, NUMBER, TITLE, before, LISTENING),
        era=lambda evening: evening.portion.episode.main_era,
        id="date",
        noun="evening",
        total=_total,
    )


COURSE = Listing[Evening](
    columns=(DATE, TIME, ALBUMS, LENGTH, BELONGS, NOTE),
    era=lambda evening: evening.portion.albums[0].era,
    id="date",
    noun="evening",
    total=_total,
)
"""Evenings with albums."""
