"""How episodes, eras, events, people and sources are listed, and the problems of a guide."""

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rushguide.columns.column import COMING, DONE, Column, Listing, below, dispute_mark, format_days
from rushguide.guide.guide import Guide
from rushguide.guide.music import Tour
from rushguide.guide.records import Episode, Era, Event, Person, Source
from rushguide.log import NOTHING_YET, Progress, next_episode
from rushguide.queries.history import episodes_of_era, era_of
from rushguide.text import format_date, format_length, format_period, format_years

if TYPE_CHECKING:
    from rushguide.guide.problems import Problem

YEARS = Column[Episode | Era](
    "years", "Years", lambda each: format_years(each.years.start, each.years.end), keys=("years.from", "years.to")
)
OVERVIEW = Listing[Episode](
    columns=(
        Column("number", "#", lambda episode: episode.id, right=True),
        Column("title", "Title", lambda episode: episode.title),
        YEARS,
        Column("eras", "Eras", lambda episode: ", ".join(episode.eras), priority=3, uncoloured=True),
        below("tagline", "", lambda episode: episode.tagline or "", "title", priority=1, in_pipes=True),
    ),
    eras=lambda episode: episode.eras[:2],
    id="number",
    noun="episode",
    of=lambda episode: f"episode:{episode.id}",
)
"""The few columns of the first screen."""


def with_seen(listing: Listing[Episode], guide: Guide, progress: Progress) -> Listing[Episode]:
    """Return a listing of episodes; once something was seen or heard, also which were, and which is next."""
    if not progress:
        return listing
    following = next_episode(guide, progress.seen)

    def seen(episode: Episode) -> str:
        return "next" if episode == following else format_days(progress.seen.get(episode.number, ()))

    def sign(episode: Episode) -> str:
        return COMING if episode == following else DONE if episode.number in progress.seen else ""

    column = Column("seen", "Seen", seen, priority=7, blank=True)
    return replace(listing, columns=(*listing.columns, column), sign=sign)


def episodes_listing(guide: Guide, progress: Progress = NOTHING_YET) -> Listing[Episode]:
    """Return the columns of episodes: what there is to hear with each and, once something was seen, which were."""
    seconds = guide.listening_seconds
    listing = replace(
        OVERVIEW,
        columns=(
            *OVERVIEW.columns,
            Column("albums", "Albums", lambda episode: str(len(episode.albums)), right=True, priority=6),
            Column("song_count", "Songs", lambda each: str(len(guide.listening[each.number])), right=True, priority=4),
            Column("seconds", "Listening", lambda each: format_length(seconds[each.number]), right=True, priority=5),
        ),
        total=lambda episodes: f"{format_length(sum(seconds[each.number] for each in episodes))} to listen to",
    )
    return with_seen(listing, guide, progress)


def eras_listing(guide: Guide) -> Listing[Era]:
    """Return the columns of eras."""
    albums = Counter(album.era for album in guide.albums)
    songs = Counter(guide.album_of[song.id].era for song in guide.songs)

    def episodes(era: Era) -> str:
        return ", ".join(episode.id for episode in episodes_of_era(guide, era))

    return Listing(
        columns=(
            Column("id", "Era", lambda era: era.id),
            Column("name", "Name", lambda era: era.name, priority=4, tone="quiet"),
            YEARS,
            Column("albums", "Albums", lambda era: str(albums[era.id]), right=True, priority=3),
            Column("songs", "Songs", lambda era: str(songs[era.id]), right=True, priority=2),
            Column("episodes", "Episodes", episodes, right=True),
        ),
        eras=lambda era: (era.id,),
        noun="era",
        of=lambda era: f"era:{era.id}",
    )


def event_date(event: Event | Tour) -> str:
    """Return the date or span in words, marked if sources differ; a tour that goes on has no end yet."""
    said = event.date_text or format_period(f"{event.date}/{event.end}" if event.end else event.date)
    goes_on = "–" if isinstance(event, Tour) and event.known_until and not event.end else ""
    return dispute_mark(event, "date", "end") + said + goes_on


def planned(event: Event | Tour) -> str:
    """Return what is said of the date of a plan: whether it is still to come; empty for what happened."""
    return "" if not event.scheduled else "was announced for" if event.overdue else "announced for"


def event_title(event: Event) -> str:
    """Return the title; that of a plan says so."""
    said = "was announced for this date" if event.overdue else "announced"
    return f"{event.title} ({said})" if event.scheduled else event.title


DATE = Column[Event]("date", "Date", event_date, right=True, keys=("date", "end"))
YEAR = Column[Event]("date", "", lambda event: str(event.year), right=True, blank=True)
TITLE = Column[Event]("title", "Event", event_title)
PLACE = Column[Event]("place", "Place", lambda event: event.place or "", priority=1, tone="quiet", blank=True)
KIND = Column[Event]("kind", "Kind", lambda event: event.kind, priority=3, tone="quiet")
NOTE: Column[Event | Tour] = below("note", "Note", lambda each: each.note or "", "title", priority=4)

DATED = Listing[Event](columns=(DATE, TITLE, PLACE, KIND), noun="event", of=lambda event: f"event:{event.id}")
TURNS = replace(DATED, noun="turning point")
EVENTS = replace(DATED, columns=(DATE, TITLE, PLACE, KIND, NOTE))
"""Everything about an event, for CSV and Markdown."""


def _on_day(event: Event) -> str:
    """Return where an event leads; what was played for the first or last time is no record, but its songs are."""
    return f"song:{event.songs[0]}" if event.id.endswith(f"-played-{event.date}") else f"event:{event.id}"


ON_DAY = replace(DATED, columns=(YEAR, TITLE, PLACE), of=_on_day)


def shows(tour: Tour) -> str:
    """Return how many shows are known, marked if sources differ."""
    return dispute_mark(tour, "shows") + (f"{tour.shows}" if tour.shows else "")


def _where(tour: Tour) -> str:
    said = "was announced for these dates" if tour.overdue else "announced" if tour.scheduled else None
    return ", ".join(filter(None, [tour.place, said]))


TOURS = Listing[Tour](
    columns=(
        Column("name", "Tour", lambda tour: tour.name),
        Column("date", "Dates", event_date, keys=("date", "end"), priority=1, under="name"),
        Column("shows", "Shows", shows, right=True),
        Column("set_lists", "Set lists", lambda tour: str(tour.set_lists or ""), right=True, priority=5),
        Column("cities", "Cities", lambda tour: str(tour.cities or ""), right=True, priority=4),
        Column("country_count", "Countries", lambda tour: str(len(tour.countries) or ""), right=True, priority=2),
        Column("place", "Where", _where, priority=3, under="name", tone="quiet", blank=True),
    ),
    noun="tour",
    of=lambda tour: f"tour:{tour.id}",
    total=lambda tours: f"{sum(tour.shows or 0 for tour in tours):,} shows",
)


def tours_listing(guide: Guide, *, notes: bool = False) -> Listing[Tour]:
    """Return the columns of tours with the eras in whose years they began; with what is noted, if that is wanted."""
    columns = (*TOURS.columns, replace(NOTE, under="name", priority=6)) if notes else TOURS.columns
    return replace(TOURS, columns=columns, eras=lambda tour: (era.id,) if (era := era_of(guide, tour)) else ())


def with_eras(guide: Guide, listing: Listing[Event]) -> Listing[Event]:
    """Return a listing of events with the eras in whose years they lie."""
    return replace(listing, eras=lambda event: (era.id,) if (era := era_of(guide, event)) else ())


def with_rush(person: Person) -> str:
    """Return the years with the band."""
    return ", ".join(format_years(span.start, span.end) for span in person.with_rush)


def date_of(person: Person, field: str) -> str:
    """Return a date of birth or death, marked if sources differ; empty if it is not known."""
    date = person.born if field == "born" else person.died
    return dispute_mark(person, field) + format_date(date) if date else ""


PEOPLE = Listing[Person](
    columns=(
        Column("name", "Name", lambda person: person.name),
        Column("role", "Role", lambda person: person.role, priority=1, under="name", tone="quiet"),
        Column("with_rush", "Active", with_rush, priority=2, blank=True),
        Column("born", "Born", lambda person: date_of(person, "born"), right=True, priority=3, blank=True),
        Column("died", "Died", lambda person: date_of(person, "died"), right=True, priority=4, blank=True),
    ),
    group=lambda person: "Members" if person.member else "Others",
    noun="person",
    nouns="people",
    of=lambda person: f"person:{person.id}",
)

SOURCES = Listing[Source](
    columns=(
        Column("id", "Source", lambda source: source.id, priority=6),
        Column("title", "Title", lambda source: source.name),
        Column("publisher", "Publisher", lambda each: each.publisher or "", priority=3, tone="quiet", blank=True),
        Column("kind", "Kind", lambda source: source.kind, priority=4, tone="quiet"),
        Column("url", "Address", lambda source: source.url or "", priority=5, tone="quiet", blank=True),
    ),
    noun="source",
    of=lambda source: f"source:{source.id}",
)


def _of_problems(key: str) -> "Column[Problem]":
    numeric = key in {"line", "column"}
    return Column(key, key.capitalize(), lambda problem: str(getattr(problem, key)), right=numeric, blank=True)


PROBLEMS = Listing["Problem"](
    columns=tuple(map(_of_problems, ("file", "line", "column", "severity", "code", "record", "field", "message"))),
    id="",
    noun="problem",
)
"""For CSV, TSV and Markdown; on a screen, problems are lines that editors jump to."""
