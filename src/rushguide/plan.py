"""Plans of evenings: what each is for, on which day, and when it begins and ends."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from msgspec import Struct

from rushguide.errors import ExitCode, GuideError
from rushguide.guide import music, records
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.text import seconds

MINUTE = 60


class Session(Struct, frozen=True, kw_only=True):
    """What one evening is for: an episode and the songs to hear before it, or albums to hear."""

    episode: records.Episode
    """The episode, or the one whose albums these are."""
    before: tuple[music.Song, ...] = ()
    albums: tuple[AnyAlbum, ...] = ()
    """The albums to hear; none if the session is for the episode."""
    seconds: int | None
    """The length of the songs or the albums; None if one is unknown."""
    minutes: int
    """The length of the evening, without the songs to hear before."""
    assumed: bool
    """Whether `minutes` is assumed because a length is unknown."""
    over_budget: bool = False
    """Whether an album is longer than the budget for an evening."""

    @property
    def earliest(self) -> date | None:
        """The day on which the episode airs; None if that day is unknown, or the session is for albums."""
        aired = self.episode.air_date or ""
        return date.fromisoformat(aired) if len(aired) == len("YYYY-MM-DD") and not self.albums else None


def episode_sessions(guide: Guide, episodes: Iterable[records.Episode], minutes: int) -> Iterator[Session]:
    """Yield a session for each episode. `minutes` are assumed for one of unknown running time."""
    for episode in episodes:
        songs = tuple(guide.song[pick.song] for pick in episode.listening.before)
        heard = sum(seconds(song.length) for song in songs)
        known = episode.runtime
        yield Session(episode=episode, before=songs, seconds=heard, minutes=known or minutes, assumed=known is None)


def album_sessions(
    guide: Guide, episodes: Iterable[records.Episode], minutes: int, *, budget: int | None, heard: frozenset[str]
) -> Iterator[Session]:
    """Yield sessions of the episodes' albums: each album once, without those that were heard.

    A session is one album, or as many consecutive ones of an episode as fit the budget, in minutes. `minutes` are
    assumed for an album of unknown length, which has a session of its own.
    """
    done, limit = set(heard), (budget or 0) * MINUTE
    for episode in episodes:
        packs: list[tuple[AnyAlbum, ...]] = []
        for album in (guide.album[name] for name in dict.fromkeys(episode.albums) if name not in done):
            together = playing_seconds([*packs[-1], album]) if packs else None
            if together is not None and together <= limit:
                packs[-1] += (album,)
            else:
                packs.append((album,))
        done.update(episode.albums)
        for albums in packs:
            total = playing_seconds(albums)
            length = minutes if total is None else -(-total // MINUTE)
            above = bool(limit and total and total > limit)
            yield Session(
                episode=episode, albums=albums, seconds=total, minutes=length, assumed=total is None, over_budget=above
            )


def playing_seconds(albums: Iterable[AnyAlbum]) -> int | None:
    """Return how long albums play together; None if the length of one is unknown."""
    known = [album.seconds or 0 for album in albums]
    return sum(known) if all(known) else None


WEEK = 7


class Recurrence(Struct, frozen=True):
    """Which days are evenings: every so many days from the first, or some weekdays (Monday is 0)."""

    days: int = WEEK
    weekdays: frozenset[int] = frozenset()

    def on_or_after(self, day: date, start: date) -> date:
        """Return the first evening on a day or after it, counted from `start`. OverflowError beyond the year 9999."""
        if self.weekdays:
            ahead = min((weekday - day.weekday()) % WEEK for weekday in self.weekdays)
        else:
            ahead = (start - day).days % self.days
        return day + timedelta(days=ahead)


class Schedule(Struct, frozen=True, kw_only=True):
    """When evenings can be, and at what time they begin."""

    start: date
    """The first day that can be an evening."""
    recurrence: Recurrence = Recurrence()
    at: time | None = None
    """When an evening begins, in local time; None for whole days."""
    zone: tzinfo | None = None
    """The zone of that time; None for wherever the viewer is."""

    def begin(self, day: date) -> date | datetime:
        """Return a whole day, a floating time, or with a zone a time in UTC.

        A time that the clock skips is taken as before the change, one that it shows twice as the first of the two
        (RFC 5545, section 3.3.5).
        """
        if self.at is None:
            return day
        local = datetime.combine(day, self.at, self.zone)
        return local.astimezone(UTC) if self.zone else local

    def instead(self, evening: "Evening") -> time | None:
        """Return the local time at which an evening begins instead, if the clock skips its own; None if it does not."""
        if self.zone is None or not isinstance(evening.begins, datetime):
            return None
        shown = evening.begins.astimezone(self.zone).time()
        return shown if shown != self.at else None


class Evening(Struct, frozen=True, kw_only=True):
    """A day, and what it is for."""

    day: date
    at: time | None
    """When it begins, in local time; None for the whole day."""
    begins: date | datetime
    """The day; or the time, floating or in UTC."""
    ends: date | datetime
    """The day after, which is not part of it; or the time."""
    session: Session


def plan(sessions: Iterable[Session], schedule: Schedule) -> tuple[Evening, ...]:
    """Return an evening for each session, in order; none before its episode airs.

    GuideError (exit 2) if the plan leaves the calendar.
    """
    evenings: list[Evening] = []
    try:
        for session in sessions:
            free = evenings[-1].day + timedelta(days=1) if evenings else schedule.start
            day = schedule.recurrence.on_or_after(max(free, session.earliest or free), schedule.start)
            begins = schedule.begin(day)
            length = timedelta(minutes=session.minutes) if isinstance(begins, datetime) else timedelta(days=1)
            evenings.append(Evening(day=day, at=schedule.at, begins=begins, ends=begins + length, session=session))
    except OverflowError:
        raise GuideError("the plan goes beyond the years 1 to 9999", code=ExitCode.USAGE) from None
    return tuple(evenings)
