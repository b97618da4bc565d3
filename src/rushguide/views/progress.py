"""How far a viewer has come: bars with their figures, and days."""

from collections.abc import Sequence
from datetime import date

from rich.text import Text

from rushguide.model import Guide
from rushguide.text import count, say_date
from rushguide.views.charts import FULL
from rushguide.views.parts import QUIET, Facts
from rushguide.views.screen import Screen
from rushguide.watching.progress import Progress

BAR = 20
"""Columns of a bar."""
NARROW_BAR = 14
OPEN = "░"
"""What is still to come."""


def seen_bar(screen: Screen, guide: Guide, progress: Progress) -> Facts:
    """Return how many of the guide's episodes were seen; nothing for a guide without episodes."""
    seen = sum(episode.number in progress.seen for episode in guide.episodes)
    return [("Seen", _bar(screen, seen, len(guide.episodes), "episode"))] if guide.episodes else []


def heard_bar(screen: Screen, guide: Guide, progress: Progress) -> Facts:
    """Return how many of the guide's albums were heard; nothing for a guide without albums."""
    heard = sum(album.id in progress.heard for album in guide.albums)
    return [("Heard", _bar(screen, heard, len(guide.albums), "album"))] if guide.albums else []


def _bar(screen: Screen, done: int, whole: int, noun: str) -> Text:
    said = f"{done} of {count(whole, noun)}"
    if screen.plain:
        return Text(said)
    room = NARROW_BAR if screen.narrow else BAR
    filled = max(done * room // whole, 1 if done else 0)  # full only for all, empty only for nothing
    return Text.assemble(FULL * filled, (OPEN * (room - filled), QUIET), f"  {said}")


def each_day(days: Sequence[date]) -> list[str]:
    """Return days in words."""
    return [say_date(day.isoformat()) for day in days]
