"""What the files of a guide hold, and where episodes have songs."""

from msgspec import Struct

from rushguide.model.albums import LiveAlbum, StudioAlbum
from rushguide.model.announcement import Announcement
from rushguide.model.episodes import Episode, Part, Pick
from rushguide.model.eras import Era
from rushguide.model.events import Event
from rushguide.model.people import Person
from rushguide.model.series import Series
from rushguide.model.sources import Source


class Contents(Struct, frozen=True, kw_only=True):
    """Everything that the files of a guide hold, in their order."""

    series: Series
    announcement: Announcement | None = None
    episodes: tuple[Episode, ...]
    eras: tuple[Era, ...] = ()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    studio_albums: tuple[StudioAlbum, ...] = ()
    live_albums: tuple[LiveAlbum, ...] = ()
    events: tuple[Event, ...] = ()
    """Only the typed ones; the guide adds those that follow from albums and people."""


class Placement(Struct, frozen=True):
    """Where an episode's listening has a song; positions count from 1 through all three parts."""

    episode: Episode
    part: Part
    position: int
    pick: Pick


def placements_of(episode: Episode) -> tuple[Placement, ...]:
    """Return an episode's songs in listening order."""
    picks = [(part, pick) for part, picks in episode.listening.parts() for pick in picks]
    return tuple(Placement(episode, part, number, pick) for number, (part, pick) in enumerate(picks, start=1))
