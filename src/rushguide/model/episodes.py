"""Episodes, and what to hear with them."""

from typing import ClassVar, Literal

from msgspec import field

from rushguide.model.fields import Count, Date, Id, Line, Prose
from rushguide.model.record import Plain, Record, Years

Part = Literal["before", "featured", "after"]
"""When to listen, seen from the episode."""
PARTS: tuple[Part, ...] = ("before", "featured", "after")


class Pick(Record, frozen=True, kw_only=True):
    """A song to hear with an episode, and why."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"song", "exception"}

    song: Id
    why: Prose
    exception: Prose | None = None
    """Why a featured song may come from outside the episode's years."""


class Listening(Plain, frozen=True, kw_only=True):
    """Songs to hear before, with and after an episode, each list in listening order."""

    before: tuple[Pick, ...] = ()
    featured: tuple[Pick, ...] = ()
    after: tuple[Pick, ...] = ()

    def parts(self) -> tuple[tuple[Part, tuple[Pick, ...]], ...]:
        """Return the three lists with their names, in listening order."""
        return (("before", self.before), ("featured", self.featured), ("after", self.after))


class Episode(Record, frozen=True, kw_only=True):
    """One episode: the years it tells, and what to hear with it."""

    STRUCTURE: ClassVar[frozenset[str]] = Record.STRUCTURE | {"title_status"}
    OWN: ClassVar[frozenset[str]] = frozenset({"title", "tagline", "years", "eras", "albums", "people", "listening"})

    number: Count
    title: Line
    title_status: Literal["working", "announced"]
    """Whether the title is this guide's own or the series'."""
    tagline: Line | None = None
    years: Years
    these_years: Prose
    """What happened in these years; not what the episode shows."""
    eras: tuple[Id, ...]
    """The first is the main one."""
    albums: tuple[Id, ...] = ()
    """The albums of these years."""
    people: tuple[Id, ...] = ()
    """Who matters in these years."""
    listening: Listening = field(default_factory=Listening)
    air_date: Date | None = None
    runtime: Count | None = None
    """Minutes."""

    @property
    def main_era(self) -> str:
        """The id of the era that it belongs to first; empty where it belongs to none."""
        return self.eras[0] if self.eras else ""

    @property
    def id(self) -> str:
        """The episode's number as text: what people type."""
        return str(self.number)
