"""The names of records as pages show them, each marked with the record's address, and facts that pages share."""

from collections.abc import Iterable, Sequence
from datetime import date

from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Song
from rushguide.guide.record import Record
from rushguide.guide.records import Episode, Event
from rushguide.guide.tours import Tour
from rushguide.log import Progress
from rushguide.pages import page
from rushguide.queries.stage import sources_of
from rushguide.text import count, format_date, format_years, is_date


def album_name(album: AnyAlbum) -> page.Inline:
    """Return an album's title in its era's colour, with its year."""
    year = [page.Span(f" {album.year}", "quiet")] if album.year else []
    return (page.Span(album.title, era=album.era, of=f"album:{album.id}"), *year)


def album_flow(guide: Guide, albums: Iterable[str]) -> page.Flow:
    """Return the names of albums by their ids."""
    return page.Flow([album_name(guide.album[album]) for album in albums])


def era_name(guide: Guide, era: str) -> page.Span:
    """Return an era's name in its colour."""
    return page.Span(guide.era[era].name, era=era, of=f"era:{era}")


def song_flow(songs: Iterable[Song]) -> page.Flow:
    """Return the titles of songs."""
    return page.Flow([page.Span(song.title, of=f"song:{song.id}") for song in songs])


def people_flow(guide: Guide, people: Iterable[str]) -> page.Flow:
    """Return the names of people by their ids."""
    return page.Flow([page.Span(guide.person[person].name, of=f"person:{person}") for person in people])


def episode_flow(episodes: Iterable[Episode]) -> page.Flow:
    """Return the numbers and titles of episodes."""
    return page.Flow([page.Span(f"{each.number} {each.title}", of=f"episode:{each.number}") for each in episodes])


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


def disputes(record: Record) -> page.Flow:
    """Return the serious alternatives to the values of a record's fields."""
    return page.Flow(
        [
            f"{path.replace('.', ' ')}: also {format_date(other.value) if is_date(other.value) else other.value}"
            + (f" ({other.note})" if other.note else "")
            for path, others in record.disputed.items()
            for other in others
            if not other.minor
        ]
    )


def each_day(days: Sequence[date]) -> page.Flow:
    """Return days in words."""
    return page.Flow([format_date(day.isoformat()) for day in days])


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
