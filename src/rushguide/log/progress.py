"""How far a viewer has come: which episodes were seen and which albums heard, and what is next."""

from collections.abc import Container, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field

from rushguide.guide.guide import Guide
from rushguide.guide.records import Episode

if TYPE_CHECKING:
    from rushguide.log.entries import Entry


class Progress(Struct, frozen=True):
    """What was seen and heard, each with its days, the earliest first. False while there is nothing."""

    seen: Mapping[int, tuple[date, ...]] = field(default_factory=dict)
    """By the number of the episode; one that was not seen is absent."""
    heard: Mapping[str, tuple[date, ...]] = field(default_factory=dict)
    """By the id of the album; one that was not heard is absent."""

    def __bool__(self) -> bool:
        """Whether anything was seen or heard."""
        return bool(self.seen or self.heard)


NOTHING_YET = Progress()


def add_up(entries: "Iterable[Entry]") -> Progress:
    """Return what entries add up to; what the guide lacks by now is counted too."""
    seen: dict[int, tuple[date, ...]] = {}
    heard: dict[str, tuple[date, ...]] = {}
    for entry in sorted(entries, key=lambda entry: entry.day):
        if entry.episode is not None:
            seen[entry.episode] = (*seen.get(entry.episode, ()), entry.day)
        if entry.album is not None:
            heard[entry.album] = (*heard.get(entry.album, ()), entry.day)
    return Progress(seen, heard)


def next_episode(guide: Guide, seen: Container[int]) -> Episode | None:
    """Return the first episode that was not seen yet; None where all were."""
    return next((episode for episode in guide.episodes if episode.number not in seen), None)
