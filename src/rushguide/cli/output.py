"""What every listing does with its rows: sort, limit, show."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from rushguide.cli.settings import USUAL_COLUMNS, Colour, Format, Settings
from rushguide.cli.streams import check_free, encoded, print_line, write, write_new
from rushguide.columns.column import Listing
from rushguide.draw.pictures import KINDS, picture
from rushguide.draw.screen import Screen
from rushguide.errors import ExitCode, GuideError
from rushguide.pages.page import Page, Verbatim
from rushguide.text import CODES, clean

if TYPE_CHECKING:
    from rushguide.draw.screen import Depth
    from rushguide.exports.formats import Writer
    from rushguide.exports.objects import Object

R = TypeVar("R")
PAGES = tuple(each for each in Format if each not in {Format.CSV, Format.TSV})
"""The formats that a page has; the others are for rows."""


def show(settings: Settings, page: "Callable[[], Page]", data: Callable[[], object]) -> None:
    """Show a page: drawn for the screen, or its data in the format that was asked for."""
    if settings.for_programs:
        _put(settings, _page_writer(settings)(data()))
    else:
        show_page(settings, page())


def show_page(settings: Settings, page: "Page") -> None:
    """Show a page, on the screen or in a picture of it."""
    if settings.save:
        save(settings, settings.save, page)
    else:
        from rushguide.draw.blocks import render

        _put(settings, render(_screen(settings), page))


def show_text(settings: Settings, text: str, data: object) -> None:
    """Show an answer that is drawn nowhere: the text, or the data in the format that was asked for."""
    if settings.for_programs or settings.save:
        show(settings, lambda: (Verbatim(text),), lambda: data)
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
        check_picture(settings, settings.save)


def _page_writer(settings: Settings) -> Callable[[object], str]:
    page = _writer(settings).page
    if page is None:
        hint = f"formats of a page: {', '.join(PAGES)}"
        raise GuideError(f"a page has no format {settings.wanted}", hints=[hint], code=ExitCode.USAGE)
    return page


def _writer(settings: Settings) -> "Writer":
    from rushguide.exports.formats import WRITERS

    if settings.save:
        hint = f"a file of {settings.wanted}: --format {settings.wanted} > FILE"
        raise GuideError("--save takes a picture of what the screen shows", hints=[hint], code=ExitCode.USAGE)
    return WRITERS[settings.wanted]


def _put(settings: Settings, text: str) -> None:
    """Write a text: through a pager where it is longer than the terminal, for programs always as UTF-8."""
    data = text.encode() if settings.for_programs else encoded(text)
    if not _paged(settings, text, data):
        write(data)


def _paged(settings: Settings, text: str, data: bytes) -> bool:
    """Hand a text to the pager if it is one for it, and say whether it was."""
    if settings.no_pager or not settings.on_terminal():
        return False

    words = command() if past_one_screen(text) else []
    return bool(words) and page(words, data)


def _screen(settings: Settings) -> "Screen":
    from rushguide.draw.screen import Screen

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


USUAL = "less"
QUIET_LESS = "FRX"
"""What `less` is told when nothing else is: end at once where all fits, pass colours, leave the text on the screen."""


def past_one_screen(text: str) -> bool:
    """Whether a text takes more rows than the terminal has; a line wider than the columns takes several."""
    columns, rows = os.get_terminal_size(sys.stdout.fileno())
    if not columns or not rows:  # a terminal that does not say
        return False
    needed = sum(max(1, -(-len(re.sub(CODES, "", line)) // columns)) for line in text.splitlines())
    return needed >= rows


def command() -> list[str]:
    """Return the pager that `PAGER` names, else `less`; empty where there is none or it is told not to page."""
    try:
        words = shlex.split(os.environ.get("PAGER", USUAL))
    except ValueError:  # quotes without an end
        return []
    return words if words and words != ["cat"] and shutil.which(words[0]) else []


def page(words: list[str], data: bytes) -> bool:
    """Hand bytes to a pager and wait for it; one that is left early has read enough. False where it does not start."""
    import signal
    import subprocess

    try:
        told = {**os.environ, "LESS": os.environ.get("LESS") or QUIET_LESS}
        process = subprocess.Popen(words, stdin=subprocess.PIPE, env=told)  # noqa: S603
    except OSError:  # it can be run as far as its mode says, and yet it is no program
        return False
    with process:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the pager's to handle
        process.communicate(data)  # a pager that is left before it has read all is no trouble to it
        signal.signal(signal.SIGINT, before)
    return True


def save(settings: Settings, path: Path, page: "Page") -> None:
    """Write a view as a picture of the kind that the file's ending names; GuideError for another ending (exit 2)."""
    kind = _kind(path)
    screen = _canvas(settings, coloured=kind != ".txt" and settings.color is not Colour.NEVER)
    made = picture(screen, page, kind, title=" ".join(["rushguide", *_shown(settings.typed)]))
    write_new(path, made.encode(), force=bool(settings.force))
    print_line(f"saved in {path}")


def check_picture(settings: Settings, path: Path) -> None:
    """Raise the GuideError of a picture that would be refused, before long work or a change that it would show."""
    _kind(path)
    check_free(path, force=bool(settings.force))


def _kind(path: Path) -> str:
    kind = path.suffix.lower()
    if kind not in KINDS:
        hint = f"endings: {', '.join(KINDS)}"
        raise GuideError(f"'{path}' has no ending that --save knows", hints=[hint], code=ExitCode.USAGE)
    return kind


def _canvas(settings: Settings, *, coloured: bool) -> Screen:
    if settings.plain:
        return Screen(plain=True)
    width = settings.columns() or USUAL_COLUMNS
    return Screen(width=width, depth="truecolor" if coloured else None, colours=settings.colours)


def _shown(typed: Sequence[str]) -> Iterator[str]:
    """Yield what was typed, without the options that only say how the picture is taken."""
    words = iter(typed)
    for word in words:
        name, given, _ = word.partition("=")
        if name in {"--save", "--width"}:
            _ = None if given else next(words, None)
        elif name != "--force":
            yield shlex.quote(word)


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
    page: "Callable[[Sequence[R]], Page]"


def show_listing(settings: Settings, rows: Sequence[R], shape: Shape[R], order: Order) -> None:
    """Show rows in the order asked for; an empty list is an answer too, with a word on stderr."""
    if order.sort is not None:
        from rushguide.exports.formats import sort_rows

        rows = sort_rows(rows, [shape.as_object(row) for row in rows], order.sort)
    rows = rows[: order.limit]
    if not rows:
        print_line(f"no {shape.noun} found")
    show_records(settings, rows, shape)


def show_records(settings: Settings, rows: Sequence[R], shape: Shape[R]) -> None:
    """Show rows as they come; programs get an empty list too, people nothing."""
    if settings.for_programs:
        show_rows(settings, shape.listing, rows, [shape.as_object(row) for row in rows])
    elif rows:
        show_page(settings, shape.page(rows))
