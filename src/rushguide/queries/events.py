"""Events by era, episode, year, kind and person; what happened on a day."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from rushguide.model import EVENT_KINDS, Episode, Era, Event, Guide
from rushguide.queries.catalogue import era_ids, find_episodes, person_ids
from rushguide.queries.ranges import YEARS, read_spans_if, read_words

Test = Callable[[Event], bool]
DAYS = 366


class EventFilter(Struct, frozen=True):
    """What was asked for, as typed; None is no limit. All that is given has to fit."""

    era: str | None = None
    episode: str | None = None
    year: str | None = None
    kind: str | None = None
    person: str | None = None


def select_events(guide: Guide, asked: EventFilter) -> list[Event]:
    """Return the events that fit, by date.

    One that lasts fits a year when it lasted into it, and an era or an episode when it began in its years.
    """
    tests = [*_by_time(guide, asked), *_by_matter(guide, asked)]
    return [event for event in guide.events if all(test(event) for test in tests)]


def _by_time(guide: Guide, asked: EventFilter) -> list[Test]:
    tests: list[Test] = []
    if (eras := era_ids(guide, asked.era)) is not None:
        spans = [era.years for era in guide.eras if era.id in eras]
        tests.append(lambda event: any(event.year in span for span in spans))
    if asked.episode is not None:
        told = [episode.years for episode in find_episodes(guide, asked.episode)]
        tests.append(lambda event: any(event.year in span for span in told))
    if (years := read_spans_if(asked.year, YEARS)) is not None:
        tests.append(lambda event: years.meets(event.year, event.last_year))
    return tests


def _by_matter(guide: Guide, asked: EventFilter) -> list[Test]:
    tests: list[Test] = []
    if (kinds := read_words("kind", asked.kind, EVENT_KINDS)) is not None:
        tests.append(lambda event: event.kind in kinds)
    if (people := person_ids(guide, asked.person)) is not None:
        tests.append(lambda event: not people.isdisjoint(event.people))
    return tests


def events_of_era(guide: Guide, era: Era) -> Sequence[Event]:
    """Return the events of an era's years."""
    return guide.events_in(era.years)


def events_of_episode(guide: Guide, episode: Episode) -> Sequence[Event]:
    """Return the events of an episode's years."""
    return guide.events_in(episode.years)


def era_of(guide: Guide, event: Event) -> Era | None:
    """Return the era in whose years an event lies."""
    return next((era for era in guide.eras if event.year in era.years), None)


def episodes_of(guide: Guide, event: Event) -> Sequence[Episode]:
    """Return the episodes whose years an event lies in."""
    return guide.episodes_in[event.year]


def on_day(events: Iterable[Event], day: date) -> list[Event]:
    """Return what happened on a day of any year; only events whose day is known."""
    return [event for event in events if event.date[4:] == day.isoformat()[4:] and not event.scheduled]


def next_day(events: Iterable[Event], day: date) -> date | None:
    """Return the nearest day after this one on which something happened, within a year."""
    known = {event.date[5:] for event in events if len(event.date) == len("YYYY-MM-DD") and not event.scheduled}
    ahead = min(DAYS, (date.max - day).days)  # the calendar ends with the year 9999
    following = (day + timedelta(days=days) for days in range(1, ahead + 1))
    return next((each for each in following if each.isoformat()[5:] in known), None)
