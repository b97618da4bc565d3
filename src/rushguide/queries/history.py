"""Events by time, kind and person; people by role, era and album, and what they are credited with."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Any

from rushguide.errors import GuideError
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Song
from rushguide.guide.records import EVENT_KINDS, Episode, Era, Event, Person
from rushguide.guide.tours import Tour
from rushguide.options import Eras, Option, Years
from rushguide.queries.filters import Filter, Tests
from rushguide.queries.names import ALBUM, ERA, PERSON, find_all, find_episodes, read_ids
from rushguide.queries.ranges import YEARS, read_spans, read_words
from rushguide.text import fold

DAYS = 366


class EventFilter(Filter[Event], frozen=True):
    """Which events, by date.

    One that lasts fits a year when it lasted into it, and an era or an episode when it began in its years.
    """

    era: Eras = None
    episode: Annotated[str | None, Option("N", "Only the years of this episode, such as 3 or 1-4,7.", "episodes")] = (
        None
    )
    year: Years = None
    kind: Annotated[str | None, Option("KIND", "Only this kind, such as tour, award or line-up.", EVENT_KINDS)] = None
    person: Annotated[str | None, Option("NAME", "Only events that name this person, such as peart.", "people")] = None

    def rows(self, guide: Guide) -> Sequence[Event]:
        """Return all events."""
        return guide.events

    def tests(self, guide: Guide) -> Tests[Event]:
        """Return the tests of the options."""
        return {
            "kind": (partial(read_words, "kind", possible=EVENT_KINDS), lambda event, kinds: event.kind in kinds),
            **_in_time(guide),
            "episode": (
                lambda typed: [episode.years for episode in find_episodes(guide, typed)],
                lambda event, spans: any(event.year in span for span in spans),
            ),
            "person": (partial(read_ids, guide, PERSON), lambda event, people: not people.isdisjoint(event.people)),
        }


def _in_time(guide: Guide) -> Tests[Any]:
    """Return the tests of eras and years on events and tours: those of an era begin in it, those of a year touch it."""
    return {
        "era": (
            lambda typed: [era.years for era in find_all(guide, ERA, typed)],
            lambda event, spans: any(event.year in span for span in spans),
        ),
        "year": (partial(read_spans, measure=YEARS), lambda event, years: years.meets(event.year, event.last_year)),
    }


class TourFilter(Filter[Tour], frozen=True):
    """Which tours, by date; a year fits when the tour lasted into it, an era when it began in its years."""

    era: Eras = None
    year: Years = None

    def rows(self, guide: Guide) -> Sequence[Tour]:
        """Return all tours."""
        return guide.tours

    def tests(self, guide: Guide) -> Tests[Tour]:
        """Return the tests of the options."""
        return _in_time(guide)


def events_of_era(guide: Guide, era: Era) -> Sequence[Event]:
    """Return the events of an era's years."""
    return guide.events_in(era.years)


def events_of_episode(guide: Guide, episode: Episode) -> Sequence[Event]:
    """Return the events of an episode's years."""
    return guide.events_in(episode.years)


def era_of(guide: Guide, event: Event | Tour) -> Era | None:
    """Return the era in whose years an event or tour lies."""
    return next((era for era in guide.eras if event.year in era.years), None)


def episodes_of(guide: Guide, event: Event | Tour) -> Sequence[Episode]:
    """Return the episodes in whose years an event or tour lies."""
    return guide.episodes_in[event.year]


def on_day(events: Iterable[Event], day: date) -> list[Event]:
    """Return what happened on a day of any year: only events whose day is known."""
    return [event for event in events if event.date[4:] == day.isoformat()[4:] and not event.scheduled]


def next_day(events: Iterable[Event], day: date) -> date | None:
    """Return the nearest day after this one on which something happened, within a year."""
    known = {event.date[5:] for event in events if len(event.date) == len("YYYY-MM-DD") and not event.scheduled}
    ahead = min(DAYS, (date.max - day).days)  # the calendar ends with the year 9999
    following = (day + timedelta(days=days) for days in range(1, ahead + 1))
    return next((each for each in following if each.isoformat()[5:] in known), None)


class PeopleFilter(Filter[Person], frozen=True):
    """Which people, members first; a role fits when each of its words begins one of theirs."""

    role: Annotated[
        str | None, Option("WORDS", "Only people with this role or instrument, such as producer.", "roles")
    ] = None
    era: Eras = None
    album: Annotated[str | None, Option("ALBUM", "Only people credited on this album.", "albums")] = None

    def rows(self, guide: Guide) -> Sequence[Person]:
        """Return all people."""
        return sorted(guide.people, key=lambda person: not person.member)

    def tests(self, guide: Guide) -> Tests[Person]:
        """Return the tests of the options."""
        return {
            "era": (
                lambda typed: find_all(guide, ERA, typed),
                lambda person, eras: any(_is_of_era(guide, person, era) for era in eras),
            ),
            "role": (
                partial(_read_roles, guide),
                lambda person, roles: any(_has_role(person, words) for words in roles),
            ),
            "album": (
                partial(read_ids, guide, ALBUM),
                lambda person, albums: any(album.id in albums for album in albums_of(guide, person)),
            ),
        }


def _read_roles(guide: Guide, typed: str) -> list[list[str]]:
    """Return the beginnings of words in each role of a comma list; GuideError for one that nobody has."""
    roles = {role: fold(role).split() for role in typed.split(",")}
    for role, words in roles.items():
        if not any(_has_role(person, words) for person in guide.people):
            raise GuideError(f"nobody has the role '{role}'")
    return list(roles.values())


def _has_role(person: Person, beginnings: list[str]) -> bool:
    words = fold(" ".join([person.role, *person.instruments])).split()
    return all(any(word.startswith(beginning) for word in words) for beginning in beginnings)


def _is_of_era(guide: Guide, person: Person, era: Era) -> bool:
    """Whether a person worked with the band in an era's years or, if no years are known, on one of its albums."""
    if person.with_rush:
        return any(span.meets(era.years) for span in person.with_rush)
    return any(album.era == era.id for album in albums_of(guide, person))


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
    own = (credit for album in guide.albums for credit in album.credits if credit.name == person.name)
    credited = {song for credit in own for song in credit.songs}
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
