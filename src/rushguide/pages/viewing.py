"""The viewer's log, what a command changed in it, the next episode, and a plan of evenings."""

from collections.abc import Sequence

from rushguide.columns import viewing as columns
from rushguide.guide.guide import Guide
from rushguide.log import Progress, next_episode, store
from rushguide.log.entries import Entry
from rushguide.pages import names, page, series
from rushguide.plan import Evening
from rushguide.queries.songs import SongRow
from rushguide.text import count, format_date, format_years, in_words

MAX_SHOWN = 12
"""How many entries a change lists; of more it says how many."""


def log_page(guide: Guide, entries: Sequence[Entry], logged: Sequence[Entry], *, ids: bool = False) -> page.Page:
    """Return some of the entries that are logged as a table, with what they add up to, and their ids if wanted."""
    return (page.Table(columns.log_listing(guide, logged, ids=ids), entries), page.see_also("next", "undo"))


def change_page(guide: Guide, change: store.Change, progress: Progress, *, taken_back: bool = False) -> page.Page:
    """Return what a command changed in the log, how far one has come with that, and how to see it or take it back."""
    changed = change.added or change.removed
    kinds = {entry.kind for entry in changed or change.known}
    number = count(len(changed), "entry", "entries")
    done = "removed from" if not change.added else "returned to" if taken_back else "added to"
    title = f"{'Taken back: ' if taken_back else ''}{number} {done} the log"
    if not changed:
        title = "Already in the log" if change.known else "Nothing to change"
    listed = page.Table(columns.log_listing(guide, changed), changed, foot=False, header=False)
    return (
        page.Heading(title, f"{len(change.known)} there already" if change.known else ""),
        *([listed] if 0 < len(changed) <= MAX_SHOWN else []),
        page.facts(
            ("Again", page.Flow(_again(guide, change, progress))),
            ("Seen", names.seen(guide, progress) if "watched" in kinds else None),
            ("Heard", names.heard(guide, progress) if "heard" in kinds else None),
            ("See it", "rushguide log"),
            ("Take back", "rushguide undo" if changed and not taken_back else None),
            ("Further", "rushguide undo: the one before" if taken_back else None),
        ),
    )


def _again(guide: Guide, change: store.Change, progress: Progress) -> list[str]:
    """Return what was not seen or heard for the first time, and how often it was."""
    if change.action not in {"watch", "heard"}:
        return []
    seen, heard = progress.seen, progress.heard
    times = {each: len(seen.get(each.episode or 0, ())) + len(heard.get(each.album or "", ())) for each in change.added}
    return [f"{columns.title_of(guide, entry)}, {number}×" for entry, number in times.items() if number > 1]


def next_page(guide: Guide, progress: Progress, before: Sequence[SongRow]) -> page.Page:
    """Return the next episode and what to hear before it, or what to do when all were seen."""
    episode = next_episode(guide, progress.seen)
    if not episode:
        return _all_seen(guide, progress)
    title = page.Span(f"Next: episode {episode.number} · {episode.title}", "bold", of=f"episode:{episode.number}")
    return (
        page.Heading(title, format_years(episode.years.start, episode.years.end), episode.eras[:2]),
        page.Line(episode.tagline or ""),
        series.listening(before, why=True),
        page.facts(("Seen", names.seen(guide, progress) if progress else None)),
        page.see_also(
            f"watch {episode.number}",
            f"episode {episode.number}",
            f"songs --episode {episode.number}" if guide.listening[episode.number] else "",
        ),
    )


def _all_seen(guide: Guide, progress: Progress) -> page.Page:
    """Return that there is no next episode, and what there is to do: see one again, or hear what was not heard."""
    if not guide.episodes:
        return (page.Heading("This guide has no episodes"), page.see_also("about"))
    number = len(guide.episodes)
    which = f"All {in_words(number)} episodes are seen" if number > 1 else "The one episode is seen"
    last = max(day for days in progress.seen.values() for day in days)
    unheard = any(album.id not in progress.heard for album in guide.albums)
    return (
        page.Heading(which, f"the last on {format_date(last.isoformat())}"),
        page.facts(("Seen", names.seen(guide, progress)), ("Heard", names.heard(guide, progress))),
        page.see_also("log", f"watch {guide.episodes[0].number}", "albums --unheard" if unheard else ""),
    )


def plan_page(guide: Guide, evenings: Sequence[Evening]) -> page.Page:
    """Return the evenings as a table, what is assumed of their length, and where to go on."""
    episode, albums = evenings[0].session.episode, evenings[0].session.albums
    outline = "(guide's outline)" if any(map(columns.working_mark, evenings)) else ""
    onward = "plan" if albums else "plan --albums" if any(each.albums for each in guide.episodes) else ""
    return (
        page.Heading("Listening course" if albums else "Watching plan", outline),
        page.spaced(page.Table(columns.COURSE if albums else columns.WATCHING, evenings)),
        page.Prose(assumption(evenings), "quiet"),
        page.see_also(*(f"album {album.id}" for album in albums[:1]), f"episode {episode.id}", onward),
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
