"""The keys of the browser, the most important first, and how they are shown."""

from textual.binding import Binding

from rushguide.pages import page
from rushguide.pages.page import Page

KEYS = (
    Binding("question_mark", "keys", "keys", key_display="?"),
    Binding("q", "quit", "quit", key_display="q"),
    Binding(
        "slash",
        "find",
        "find",
        key_display="/",
        priority=True,
        tooltip="Find names and words as you type; Enter opens.",
    ),
    Binding("tab", "link(1)", "links", key_display="Tab", priority=True, tooltip="The next link; Shift-Tab the last."),
    Binding("enter", "follow", "open", key_display="Enter", tooltip="Follow the link, or open the section."),
    Binding("backspace,alt+left", "go_back", "back", key_display="⌫", tooltip="Back to where you were; also Alt-Left."),
    Binding("w", "log('watch', 'episode')", "watched", key_display="w", tooltip="Log that you watched the episode."),
    Binding("h", "log('heard', 'album')", "heard", key_display="h", tooltip="Log that you heard the album."),
    Binding("u", "undo", "undo", key_display="u", tooltip="Take the last change of the log back."),
    Binding("s", "sources", "sources", key_display="s", tooltip="How the guide knows what the page says."),
    Binding("t", "timeline", "timeline", key_display="t", tooltip="The year in the timeline; Left and Right turn it."),
    Binding("p", "play", "play", key_display="p", tooltip="Play what the page is about, from your own files."),
    Binding("y", "copy", "copy", key_display="y", tooltip="Copy the command that prints this page."),
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


def keys_page() -> Page:
    """Return what each key does."""
    rows = [
        (key.key_display or "", key.tooltip or f"{key.description}.".capitalize()) for key in KEYS if key.key_display
    ]
    terms = page.Terms([*rows, ("Ctrl-P", "Any command, as you would type it.")])
    return (page.Heading("Keys"), page.spaced(terms))


def keys_line(columns: int) -> str:
    """Return as many keys as there is room for, each with the action that a click runs, as Textual's markup."""
    line: list[str] = []
    for key in KEYS:
        columns -= len(f"  {key.key_display} {key.description}")
        if key.show and columns >= 0:
            line.append(f"[@click=app.{key.action}][bold]{key.key_display}[/bold] {key.description}[/]")
    return "  ".join(line)
