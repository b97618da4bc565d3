"""People: the list, and one whole."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace
from rich.console import RenderableType
from rich.text import Text

from rushguide.columns.history import DATED, ON_DAY, PEOPLE, TOURS, date_of, event_date, with_rush
from rushguide.draw.blocks import (
    disputes,
    era_title,
    facts,
    flow,
    heading,
    page,
    paragraphs,
    section,
    see_also,
    title,
    titled,
)
from rushguide.draw.screen import Screen
from rushguide.draw.tables import table, table_with_foot
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Song
from rushguide.guide.records import Event, Person
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


def event_view(guide: Guide, screen: Screen, event: Event) -> RenderableType:
    """Return one event: when, where, who, what it belongs to, and where else to look."""
    era = era_of(guide, event)
    when = f"announced for {event_date(event)}" if event.scheduled else event_date(event)
    return page(
        heading(screen, era_title(screen, event.title, era.id if era else ""), when),
        paragraphs(screen, event.note) if event.note else None,
        Text(),
        facts(screen, _event_facts(guide, screen, event)),
        see_also(screen, _event_leads(guide, event)),
    )


def _event_facts(guide: Guide, screen: Screen, event: Event) -> list[tuple[str, str | Text | None]]:
    era = era_of(guide, event)
    songs = [guide.song[song].title for song in event.songs]
    return [
        ("Kind", event.kind),
        ("Place", event.place),
        ("People", flow(screen, [guide.person[person].name for person in event.people])),
        ("With", flow(screen, event.others)),
        ("Albums", flow(screen, [titled(screen, guide.album[album]) for album in event.albums])),
        ("Songs", flow(screen, songs)),
        ("Era", Text(era.name, screen.era(era.id)) if era else None),
        ("Episodes", flow(screen, [f"{each.number} {each.title}" for each in episodes_of(guide, event)])),
        ("Disputed", flow(screen, disputes(event))),
    ]


def _event_leads(guide: Guide, event: Event) -> list[str]:
    era = era_of(guide, event)
    leads = [f"timeline --year {event.year:04}", *([f"era {era.id}"] if era else [])]
    leads += [f"album {album}" for album in event.albums[:1]]
    leads += [f"song {song}" for song in event.songs[:1]]
    leads += [f"person {person}" for person in event.people[:1]]
    return [*leads, f"why event:{event.id}"]


def day_view(screen: Screen, day: date, events: Sequence[Event]) -> RenderableType:
    """Return what happened on a day, a line each."""
    name = title(f"{day.day} {MONTH_NAMES[day.month - 1]}")
    return page(name, table(screen, ON_DAY, events, show_header=False))


def tours_view(screen: Screen, events: Sequence[Event]) -> RenderableType:
    """Return the tours as a table."""
    return page(
        table_with_foot(screen, TOURS, events), see_also(screen, ["timeline --kind tour", "albums --kind live"])
    )


FEW = 12
"""Songs up to which all are named; of more, the number for each album."""


def people_view(screen: Screen, people: Sequence[Person], *, grouped: bool = True) -> RenderableType:
    """Return people as a table; members and others apart, unless they were sorted."""
    return table_with_foot(screen, PEOPLE if grouped else replace(PEOPLE, group=None), people)


def person_view(guide: Guide, screen: Screen, person: Person) -> RenderableType:
    """Return one person: role, dates, songs, albums, events and episodes."""
    events = events_with(guide, person)
    return page(
        heading(screen, title(person.name), ", ".join(person.aliases)),
        Text(person.role),
        *([Text(), paragraphs(screen, person.summary)] if person.summary else []),
        Text(),
        facts(screen, _person_facts(guide, screen, person)),
        section("Events", table_with_foot(screen, DATED, events)) if events else None,
        see_also(screen, _person_leads(guide, person)),
    )


def _person_facts(guide: Guide, screen: Screen, person: Person) -> list[tuple[str, str | Text | None]]:
    return [
        ("Instruments", flow(screen, person.instruments)),
        ("Born", date_of(person, "born")),
        ("Died", date_of(person, "died")),
        ("Active", with_rush(person)),
        ("Words", _songs(guide, screen, songs_with_words_by(guide, person))),
        ("Music", _songs(guide, screen, songs_with_music_by(guide, person))),
        ("Credits", flow(screen, _credits(screen, credits_of(guide, person)))),
        ("Episodes", flow(screen, [f"{each.number} {each.title}" for each in episodes_with_person(guide, person)])),
        ("Disputed", flow(screen, disputes(person))),
    ]


def _songs(guide: Guide, screen: Screen, songs: Sequence[Song]) -> Text:
    """Return the titles of a few songs, or how many there are on which album."""
    if len(songs) <= FEW:
        return flow(screen, [song.title for song in songs])
    albums = Counter(guide.album_of[song.id].title for song in songs)
    return flow(
        screen, [f"{count(len(songs), 'song')} in all", *(f"{name} {number}" for name, number in albums.items())]
    )


def _credits(screen: Screen, credits_: Sequence[tuple[AnyAlbum, str]]) -> list[Text]:
    """Return albums with all that the person did on each."""
    roles: dict[str, tuple[AnyAlbum, list[str]]] = {}
    for album, role in credits_:
        roles.setdefault(album.id, (album, []))[1].append(role)
    return [titled(screen, album).append(f": {', '.join(each)}") for album, each in roles.values()]


def _person_leads(guide: Guide, person: Person) -> list[str]:
    words = [f"songs --words {person.id}"] if songs_with_words_by(guide, person) else []
    music = [f"songs --music {person.id}"] if songs_with_music_by(guide, person) else []
    produced = (
        [f"albums --producer {person.id}"] if any(person.name in album.producers for album in guide.albums) else []
    )
    events = [f"timeline --person {person.id}"] if events_with(guide, person) else []
    return [*words, *music, *produced, *events, f"why person:{person.id}"]
