"""On which days there are evenings, and when each begins and ends."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from rushguide.errors import ExitCode, GuideError
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Song
from rushguide.guide.records import Episode
from rushguide.text import seconds

MINUTE = 60


@dataclass(frozen=True, kw_only=True)
class Portion:
    """What one evening is for: an episode and the songs to hear before it, or albums to hear."""

    episode: Episode
    """The episode, or that to which the albums belong."""
    before: tuple[Song, ...] = ()
    albums: tuple[AnyAlbum, ...] = ()
    """Some where it is for listening, none where it is for the episode."""
    seconds: int | None
    """How long the songs or the albums take; None where a length is not known."""
    minutes: int
    """How long the evening is, without the songs to hear before."""
    assumed: bool
    """Whether `minutes` is assumed, for want of a known length."""
    over_budget: bool = False
    """Whether an album is longer than an evening was to be."""

    @property
    def earliest(self) -> date | None:
        """The day from which on it can be seen, where that is known to the day; albums are there already."""
        aired = self.episode.air_date or ""
        return date.fromisoformat(aired) if len(aired) == len("YYYY-MM-DD") and not self.albums else None


def episode_portions(guide: Guide, episodes: Iterable[Episode], minutes: int) -> Iterator[Portion]:
    """Yield a portion for each episode. `minutes` are assumed where it has no running time."""
    for episode in episodes:
        songs = tuple(guide.song[pick.song] for pick in episode.listening.before)
        yield Portion(
            episode=episode,
            before=songs,
            seconds=sum(seconds(song.length) for song in songs),
            minutes=episode.runtime or minutes,
            assumed=episode.runtime is None,
        )


def album_portions(
    guide: Guide, episodes: Iterable[Episode], minutes: int, *, budget: int | None, heard: frozenset[str]
) -> Iterator[Portion]:
    """Yield the episodes' albums in portions: each album once, and not those that were heard.

    A portion is one album, or as many of an episode's as follow each other within the budget, in minutes. `minutes`
    are assumed for an album of unknown length, which has a portion of its own.
    """
    done = set(heard)
    for episode in episodes:
        albums = [guide.album[album] for album in dict.fromkeys(episode.albums) if album not in done]
        done.update(album.id for album in albums)
        for packed in _packed(albums, (budget or 0) * MINUTE):
            yield _listening(episode, packed, minutes, budget)


def _packed(albums: Iterable[AnyAlbum], room: int) -> list[list[AnyAlbum]]:
    packs: list[list[AnyAlbum]] = []
    for album in albums:
        together = playing_seconds([*packs[-1], album]) if packs else None
        if together is not None and together <= room:
            packs[-1].append(album)
        else:
            packs.append([album])
    return packs


def _listening(episode: Episode, albums: Sequence[AnyAlbum], minutes: int, budget: int | None) -> Portion:
    total = playing_seconds(albums)
    return Portion(
        episode=episode,
        albums=tuple(albums),
        seconds=total,
        minutes=minutes if total is None else -(-total // MINUTE),
        assumed=total is None,
        over_budget=bool(budget and total and total > budget * MINUTE),
    )


def playing_seconds(albums: Iterable[AnyAlbum]) -> int | None:
    """Return how long albums play together; None where the length of one is not known."""
    known = [album.seconds or 0 for album in albums]
    return sum(known) if all(known) else None


WEEK = 7


@dataclass(frozen=True)
class Rhythm:
    """How evenings follow each other: every so many days from the first, or on some weekdays (Monday is 0)."""

    days: int = WEEK
    weekdays: frozenset[int] = frozenset()

    def on_or_after(self, day: date, start: date) -> date:
        """Return the first evening from a day on, of those counted from `start`. OverflowError beyond the year 9999."""
        if self.weekdays:
            ahead = min((weekday - day.weekday()) % WEEK for weekday in self.weekdays)
        else:
            ahead = (start - day).days % self.days
        return day + timedelta(days=ahead)


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When there is time."""

    start: date
    """The first day that can be an evening."""
    rhythm: Rhythm = field(default_factory=Rhythm)
    at: time | None = None
    """When an evening begins, by the clock on the wall; None for whole days."""
    zone: tzinfo | None = None
    """The zone of that clock; None for wherever the viewer is."""

    def begin(self, day: date) -> date | datetime:
        """Return a whole day, a floating time, or with a zone a time in UTC.

        A time that the clock skips is taken as before the change, one that it shows twice as the first of the two
        (RFC 5545, section 3.3.5).
        """
        if self.at is None:
            return day
        local = datetime.combine(day, self.at, self.zone)
        return local.astimezone(UTC) if self.zone else local

    def skips(self, evening: "Evening") -> bool:
        """Whether the clock skips the time at which an evening begins: it is an hour later there."""
        if self.zone is None or not isinstance(evening.begins, datetime):
            return False
        return evening.begins.astimezone(self.zone).time() != self.at


@dataclass(frozen=True, kw_only=True)
class Evening:
    """A day, and what it is for."""

    day: date
    at: time | None
    """When it begins by the clock on the wall; None for the whole day."""
    begins: date | datetime
    """The day; or the time, floating or in UTC."""
    ends: date | datetime
    """The day after, which no longer belongs to it; or the time."""
    portion: Portion


def plan(portions: Iterable[Portion], schedule: Schedule) -> tuple[Evening, ...]:
    """Return an evening for each portion, in their order; none before it can be seen.

    GuideError (exit 2) where the calendar ends before the plan does.
    """
    try:
        return tuple(_evenings(portions, schedule))
    except OverflowError:
        raise GuideError("the plan goes beyond the years 1 to 9999", code=ExitCode.USAGE) from None


def _evenings(portions: Iterable[Portion], schedule: Schedule) -> Iterator[Evening]:
    free = schedule.start
    for place, portion in enumerate(portions):
        earliest = max(free + timedelta(days=1) if place else free, portion.earliest or free)
        free = schedule.rhythm.on_or_after(earliest, schedule.start)
        begins = schedule.begin(free)
        length = timedelta(minutes=portion.minutes) if isinstance(begins, datetime) else timedelta(days=1)
        yield Evening(day=free, at=schedule.at, begins=begins, ends=begins + length, portion=portion)
