"""People: the list, and one whole."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace
from rich.console import RenderableType
from rich.text import Text

from rushguide.listings.events import DATED
from rushguide.listings.people import PEOPLE, date_of, with_rush
from rushguide.model import AnyAlbum, Guide, Person, Song
from rushguide.queries.people import (
    credits_of,
    episodes_with_person,
    events_with,
    songs_with_music_by,
    songs_with_words_by,
)
from rushguide.text import count
from rushguide.views.parts import disputes, facts, flow, heading, page, paragraphs, section, see_also, title, titled
from rushguide.views.screen import Screen
from rushguide.views.tables import table_with_foot

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
        facts(screen, _facts(guide, screen, person)),
        section("Events", table_with_foot(screen, DATED, events)) if events else None,
        see_also(screen, _leads(guide, person)),
    )


def _facts(guide: Guide, screen: Screen, person: Person) -> list[tuple[str, str | Text | None]]:
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


def _leads(guide: Guide, person: Person) -> list[str]:
    words = [f"songs --words {person.id}"] if songs_with_words_by(guide, person) else []
    music = [f"songs --music {person.id}"] if songs_with_music_by(guide, person) else []
    produced = (
        [f"albums --producer {person.id}"] if any(person.name in album.producers for album in guide.albums) else []
    )
    events = [f"timeline --person {person.id}"] if events_with(guide, person) else []
    return [*words, *music, *produced, *events, f"why person:{person.id}"]
