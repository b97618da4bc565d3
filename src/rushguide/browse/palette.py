"""The commands of the program in Textual's command palette: chosen, or typed as in a shell."""

from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

if TYPE_CHECKING:
    from rushguide.browse.app import Browser


class CommandLines(Provider):
    """Commands whose answers are pages."""

    @property
    def browser(self) -> "Browser":
        """The app that shows them."""
        return cast("Browser", self.app)

    async def discover(self) -> Hits:
        """Yield all commands."""
        for name, does in self.browser.program.commands.items():
            yield DiscoveryHit(name, lambda command=name: self.browser.run_line(command), help=does)

    async def search(self, query: str) -> Hits:
        """Yield what was typed, if it is a command, and the commands that it is like."""
        commands, matcher = self.browser.program.commands, self.matcher(query)
        if query.split(maxsplit=1)[0] in commands:
            yield Hit(1, query, lambda: self.browser.run_line(query), help="as it is typed in a shell")
        for name, does in commands.items():
            if name != query and (score := matcher.match(f"{name} {does}")):
                yield Hit(score / 2, name, lambda command=name: self.browser.run_line(command), help=does)
