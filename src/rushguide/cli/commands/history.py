"""Commands on the history: timeline, today, events, tours and people."""

from typing import Annotated

from rushguide.cli.command import Answer, Rows, command
from rushguide.cli.settings import Order, Settings
from rushguide.cli.streams import print_line
from rushguide.cli.typed import read_day_near, today_here
from rushguide.columns.history import EVENTS, PEOPLE, TOURS
from rushguide.exports import objects
from rushguide.guide.records import Event, Person
from rushguide.guide.tours import Tour
from rushguide.options import Flag, Name, Option, Words
from rushguide.pages.history import day_page, event_page, people_page, person_page, tour_page, tours_page
from rushguide.pages.timeline import timeline_page
from rushguide.queries.filters import select
from rushguide.queries.history import EventFilter, PeopleFilter, TourFilter, next_day, on_day
from rushguide.queries.names import EVENT, PERSON, TOUR, find
from rushguide.text import MONTH_NAMES


@command("timeline", "timeline prog", "timeline --kind tour,award --year 1974..1981", answers=["event"])
def timeline(settings: Settings, asked: EventFilter, order: Order) -> Rows[Event]:
    """Show what happened: a chart over one axis, then the dated events by year."""
    guide = settings.guide
    whole, grouped = asked.era is None and asked.episode is None and asked.year is None, order.sort is None
    return Rows(
        "events",
        select(guide, asked),
        EVENTS,
        lambda each: objects.record_object(guide, each),
        lambda rows: timeline_page(guide, rows, whole=whole, grouped=grouped),
        order,
    )


@command("today", "today 29 july", "today --next", answers=["event"])
def today(
    settings: Settings,
    typed: Annotated[str | None, Words("DAY", "Another day, such as 29 july, 07-29 or yesterday.")] = None,
    *,
    on: Annotated[str | None, Option("DAY", "The same, as an option.")] = None,
    following: Annotated[bool, Flag("--next", "The next day on which something happened.")],
) -> Rows[Event]:
    """Show what happened on this day, a line each; in a pipe nothing at all on a day without events."""
    guide, said = settings.guide, on or typed
    day = read_day_near(said, today_here()) if said else today_here()
    found, later = on_day(guide.anniversaries, day), next_day(guide.anniversaries, day)
    if following and later:
        day, found = later, on_day(guide.anniversaries, later)
    if not found and settings.on_terminal():  # quiet where a shell's start-up file reads it
        next_one = f"; the next is {later.day} {MONTH_NAMES[later.month - 1]}" if later else ""
        print_line(f"nothing happened on {day.day} {MONTH_NAMES[day.month - 1]}{next_one}")
    return Rows(
        "",
        found,
        EVENTS,
        lambda each: objects.record_object(guide, each),
        lambda rows: day_page(day, rows),
    )


@command("event first show with neil peart", "event release-2112", answers="event")
def event(settings: Settings, name: Annotated[str, Name("events")]) -> Answer:
    """Show one event, by id or title: when, where, who, and what it belongs to."""
    guide = settings.guide
    found = find(guide, EVENT, name)
    return Answer(lambda: objects.record_object(guide, found), lambda: event_page(guide, found))


@command("tours", "tours 1976..1978", "tours --sort -shows --limit 5", answers=["tour"])
def tours(settings: Settings, asked: TourFilter, order: Order) -> Rows[Tour]:
    """List the tours: when, where, and how many shows are known."""
    guide = settings.guide
    return Rows(
        "tours",
        select(guide, asked),
        TOURS,
        lambda each: objects.record_object(guide, each),
        lambda rows: tours_page(guide, rows),
        order,
    )


@command("tour hemispheres", "tour fifty something", answers="tour")
def tour(settings: Settings, name: Annotated[str, Name("tours")]) -> Answer:
    """Show one tour: shows, the usual set and how often each song was in it, what was new, what was played last."""
    guide = settings.guide
    found = find(guide, TOUR, name)
    return Answer(lambda: objects.record_object(guide, found), lambda: tour_page(guide, found))


@command("people", "people drummer", "people --role producer", "people --album signals", answers=["person"])
def people(settings: Settings, asked: PeopleFilter, order: Order) -> Rows[Person]:
    """List people, members first; filters combine, and each takes a comma list."""
    guide = settings.guide
    return Rows(
        "people",
        select(guide, asked),
        PEOPLE,
        lambda each: objects.record_object(guide, each),
        lambda rows: people_page(rows, grouped=order.sort is None),
        order,
    )


@command("person peart", "person lerxst", answers="person")
def person(settings: Settings, name: Annotated[str, Name("people")]) -> Answer:
    """Show one person, by name or nickname: role, dates, songs, albums, events and episodes."""
    guide = settings.guide
    found = find(guide, PERSON, name)
    return Answer(lambda: objects.record_object(guide, found), lambda: person_page(guide, found))
