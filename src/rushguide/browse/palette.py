"""The commands of the program in Textual's command palette: chosen, or typed as in a shell."""

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

if TYPE_CHECKING:
    from rushguide.browse.app import Browser

TYPED, BEGUN, MEANT = 3, 2, 1
"""How well a command fits: it was typed, its name begins so, or what it does holds the word."""


class CommandLines(Provider):
    """Commands whose answers are pages."""

    async def discover(self) -> Hits:
        """Yield all commands."""
        browser = cast("Browser", self.app)
        for name, does in browser.program.commands.items():
            yield DiscoveryHit(name, partial(browser.run_line, name), help=does)

    async def search(self, query: str) -> Hits:
        """Yield what was typed, if it begins with a command, and the commands that it may mean."""
        browser = cast("Browser", self.app)
        commands = browser.program.commands
        if query.split(maxsplit=1)[0] in commands:
            yield Hit(TYPED, Content(query), partial(browser.run_line, query), text=query, help="as in a shell")
        for name, does in commands.items():
            begun, meant = name.startswith(query), query.casefold() in does.casefold()
            if name != query and (begun or meant):
                yield Hit(BEGUN if begun else MEANT, name, partial(browser.run_line, name), help=does)
