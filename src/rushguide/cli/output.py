"""The one place that shows answers: on the screen, as data, or as a picture."""

import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from rushguide.cli.command import Answer, File, Rows
from rushguide.cli.settings import DEFAULT_COLUMNS, FOR_PEOPLE, PICTURES, Colour, Format, Settings
from rushguide.cli.streams import PLAINLY, check_free, print_line, write, write_new
from rushguide.errors import ExitCode, GuideError
from rushguide.text import CODES, clean

if TYPE_CHECKING:
    from rushguide.pages.page import Page

R = TypeVar("R")
ONLY = {
    Format.CSV: "listings",
    Format.TSV: "listings",
    Format.ICS: "plan",
    **dict.fromkeys((Format.M3U8, Format.XSPF, Format.JSPF), "playlist"),
}
"""The formats that not every answer has, with what has them."""
PAGE_FORMATS = tuple(each for each in Format if each not in ONLY)
LISTING_FORMATS = (*PAGE_FORMATS, Format.CSV, Format.TSV)


def show(settings: Settings, answer: Answer | Rows[Any]) -> None:
    """Show an answer as it was asked for."""
    done = ""
    try:
        match answer:
            case Rows():
                _show_rows(settings, answer)
            case Answer(data, page, done):
                check_format(settings, PAGE_FORMATS)
                if settings.for_programs:
                    from rushguide.exports import formats

                    made = data() if callable(data) else objects_of(settings, [data])[0]
                    _put(settings, formats.PAGES[settings.wanted](made))
                elif isinstance(page, str) and settings.wanted in FOR_PEOPLE and not settings.file:
                    _put(settings, clean(page) + "\n")
                else:
                    _draw(settings, page_of(settings, answer))
    except GuideError as error:
        error.hints += (done,) if done else ()
        raise
    except KeyboardInterrupt:
        if not done:
            raise
        raise GuideError("interrupted", hints=[done], code=ExitCode.INTERRUPTED) from None


def _show_rows(settings: Settings, answer: Rows[Any]) -> None:
    rows = ordered(settings, answer)
    check_format(settings, (*LISTING_FORMATS, *answer.files))
    if not rows and not answer.silent:
        print_line(_none_of(answer))
    if settings.for_programs:
        from rushguide.exports import formats

        objects = objects_of(settings, rows, answer.as_object)
        _put(settings, formats.LISTINGS[settings.wanted](answer.listing, rows, objects))
    elif settings.wanted in answer.files:
        if file := answer.files[settings.wanted]():
            _put(settings, clean(file.data.decode(errors="replace")), file)
    elif rows or answer.always:
        _draw(settings, answer.page(rows))


def page_of(settings: Settings, answer: Answer | Rows[Any]) -> "Page":
    """Return an answer as the page that it is for people, wherever that is shown."""
    from rushguide.pages.page import Line, Verbatim

    if isinstance(answer, Answer):
        return (Verbatim(answer.page),) if isinstance(answer.page, str) else answer.page()
    rows = ordered(settings, answer)
    if rows or answer.always:
        return answer.page(rows)
    return (Line("nothing found" if answer.silent else _none_of(answer)),)


def ordered(settings: Settings, answer: Rows[R]) -> Sequence[R]:
    """Return the rows of a listing sorted and cut as asked; GuideError (exit 2) for an unknown key."""
    rows, order = answer.rows, answer.order
    if order.sort is not None:
        from rushguide.exports.formats import sort_rows

        rows = sort_rows(rows, objects_of(settings, rows, answer.as_object), order.sort)
    return rows[: order.limit]


def objects_of(settings: Settings, rows: Sequence[Any], as_object: Callable[[Any], Any] | None = None) -> list[Any]:
    """Return what programs get of some rows; without a function for that, they are records of the guide."""
    if as_object:
        return list(map(as_object, rows))
    from rushguide.exports.objects import record_object

    return [record_object(settings.guide, row) for row in rows]


def _none_of(answer: Rows[Any]) -> str:
    return f"no {answer.listing.nouns or f'{answer.listing.noun}s'} found"


def check_format(settings: Settings, possible: Sequence[str]) -> None:
    """Raise the GuideError (exit 2) of a format that is not one of those that are possible."""
    wanted = settings.wanted
    if wanted not in possible:
        hint = f"formats: {', '.join(possible)}"
        raise GuideError(f"{wanted} is only for {ONLY[wanted]}", hints=[hint], code=ExitCode.USAGE)


def check_output(settings: Settings, possible: Sequence[str]) -> None:
    """Raise the GuideError of an answer that cannot be shown or written as asked, before anything is done."""
    check_format(settings, possible)
    if settings.file:
        check_free(settings.file, force=bool(settings.overwrite))


def _draw(settings: Settings, page: "Page") -> None:
    """Show a page on the screen, or as a picture of it."""
    from rushguide.draw import blocks, screen

    kind, width, depth = settings.wanted, settings.columns(), settings.depth()
    if settings.file or kind in PICTURES:
        width = width or DEFAULT_COLUMNS
        depth = "truecolor" if kind in PICTURES and settings.color is not Colour.NEVER else None
    links = settings.on_terminal() and not settings.file
    seen = screen.Screen(width=width, depth=depth, links=links, colours=settings.colours)
    if kind is Format.PLAIN:
        seen = screen.Screen(plain=True)
    if kind in PICTURES:
        from rushguide.draw import pictures

        _put(settings, pictures.picture(seen, page, f".{kind}", title=_title(settings.typed)))
    else:
        _put(settings, blocks.render(seen, page))


def _title(typed: Sequence[str]) -> str:
    """Return what was typed, without the options that only say how the picture is taken."""
    words, shown = iter(typed), ["rushguide"]
    for word in words:
        name, given, _ = word.partition("=")
        short = re.fullmatch("-f?o(.*)", word)
        if short or name in {"--output", "--width", "--format"}:
            _ = None if given or (short and short[1]) else next(words, None)
        elif name not in {"-f", "--overwrite"}:
            shown.append(word)
    return shlex.join(shown)


def _put(settings: Settings, text: str, file: File | None = None) -> None:
    """Write a text, or the file for another program of which a terminal shows it; as UTF-8 unless a person reads."""
    made = file or File(text.encode(), "")
    if settings.file:
        write_new(settings.file, made.data, force=bool(settings.overwrite))
        print_line("; ".join(filter(None, [f"{made.holds} written to {settings.file}".strip(), made.use])))
        return
    data = text.encode(sys.stdout.encoding, PLAINLY) if settings.wanted in FOR_PEOPLE else text.encode()
    if not settings.on_terminal():
        write(file.data if file else data)
    elif settings.no_pager or not _page(text, data, _title(settings.typed)):
        write(data)


LESS_OPTIONS = "FRXPs{title}   lines %lt-%lb?L of %L.   q quits$"
"""The value of `LESS` if it is not set: end at once if all fits, pass colours, leave the text on the screen, and a
prompt."""


COLOURFUL = frozenset({"less", "more", "most", "bat", "batcat", "moar", "moor", "ov", "delta"})
"""Pagers that pass colours on; `less` does so if it is told to."""


def _page(text: str, data: bytes, title: str) -> bool:
    """Hand a text that is longer than the terminal to the pager that `PAGER` names, else to `less`, and wait for it.

    Return False if the text is shorter, or if no pager starts. A pager that quits early is no error.
    """
    import signal
    import subprocess

    columns, rows = os.get_terminal_size(sys.stdout.fileno())
    lines = [re.sub(CODES, "", line) for line in text.splitlines()]
    # A line wider than the columns takes several rows; some terminals do not say how many they have.
    if not columns or not rows or sum(max(1, -(-len(line) // columns)) for line in lines) < rows:
        return False
    try:
        words = [os.path.expanduser(word) for word in shlex.split(os.environ.get("PAGER", "less"))]  # noqa: PTH111
    except ValueError:  # quotes without an end
        return False
    if not words or words == ["cat"] or not shutil.which(words[0]):
        return False
    prompt = LESS_OPTIONS.format(title=re.sub(r"[^\w /'-]", "", title))  # other signs may mean something to it
    told = os.environ.get("LESS") or prompt
    if Path(words[0]).name not in COLOURFUL or ("r" not in told.lower() and Path(words[0]).name == "less"):
        data = re.sub(CODES.encode(), b"", data)
    try:
        process = subprocess.Popen(words, stdin=subprocess.PIPE, env={**os.environ, "LESS": told})  # noqa: S603
    except OSError:  # its mode says that it can be run, and yet it is no program
        return False
    with process:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the pager's to handle
        process.communicate(data)  # it ignores a pager that stops reading
        signal.signal(signal.SIGINT, before)
    return True
