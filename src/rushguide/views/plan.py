"""A plan: which evening is for what, and how long it takes."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from rushguide.listings.plan import COURSE, watching_listing, working_mark
from rushguide.model import Guide
from rushguide.text import count
from rushguide.views.parts import QUIET, heading, page, paragraphs, see_also, title
from rushguide.views.screen import Screen
from rushguide.views.tables import table_with_foot
from rushguide.watching.evenings import Evening


def plan_view(guide: Guide, screen: Screen, evenings: Sequence[Evening]) -> RenderableType:
    """Return the evenings as a table, what is assumed of their length, and where to go on."""
    first = evenings[0].portion
    listening = bool(first.albums)
    outline = "(guide's outline)" if any(map(working_mark, evenings)) else ""
    listing = COURSE if listening else watching_listing(wraps=screen.width is not None)
    assumed = say_assumed(evenings)
    return page(
        heading(screen, title("Listening course" if listening else "Watching plan"), outline),
        Text(),
        table_with_foot(screen, listing, evenings),
        paragraphs(screen, assumed, QUIET) if assumed else None,
        see_also(screen, _leads(guide, evenings[0])),
    )


def say_assumed(evenings: Sequence[Evening]) -> str:
    """Return how many evenings' length is assumed, and how long that is; empty where all are known."""
    assumed = [evening.portion for evening in evenings if evening.portion.assumed]
    if not assumed:
        return ""
    what, length = ("album", "length") if assumed[0].albums else ("episode", "running time")
    every = f"the {what}" if len(evenings) == 1 else f"the {what}s"
    which = every if len(assumed) == len(evenings) else count(len(assumed), what)
    minutes = f"{count(assumed[0].minutes, 'minute')}{' each' if len(assumed) > 1 else ''}"
    return f"The {length} of {which} is not known: {minutes} assumed."


def _leads(guide: Guide, evening: Evening) -> list[str]:
    episode, albums = evening.portion.episode, evening.portion.albums
    if albums:
        return [f"album {albums[0].id}", f"episode {episode.id}", "plan"]
    course = ["plan --albums"] if any(each.albums for each in guide.episodes) else []
    return [f"episode {episode.id}", *course]
