"""A plan: which evening is for what, and how long it takes."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from rushguide.columns.going import COURSE, log_listing, title_of, watching_listing, working_mark
from rushguide.draw.blocks import QUIET, era_title, facts, flow, heading, page, paragraphs, see_also, title
from rushguide.draw.screen import Screen
from rushguide.draw.tables import table, table_with_foot
from rushguide.guide.guide import Guide
from rushguide.guide.records import Episode
from rushguide.log import Progress, next_episode
from rushguide.log.entries import Entry
from rushguide.log.store import Change
from rushguide.pages.series import disclaimer, heard_bar, listening, seen_bar
from rushguide.plan import Evening
from rushguide.queries.songs import SongRow
from rushguide.text import count, format_date, format_years, in_words

MAX_SHOWN = 12
"""How many entries a change lists; of more it says how many."""


def log_view(guide: Guide, screen: Screen, entries: Sequence[Entry], logged: Sequence[Entry]) -> RenderableType:
    """Return some of the entries that are logged as a table, with what they add up to."""
    return page(
        table_with_foot(screen, log_listing(guide, logged), entries),
        see_also(screen, ["next", "undo"]),
    )


def change_view(
    guide: Guide, screen: Screen, change: Change, progress: Progress, *, taken_back: bool = False
) -> RenderableType:
    """Return what a command changed in the log, how far one has come with that, and how to see it or take it back."""
    entries = change.added or change.removed or change.known
    kinds = {entry.kind for entry in entries}
    changed = bool(change.added or change.removed)
    return page(
        heading(screen, title(_changed(change, taken_back=taken_back)), _already(change)),
        table(screen, log_listing(guide, entries), entries) if len(entries) <= MAX_SHOWN and changed else None,
        Text(),
        facts(
            screen,
            [
                ("Again", flow(screen, _again(guide, change, progress))),
                *(seen_bar(screen, guide, progress) if "watched" in kinds else []),
                *(heard_bar(screen, guide, progress) if "heard" in kinds else []),
                ("See it", "rushguide log"),
                ("Take back", "rushguide undo" if changed and not taken_back else None),
                ("Further", "rushguide undo: the one before" if taken_back else None),
            ],
        ),
    )


def _changed(change: Change, *, taken_back: bool) -> str:
    number = count(len(change.added or change.removed), "entry", "entries")
    if not change.added and not change.removed:
        return "The log has all of it" if change.known else "Nothing was there to be changed"
    if taken_back:
        return f"Taken back: {number} {'returned to' if change.added else 'removed from'} the log"
    return f"{number} {'added to' if change.added else 'removed from'} the log"


def _already(change: Change) -> str:
    return f"{len(change.known)} there already" if change.known else ""


def _again(guide: Guide, change: Change, progress: Progress) -> list[str]:
    """Return what was not seen or heard for the first time, and how often it was."""
    if change.action not in {"watch", "heard"}:
        return []
    times = {entry: len(_days(entry, progress)) for entry in change.added}
    return [f"{title_of(guide, entry)}, {number}×" for entry, number in times.items() if number > 1]


def _days(entry: Entry, progress: Progress) -> Sequence[object]:
    return (*progress.seen.get(entry.episode or 0, ()), *progress.heard.get(entry.album or "", ()))


def next_view(guide: Guide, screen: Screen, progress: Progress, before: Sequence[SongRow]) -> RenderableType:
    """Return the next episode and what to hear before it, or what to do when all were seen."""
    episode = next_episode(guide, progress.seen)
    return _to_see(guide, screen, progress, episode, before) if episode else _all_seen(guide, screen, progress)


def _to_see(
    guide: Guide, screen: Screen, progress: Progress, episode: Episode, before: Sequence[SongRow]
) -> RenderableType:
    years = format_years(episode.years.start, episode.years.end)
    songs = [f"songs --episode {episode.number}"] if guide.listening[episode.number] else []
    return page(
        heading(screen, era_title(screen, f"Next: {episode.number}  {episode.title}", episode.main_era), years),
        Text(episode.tagline) if episode.tagline else None,
        disclaimer(guide, screen),
        *listening(screen, before),
        *([Text(), facts(screen, seen_bar(screen, guide, progress))] if progress else []),
        see_also(screen, [f"watch {episode.number}", f"episode {episode.number}", *songs]),
    )


def _all_seen(guide: Guide, screen: Screen, progress: Progress) -> RenderableType:
    """Return that there is no next episode, and what there is to do: see one again, or hear what was not heard."""
    if not guide.episodes:
        return page(title("This guide has no episodes"), see_also(screen, ["about"]))
    number = len(guide.episodes)
    which = f"All {in_words(number)} episodes are seen" if number > 1 else "The one episode is seen"
    last = max(day for days in progress.seen.values() for day in days)
    unheard = ["albums --unheard"] if any(album.id not in progress.heard for album in guide.albums) else []
    return page(
        heading(screen, title(which), f"the last on {format_date(last.isoformat())}"),
        Text(),
        facts(screen, [*seen_bar(screen, guide, progress), *heard_bar(screen, guide, progress)]),
        see_also(screen, ["log", f"watch {guide.episodes[0].number}", *unheard]),
    )


def plan_view(guide: Guide, screen: Screen, evenings: Sequence[Evening]) -> RenderableType:
    """Return the evenings as a table, what is assumed of their length, and where to go on."""
    first = evenings[0].session
    listening = bool(first.albums)
    outline = "(guide's outline)" if any(map(working_mark, evenings)) else ""
    listing = COURSE if listening else watching_listing(wraps=screen.width is not None)
    assumed = warn_of_assumption(evenings)
    return page(
        heading(screen, title("Listening course" if listening else "Watching plan"), outline),
        Text(),
        table_with_foot(screen, listing, evenings),
        paragraphs(screen, assumed, QUIET) if assumed else None,
        see_also(screen, _leads(guide, evenings[0])),
    )


def warn_of_assumption(evenings: Sequence[Evening]) -> str:
    """Return how many evenings' length is assumed, and how long that is; empty where all are known."""
    assumed = [evening.session for evening in evenings if evening.session.assumed]
    if not assumed:
        return ""
    what, length = ("album", "length") if assumed[0].albums else ("episode", "running time")
    every = f"the {what}" if len(evenings) == 1 else f"the {what}s"
    which = every if len(assumed) == len(evenings) else count(len(assumed), what)
    minutes = f"{count(assumed[0].minutes, 'minute')}{' each' if len(assumed) > 1 else ''}"
    return f"The {length} of {which} is not known: {minutes} assumed."


def _leads(guide: Guide, evening: Evening) -> list[str]:
    episode, albums = evening.session.episode, evening.session.albums
    if albums:
        return [f"album {albums[0].id}", f"episode {episode.id}", "plan"]
    course = ["plan --albums"] if any(each.albums for each in guide.episodes) else []
    return [f"episode {episode.id}", *course]
