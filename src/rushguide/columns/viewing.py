"""How the log and a plan are listed."""

from collections.abc import Sequence
from itertools import count

from msgspec.structs import replace

from rushguide.columns.column import Column, Listing, below
from rushguide.guide.guide import Guide
from rushguide.log.entries import Entry
from rushguide.plan import Evening
from rushguide.text import WEEKDAYS, format_date, format_length

MIN_SHOWN = 8
"""Characters of an id that a table shows at least; `log remove` takes fewer if they are enough."""


def title_of(guide: Guide, entry: Entry) -> str | None:
    """Return the title of what was seen or heard; None if the guide no longer has it."""
    episode, album = guide.episode.get(entry.episode or 0), guide.album.get(entry.album or "")
    return episode.title if episode else album.title if album else None


def log_listing(guide: Guide, entries: Sequence[Entry], *, ids: bool = False) -> Listing[Entry]:
    """Return the columns of entries; ids, if they are wanted, are as long as is needed to tell all `entries` apart."""
    every = {str(entry.id) for entry in entries}
    shown = next(size for size in count(MIN_SHOWN) if len({each[:size] for each in every}) == len(every))
    id_column = (Column[Entry]("id", "ID", lambda entry: str(entry.id)[:shown], tone="quiet"),)

    def title(entry: Entry) -> str:
        return title_of(guide, entry) or f"{entry.title or entry.album or 'an episode'} (not in this guide)"

    def eras(entry: Entry) -> tuple[str, ...]:
        episode, album = guide.episode.get(entry.episode or 0), guide.album.get(entry.album or "")
        return episode.eras[:2] if episode else (album.era,) if album else ()

    return Listing(
        columns=(
            Column("date", "Date", lambda entry: format_date(entry.day.isoformat()), right=True),
            Column("kind", "", lambda entry: entry.kind, priority=2, under="title", tone="quiet"),
            Column("episode", "#", lambda entry: str(entry.episode or ""), right=True, blank=True),
            Column("title", "Title", title, keys=("album", "title")),
            Column("note", "Note", lambda entry: entry.note or "", priority=3, under="title", blank=True),
            *(id_column if ids else ()),
        ),
        eras=eras,
        noun="entry",
        nouns="entries",
        total=lambda rows: ", ".join(
            f"{sum(entry.kind == kind for entry in rows)} {kind}" for kind in ("watched", "heard")
        ),
        of=lambda entry: f"episode:{entry.episode}" if entry.episode else f"album:{entry.album}",
    )


def format_day(evening: Evening) -> str:
    """Return the date with its weekday: `Fri 4 Dec 2026`."""
    return f"{WEEKDAYS[evening.day.weekday()]} {format_date(evening.day.isoformat())}"


def format_time(evening: Evening) -> str:
    """Return when the evening begins, by the clock on the wall; empty for a whole day."""
    return f"{evening.at:%H:%M}" if evening.at else ""


def working_mark(evening: Evening) -> str:
    """Return what follows an episode's title if it is only this guide's; empty if it is the series' own."""
    return " (working title)" if evening.session.episode.title_status == "working" else ""


def note(evening: Evening) -> str:
    """Return that an album is longer than the budget, or nothing."""
    return "longer than the budget" if evening.session.over_budget else ""


def _before(evening: Evening) -> str:
    return ", ".join(song.title for song in evening.session.before)


def _albums(evening: Evening) -> str:
    return ", ".join(album.title for album in evening.session.albums)


def _listening(evening: Evening) -> str:
    return format_length(evening.session.seconds) if evening.session.seconds else ""


def _total(evenings: Sequence[Evening]) -> str:
    known = sum(evening.session.seconds or 0 for evening in evenings)
    least = "at least " if any(evening.session.seconds is None for evening in evenings) else ""
    return f"{least}{format_length(known)} to listen to" if known else ""


DATE = Column[Evening]("date", "Evening", format_day)
TIME = Column[Evening]("time", "Time", format_time, priority=3, under="date", blank=True)
LISTENING = Column[Evening]("seconds", "Listening", _listening, right=True, priority=1, under="title")
EPISODE = Column[Evening]("episode", "#", lambda evening: evening.session.episode.id, right=True, tone="quiet")

WATCHING = Listing[Evening](
    columns=(
        DATE,
        TIME,
        EPISODE,
        Column("title", "Episode", lambda evening: evening.session.episode.title),
        below("before", "Hear before", _before, "title", priority=2, in_pipes=True, titles=_before),
        LISTENING,
    ),
    eras=lambda evening: evening.session.episode.eras[:2],
    id="date",
    noun="evening",
    total=_total,
    of=lambda evening: f"episode:{evening.session.episode.id}",
)
"""Evenings with episodes."""

COURSE = replace(
    WATCHING,
    columns=(
        DATE,
        TIME,
        Column("albums", "Albums", _albums, titles=_albums),
        replace(LISTENING, heading="Length", priority=0, under=""),
        replace(EPISODE, heading="Episode", priority=2),
        Column("over_budget", "Note", note, priority=4, under="albums", tone="quiet", blank=True),
    ),
    eras=lambda evening: tuple(dict.fromkeys(album.era for album in evening.session.albums))[:2],
    of=lambda evening: f"album:{evening.session.albums[0].id}",
)
"""Evenings with albums."""
