"""Episodes by era and year; events by time, kind and person; tours; people by role, era and album."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Any, Literal

from rushguide.errors import GuideError
from rushguide.guide import record
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import SetSong, Song, Tour
from rushguide.guide.records import EVENT_KINDS, Episode, Era, Event, Person, Source
from rushguide.options import Eras, Option, Years
from rushguide.queries.filters import Filter, Tests
from rushguide.queries.names import ALBUM, ERA, PERSON, find_all, find_episodes, read_ids
from rushguide.queries.ranges import YEARS, read_words
from rushguide.text import fold


class EpisodeFilter(Filter[Episode], frozen=True):
    """Which episodes, by number; a year fits when the episode tells of it."""

    episode: Annotated[str | None, Option("N", "Only these episodes, such as 3 or 1-4,7.", "episodes")] = None
    era: Eras = None
    year: Years = None

    def rows(self, guide: Guide) -> Sequence[Episode]:
        """Return all episodes."""
        return guide.episodes

    def tests(self, guide: Guide) -> Tests[Episode]:
        """Return the tests of the options."""
        return {
            "episode": (partial(find_episodes, guide), lambda episode, chosen: episode in chosen),
            "era": (partial(read_ids, guide, ERA), lambda episode, eras: not eras.isdisjoint(episode.eras)),
            "year": (YEARS.read, lambda episode, years: years.meets(episode.years.start, episode.years.end)),
        }


def episodes_of_era(guide: Guide, era: Era) -> tuple[Episode, ...]:
    """Return the episodes that tell of an era."""
    return tuple(episode for episode in guide.episodes if era.id in episode.eras)


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
            "episode": (partial(find_episodes, guide), _began_in),
            "person": (partial(read_ids, guide, PERSON), lambda event, people: not people.isdisjoint(event.people)),
        }


def _in_time(guide: Guide) -> Tests[Any]:
    """Return the tests of eras and years on events and tours: those of an era begin in it, those of a year touch it."""
    return {
        "era": (partial(find_all, guide, ERA), _began_in),
        "year": (YEARS.read, lambda event, years: years.meets(event.year, event.last_year)),
    }


def _began_in(event: Event | Tour, told: Iterable[Episode | Era]) -> bool:
    return any(event.year in each.years for each in told)


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


def era_of(guide: Guide, event: Event | Tour) -> Era | None:
    """Return the era in whose years an event or tour lies."""
    return next((era for era in guide.eras if event.year in era.years), None)


def on_day(events: Iterable[Event], day: date) -> list[Event]:
    """Return what happened on a day of any year: only events whose day is known."""
    return [event for event in events if event.date[4:] == day.isoformat()[4:] and not event.scheduled]


def next_day(events: Iterable[Event], day: date) -> date | None:
    """Return the nearest day after this one on which something happened, within a year."""
    known = {event.date[5:] for event in events if len(event.date) == len("YYYY-MM-DD") and not event.scheduled}
    ahead = min(366, (date.max - day).days)  # the calendar ends with the year 9999
    following = (day + timedelta(days=days) for days in range(1, ahead + 1))
    return next((each for each in following if each.isoformat()[5:] in known), None)


def tours_in(guide: Guide, years: record.Years) -> list[Tour]:
    """Return the tours that took place in some years, without their legs."""
    tours = [(tour, record.Years(start=tour.year, end=tour.last_year)) for tour in guide.tours if not tour.leg_of]
    return [tour for tour, lasted in tours if years.meets(lasted)]


def legs_of(guide: Guide, tour: Tour) -> list[Tour]:
    """Return the legs and warm-up tours that belong to a tour."""
    return [each for each in guide.tours if each.leg_of == tour.id]


def neighbours(guide: Guide, tour: Tour) -> tuple[Tour | None, Tour | None]:
    """Return the tours before and after one; other tours' legs are passed over."""
    row = [None, *(each for each in guide.tours if each is tour or not each.leg_of), None]
    place = row.index(tour)
    return row[place - 1], row[place + 1]


def usual_set(tour: Tour) -> list[SetSong]:
    """Return the songs that at least half of a tour's set lists have: the first opened most shows, the last closed."""
    return [each for each in tour.set if 2 * each.shows >= (tour.set_lists or 0)]


def first_or_last_played(guide: Guide, tour: Tour, path: Literal["first", "last"]) -> list[Song]:
    """Return the songs that were played for the first or the last time ever on a tour.

    A tour that goes on has no last performances yet.
    """
    if path == "last" and tour.known_until:
        return []
    songs = [guide.song[each.song] for each in tour.set]
    return [song for song in songs if tour.covers(getattr(song.live, path, None) or "-")]


def sources_of(guide: Guide, records: Sequence[record.Record], path: str) -> list[Source]:
    """Return the sources that some records name for what they have at a path, each once."""
    holders = (each for each in records if record.value_at(each, path) is not None)
    ids = (each for holder in holders for each in record.most_specific(holder.sources, path) or ())
    return [guide.source[each] for each in dict.fromkeys(ids) if each in guide.source]


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

        def of_eras(person: Person, eras: Sequence[Era]) -> bool:
            if person.with_rush:
                return any(span.meets(era.years) for span in person.with_rush for era in eras)
            # Where no years are known, the albums tell.
            return any(album.era == era.id for album in albums_of(guide, person) for era in eras)

        credited_on = partial(read_ids, guide, ALBUM)
        return {
            "era": (partial(find_all, guide, ERA), of_eras),
            "role": (partial(_read_roles, guide), lambda person, roles: any(_has_role(person, role) for role in roles)),
            "album": (credited_on, lambda person, albums: any(each.id in albums for each in albums_of(guide, person))),
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


def albums_of(guide: Guide, person: Person) -> Sequence[AnyAlbum]:
    """Return the albums that a person produced, wrote for or is credited on, by date."""
    return guide.albums_naming.get(person.name, ())


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
