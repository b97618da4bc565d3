"""Events, what happened on a day, tours and people."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from rushguide.columns.history import (
    DATED,
    ON_DAY,
    PEOPLE,
    date_of,
    event_date,
    planned,
    shows,
    tours_listing,
    with_eras,
    with_rush,
)
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import SetSong, Song, Tour
from rushguide.guide.records import Event, Person
from rushguide.pages import page
from rushguide.pages.names import (
    album_flow,
    album_name,
    counted_by,
    disputes,
    episode_flow,
    era_name,
    people_flow,
    song_flow,
    tour_flow,
)
from rushguide.pages.timeline import range_of, tracks_of
from rushguide.queries.history import credits_of, era_of, legs_of, neighbours, premieres, usual
from rushguide.text import MONTH_NAMES, count, format_date

FEW = 12
"""Songs up to which all are named; of more, the number for each album."""
RARE = 10
"""A song in fewer than one of so many shows was rare."""


def event_page(guide: Guide, event: Event) -> page.Page:
    """Return one event: when, where, who, what it belongs to, and where else to look."""
    era = era_of(guide, event)
    when = f"{planned(event)} {event_date(event)}".strip()
    return page.of(
        page.Heading(event.title, when, (era.id,) if era else ()),
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
                ("Episodes", episode_flow(guide.episodes_in[event.year])),
                ("Disputed", disputes(f"event:{event.id}", event)),
            ]
        ),
        page.SeeAlso(
            [
                f"timeline --year {event.year:04}",
                *([f"era {era.id}"] if era else []),
                *([f"tour {event.id}"] if event.id in guide.tour else []),
                *(f"album {album}" for album in event.albums[:1]),
                *(f"song {song}" for song in event.songs[:1]),
                *(f"person {person}" for person in event.people[:1]),
                f"why event:{event.id}",
            ]
        ),
    )


def day_page(day: date, events: Sequence[Event], following: date | None) -> page.Page:
    """Return what happened on a day, a line each; where nothing did, that, and the next day on which something did."""
    if events:
        return page.of(page.Heading(_day(day)), page.Table(ON_DAY, events, foot=False, header=False))
    onward = f"; next {_day(following)}" if following else ""
    return page.of(page.Line(f"nothing on {_day(day)}{onward}"))


def _day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def tours_page(guide: Guide, tours: Sequence[Tour], *, why: bool = False) -> page.Page:
    """Return the tours over their years, and as a table, with what is noted of each if that is wanted."""
    events = [guide.event[tour.id] for tour in tours]
    tracks = [track for track in tracks_of(guide, events) if track.name in {"Eras", "Tours"}]
    known = [tour for tour in tours if tour.set]
    signs = ["━ on tour", *(["┄ only announced"] if any(tour.scheduled for tour in tours) else [])]
    return page.of(
        page.Timeline(*range_of(events), tracks, signs),
        page.Table(tours_listing(guide, notes=why), tours),
        *page.spaced(counted_by(guide, known, "shows")),
        page.SeeAlso([f"tour {(known or tours)[-1].id}", "stats", "albums --kind live"]),
    )


def tour_page(guide: Guide, tour: Tour) -> page.Page:
    """Return one tour: its shows, the usual set with how many shows had each song, and what was new or last there."""
    era = era_of(guide, tour)
    when = f"{planned(tour)} {event_date(tour)}".strip()
    songs = [_in_set(guide, tour, each) for each in tour.set]
    return page.of(
        page.Heading(tour.name, when, (era.id,) if era else ()),
        page.Line(page.DOT.join(filter(None, _figures(tour)))) if tour.shows else None,
        *page.spaced(page.Facts(_tour_facts(guide, tour)) if tour.set or tour.album or tour.place else None),
        page.Section("Usual set", [page.Facts(songs)]) if songs else None,
        page.BLANK,
        page.Facts(_more_tour_facts(guide, tour)),
        *page.spaced(page.Prose(tour.note) if tour.note else None),
        *page.spaced(counted_by(guide, [tour], "shows")),
        page.SeeAlso(_tour_see_also(guide, tour)),
    )


def _figures(tour: Tour) -> Iterator[str]:
    """Yield what is counted, and until when on a tour that goes on."""
    yield f"{shows(tour)} {'show' if tour.shows == 1 else 'shows'}"
    yield f"{tour.set_lists or 0} with a set list" if tour.set_lists != tour.shows else ""
    yield count(tour.cities, "city", "cities") if tour.cities else ""
    yield count(len(tour.countries), "country", "countries") if tour.countries else ""
    yield f"as of {format_date(tour.known_until)}" if tour.known_until else ""


def _tour_facts(guide: Guide, tour: Tour) -> page.FactRows:
    often = [guide.song[each.song] for each in usual(tour)]
    return [
        ("Album", album_name(guide.album[tour.album]) if tour.album else None),
        ("Where", tour.place),
        ("Opened with", song_flow(often[:1])),
        ("Closed with", song_flow(often[-1:])),
    ]


def _in_set(guide: Guide, tour: Tour, played: SetSong) -> tuple[str, page.Inline]:
    """Return in how many shows a song was, and as a bar beside its title."""
    song, lists = guide.song[played.song], tour.set_lists or played.shows
    title = page.Span(song.title, of=f"song:{song.id}")
    parts = f" ({', '.join(played.parts)})" if played.parts else ""
    return in_shows(played.shows, lists), (page.Gauge(played.shows, lists, ""), title, page.Span(parts, "quiet"))


def in_shows(number: int, lists: int) -> str:
    """Return in words in how many of the shows a song was."""
    if number == lists:
        return "every show"
    often = "most" if 2 * number >= lists else "some" if RARE * number >= lists else "rare"
    return f"{often}, {number}"


def _more_tour_facts(guide: Guide, tour: Tour) -> page.FactRows:
    era, (previous, following) = era_of(guide, tour), neighbours(guide, tour)
    return [
        ("First played", song_flow(premieres(guide, tour, "first"))),
        ("Last played", song_flow(premieres(guide, tour, "last"))),
        ("Countries", page.Flow([f"{name} {number}" for name, number in tour.countries.items()])),
        ("With", page.Flow(tour.others)),
        ("People", people_flow(guide, tour.people)),
        ("Part of", tour_flow([guide.tour[tour.leg_of]] if tour.leg_of else [])),
        ("Legs", tour_flow(legs_of(guide, tour))),
        ("Previous", tour_flow([previous] if previous else [])),
        ("Next", tour_flow([following] if following else [])),
        ("Era", era_name(guide, era.id) if era else None),
        ("Episodes", episode_flow(guide.episodes_in[tour.year])),
        ("Disputed", disputes(f"tour:{tour.id}", tour)),
    ]


def _tour_see_also(guide: Guide, tour: Tour) -> list[str]:
    _, following = neighbours(guide, tour)
    return [
        *([f"songs --tour {tour.id}"] if tour.set else []),
        *([f"album {tour.album}"] if tour.album else []),
        *([f"tour {following.id}"] if following else []),
        "tours",
        f"why tour:{tour.id}",
    ]


def people_page(people: Sequence[Person], *, grouped: bool = True) -> page.Page:
    """Return people as a table; members and others apart, unless they were sorted."""
    return page.of(page.Table(PEOPLE if grouped else replace(PEOPLE, group=None), people))


def person_page(guide: Guide, person: Person) -> page.Page:
    """Return one person: role, dates, songs, albums, events and episodes."""
    events = [event for event in guide.events if person.id in event.people]
    life = [
        ("Active", with_rush(person)),
        ("Instruments", ", ".join(person.instruments)),
        ("Born", date_of(person, "born")),
        ("Died", date_of(person, "died")),
    ]
    return page.of(
        page.Heading(person.name, ", ".join(person.aliases)),
        page.Line(person.role),
        *page.spaced(page.Facts(life) if any(fact for _, fact in life) else None),
        *page.spaced(page.Prose(person.summary) if person.summary else None),
        page.BLANK,
        page.Facts(
            [
                ("Words", _songs(guide, [song for song in guide.songs if person.name in song.words])),
                ("Music", _songs(guide, [song for song in guide.songs if person.name in song.music])),
                ("Credits", _credits(credits_of(guide, person))),
                ("Tours", tour_flow(tour for tour in guide.tours if person.id in tour.people)),
                ("Episodes", episode_flow([each for each in guide.episodes if person.id in each.people])),
                ("Disputed", disputes(f"person:{person.id}", person)),
            ]
        ),
        page.Section("Events", [page.Table(with_eras(guide, DATED), events)]) if events else None,
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
        *([f"songs --words {person.id}"] if any(person.name in song.words for song in guide.songs) else []),
        *([f"songs --music {person.id}"] if any(person.name in song.music for song in guide.songs) else []),
        *([f"albums --producer {person.id}"] if produced else []),
        *([f"timeline --person {person.id}"] if any(person.id in event.people for event in guide.events) else []),
        f"why person:{person.id}",
    ]
