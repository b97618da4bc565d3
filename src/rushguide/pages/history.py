"""Events, what happened on a day, tours and people."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from rushguide.columns.history import DATED, ON_DAY, PEOPLE, TOURS, date_of, event_date, with_rush
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Song
from rushguide.guide.records import Event, Person
from rushguide.pages import page
from rushguide.pages.names import album_flow, album_name, disputes, episode_flow, era_name, people_flow, song_flow
from rushguide.queries.history import (
    credits_of,
    episodes_of,
    episodes_with_person,
    era_of,
    events_with,
    songs_with_music_by,
    songs_with_words_by,
)
from rushguide.text import MONTH_NAMES, count

FEW = 12
"""Songs up to which all are named; of more, the number for each album."""


def event_page(guide: Guide, event: Event) -> page.Page:
    """Return one event: when, where, who, what it belongs to, and where else to look."""
    era = era_of(guide, event)
    when = f"announced for {event_date(event)}" if event.scheduled else event_date(event)
    return page.of(
        page.Heading(page.Span(event.title, "bold", era=era.id if era else ""), when),
        page.Prose(event.note) if event.note else None,
        page.BLANK,
        page.Facts(
            [
                ("Kind", event.kind),
                ("Place", event.place),
                ("People", people_flow(guide, event.people)),
                ("With", page.Flow(event.others)),
                ("Albums", album_flow(guide, event.albums)),
                ("Songs", song_flow(guide.song[song] for song in event.songs)),
                ("Era", era_name(guide, era.id) if era else None),
                ("Episodes", episode_flow(episodes_of(guide, event))),
                ("Disputed", disputes(event)),
            ]
        ),
        page.SeeAlso(
            [
                f"timeline --year {event.year:04}",
                *([f"era {era.id}"] if era else []),
                *(f"album {album}" for album in event.albums[:1]),
                *(f"song {song}" for song in event.songs[:1]),
                *(f"person {person}" for person in event.people[:1]),
                f"why event:{event.id}",
            ]
        ),
    )


def day_page(day: date, events: Sequence[Event]) -> page.Page:
    """Return what happened on a day, a line each."""
    name = page.Span(f"{day.day} {MONTH_NAMES[day.month - 1]}", "bold")
    return page.of(page.Heading(name), page.Table(ON_DAY, events, foot=False, header=False))


def tours_page(events: Sequence[Event]) -> page.Page:
    """Return the tours as a table."""
    return page.of(page.Table(TOURS, events), page.SeeAlso(["timeline --kind tour", "albums --kind live"]))


def people_page(people: Sequence[Person], *, grouped: bool = True) -> page.Page:
    """Return people as a table; members and others apart, unless they were sorted."""
    return page.of(page.Table(PEOPLE if grouped else replace(PEOPLE, group=None), people))


def person_page(guide: Guide, person: Person) -> page.Page:
    """Return one person: role, dates, songs, albums, events and episodes."""
    events = events_with(guide, person)
    return page.of(
        page.Heading(person.name, ", ".join(person.aliases)),
        page.Line(person.role),
        *page.spaced(page.Prose(person.summary) if person.summary else None),
        page.BLANK,
        page.Facts(
            [
                ("Instruments", page.Flow(person.instruments)),
                ("Born", date_of(person, "born")),
                ("Died", date_of(person, "died")),
                ("Active", with_rush(person)),
                ("Words", _songs(guide, songs_with_words_by(guide, person))),
                ("Music", _songs(guide, songs_with_music_by(guide, person))),
                ("Credits", _credits(credits_of(guide, person))),
                ("Episodes", episode_flow(episodes_with_person(guide, person))),
                ("Disputed", disputes(person)),
            ]
        ),
        page.Section("Events", [page.Table(DATED, events)]) if events else None,
        page.SeeAlso(_person_see_also(guide, person)),
    )


def _songs(guide: Guide, songs: Sequence[Song]) -> page.Flow:
    """Return the titles of a few songs, or how many there are on which album."""
    if len(songs) <= FEW:
        return song_flow(songs)
    albums = Counter(guide.album_of[song.id].id for song in songs)
    names = [page.Span(f"{guide.album[album].title} {number}", of=f"album:{album}") for album, number in albums.items()]
    return page.Flow([f"{count(len(songs), 'song')} in all", *names])


def _credits(credits_: Sequence[tuple[AnyAlbum, str]]) -> page.Flow:
    """Return albums with all that the person did on each."""
    roles: dict[str, tuple[AnyAlbum, list[str]]] = {}
    for album, role in credits_:
        roles.setdefault(album.id, (album, []))[1].append(role)
    return page.Flow([(album_name(album), f": {', '.join(each)}") for album, each in roles.values()])


def _person_see_also(guide: Guide, person: Person) -> list[str]:
    produced = any(person.name in album.producers for album in guide.albums)
    return [
        *([f"songs --words {person.id}"] if songs_with_words_by(guide, person) else []),
        *([f"songs --music {person.id}"] if songs_with_music_by(guide, person) else []),
        *([f"albums --producer {person.id}"] if produced else []),
        *([f"timeline --person {person.id}"] if events_with(guide, person) else []),
        f"why person:{person.id}",
    ]
