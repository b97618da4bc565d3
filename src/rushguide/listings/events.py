"""How events are listed: along the years, on a day, and as tours."""

from msgspec.structs import replace

from rushguide.listings.columns import Column, Listing
from rushguide.listings.marks import DISPUTED
from rushguide.model import Event, Guide
from rushguide.queries.events import era_of
from rushguide.text import say_period


def event_date(event: Event) -> str:
    """Return the date or span in words, marked where sources differ."""
    said = event.date_text or say_period(f"{event.date}/{event.end}" if event.end else event.date)
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
DATE = Column[Event](key="date", keys=SPAN, blank=True, heading="Date", read=event_date)
DAY = Column[Event](key="date", blank=True, heading="Date", read=without_year, right=True)
TITLE = Column[Event](key="title", heading="Event", read=event_title)
PLACE = Column[Event](
    key="place", blank=True, heading="Place", read=lambda event: event.place or "", drop=1, under="title", tone="quiet"
)
KIND = Column[Event](key="kind", heading="Kind", read=lambda event: event.kind, drop=3, tone="quiet")
NOTE = Column[Event](
    key="note", blank=True, heading="Note", read=lambda event: event.note or "", drop=4, prose=True, tone="quiet"
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
        Column[Event](key="date", blank=True, heading="", read=lambda event: str(event.year), right=True),
        TITLE,
        PLACE,
    ),
)
