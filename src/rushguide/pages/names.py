"""The names of records as pages show them, each marked with the record's address, and facts that pages share."""

from collections.abc import Iterable, Sequence
from datetime import date

from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Song, Tour
from rushguide.guide.record import Record
from rushguide.guide.records import Episode, Event
from rushguide.log import Progress
from rushguide.pages import page
from rushguide.queries.history import sources_of
from rushguide.text import count, format_date, format_years, in_words


def album_name(album: AnyAlbum) -> page.Inline:
    """Return an album's title with its year."""
    year = [page.Span(f" {album.year}", "quiet")] if album.year else []
    return (page.Span(album.title, of=f"album:{album.id}"), *year)


def album_flow(guide: Guide, albums: Iterable[str]) -> page.Flow:
    """Return the names of albums by their ids."""
    return page.Flow([album_name(guide.album[album]) for album in albums])


def era_name(guide: Guide, era: str) -> page.Inline:
    """Return an era's name after a bar in its colour."""
    return (page.Bar((era,)), page.Span(guide.era[era].name, of=f"era:{era}"))


def song_flow(songs: Iterable[Song]) -> page.Flow:
    """Return the titles of songs."""
    return page.Flow([page.Span(song.title, of=f"song:{song.id}") for song in songs])


def people_flow(guide: Guide, people: Iterable[str]) -> page.Flow:
    """Return the names of people by their ids."""
    return page.Flow([page.Span(guide.person[person].name, of=f"person:{person}") for person in people])


def episode_flow(episodes: Iterable[Episode]) -> page.Flow:
    """Return the numbers and titles of episodes."""
    return page.Flow([page.Span(f"{each.number} {each.title}", of=f"episode:{each.number}") for each in episodes])


def years_of(episode: Episode) -> str:
    """Return an episode's years, and whether it is only this guide's outline."""
    outline = " (guide's outline)" if episode.title_status == "working" else ""
    return format_years(episode.years.start, episode.years.end) + outline


def tour_flow(tours: Iterable[Tour]) -> page.Flow:
    """Return the names of tours."""
    return page.Flow([page.Span(tour.short_name, of=f"tour:{tour.id}") for tour in tours])


def counted_by(guide: Guide, records: Sequence[Record], path: str) -> page.Prose | None:
    """Return the quiet line that names who counted the shows, and says that counts mean at least; None for nobody."""
    sources = sources_of(guide, records, path)
    names = [
        (", " if place else "", page.Span(each.name, "quiet", url=each.url or "")) for place, each in enumerate(sources)
    ]
    said = page.Span(', where some lists are missing: read each as "at least".', "quiet")
    return page.Prose((page.Span("Counts from ", "quiet"), *names, said)) if names else None


def event_count(events: Sequence[Event]) -> str:
    """Return how many events there are, and from when to when; empty for none."""
    if not events:
        return ""
    return f"{count(len(events), 'event')}, {format_years(events[0].year, events[-1].year)}"


FIELDS = {
    "released": "release date",
    "date": "date",
    "end": "end",
    "born": "date of birth",
    "died": "date of death",
    "peaks": "chart place",
    "certifications": "sales award",
    "inspired_by": "inspiration",
    "with_rush": "years with the band",
    "these_years": "These years",
    "cover_of": "original",
    "role": "role",
    "as": "role",
    "parts": "part",
    "labels": "label",
    "releases": "release",
    "producers": "producer",
    "studios": "studio",
    "credits": "credit",
    "tracks": "track",
    "url": "address",
}
"""Fields in words, where the words differ from the key."""
REGIONS = {"CA": "Canada", "US": "United States", "UK": "United Kingdom"}


def field_name(path: str) -> str:
    """Return a dotted path in words: `peaks.CA` is "chart place, Canada", `parts.2.title` "part 2, title"."""
    words: list[str] = []
    for step in path.split("."):
        if step.isdigit():
            words[-1] += f" {step}"
        else:
            words.append(FIELDS.get(step) or REGIONS.get(step) or step.replace("_", " "))
    return ", ".join(words)


def disputes(address: str, record: Record) -> str:
    """Return what of a record serious sources differ on, in one line with the command that tells the rest."""
    paths = [path for path, others in record.disputed.items() if not all(other.minor for other in others)]
    if not paths:
        return ""
    more = f" and {in_words(len(paths) - 1)} more" if len(paths) > 1 else ""
    return f"{field_name(paths[0])}{more} · rushguide why {address}"


def on_days(done: str, days: Sequence[date]) -> str:
    """Return what was done on which days; empty if it was not."""
    return f"{done} {', '.join(format_date(day.isoformat()) for day in days)}" if days else ""


def seen_gauge(guide: Guide, progress: Progress) -> list[tuple[str, page.Gauge]]:
    """Return how many of the guide's episodes were seen; nothing for a guide without episodes."""
    seen = sum(episode.number in progress.seen for episode in guide.episodes)
    return _gauge("Seen", seen, len(guide.episodes), "episode")


def heard_gauge(guide: Guide, progress: Progress) -> list[tuple[str, page.Gauge]]:
    """Return how many of the guide's albums were heard; nothing for a guide without albums."""
    heard = sum(album.id in progress.heard for album in guide.albums)
    return _gauge("Heard", heard, len(guide.albums), "album")


def _gauge(label: str, done: int, whole: int, noun: str) -> list[tuple[str, page.Gauge]]:
    return [(label, page.Gauge(done, whole, f"{done} of {count(whole, noun)}"))] if whole else []
