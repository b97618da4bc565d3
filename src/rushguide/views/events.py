"""Events: one whole, those of a day, and tours."""

from collections.abc import Sequence
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from rushguide.listings.events import ON_DAY, TOURS, event_date
from rushguide.model import Event, Guide
from rushguide.queries.events import episodes_of, era_of
from rushguide.text import MONTH_NAMES
from rushguide.views.parts import disputes, era_title, facts, flow, heading, page, paragraphs, see_also, title, titled
from rushguide.views.screen import Screen
from rushguide.views.tables import table, table_with_foot


def event_view(guide: Guide, screen: Screen, event: Event) -> RenderableType:
    """Return one event: when, where, who, what it belongs to, and where else to look."""
    era = era_of(guide, event)
    when = f"announced for {event_date(event)}" if event.scheduled else event_date(event)
    return page(
        heading(screen, era_title(screen, event.title, era.id if era else ""), when),
        paragraphs(screen, event.note) if event.note else None,
        Text(),
        facts(screen, _facts(guide, screen, event)),
        see_also(screen, _leads(guide, event)),
    )


def _facts(guide: Guide, screen: Screen, event: Event) -> list[tuple[str, str | Text | None]]:
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


def _leads(guide: Guide, event: Event) -> list[str]:
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
