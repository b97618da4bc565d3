"""What every listing does with its rows: sort, limit, show."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from rushguide.cli.output import show_rows, show_view
from rushguide.cli.settings import Settings
from rushguide.cli.streams import say
from rushguide.listings.columns import Listing

if TYPE_CHECKING:
    from rushguide.views.screen import Screen, View

R = TypeVar("R")


class Order(NamedTuple):
    """How a listing is sorted and how far it goes, as typed."""

    sort: str | None = None
    limit: int | None = None


class Shape(NamedTuple, Generic[R]):
    """How rows look: what they are called, their columns, as JSON objects, and drawn."""

    noun: str
    listing: Listing[R]
    """What formats of cells have; rows stand in them without groups."""
    as_object: Callable[[R], dict[str, object]]
    draw: Callable[["Screen", Sequence[R]], "View"]


def show_listing(settings: Settings, rows: Sequence[R], shape: Shape[R], order: Order) -> None:
    """Show rows in the order asked for; an empty list is an answer too, with a word on stderr."""
    if order.sort is not None:
        from rushguide.exports.sorting import sort_rows

        rows = sort_rows(rows, [shape.as_object(row) for row in rows], order.sort)
    rows = rows[: order.limit]
    if not rows:
        say(f"no {shape.noun} found")
    show_records(settings, rows, shape)


def show_records(settings: Settings, rows: Sequence[R], shape: Shape[R]) -> None:
    """Show rows as they come; programs get an empty list too, people nothing."""
    if settings.for_programs:
        show_rows(settings, shape.listing, rows, [shape.as_object(row) for row in rows])
    elif rows:
        show_view(settings, lambda screen: shape.draw(screen, rows))
