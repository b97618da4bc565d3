"""People by role, era and album, and what they are credited with."""

from collections.abc import Callable, Sequence

from msgspec import Struct

from rushguide.model import AnyAlbum, Episode, Event, Guide, Person, Song
from rushguide.queries.catalogue import album_ids, era_ids
from rushguide.text import fold

Test = Callable[[Person], bool]


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


def _tests(guide: Guide, asked: PeopleFilter) -> list[Test]:
    tests: list[Test] = []
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
