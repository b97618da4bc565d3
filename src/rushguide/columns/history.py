"""How episodes, eras, events, people and sources are listed, and the problems of a guide."""

from msgspec.structs import replace

from rushguide.columns.column import DISPUTED, YEARS_KEYS, Column, Listing, dispute_mark, format_days
from rushguide.guide.guide import Guide
from rushguide.guide.problems import Problem
from rushguide.guide.records import Episode, Era, Event, Person, Source
from rushguide.guide.tours import Tour
from rushguide.log import NOTHING_YET, Progress, next_episode
from rushguide.queries.history import era_of
from rushguide.queries.series import episodes_of_era
from rushguide.text import clock, format_date, format_period, format_years


def _years(record: Episode | Era) -> str:
    return format_years(record.years.start, record.years.end)


def _eras(episode: Episode) -> str:
    return ", ".join(episode.eras)


OVERVIEW = Listing[Episode](
    columns=(
        Column("number", "#", lambda episode: episode.id, right=True),
        Column("title", "Title", lambda episode: episode.title),
        Column("years", "Years", _years, keys=YEARS_KEYS),
        Column("eras", "Eras", _eras, priority=1, under="title", tone="era"),
    ),
    era=lambda episode: episode.main_era,
    id="number",
    noun="episode",
    of=lambda episode: f"episode:{episode.id}",
)
"""The few columns of the first screen."""


def with_seen(listing: Listing[Episode], guide: Guide, progress: Progress) -> Listing[Episode]:
    """Return a listing of episodes; once something was seen or heard, also when each was seen, and which is next."""
    if not progress:
        return listing
    following = next_episode(guide, progress.seen)

    def seen(episode: Episode) -> str:
        return "next" if episode == following else format_days(progress.seen.get(episode.number, ()))

    column = Column("seen", "Seen", seen, priority=1, under="title", blank=True)
    return replace(listing, columns=(*listing.columns, column))


def episodes_listing(guide: Guide, progress: Progress = NOTHING_YET) -> Listing[Episode]:
    """Return the columns of episodes: what there is to hear with each and, once something was seen, which were."""
    seconds = guide.listening_seconds
    listing = Listing[Episode](
        columns=(
            *OVERVIEW.columns,
            Column("albums", "Albums", lambda episode: str(len(episode.albums)), right=True, priority=4),
            Column("song_count", "Songs", lambda each: str(len(guide.listening[each.number])), right=True, priority=2),
            Column("seconds", "Listening", lambda each: clock(seconds[each.number]), right=True, priority=3),
            Column("tagline", "", lambda episode: episode.tagline or "", priority=5, prose=True, blank=True),
        ),
        era=OVERVIEW.era,
        id=OVERVIEW.id,
        noun=OVERVIEW.noun,
        total=lambda episodes: f"{clock(sum(seconds[each.number] for each in episodes))} to listen to",
        of=OVERVIEW.of,
    )
    return with_seen(listing, guide, progress)


def eras_listing(guide: Guide) -> Listing[Era]:
    """Return the columns of eras."""

    def albums(era: Era) -> str:
        return str(sum(album.era == era.id for album in guide.albums))

    def songs(era: Era) -> str:
        return str(sum(guide.album_of[song.id].era == era.id for song in guide.songs))

    def episodes(era: Era) -> str:
        return ", ".join(episode.id for episode in episodes_of_era(guide, era))

    return Listing(
        columns=(
            Column("id", "Era", lambda era: era.id, tone="era"),
            Column("name", "Name", lambda era: era.name, priority=1, under="id"),
            Column("years", "Years", _years, keys=YEARS_KEYS),
            Column("albums", "Albums", albums, right=True, priority=3),
            Column("songs", "Songs", songs, right=True, priority=2),
            Column("episodes", "Episodes", episodes, right=True),
        ),
        era=lambda era: era.id,
        noun="era",
        of=lambda era: f"era:{era.id}",
    )


def event_date(event: Event | Tour) -> str:
    """Return the date or span in words, marked if sources differ; a tour that goes on has no end yet."""
    said = event.date_text or format_period(f"{event.date}/{event.end}" if event.end else event.date)
    goes_on = "–" if isinstance(event, Tour) and event.known_until and not event.end else ""
    return dispute_mark(event, "date", "end") + said + goes_on


def without_year(event: Event) -> str:
    """Return the date for under a heading that names the year; of a bare year only its mark, if it has one."""
    year = event.date[:4]
    said = event_date(event).replace(f" {year}–", "–")
    return said if said == f"{DISPUTED}{year}" else said.removesuffix(year).strip()


def event_title(event: Event) -> str:
    """Return the title; that of a plan says so."""
    return f"{event.title} (announced)" if event.scheduled else event.title


DATE = Column[Event]("date", "Date", event_date, keys=("date", "end"), blank=True)
DAY = Column[Event]("date", "Date", without_year, right=True, blank=True)
YEAR = Column[Event]("date", "", lambda event: str(event.year), right=True, blank=True)
TITLE = Column[Event]("title", "Event", event_title)
PLACE = Column[Event](
    "place", "Place", lambda event: event.place or "", priority=1, under="title", tone="quiet", blank=True
)
KIND = Column[Event]("kind", "Kind", lambda event: event.kind, priority=3, tone="quiet")
NOTE = Column[Event]("note", "Note", lambda event: event.note or "", priority=4, prose=True, tone="quiet", blank=True)

DATED = Listing[Event](
    columns=(DATE, TITLE, PLACE, KIND), era=lambda _: "", noun="event", of=lambda event: f"event:{event.id}"
)
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
    return ", ".join(filter(None, [tour.place, "announced" if tour.scheduled else None]))


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
    era=lambda _: "",
    noun="tour",
    of=lambda tour: f"tour:{tour.id}",
    total=lambda tours: f"{sum(tour.shows or 0 for tour in tours):,} shows",
)


def by_year(guide: Guide) -> Listing[Event]:
    """Return the columns of events under their years, each year in the colour of its era."""
    return replace(
        DATED,
        columns=(DAY, TITLE, PLACE, KIND),
        era=lambda event: era.id if (era := era_of(guide, event)) else "",
        group=lambda event: str(event.year),
        group_tone="era",
    )


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
    era=lambda _: "",
    group=lambda person: "members" if person.member else "others",
    noun="person",
    nouns="people",
    of=lambda person: f"person:{person.id}",
)

SOURCES = Listing[Source](
    columns=(
        Column("id", "Source", lambda source: source.id),
        Column("title", "Title", lambda source: source.title or "", priority=2, under="id", blank=True),
        Column("publisher", "Publisher", lambda each: each.publisher or "", priority=3, tone="quiet", blank=True),
        Column("kind", "Kind", lambda source: source.kind, priority=4, tone="quiet"),
        Column("url", "Address", lambda source: source.url or "", priority=5, tone="quiet", blank=True),
    ),
    era=lambda _: "",
    noun="source",
    of=lambda source: f"source:{source.id}",
)

PROBLEMS = Listing[Problem](
    columns=(
        Column("file", "File", lambda problem: problem.file),
        Column("line", "Line", lambda problem: str(problem.line), right=True),
        Column("column", "Column", lambda problem: str(problem.column), right=True),
        Column("severity", "Severity", lambda problem: problem.severity.name.lower()),
        Column("code", "Code", lambda problem: problem.code),
        Column("record", "Record", lambda problem: problem.record, blank=True),
        Column("field", "Field", lambda problem: problem.field, blank=True),
        Column("message", "Message", lambda problem: problem.message),
    ),
    era=lambda _: "",
    id="",
    noun="problem",
)
"""For CSV, TSV and Markdown; on a screen, problems are lines that editors jump to."""
