"""The viewer's log, what a command changed in it, the next episode, and a plan of evenings."""

from collections.abc import Sequence

from rushguide.columns.going import COURSE, WATCHING, log_listing, title_of, working_mark
from rushguide.guide.guide import Guide
from rushguide.guide.records import Episode
from rushguide.log import Progress, next_episode
from rushguide.log.entries import Entry
from rushguide.log.store import Change
from rushguide.pages import page
from rushguide.pages.names import heard_gauge, seen_gauge
from rushguide.pages.series import listening
from rushguide.plan import Evening
from rushguide.queries.songs import SongRow
from rushguide.text import count, format_date, format_years, in_words

MAX_SHOWN = 12
"""How many entries a change lists; of more it says how many."""


def log_page(guide: Guide, entries: Sequence[Entry], logged: Sequence[Entry], *, ids: bool = False) -> page.Page:
    """Return some of the entries that are logged as a table, with what they add up to, and their ids if wanted."""
    return page.of(page.Table(log_listing(guide, logged, ids=ids), entries), page.SeeAlso(["next", "undo"]))


def change_page(guide: Guide, change: Change, progress: Progress, *, taken_back: bool = False) -> page.Page:
    """Return what a command changed in the log, how far one has come with that, and how to see it or take it back."""
    entries = change.added or change.removed or change.known
    kinds = {entry.kind for entry in entries}
    changed = bool(change.added or change.removed)
    listed = page.Table(log_listing(guide, entries), entries, foot=False, header=False)
    known = f"{len(change.known)} there already" if change.known else ""
    return page.of(
        page.Heading(_changed(change, taken_back=taken_back), known),
        listed if len(entries) <= MAX_SHOWN and changed else None,
        page.BLANK,
        page.Facts(
            [
                ("Again", page.Flow(_again(guide, change, progress))),
                *(seen_gauge(guide, progress) if "watched" in kinds else []),
                *(heard_gauge(guide, progress) if "heard" in kinds else []),
                ("See it", "rushguide log"),
                ("Take back", "rushguide undo" if changed and not taken_back else None),
                ("Further", "rushguide undo: the one before" if taken_back else None),
            ]
        ),
    )


def _changed(change: Change, *, taken_back: bool) -> str:
    number = count(len(change.added or change.removed), "entry", "entries")
    if not change.added and not change.removed:
        return "Already in the log" if change.known else "Nothing to change"
    if taken_back:
        return f"Taken back: {number} {'returned to' if change.added else 'removed from'} the log"
    return f"{number} {'added to' if change.added else 'removed from'} the log"


def _again(guide: Guide, change: Change, progress: Progress) -> list[str]:
    """Return what was not seen or heard for the first time, and how often it was."""
    if change.action not in {"watch", "heard"}:
        return []
    times = {
        entry: len(progress.seen.get(entry.episode or 0, ())) + len(progress.heard.get(entry.album or "", ()))
        for entry in change.added
    }
    return [f"{title_of(guide, entry)}, {number}×" for entry, number in times.items() if number > 1]


def next_page(guide: Guide, progress: Progress, before: Sequence[SongRow]) -> page.Page:
    """Return the next episode and what to hear before it, or what to do when all were seen."""
    episode = next_episode(guide, progress.seen)
    return _to_see(guide, progress, episode, before) if episode else _all_seen(guide, progress)


def _to_see(guide: Guide, progress: Progress, episode: Episode, before: Sequence[SongRow]) -> page.Page:
    title = page.Span(f"Next: episode {episode.number} · {episode.title}", "bold", of=f"episode:{episode.number}")
    songs = [f"songs --episode {episode.number}"] if guide.listening[episode.number] else []
    return page.of(
        page.Heading(title, format_years(episode.years.start, episode.years.end), episode.eras[:2]),
        page.Line(episode.tagline) if episode.tagline else None,
        *listening(before, why=True),
        *page.spaced(page.Facts(seen_gauge(guide, progress)) if progress else None),
        page.SeeAlso([f"watch {episode.number}", f"episode {episode.number}", *songs]),
    )


def _all_seen(guide: Guide, progress: Progress) -> page.Page:
    """Return that there is no next episode, and what there is to do: see one again, or hear what was not heard."""
    if not guide.episodes:
        return page.of(page.Heading("This guide has no episodes"), page.SeeAlso(["about"]))
    number = len(guide.episodes)
    which = f"All {in_words(number)} episodes are seen" if number > 1 else "The one episode is seen"
    last = max(day for days in progress.seen.values() for day in days)
    unheard = ["albums --unheard"] if any(album.id not in progress.heard for album in guide.albums) else []
    return page.of(
        page.Heading(which, f"the last on {format_date(last.isoformat())}"),
        page.BLANK,
        page.Facts([*seen_gauge(guide, progress), *heard_gauge(guide, progress)]),
        page.SeeAlso(["log", f"watch {guide.episodes[0].number}", *unheard]),
    )


def plan_page(guide: Guide, evenings: Sequence[Evening]) -> page.Page:
    """Return the evenings as a table, what is assumed of their length, and where to go on."""
    episode, albums = evenings[0].session.episode, evenings[0].session.albums
    outline = "(guide's outline)" if any(map(working_mark, evenings)) else ""
    assumed = assumption(evenings)
    course = ["plan --albums"] if any(each.albums for each in guide.episodes) else []
    onward = (
        [f"album {albums[0].id}", f"episode {episode.id}", "plan"] if albums else [f"episode {episode.id}", *course]
    )
    return page.of(
        page.Heading("Listening course" if albums else "Watching plan", outline),
        page.BLANK,
        page.Table(COURSE if albums else WATCHING, evenings),
        page.Prose(assumed, "quiet") if assumed else None,
        page.SeeAlso(onward),
    )


def assumption(evenings: Sequence[Evening]) -> str:
    """Return how many evenings' length is assumed, and how long that is; empty where all are known."""
    assumed = [evening.session for evening in evenings if evening.session.assumed]
    if not assumed:
        return ""
    what, length = ("album", "length") if assumed[0].albums else ("episode", "running time")
    every = f"the {what}" if len(evenings) == 1 else f"the {what}s"
    which = every if len(assumed) == len(evenings) else count(len(assumed), what)
    minutes = f"{count(assumed[0].minutes, 'minute')}{' each' if len(assumed) > 1 else ''}"
    return f"The {length} of {which} is not known: {minutes} assumed."
