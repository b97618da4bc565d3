"""How far a long task is, in one line."""

from rich.cells import cell_len
from rich.text import Text

from rushguide.views.screen import Screen

MOST_BAR = 30
LEAST_BAR = 5
DONE, LEFT = "━", "·"


def progress_line(screen: Screen, label: str, done: int, of: int) -> Text:
    """Return a line with a bar as long as there is room for; only the label while it is not known how much there is."""
    if not of:
        line = Text(label)
        line.truncate(screen.page, overflow="crop")
        return line
    figures = f"{done:,} of {of:,}"
    room = min(MOST_BAR, screen.page - cell_len(label) - len(figures) - 4)
    if room < LEAST_BAR:
        return Text(figures)
    filled = room * done // of
    return Text(f"{label}  {DONE * filled}{LEFT * (room - filled)}  {figures}")
