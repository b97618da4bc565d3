"""What every listing does with its rows: sort, limit, show."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from rushguide.cli.output import say, show
from rushguide.cli.settings import Settings

if TYPE_CHECKING:
    from rushguide.views.screen import Screen, View

R = TypeVar("R")


class Order(NamedTuple):
    """How a listing is sorted and how far it goes, as typed."""

    sort: str | None = None
    limit: int | None = None


class Shape(NamedTuple, Generic[R]):
    """How rows look: what they are called, as JSON objects, and drawn."""

    noun: str
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
    if rows or settings.wants_json:
        show(settings, lambda screen: shape.draw(screen, rows), lambda: [shape.as_object(row) for row in rows])
