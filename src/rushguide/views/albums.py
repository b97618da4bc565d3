"""Albums: lists of them, and one whole."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.console import RenderableType
from rich.text import Text

from rushguide.listings.albums import LIVE_TRACKS, albums_listing, kind_name, released
from rushguide.listings.songs import TRACKS
from rushguide.model import AnyAlbum, Credit, Guide, StudioAlbum
from rushguide.queries.albums import episodes_with
from rushguide.queries.people import albums_of
from rushguide.queries.songs import song_row
from rushguide.text import clock, count, say_date, say_period
from rushguide.views.parts import (
    DOT,
    QUIET,
    disputes,
    era_title,
    facts,
    flow,
    heading,
    page,
    paragraphs,
    section,
    see_also,
)
from rushguide.views.progress import each_day, heard_bar
from rushguide.views.screen import Screen
from rushguide.views.tables import table, table_with_foot
from rushguide.watching.progress import NOTHING_YET, Progress


def albums_view(
    guide: Guide, screen: Screen, albums: Sequence[AnyAlbum], progress: Progress = NOTHING_YET
) -> RenderableType:
    """Return albums as a table, and how many of all were heard."""
    return page(
        table_with_foot(screen, albums_listing(guide, progress), albums),
        *([Text(), facts(screen, heard_bar(screen, guide, progress))] if progress else []),
    )


def album_view(guide: Guide, screen: Screen, album: AnyAlbum, progress: Progress = NOTHING_YET) -> RenderableType:
    """Return one album: dates, makers, chart places, awards, tracks and credits."""
    note = [Text(), paragraphs(screen, album.note)] if album.note else []
    aside = DOT.join(filter(None, [kind_name(album), released(album)]))
    return page(
        heading(screen, era_title(screen, album.title, album.era), aside),
        *note,
        Text(),
        facts(screen, _facts(guide, screen, album, progress)),
        section("Tracks", _tracks(guide, screen, album)) if album.tracks else None,
        section("Credits", _credits(guide, screen, album)) if album.credits else None,
        see_also(screen, _leads(guide, album)),
    )


def _facts(guide: Guide, screen: Screen, album: AnyAlbum, progress: Progress) -> list[tuple[str, str | Text | None]]:
    recorded = [" at ".join(filter(None, [say_period(each.when), each.where])) for each in album.recorded]
    awards = [f"{each.region} {each.level}{_on(each.date)}" for each in album.certifications]
    episodes = [f"{episode.number} {episode.title}" for episode in episodes_with(guide, album)]
    return [
        ("Released", flow(screen, [f"{region} {say_date(date)}" for region, date in album.releases.items()])),
        ("Labels", flow(screen, [f"{region} {label}" for region, label in album.labels.items()])),
        ("Producers", flow(screen, album.producers)),
        ("Studios", flow(screen, album.studios)),
        ("Recorded", flow(screen, recorded)),
        ("Charts", flow(screen, [f"{region} {place}" for region, place in album.peaks.items()])),
        ("Awards", flow(screen, awards)),
        ("Era", Text(guide.era[album.era].name, screen.era(album.era))),
        ("Episodes", flow(screen, episodes)),
        ("Heard", flow(screen, each_day(progress.heard.get(album.id, ())))),
        ("Disputed", flow(screen, disputes(album))),
    ]


def _on(date: str | None) -> str:
    return f", {say_date(date)}" if date else ""


def _tracks(guide: Guide, screen: Screen, album: AnyAlbum) -> RenderableType:
    if isinstance(album, StudioAlbum):
        return table_with_foot(screen, TRACKS, [song_row(guide, song.id) for song in album.tracks])
    total = f" · {clock(album.seconds)}" if album.seconds else ""
    return page(table(screen, LIVE_TRACKS, album.tracks), Text(), Text(f"{count(len(album.tracks), 'track')}{total}"))


def _credits(guide: Guide, screen: Screen, album: AnyAlbum) -> RenderableType:
    widest = max(cell_len(credit.name) for credit in album.credits)
    rows = [(credit.name, Text(_role(guide, credit), QUIET)) for credit in album.credits]
    return facts(screen, rows, label=min(widest, screen.page // 2), style="")


def _role(guide: Guide, credit: Credit) -> str:
    songs = ", ".join(guide.song[song].title for song in credit.songs)
    return f"{credit.role} ({songs})" if songs else credit.role


def _leads(guide: Guide, album: AnyAlbum) -> list[str]:
    episodes = [f"episode {episode.number}" for episode in episodes_with(guide, album)]
    first = [f"song {album.tracks[0].id}"] if isinstance(album, StudioAlbum) and album.tracks else []
    people = [f"people --album {album.id}"] if any(album in albums_of(guide, each) for each in guide.people) else []
    return [f"era {album.era}", *episodes, *first, *people, f"why album:{album.id}"]
