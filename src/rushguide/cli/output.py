"""The one place that shows answers: on the screen, as data, or as a picture."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rushguide.cli.command import Answer, Rows, Text
from rushguide.cli.settings import USUAL_COLUMNS, Colour, Format, Order, Settings
from rushguide.cli.streams import check_free, encoded, print_line, write, write_new
from rushguide.errors import ExitCode, GuideError
from rushguide.text import CODES, clean

if TYPE_CHECKING:
    from rushguide.draw.screen import Depth
    from rushguide.exports.formats import Writer
    from rushguide.pages.page import Page

R = TypeVar("R")
PAGES = tuple(each for each in Format if each not in {Format.CSV, Format.TSV})
"""The formats that a page has; the others are for rows."""


def show(settings: Settings, answer: Answer | Rows[Any] | Text | bytes) -> None:
    """Show an answer as it was asked for."""
    match answer:
        case Answer():
            _show_page(settings, answer)
        case Rows():
            _show_rows(settings, answer)
        case Text(text, data) if settings.for_programs or settings.save:
            from rushguide.pages.page import Verbatim

            _show_page(settings, Answer(lambda: data, lambda: (Verbatim(text),)))
        case Text(text):
            _put(settings, clean(text) + "\n")
        case bytes() if settings.on_terminal():  # which gets what it can show of a file
            _put(settings, clean(answer.decode(errors="replace")))
        case _:
            write(answer)


def _show_page(settings: Settings, answer: Answer) -> None:
    try:
        if settings.for_programs:
            _put(settings, _page_writer(settings)(answer.data()))
        else:
            _draw(settings, answer.page())
    except KeyboardInterrupt:
        if not answer.done:
            raise
        raise GuideError("interrupted", hints=[answer.done], code=ExitCode.INTERRUPTED) from None
    except GuideError as error:
        hints = [*error.hints, *filter(None, [answer.done])]
        raise GuideError(error.message, hints=hints, code=error.code) from None


def _show_rows(settings: Settings, answer: Rows[Any]) -> None:
    rows = ordered(answer.rows, answer.as_object, answer.order)
    if answer.noun and not rows:
        print_line(f"no {answer.noun} found")
    if settings.for_programs:
        _put(settings, _writer(settings).listing(answer.listing, rows, [answer.as_object(row) for row in rows]))
    elif rows or answer.always:
        _draw(settings, answer.page(rows))
    if answer.afterwards:
        print_line(answer.afterwards)


def page_of(answer: Answer | Rows[Any] | Text | bytes) -> "Page":
    """Return an answer as the page that it is for people, wherever that is shown."""
    from rushguide.pages.page import Line, Verbatim

    match answer:
        case Answer():
            return answer.page()
        case Rows():
            rows = ordered(answer.rows, answer.as_object, answer.order)
            nothing = (Line(f"no {answer.noun} found" if answer.noun else "nothing found"),)
            return answer.page(rows) if rows or answer.always else nothing
        case Text(text):
            return (Verbatim(text),)
        case _:
            return (Verbatim(answer.decode(errors="replace")),)


def ordered(rows: Sequence[R], as_object: Callable[[R], Any], order: Order) -> Sequence[R]:
    """Return rows sorted and cut as asked; GuideError (exit 2) for an unknown key."""
    if order.sort is not None:
        from rushguide.exports.formats import sort_rows

        rows = sort_rows(rows, [as_object(row) for row in rows], order.sort)
    return rows[: order.limit]


def check_answer(settings: Settings, *, rows: bool = False) -> None:
    """Raise the GuideError of an answer, a page or rows, that cannot be shown as asked, before anything is done."""
    if settings.for_programs:
        _ = _writer(settings) if rows else _page_writer(settings)
    elif settings.save:
        _picture_kind(settings.save)
        check_free(settings.save, force=bool(settings.force))


def _writer(settings: Settings) -> "Writer":
    from rushguide.exports.formats import WRITERS

    wanted = settings.wanted
    if settings.save:
        hint = f"a file of {wanted}: --format {wanted} > FILE"
        raise GuideError("--save takes a picture of what the screen shows", hints=[hint], code=ExitCode.USAGE)
    return WRITERS[wanted]


def _page_writer(settings: Settings) -> Callable[[object], str]:
    page = _writer(settings).page
    if page is None:
        hint = f"formats of a page: {', '.join(PAGES)}"
        raise GuideError(f"{settings.wanted} is only for listings", hints=[hint], code=ExitCode.USAGE)
    return page


def _draw(settings: Settings, page: "Page") -> None:
    """Show a page on the screen, or in a picture of the kind that the file's ending names."""
    from rushguide.draw.blocks import render
    from rushguide.draw.screen import Screen

    path, width, depth = settings.save, settings.columns(), colour_depth() if settings.coloured() else None
    kind = _picture_kind(path) if path else ""
    if path:
        width = width or USUAL_COLUMNS
        depth = None if kind == ".txt" or settings.color is Colour.NEVER else "truecolor"
    screen = Screen(plain=True)
    if not settings.plain:
        links = settings.on_terminal() and not path
        screen = Screen(width=width, depth=depth, links=links, colours=settings.colours)
    if not path:
        _put(settings, render(screen, page))
        return
    from rushguide.draw.pictures import picture

    title = shlex.join(["rushguide", *_shown(settings.typed)])
    write_new(path, picture(screen, page, kind, title=title).encode(), force=bool(settings.force))
    print_line(f"saved in {path}")


def colour_depth() -> "Depth":
    """Return how many colours the terminal has."""
    if os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
        return "truecolor"
    return "256" if "256" in os.environ.get("TERM", "") or not sys.stdout.isatty() else "standard"


def _picture_kind(path: Path) -> str:
    from rushguide.draw.pictures import KINDS

    kind = path.suffix.lower()
    if kind not in KINDS:
        hint = f"endings: {', '.join(KINDS)}"
        raise GuideError(f"--save does not know the ending of '{path}'", hints=[hint], code=ExitCode.USAGE)
    return kind


def _shown(typed: Sequence[str]) -> Iterator[str]:
    """Yield what was typed, without the options that only say how the picture is taken."""
    words = iter(typed)
    for word in words:
        name, given, _ = word.partition("=")
        if name in {"--save", "--width"}:
            _ = None if given else next(words, None)
        elif name != "--force":
            yield word


def _put(settings: Settings, text: str) -> None:
    """Write a text: through a pager if it is longer than the terminal, for programs always as UTF-8."""
    data = text.encode() if settings.for_programs else encoded(text)
    paged = settings.on_terminal() and not settings.no_pager and _past_one_screen(text)
    if not (paged and _page(data, shlex.join(["rushguide", *_shown(settings.typed)]))):
        write(data)


QUIET_LESS = "FRXPs{title}   lines %lt-%lb?L of %L.   q quits$"
"""What `less` is told when nothing else is: end at once if all fits, pass colours, leave the text on the screen, and
a prompt."""


COLOURFUL = frozenset({"less", "more", "most", "bat", "batcat", "moar", "moor", "ov", "delta"})
"""Pagers that pass colours on; `less` does so if it is told to."""


def _past_one_screen(text: str) -> bool:
    """Whether a text takes more rows than the terminal has; a line wider than the columns takes several."""
    columns, rows = os.get_terminal_size(sys.stdout.fileno())
    if not columns or not rows:  # a terminal that does not say
        return False
    needed = sum(max(1, -(-len(re.sub(CODES, "", line)) // columns)) for line in text.splitlines())
    return needed >= rows


def _page(data: bytes, title: str) -> bool:
    """Hand bytes to the pager that `PAGER` names, else to `less`, and wait for it; False without one that starts.

    A pager that is left early has read enough.
    """
    import signal
    import subprocess

    try:
        words = [os.path.expanduser(word) for word in shlex.split(os.environ.get("PAGER", "less"))]  # noqa: PTH111
    except ValueError:  # quotes without an end
        return False
    if not words or words == ["cat"] or not shutil.which(words[0]):
        return False
    prompt = QUIET_LESS.format(title=re.sub(r"[^\w /'-]", "", title))  # other signs may mean something to it
    told = os.environ.get("LESS") or prompt
    if Path(words[0]).name not in COLOURFUL or ("r" not in told.lower() and Path(words[0]).name == "less"):
        data = re.sub(CODES.encode(), b"", data)
    try:
        environment = {**os.environ, "LESS": told}
        process = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)  # noqa: S603
    except OSError:  # its mode says that it can be run, and yet it is no program
        return False
    with process:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the pager's to handle
        process.communicate(data)  # it ignores a pager that stops reading
        signal.signal(signal.SIGINT, before)
    return True
