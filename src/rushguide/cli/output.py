"""The one place that shows answers: drawn for people, or in one of the formats for programs."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from rushguide import views
from rushguide.cli.settings import Format, Settings
from rushguide.cli.streams import encoded, write
from rushguide.errors import ExitCode, GuideError
from rushguide.text import clean

if TYPE_CHECKING:
    from rushguide.exports.formats import Writer
    from rushguide.exports.records import Object
    from rushguide.listings.columns import Listing
    from rushguide.views.screen import Depth, Screen, View

R = TypeVar("R")
PAGES = tuple(each for each in Format if each not in {Format.CSV, Format.TSV})
"""The formats that a page has; the others are for rows."""


def show(settings: Settings, draw: Callable[["Screen"], "View"], data: Callable[[], object]) -> None:
    """Show a page: drawn for the screen, or its data in the format that was asked for."""
    if settings.for_programs:
        _put(settings, _page_writer(settings)(data()))
    else:
        show_view(settings, draw)


def show_view(settings: Settings, draw: Callable[["Screen"], "View"]) -> None:
    """Show what is drawn, on the screen or in a picture of it."""
    if settings.save:
        from rushguide.cli.pictures import save

        save(settings, settings.save, draw)
    else:
        screen = _screen(settings)
        _put(settings, screen.render(draw(screen)))


def show_text(settings: Settings, text: str, data: object) -> None:
    """Show an answer that is drawn nowhere: the text, or the data in the format that was asked for."""
    if settings.for_programs or settings.save:
        show(settings, lambda _: views.parts.verbatim(text), lambda: data)
    else:
        _put(settings, clean(text) + "\n")


def show_file(settings: Settings, data: bytes) -> None:
    """Print a file for other programs as it is; a terminal gets what it can show of it."""
    if settings.on_terminal():
        _put(settings, clean(data.decode(errors="replace")))
    else:
        write(data)


def show_rows(settings: Settings, listing: "Listing[R]", rows: Sequence[R], objects: Sequence["Object"]) -> None:
    """Show rows in a format for programs."""
    _put(settings, _writer(settings).listing(listing, rows, objects))


def check_answer(settings: Settings, *, rows: bool = False) -> None:
    """Raise the GuideError of an answer that cannot be shown as asked, before anything is done that it would tell of.

    It is a page, or rows.
    """
    if settings.for_programs:
        _ = _writer(settings) if rows else _page_writer(settings)
    elif settings.save:
        from rushguide.cli.pictures import check_picture

        check_picture(settings, settings.save)


def _page_writer(settings: Settings) -> Callable[[object], str]:
    page = _writer(settings).page
    if page is None:
        hint = f"formats of a page: {', '.join(PAGES)}"
        raise GuideError(f"a page has no format {settings.wanted}", hints=[hint], code=ExitCode.UNREADABLE)
    return page


def _writer(settings: Settings) -> "Writer":
    from rushguide.exports.formats import writer

    if settings.save:
        hint = f"a file of {settings.wanted}: --format {settings.wanted} > FILE"
        raise GuideError("--save takes a picture of what the screen shows", hints=[hint], code=ExitCode.UNREADABLE)
    return writer(settings.wanted)


def _put(settings: Settings, text: str) -> None:
    """Write a text: through a pager where it is longer than the terminal, for programs always as UTF-8."""
    data = text.encode() if settings.for_programs else encoded(text)
    if not _paged(settings, text, data):
        write(data)


def _paged(settings: Settings, text: str, data: bytes) -> bool:
    """Hand a text to the pager if it is one for it, and say whether it was."""
    if settings.no_pager or not settings.on_terminal():
        return False
    from rushguide.cli import pager

    words = pager.command() if pager.past_one_screen(text) else []
    return bool(words) and pager.page(words, data)


def _screen(settings: Settings) -> "Screen":
    from rushguide.views.screen import Screen

    if settings.plain:
        return Screen(plain=True)
    return Screen(
        width=settings.columns(),
        depth=_depth() if settings.coloured() else None,
        links=settings.on_terminal(),
        colours=settings.colours,
    )


def _depth() -> "Depth":
    if os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return "truecolor"
    return "256" if "256" in os.environ.get("TERM", "") or not sys.stdout.isatty() else "standard"
