"""People by role, era and album, and what they are credited with."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from rushguide.guide.events import EVENT_KINDS, Event
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Song
from rushguide.guide.records import Episode, Era, Person
from rushguide.queries.names import album_ids, era_ids, find_episodes, person_ids
from rushguide.queries.ranges import YEARS, read_spans_if, read_words
from rushguide.text import fold

EventTest = Callable[[Event], bool]
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


def _by_time(guide: Guide, asked: EventFilter) -> list[EventTest]:
    tests: list[EventTest] = []
    if (eras := era_ids(guide, asked.era)) is not None:
        spans = [era.years for era in guide.eras if era.id in eras]
        tests.append(lambda event: any(event.year in span for span in spans))
    if asked.episode is not None:
        told = [episode.years for episode in find_episodes(guide, asked.episode)]
        tests.append(lambda event: any(event.year in span for span in told))
    if (years := read_spans_if(asked.year, YEARS)) is not None:
        tests.append(lambda event: years.meets(event.year, event.last_year))
    return tests


def _by_matter(guide: Guide, asked: EventFilter) -> list[EventTest]:
    tests: list[EventTest] = []
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


PersonTest = Callable[[Person], bool]


class PeopleFilter(Struct, frozen=True):
    """What was asked for, as typed; None is no limit. All that is given has to fit."""

    role: str | None = None
    era: str | None = None
    album: str | None = None


def select_people(guide: Guide, asked: PeopleFilter) -> list[Person]:
    """Return the people that fit, members first; a role fits when each of its words begins one of theirs."""
    tests = _tests(guide, asked)
    fitting = [person for person in guide.people if all(test(person) for test in tests)]
    return sorted(fitting, key=lambda person: not person.member)


def _tests(guide: Guide, asked: PeopleFilter) -> list[PersonTest]:
    tests: list[PersonTest] = []
    if asked.role is not None:
        roles = [fold(role).split() for role in asked.role.split(",")]
        tests.append(lambda person: any(_has_role(person, words) for words in roles))
    if (eras := era_ids(guide, asked.era)) is not None:
        tests.append(lambda person: _in_eras(guide, person, eras))
    if (albums := album_ids(guide, asked.album)) is not None:
        tests.append(lambda person: any(album.id in albums for album in albums_of(guide, person)))
    return tests


def _has_role(person: Person, words: list[str]) -> bool:
    own = fold(" ".join([person.role, *person.instruments])).split()
    return all(any(each.startswith(word) for each in own) for word in words)


def _in_eras(guide: Guide, person: Person, eras: frozenset[str]) -> bool:
    if person.with_rush:
        return any(span.meets(guide.era[era].years) for span in person.with_rush for era in eras)
    return any(album.era in eras for album in albums_of(guide, person))


def albums_of(guide: Guide, person: Person) -> Sequence[AnyAlbum]:
    """Return the albums that a person produced, wrote for or is credited on, by date."""
    return guide.albums_naming.get(person.name, ())


def songs_with_words_by(guide: Guide, person: Person) -> list[Song]:
    """Return the songs whose words a person wrote, alone or with others."""
    return [song for song in guide.songs if person.name in song.words]


def songs_with_music_by(guide: Guide, person: Person) -> list[Song]:
    """Return the songs whose music a person wrote, alone or with others."""
    return [song for song in guide.songs if person.name in song.music]


def songs_of(guide: Guide, person: Person) -> list[Song]:
    """Return the songs that a person wrote or is credited on by name."""
    credited = {
        song
        for album in guide.albums
        for credit in album.credits
        if credit.name == person.name
        for song in credit.songs
    }
    return [song for song in guide.songs if person.name in (*song.words, *song.music) or song.id in credited]


def credits_of(guide: Guide, person: Person) -> list[tuple[AnyAlbum, str]]:
    """Return what a person did on which album: production and the credits of the sleeve."""
    found = [(album, "producer") for album in guide.albums if person.name in album.producers]
    found += [(album, credit.role) for album in guide.albums for credit in album.credits if credit.name == person.name]
    return sorted(found, key=lambda pair: pair[0].released or "~")


def events_with(guide: Guide, person: Person) -> list[Event]:
    """Return the events that name a person."""
    return [event for event in guide.events if person.id in event.people]


def episodes_with_person(guide: Guide, person: Person) -> list[Episode]:
    """Return the episodes that name a person."""
    return [episode for episode in guide.episodes if person.id in episode.people]
