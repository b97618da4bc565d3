"""The viewer's log of what was watched and heard: where it is, and how far one has come.

Every command loads this much. What reads a log is loaded if there is one.
"""

from collections.abc import Container, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from rushguide.errors import GuideError, file_trouble
from rushguide.guide.files import user_folder
from rushguide.guide.guide import Guide
from rushguide.guide.records import Episode

RESTORE = "move it away, then: rushguide log restore BACKUP"
"""How to go on without what a damaged log held."""


def log_file() -> Path:
    """Return the log's path, whether it exists or not: in `RUSHGUIDE_STATE`, else in the platform's state folder."""
    return user_folder("state") / "log.sqlite"


def log_exists(path: Path) -> bool:
    """Whether there is a log; GuideError if that cannot be told, or something else has its name."""
    with file_trouble(f"the log {path} cannot be read"):
        try:
            size = path.stat().st_size
        except FileNotFoundError:
            return False
    if not path.is_file():
        raise GuideError(f"the log {path} is not a regular file")
    if not size:  # a log is begun whole
        raise GuideError(f"the log {path} is empty: its entries are lost", hints=[RESTORE])
    return True


class Progress(Struct, frozen=True):
    """What was seen and heard, each with its days, the earliest first. False if nothing was."""

    seen: Mapping[int, tuple[date, ...]] = field(default_factory=dict)
    """By episode number; unseen episodes are absent."""
    heard: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    """By album id; unheard albums are absent."""

    def __bool__(self) -> bool:
        """Whether anything was seen or heard."""
        return bool(self.seen or self.heard)


NOTHING_YET = Progress()


def next_episode(guide: Guide, seen: Container[int]) -> Episode | None:
    """Return the first unseen episode; None if all were seen."""
    return next((episode for episode in guide.episodes if episode.number not in seen), None)
