"""How problems of a guide are listed in formats of cells; for people they are lines that editors jump to."""

from msgspec.structs import replace

from rushguide.columns.column import DISPUTED, Column, Listing
from rushguide.guide.events import Event
from rushguide.guide.guide import Guide
from rushguide.guide.problems import Problem
from rushguide.guide.records import Person, Source
from rushguide.queries.history import era_of
from rushguide.text import format_date, format_period, format_years


def event_date(event: Event) -> str:
    """Return the date or span in words, marked where sources differ."""
    said = event.date_text or format_period(f"{event.date}/{event.end}" if event.end else event.date)
    return (DISPUTED if event.disputed.keys() & {"date", "end"} else "") + said


def without_year(event: Event) -> str:
    """Return the date as it is said under a heading that names the year."""
    year = event.date[:4]
    said = event_date(event).replace(f" {year}–", "–")
    return said if said == f"{DISPUTED}{year}" else said.removesuffix(year).strip()


def event_title(event: Event) -> str:
    """Return the title; a plan is said to be one."""
    return f"{event.title} (announced)" if event.scheduled else event.title


SPAN = ("date", "end")
DATE = Column[Event](key="date", keys=SPAN, blank=True, heading="Date", cell=event_date)
DAY = Column[Event](key="date", blank=True, heading="Date", cell=without_year, right=True)
TITLE = Column[Event](key="title", heading="Event", cell=event_title)
PLACE = Column[Event](
    key="place",
    blank=True,
    heading="Place",
    cell=lambda event: event.place or "",
    priority=1,
    under="title",
    tone="quiet",
)
KIND = Column[Event](key="kind", heading="Kind", cell=lambda event: event.kind, priority=3, tone="quiet")
NOTE = Column[Event](
    key="note", blank=True, heading="Note", cell=lambda event: event.note or "", priority=4, prose=True, tone="quiet"
)

BY_YEAR = Listing[Event](
    columns=(DAY, TITLE, PLACE, KIND),
    era=lambda _: "",
    group=lambda event: str(event.year),
    noun="event",
)


def by_year(guide: Guide) -> Listing[Event]:
    """Return events under their years, each year in the colour of its era."""
    return replace(BY_YEAR, era=lambda event: era.id if (era := era_of(guide, event)) else "", group_tone="era")


DATED = replace(BY_YEAR, columns=(DATE, TITLE, PLACE, KIND), group=None)
TOURS = replace(DATED, columns=(DATE, TITLE, PLACE, NOTE), noun="tour")
EVENTS = replace(DATED, columns=(DATE, TITLE, PLACE, KIND, NOTE))
"""All that there is to say of an event in a row, for formats that have the room."""
ON_DAY = replace(
    DATED,
    columns=(
        Column[Event](key="date", blank=True, heading="", cell=lambda event: str(event.year), right=True),
        TITLE,
        PLACE,
    ),
)


def with_rush(person: Person) -> str:
    """Return the years with the band."""
    return ", ".join(format_years(span.start, span.end) for span in person.with_rush)


def date_of(person: Person, field: str) -> str:
    """Return a date of birth or death, marked where sources differ; empty where it is not known."""
    date = person.born if field == "born" else person.died
    mark = DISPUTED if field in person.disputed else ""
    return mark + format_date(date) if date else ""


PEOPLE = Listing[Person](
    columns=(
        Column(key="name", heading="Name", cell=lambda person: person.name),
        Column(key="role", heading="Role", cell=lambda person: person.role, priority=1, under="name", tone="quiet"),
        Column(key="with_rush", blank=True, heading="Active", cell=with_rush, priority=2),
        Column(
            key="born", blank=True, heading="Born", cell=lambda person: date_of(person, "born"), right=True, priority=3
        ),
        Column(
            key="died", blank=True, heading="Died", cell=lambda person: date_of(person, "died"), right=True, priority=4
        ),
    ),
    era=lambda _: "",
    group=lambda person: "members" if person.member else "others",
    noun="person",
    nouns="people",
)


SOURCES = Listing[Source](
    columns=(
        Column(key="id", heading="Source", cell=lambda source: source.id),
        Column(
            key="title", blank=True, heading="Title", cell=lambda source: source.title or "", priority=2, under="id"
        ),
        Column(
            key="publisher",
            blank=True,
            heading="Publisher",
            cell=lambda source: source.publisher or "",
            priority=3,
            tone="quiet",
        ),
        Column(key="kind", heading="Kind", cell=lambda source: source.kind, priority=4, tone="quiet"),
        Column(
            key="url", blank=True, heading="Address", cell=lambda source: source.url or "", priority=5, tone="quiet"
        ),
    ),
    era=lambda _: "",
    noun="source",
)


PROBLEMS = Listing[Problem](
    columns=(
        Column(key="file", heading="File", cell=lambda problem: problem.file),
        Column(key="line", heading="Line", cell=lambda problem: str(problem.line), right=True),
        Column(key="column", heading="Column", cell=lambda problem: str(problem.column), right=True),
        Column(key="severity", heading="Severity", cell=lambda problem: problem.severity.name.lower()),
        Column(key="code", heading="Code", cell=lambda problem: problem.code),
        Column(key="record", blank=True, heading="Record", cell=lambda problem: problem.record),
        Column(key="field", blank=True, heading="Field", cell=lambda problem: problem.field),
        Column(key="message", heading="Message", cell=lambda problem: problem.message),
    ),
    era=lambda _: "",
    id="",
    noun="problem",
)
