"""Commands on the history: timeline, today, events, tours and people."""

from typing import Annotated

import typer

from rushguide.cli import offers
from rushguide.cli.options import A_NAME, Era, Limit, Sort, Year, examples, joined, settings_of
from rushguide.cli.output import Order, Shape, show, show_listing, show_records
from rushguide.cli.typed import read_day, today_here
from rushguide.columns.history import EVENTS, PEOPLE, TOURS
from rushguide.exports import objects as records
from rushguide.pages.history import day_page, event_page, people_page, person_page, tours_page
from rushguide.pages.timeline import timeline_page
from rushguide.queries.history import EventFilter, PeopleFilter, next_day, on_day, select_events, select_people
from rushguide.queries.names import EVENT, PERSON, find

commands = typer.Typer(rich_markup_mode=None)

EventName = Annotated[list[str], typer.Argument(metavar="NAME", help=A_NAME, autocompletion=offers.events)]
PersonName = Annotated[list[str], typer.Argument(metavar="NAME", help=A_NAME, autocompletion=offers.people)]
Episodes = Annotated[
    str | None,
    typer.Option(metavar="N", help="Of the years of an episode, such as 3 or 1-4,7.", autocompletion=offers.episodes),
]
Kind = Annotated[
    str | None,
    typer.Option(metavar="KIND", help="Of a kind, such as tour, award or line-up.", autocompletion=offers.event_kinds),
]
OfPerson = Annotated[
    str | None, typer.Option(metavar="NAME", help="That name somebody, such as peart.", autocompletion=offers.people)
]
Role = Annotated[
    str | None,
    typer.Option(metavar="WORDS", help="With a role or instrument, such as producer.", autocompletion=offers.roles),
]
OfAlbum = Annotated[
    str | None, typer.Option(metavar="ALBUM", help="Credited on an album, by name.", autocompletion=offers.albums)
]
On = Annotated[str | None, typer.Option(metavar="DAY", help="Another day, such as 29-jul or 2026-07-29.")]
Next = Annotated[bool, typer.Option("--next", help="The nearest day after it on which something happened.")]


@commands.command(epilog=examples("timeline", "timeline --era prog", "timeline --kind tour,award --year 1974..1981"))
def timeline(  # noqa: PLR0913 - one parameter for each filter
    ctx: typer.Context,
    *,
    era: Era = None,
    episode: Episodes = None,
    year: Year = None,
    kind: Kind = None,
    person: OfPerson = None,
    sort: Sort = None,
    limit: Limit = None,
) -> None:
    """Show what happened: a chart over one axis, then the dated events by year."""
    settings = settings_of(ctx)
    guide = settings.guide
    everything = era is None and episode is None and year is None
    show_listing(
        settings,
        select_events(guide, EventFilter(era, episode, year, kind, person)),
        Shape(
            "events",
            EVENTS,
            lambda event: records.event_object(guide, event),
            lambda rows: timeline_page(guide, rows, whole=everything, grouped=sort is None),
        ),
        Order(sort, limit),
    )


@commands.command(epilog=examples("today", "today --on 29-jul", "today --next"))
def today(ctx: typer.Context, on: On = None, *, following: Next = False) -> None:
    """Show what happened on this day, a line each; nothing at all on a day without events."""
    settings = settings_of(ctx)
    guide = settings.guide
    day = today_here() if on is None else read_day(on)
    if following:
        day = next_day(guide.events, day) or day
    happened = on_day(guide.events, day)
    show_records(
        settings,
        happened,
        Shape(
            "events",
            EVENTS,
            lambda event: records.event_object(guide, event),
            lambda rows: day_page(day, rows),
        ),
    )


@commands.command(epilog=examples("event first show with neil peart", "event release-2112"))
def event(ctx: typer.Context, name: EventName) -> None:
    """Show one event, by id or title: when, where, who, and what it belongs to."""
    settings = settings_of(ctx)
    guide = settings.guide
    found = find(guide, EVENT, joined(name))
    show(
        settings,
        lambda: event_page(guide, found),
        lambda: records.event_object(guide, found),
    )


@commands.command(epilog=examples("tours", "tours --year 1976..1978"))
def tours(ctx: typer.Context, era: Era = None, year: Year = None, sort: Sort = None, limit: Limit = None) -> None:
    """List the tours."""
    settings = settings_of(ctx)
    guide = settings.guide
    show_listing(
        settings,
        select_events(guide, EventFilter(era=era, year=year, kind="tour")),
        Shape(
            "tours",
            TOURS,
            lambda event: records.event_object(guide, event),
            lambda rows: tours_page(rows),
        ),
        Order(sort, limit),
    )


@commands.command(epilog=examples("people", "people --role producer", "people --album signals"))
def people(  # noqa: PLR0913 - one parameter for each filter
    ctx: typer.Context,
    *,
    role: Role = None,
    era: Era = None,
    album: OfAlbum = None,
    sort: Sort = None,
    limit: Limit = None,
) -> None:
    """List people, members first; filters combine, and each takes a comma list."""
    settings = settings_of(ctx)
    guide = settings.guide
    show_listing(
        settings,
        select_people(guide, PeopleFilter(role, era, album)),
        Shape(
            "people",
            PEOPLE,
            lambda person: records.person_object(guide, person),
            lambda rows: people_page(rows, grouped=sort is None),
        ),
        Order(sort, limit),
    )


@commands.command(epilog=examples("person peart", "person lerxst"))
def person(ctx: typer.Context, name: PersonName) -> None:
    """Show one person, by name or nickname: role, dates, songs, albums, events and episodes."""
    settings = settings_of(ctx)
    guide = settings.guide
    found = find(guide, PERSON, joined(name))
    show(
        settings,
        lambda: person_page(guide, found),
        lambda: records.person_object(guide, found),
    )
