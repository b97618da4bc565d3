"""The timeline, events, what happened on a day, tours and people."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from rushguide.columns import history as columns
from rushguide.guide.guide import Guide
from rushguide.guide.music import LiveAlbum, Song, StudioAlbum, Tour
from rushguide.guide.records import Event, Person
from rushguide.pages import names, page
from rushguide.queries.history import credits_of, era_of, first_or_last_played, legs_of, neighbours, usual_set
from rushguide.text import MONTH_NAMES, count, format_date

FEW = 12
"""Songs up to which all are named; of more, the number for each album."""
RARE = 10
"""A song in fewer than one of so many shows was rare."""
MIN_STAY = 2
"""Years that a member has to have stayed to have a bar."""


def timeline_page(guide: Guide, events: Sequence[Event], *, whole: bool, short: bool = False) -> page.Page:
    """Return the chart, of everything or of the events' years, and the events; if short, only the turning points."""
    spans = [*(era.years for era in guide.eras), *(episode.years for episode in guide.episodes)]
    if whole and spans:  # up to the last album or tour
        lasts = [*(span.end or span.start for span in spans), *(album.year or 0 for album in guide.albums)]
        lasts += [event.last_year for event in guide.events if event.kind == "tour"]
        years = min(span.start for span in spans), max(lasts)
    else:
        years = _range_of(events)
    signs = ["◆ album or EP"] if guide.studio_albums else []
    signs += ["◇ live album or film"] if guide.live_albums else []
    signs += ["┄ break, or only announced"] if any(each.scheduled or each.kind == "hiatus" for each in events) else []
    turns = [event for event in events if event.turning_point] if short else []
    until = names.known_until(guide)
    first = [f"event {event.id}" for event in (turns or events)[:1]]
    return (
        page.Timeline(*years, _tracks_of(guide, events), signs),
        page.Table(columns.with_eras(guide, columns.TURNS if turns else columns.DATED), turns or events),
        page.spaced(page.Prose(f"known until {until}" if until and whole else "", "quiet")),
        page.see_also("timeline --all" if turns else "", "tours", "people", *first),
    )


def _range_of(events: Sequence[Event]) -> tuple[int, int]:
    """Return the first and the last year of some events."""
    return min(event.year for event in events), max(event.last_year for event in events)


def _tracks_of(guide: Guide, events: Sequence[Event]) -> list[page.Track]:
    """Return rows for episodes, eras, albums, tours, line-up and hiatus."""
    episodes = [page.Mark(*_ends(each.years.start, each.years.end), each.id, each.main_era) for each in guide.episodes]
    eras = [page.Mark(*_ends(era.years.start, era.years.end), era.id, era.id) for era in guide.eras]
    members = [
        page.Track(person.name.split()[-1], "bars", [page.Mark(*_ends(each.start, each.end)) for each in stays])
        for person in guide.people
        if (stays := [each for each in person.with_rush if each.end is None or each.end - each.start >= MIN_STAY])
        and person.member
    ]
    return [
        page.Track("Episodes", "numbers", episodes),
        page.Track("Eras", "spans", eras),
        page.Track("Albums", "signs", _releases(guide, StudioAlbum)),
        page.Track("On stage", "hollow signs", _releases(guide, LiveAlbum)),
        page.Track("Tours", "bars", _marks(events, "tour")),
        *members,
        page.Track("Hiatus", "bars", _marks(events, "hiatus")),
    ]


def _ends(start: int, end: int | None) -> tuple[str, str | None]:
    return str(start), str(end) if end else None


def _releases(guide: Guide, kind: type[StudioAlbum | LiveAlbum]) -> list[page.Mark]:
    albums = [album for album in guide.albums if isinstance(album, kind) and album.released]
    return [page.Mark(album.released or "", album.released, era=album.era) for album in albums]


def _marks(events: Sequence[Event], kind: str) -> list[page.Mark]:
    return [
        page.Mark(event.date, event.end or event.date, broken=event.scheduled or kind == "hiatus")
        for event in sorted(events, key=lambda each: not each.scheduled)
        if event.kind == kind
    ]


def _heading(guide: Guide, title: str, event: Event | Tour) -> page.Heading:
    """Return a title with the date, after a bar in the colour of the era."""
    era = era_of(guide, event)
    return page.Heading(
        title, f"{columns.planned(event)} {columns.event_date(event)}".strip(), (era.id,) if era else ()
    )


def event_page(guide: Guide, event: Event) -> page.Page:
    """Return one event: when, where, who, what it belongs to, and where else to look."""
    era = era_of(guide, event)
    return (
        _heading(guide, event.title, event),
        page.Prose(event.note or ""),
        page.facts(
            ("Kind", event.kind),
            ("Place", event.place),
            ("People", names.flow(guide.person[person] for person in event.people)),
            ("With", page.Flow(event.others)),
            ("Albums", names.flow(guide.album[album] for album in event.albums)),
            ("Songs", names.flow(guide.song[song] for song in event.songs)),
            ("Era", names.flow([era])),
            ("Episodes", names.flow(guide.episodes_in[event.year])),
            ("Disputed", names.disputes(f"event:{event.id}", event)),
        ),
        page.see_also(
            f"timeline --year {event.year:04}",
            f"era {era.id}" if era else "",
            f"tour {event.id}" if event.id in guide.tour else "",
            *(f"album {album}" for album in event.albums[:1]),
            *(f"song {song}" for song in event.songs[:1]),
            *(f"person {person}" for person in event.people[:1]),
            f"why event:{event.id}",
        ),
    )


def day_page(day: date, events: Sequence[Event], following: date | None) -> page.Page:
    """Return what happened on a day, a line each; where nothing did, that, and the next day on which something did."""
    if events:
        return (page.Heading(_day(day)), page.Table(columns.ON_DAY, events, foot=False, header=False))
    onward = f"; next {_day(following)}" if following else ""
    return (page.Line(f"nothing on {_day(day)}{onward}"),)


def _day(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def tours_page(guide: Guide, tours: Sequence[Tour], *, why: bool = False) -> page.Page:
    """Return the tours over their years, and as a table, with what is noted of each if that is wanted."""
    events = [guide.event[tour.id] for tour in tours]
    tracks = [track for track in _tracks_of(guide, events) if track.name in {"Eras", "Tours"}]
    known = [tour for tour in tours if tour.set]
    signs = ["━ on tour", *(["┄ only announced"] if any(tour.scheduled for tour in tours) else [])]
    return (
        page.Timeline(*_range_of(events), tracks, signs),
        page.Table(columns.tours_listing(guide, notes=why), tours),
        page.spaced(names.counted_by(guide, known, "shows")),
        page.see_also(f"tour {(known or tours)[-1].id}", "stats", "albums --kind live"),
    )


def tour_page(guide: Guide, tour: Tour) -> page.Page:
    """Return one tour: its shows, the usual set with how many shows had each song, and what was new or last there."""
    (previous, following), often = neighbours(guide, tour), [guide.song[each.song] for each in usual_set(tour)]
    return (
        _heading(guide, tour.name, tour),
        page.Line(page.dotted(*_figures(tour)) if tour.shows else ""),
        page.facts(
            ("Album", names.flow([guide.album.get(tour.album or "")])),
            ("Where", tour.place),
            ("Opened with", names.flow(often[:1])),
            ("Closed with", names.flow(often[-1:])),
        ),
        page.Section("Usual set", [page.Facts(list(_set(guide, tour)))]),
        page.facts(
            ("First played", names.flow(first_or_last_played(guide, tour, "first"))),
            ("Last played", names.flow(first_or_last_played(guide, tour, "last"))),
            ("Countries", page.Flow([f"{name} {number}" for name, number in tour.countries.items()])),
            ("With", page.Flow(tour.others)),
            ("People", names.flow(guide.person[person] for person in tour.people)),
            ("Part of", names.flow([guide.tour.get(tour.leg_of or "")])),
            ("Legs", names.flow(legs_of(guide, tour))),
            ("Previous", names.flow([previous])),
            ("Next", names.flow([following])),
            ("Era", names.flow([era_of(guide, tour)])),
            ("Episodes", names.flow(guide.episodes_in[tour.year])),
            ("Disputed", names.disputes(f"tour:{tour.id}", tour)),
        ),
        page.spaced(page.Prose(tour.note or "")),
        page.spaced(names.counted_by(guide, [tour], "shows")),
        page.see_also(
            f"songs --tour {tour.id}" if tour.set else "",
            f"album {tour.album}" if tour.album else "",
            f"tour {following.id}" if following else "",
            "tours",
            f"why tour:{tour.id}",
        ),
    )


def _figures(tour: Tour) -> Iterator[str]:
    """Yield what is counted, and until when on a tour that goes on."""
    yield f"{columns.shows(tour)} {'show' if tour.shows == 1 else 'shows'}"
    yield f"{tour.set_lists or 0} with a set list" if tour.set_lists != tour.shows else ""
    yield count(tour.cities, "city", "cities") if tour.cities else ""
    yield count(len(tour.countries), "country", "countries") if tour.countries else ""
    yield f"as of {format_date(tour.known_until)}" if tour.known_until else ""


def _set(guide: Guide, tour: Tour) -> Iterator[page.Fact]:
    """Yield in how many shows each song was, and as a bar beside its title."""
    for each in tour.set:
        lists, parts = tour.set_lists or each.shows, f" ({', '.join(each.parts)})" if each.parts else ""
        gauge = page.Gauge(lists, each.shows, "")
        yield in_shows(each.shows, lists), (gauge, names.of(guide.song[each.song]), page.Span(parts, "quiet"))


def in_shows(number: int, lists: int) -> str:
    """Return in words in how many of the shows a song was."""
    if number == lists:
        return "every show"
    often = "most" if 2 * number >= lists else "some" if RARE * number >= lists else "rare"
    return f"{often}, {number}"


def people_page(people: Sequence[Person], *, grouped: bool = True) -> page.Page:
    """Return people as a table; members and others apart, unless they were sorted."""
    return (page.Table(columns.PEOPLE if grouped else replace(columns.PEOPLE, group=None), people),)


def person_page(guide: Guide, person: Person) -> page.Page:
    """Return one person: role, dates, songs, albums, events and episodes."""
    events = [event for event in guide.events if person.id in event.people]
    words = [song for song in guide.songs if person.name in song.words]
    music = [song for song in guide.songs if person.name in song.music]
    produced = any(person.name in album.producers for album in guide.albums)
    roles: dict[str, list[str]] = {}
    for album, role in credits_of(guide, person):
        roles.setdefault(album.id, []).append(role)
    credits_ = [(names.of(guide.album[album]), f": {', '.join(each)}") for album, each in roles.items()]
    return (
        page.Heading(person.name, ", ".join(person.aliases)),
        page.Line(person.role),
        page.facts(
            ("Active", columns.with_rush(person)),
            ("Instruments", ", ".join(person.instruments)),
            ("Born", columns.date_of(person, "born")),
            ("Died", columns.date_of(person, "died")),
        ),
        page.spaced(page.Prose(person.summary or "")),
        page.facts(
            ("Words", _songs(guide, words)),
            ("Music", _songs(guide, music)),
            ("Credits", page.Flow(credits_)),
            ("Tours", names.flow(tour for tour in guide.tours if person.id in tour.people)),
            ("Episodes", names.flow(each for each in guide.episodes if person.id in each.people)),
            ("Disputed", names.disputes(f"person:{person.id}", person)),
        ),
        page.Section("Events", [page.Table(columns.with_eras(guide, columns.DATED), events)] if events else []),
        page.see_also(
            f"songs --words {person.id}" if words else "",
            f"songs --music {person.id}" if music else "",
            f"albums --producer {person.id}" if produced else "",
            f"timeline --person {person.id}" if events else "",
            f"why person:{person.id}",
        ),
    )


def _songs(guide: Guide, songs: Sequence[Song]) -> page.Flow:
    """Return the titles of a few songs, or how many there are on which album."""
    if len(songs) <= FEW:
        return names.flow(songs)
    albums = Counter(guide.album_of[song.id].id for song in songs)
    titles = [
        page.Span(f"{guide.album[album].title} {number}", of=f"album:{album}") for album, number in albums.items()
    ]
    return page.Flow([f"{count(len(songs), 'song')} in all", *titles])
