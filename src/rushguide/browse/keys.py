"""What can be typed: the keys, the most important first, and the commands of the palette."""

from functools import partial
from typing import Any

from textual import command, content
from textual.binding import Binding

from rushguide.pages import page

HELP = "help browse"
"""The command whose page is that of the keys."""
KEYS = (
    Binding("?", f"run('{HELP}')", "keys"),
    Binding("q", "quit", "quit"),
    Binding("/", "find", "find", priority=True, tooltip="Find names and words as you type; Enter opens."),
    Binding("tab", "link(1)", "links", key_display="Tab", priority=True, tooltip="The next link; Shift-Tab the last."),
    Binding("enter", "follow", "open", key_display="Enter", tooltip="Follow the link, or open the section."),
    Binding("backspace,alt+left", "go_back", "back", key_display="⌫", tooltip="Back to where you were; also Alt-Left."),
    Binding("w", "log('watch', 'episode')", "watched", tooltip="Log that you watched the episode."),
    Binding("h", "log('heard', 'album')", "heard", tooltip="Log that you heard the album."),
    Binding("u", "run('undo')", "undo", tooltip="Take the last change of the log back."),
    Binding("s", "sources", "sources", tooltip="How the guide knows what the page says."),
    Binding("t", "timeline", "timeline", tooltip="The year in the timeline; Left and Right turn it."),
    Binding("p", "play", "play", tooltip="Play what the page is about, from your own files."),
    Binding("y", "copy", "copy", tooltip="Copy the command that prints this page."),
    Binding("space", "read_on", "read on", key_display="Space", show=False, tooltip="Read on; also Page Down."),
    Binding("left", "turn(-1)", key_display="←", show=False, tooltip="Close a section; the year before."),
    Binding("right", "turn(1)", key_display="→", show=False, tooltip="Open a section; the year after."),
    Binding("up", "step(-1)", key_display="↑", show=False, tooltip="Up in the list or the page; also k."),
    Binding("down", "step(1)", key_display="↓", show=False, tooltip="Down in the list or the page; also j."),
    Binding("escape", "leave", key_display="Esc", show=False, tooltip="Back to the list."),
    Binding("shift+tab", "link(-1)", show=False, priority=True),
    Binding("ctrl+c", "quit", show=False, priority=True),
)
"""Those that are shown are in the last line of the screen, as many as there is room for.

What has priority is done before the next key is read: letters that follow a slash at once are meant for the search.
"""
TYPED, BEGUN, MEANT = 3, 2, 1
"""How well a command of the palette fits: it was typed, its name begins so, or what it does holds the word."""


def keys_page() -> page.Page:
    """Return what each key does."""
    told = [key for key in KEYS if key.tooltip or key.description]
    rows = [(key.key_display or key.key, key.tooltip or f"{key.description}.".capitalize()) for key in told]
    terms = page.Terms([*rows, ("Ctrl-P", "Any command, as you would type it.")])
    return (page.Heading("Keys"), page.spaced(terms))


def keys_line(columns: int) -> str:
    """Return as many keys as there is room for, each with the action that a click runs, as Textual's markup."""
    line: list[str] = []
    for key in KEYS:
        name = key.key_display or key.key
        columns -= len(f"  {name} {key.description}")
        if key.show and columns >= 0:
            line.append(f"[@click=app.{key.action}][bold]{name}[/bold] {key.description}[/]")
    return "  ".join(line)


class CommandLines(command.Provider):
    """Commands whose answers are pages, in Textual's palette: chosen, or typed as in a shell."""

    async def discover(self) -> command.Hits:
        """Yield all commands."""
        browser: Any = self.app  # the Browser, whose module imports this one
        for name, does in browser.program.commands.items():
            yield command.DiscoveryHit(name, partial(browser.action_run, name), help=does)

    async def search(self, query: str) -> command.Hits:
        """Yield what was typed, if it begins with a command, and the commands that it may mean."""
        browser: Any = self.app
        commands = browser.program.commands
        if query.split(maxsplit=1)[0] in commands:
            yield command.Hit(
                TYPED, content.Content(query), partial(browser.action_run, query), text=query, help="as in a shell"
            )
        for name, does in commands.items():
            begun, meant = name.startswith(query), query.casefold() in does.casefold()
            if name != query and (begun or meant):
                yield command.Hit(BEGUN if begun else MEANT, name, partial(browser.action_run, name), help=does)
