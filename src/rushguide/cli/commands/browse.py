"""The command that shows the guide on one full screen, over the answers of all the others."""

import os
import shlex
import sys
from contextlib import redirect_stdout
from copy import copy
from io import StringIO
from typing import TYPE_CHECKING, Annotated

import typer

from rushguide.browse.program import Program, command_of
from rushguide.cli import app, output
from rushguide.cli.command import Answer, command
from rushguide.cli.settings import DEFAULT_COLUMNS, PICTURES, Colour, Settings
from rushguide.draw.screen import Depth, Screen
from rushguide.errors import ExitCode, GuideError
from rushguide.log import next_episode
from rushguide.options import Words
from rushguide.pages.page import Page, Verbatim
from rushguide.queries.provenance import find_subject

if TYPE_CHECKING:
    from rushguide.browse.app import Browser

PRINTING = ("episodes", "songs", "albums", "timeline", "people", "search TEXT")
"""Commands to suggest where there is no terminal."""


@command("browse", "browse xanadu", "browse song:2112")
def browse(
    settings: Settings,
    name: Annotated[str | None, Words("THING", "A name, a number or kind:id; else what is next.", "addresses")] = None,
) -> Answer:
    """Read the guide on one full screen: a list, pages with links, a search as you type.

    In it, ? shows the keys, and q quits. Every page is what a command prints, and y copies that command.
    With -o FILE.svg, a picture of what it opens with.
    """
    opened = first(settings, name)
    if settings.wanted in PICTURES or settings.file:
        import asyncio

        browser = _browser(settings, opened, None if settings.color is Colour.NEVER else "truecolor")
        return Answer(dict, lambda: asyncio.run(browser.picture(settings.columns() or DEFAULT_COLUMNS)))
    if not (settings.on_terminal() and sys.stdin.isatty()):
        hint = f"commands that print: {', '.join(PRINTING)}"
        raise GuideError("browse needs a terminal", hints=[hint], code=ExitCode.USAGE)
    browser = _browser(settings, opened, settings.depth())
    browser.run()
    raise typer.Exit(browser.return_code or 0)


def _browser(settings: Settings, opened: str, depth: Depth) -> "Browser":
    """Return the browser, made while Textual reads from NO_COLOR what was asked for: it takes an empty one for set."""
    from rushguide.browse.app import Browser

    stated = os.environ.pop("NO_COLOR", None)
    if depth is None:
        os.environ["NO_COLOR"] = "1"
    try:
        return Browser(program(settings, depth), opened)
    finally:
        os.environ.pop("NO_COLOR", None)
        os.environ |= {} if stated is None else {"NO_COLOR": stated}


def program(settings: Settings, depth: Depth) -> Program:
    """Return what the browser asks of the program."""

    def page(line: str) -> Page:
        try:
            words = shlex.split(line)
        except ValueError:  # a quote without an end
            words = line.split()
        with redirect_stdout(StringIO()) as printed:  # Typer's own help
            answers = app.answer(words, copy(settings))
        blocks = [block for each in answers for block in output.page_of(settings, each)]
        return tuple(blocks) or (Verbatim(printed.getvalue()),)

    others = {name: entry.help for name, entry in app.COMMANDS.items() if name != "browse"}
    screen = Screen(depth=depth, links=True, followed=True, colours=settings.colours if depth else {})
    return Program(settings.guide, settings.progress, page, others, screen)


def first(settings: Settings, name: str | None) -> str:
    """Return the command of what is opened first: what was named, else the next episode, else the first."""
    guide, progress = settings.guide, settings.progress()  # in the browser, nobody sees what is wrong with the log
    if name:
        return command_of(find_subject(guide, name.split())[0].address)
    episode = next_episode(guide, progress.seen) or next(iter(guide.episodes), None)
    return f"episode {episode.id}" if episode else ""
