"""The names of records as pages show them, each marked with the record's address, and facts that pages share."""

from collections.abc import Iterable, Sequence
from datetime import date

from rushguide.guide import music, records
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.record import Record
from rushguide.log import Progress
from rushguide.pages import page
from rushguide.queries.history import sources_of
from rushguide.text import count, format_date, format_long_date, format_years, in_words

Named = records.Episode | records.Era | AnyAlbum | music.Song | music.Tour | records.Person


def of(record: Named) -> page.Inline:
    """Return a record's name; an album's with its year, an era's after a bar in its colour."""
    match record:
        case records.Episode():
            return page.Span(f"{record.number} {record.title}", of=f"episode:{record.number}")
        case records.Era():
            return (page.Bar((record.id,)), page.Span(record.name, of=f"era:{record.id}"))
        case music.StudioAlbum() | music.LiveAlbum():
            year = page.Span(f" {record.year}" if record.year else "", "quiet")
            return (page.Span(record.title, of=f"album:{record.id}"), year)
        case music.Song():
            return page.Span(record.title, of=f"song:{record.id}")
        case music.Tour():
            return page.Span(record.short_name, of=f"tour:{record.id}")
        case records.Person():
            return page.Span(record.name, of=f"person:{record.id}")


def flow(named: Iterable[Named | None]) -> page.Flow:
    """Return the names of the records that are there."""
    return page.Flow([of(each) for each in named if each])


def years_of(episode: records.Episode) -> str:
    """Return an episode's years, and whether it is only this guide's outline."""
    outline = " (guide's outline)" if episode.title_status == "working" else ""
    return format_years(episode.years.start, episode.years.end) + outline


def counted_by(guide: Guide, counted: Sequence[Record], path: str) -> page.Prose:
    """Return the quiet line that names who counted the shows, and says that counts mean at least; empty for nobody."""
    sources = sources_of(guide, counted, path)
    names = [
        (", " if place else "", page.Span(each.name, "quiet", url=each.url or "")) for place, each in enumerate(sources)
    ]
    said = page.Span(', where some lists are missing: read each as "at least".', "quiet")
    return page.Prose((page.Span("Counts from ", "quiet"), *names, said) if names else "")


def event_count(events: Sequence[records.Event]) -> str:
    """Return how many events there are, and from when to when; empty for none."""
    if not events:
        return ""
    return f"{count(len(events), 'event')}, {format_years(events[0].year, events[-1].year)}"


FIELDS = {
    "released": "release date",
    "born": "date of birth",
    "died": "date of death",
    "peaks": "chart place",
    "certifications": "sales award",
    "inspired_by": "inspiration",
    "with_rush": "years with the band",
    "these_years": "These years",
    "cover_of": "original",
    "as": "role",
    "url": "address",
}
"""Fields in words, where the words differ from the key."""
LISTS = {"parts", "labels", "releases", "producers", "studios", "credits", "tracks"}
"""Fields of several things; their name without its s is what a place in them is called."""
REGIONS = {"CA": "Canada", "US": "United States", "UK": "United Kingdom"}


def field_name(path: str) -> str:
    """Return a dotted path in words: `peaks.CA` is "chart place, Canada", `parts.2.title` "part 2, title"."""
    words: list[str] = []
    for step in path.split("."):
        if step.isdigit():
            words[-1] += f" {step}"
        else:
            word = step.removesuffix("s") if step in LISTS else step.replace("_", " ")
            words.append(FIELDS.get(step) or REGIONS.get(step) or word)
    return ", ".join(words)


def disputes(address: str, record: Record) -> str:
    """Return what of a record serious sources differ on, in one line with the command that tells the rest."""
    paths = [path for path, others in record.disputed.items() if not all(other.minor for other in others)]
    if not paths:
        return ""
    more = f" and {in_words(len(paths) - 1)} more" if len(paths) > 1 else ""
    return f"{field_name(paths[0])}{more} · rushguide why {address}"


def known_until(guide: Guide) -> str:
    """Return the day up to which the guide's history was read; empty if it does not say."""
    return format_long_date(guide.series.known_until) if guide.series.known_until else ""


def on_days(done: str, days: Sequence[date]) -> str:
    """Return what was done on which days; empty if it was not."""
    return f"{done} {', '.join(format_date(day.isoformat()) for day in days)}" if days else ""


def seen(guide: Guide, progress: Progress) -> page.Gauge:
    """Return how many of the guide's episodes were seen."""
    number, whole = sum(each.number in progress.seen for each in guide.episodes), len(guide.episodes)
    return page.Gauge(whole, number, f"{number} of {count(whole, 'episode')}")


def heard(guide: Guide, progress: Progress) -> page.Gauge:
    """Return how many of the guide's albums were heard."""
    number, whole = sum(each.id in progress.heard for each in guide.albums), len(guide.albums)
    return page.Gauge(whole, number, f"{number} of {count(whole, 'album')}")
