"""Commands on the history: timeline, today, events, tours and people."""

from typing import Annotated

from rushguide.cli.command import Answer, Rows, command
from rushguide.cli.settings import Order, Settings
from rushguide.cli.typed import read_day_near, today_here
from rushguide.columns import history as columns
from rushguide.guide import music, records
from rushguide.options import Flag, Name, Option, Words
from rushguide.pages import history as pages
from rushguide.queries import filters, history, names


@command("timeline", "timeline prog", "timeline --kind tour,award --year 1974..1981", answers=["event"])
def timeline(
    settings: Settings,
    asked: history.EventFilter,
    order: Order,
    *,
    everything: Annotated[bool, Flag("--all", "All events, and not only the turning points.")],
) -> Rows[records.Event]:
    """Show what happened: a chart over one axis, then the turning points; with a filter all events that fit."""
    guide, found = settings.guide, filters.select(settings.guide, asked)
    whole = asked.era is None and asked.episode is None and asked.year is None
    short = asked.is_empty and not (everything or order.sort or order.limit)
    return Rows(found, columns.EVENTS, lambda rows: pages.timeline_page(guide, rows, whole=whole, short=short), order)


@command("today", "today 29 july", "today --next", answers=["event"])
def today(
    settings: Settings,
    typed: Annotated[str | None, Words("DAY", "Another day, such as 29 july, 07-29 or yesterday.")] = None,
    *,
    on: Annotated[str | None, Option("DAY", "The same, as an option.")] = None,
    following: Annotated[bool, Flag("--next", "The next day on which something happened.")],
) -> Rows[records.Event]:
    """Show what happened on this day, a line each; on a day without events nothing, or on a terminal the next day."""
    guide, day = settings.guide, read_day_near(on or typed or "today", today_here())
    if following:
        day = history.next_day(guide.anniversaries, day) or day
    return Rows(
        history.on_day(guide.anniversaries, day),
        columns.EVENTS,
        lambda rows: pages.day_page(day, rows, history.next_day(guide.anniversaries, day)),
        silent=True,
        always=settings.on_terminal(),
    )


@command("event first show with neil peart", "event release-2112", answers="event")
def event(settings: Settings, name: Annotated[str, Name("events")]) -> Answer:
    """Show one event, by id or title: when, where, who, and what it belongs to."""
    found = names.find(settings.guide, names.EVENT, name)
    return Answer(found, lambda: pages.event_page(settings.guide, found))


@command("tours", "tours 1976..1978", "tours --sort -shows --limit 5", answers=["tour"])
def tours(
    settings: Settings,
    asked: history.TourFilter,
    order: Order,
    *,
    why: Annotated[bool, Flag("--why", "What is noted of each, too.")],
) -> Rows[music.Tour]:
    """List the tours: when, where, and how many shows are known."""
    guide = settings.guide
    return Rows(filters.select(guide, asked), columns.TOURS, lambda rows: pages.tours_page(guide, rows, why=why), order)


@command("tour hemispheres", "tour fifty something", answers="tour")
def tour(settings: Settings, name: Annotated[str, Name("tours")]) -> Answer:
    """Show one tour: shows, the usual set and how often each song was in it, what was new, what was played last."""
    found = names.find(settings.guide, names.TOUR, name)
    return Answer(found, lambda: pages.tour_page(settings.guide, found))


@command("people", "people drummer", "people --role producer", "people --album signals", answers=["person"])
def people(settings: Settings, asked: history.PeopleFilter, order: Order) -> Rows[records.Person]:
    """List people, members first; filters combine, and each takes a comma list."""
    rows = filters.select(settings.guide, asked)
    return Rows(rows, columns.PEOPLE, lambda rows: pages.people_page(rows, grouped=order.sort is None), order)


@command("person peart", "person lerxst", answers="person")
def person(settings: Settings, name: Annotated[str, Name("people")]) -> Answer:
    """Show one person, by name or nickname: role, dates, songs, albums, events and episodes."""
    found = names.find(settings.guide, names.PERSON, name)
    return Answer(found, lambda: pages.person_page(settings.guide, found))
