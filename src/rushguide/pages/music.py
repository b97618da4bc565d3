"""Songs, albums, and the files that are played for songs."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rushguide.columns.column import ANNOUNCED, MARKS, dispute_mark
from rushguide.columns.music import (
    HEARD,
    HEARD_SORTED,
    IN_CYCLE,
    LIVE_TRACKS,
    ON_STAGE,
    PART_NAMES,
    SONGS,
    TRACKS,
    albums_listing,
    kind_name,
    released,
    song_length,
    song_title,
    with_reasons,
)
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Song, StudioAlbum
from rushguide.log import NOTHING_YET, Progress
from rushguide.pages import page
from rushguide.pages.names import (
    counted_by,
    disputes,
    episode_flow,
    era_name,
    heard_gauge,
    on_days,
    tour_flow,
    years_of,
)
from rushguide.queries.history import albums_of, usual
from rushguide.queries.songs import SongRow, song_row
from rushguide.text import clock, count, format_date, format_period

if TYPE_CHECKING:
    from rushguide.library.matching import Choice


def songs_page(  # noqa: PLR0913 - each keyword says what of the table is wanted
    guide: Guide,
    rows: Sequence[SongRow],
    *,
    cycle: bool = False,
    grouped: bool = True,
    played: bool = False,
    why: bool = False,
) -> page.Page:
    """Return songs as a table with their total time; an episode's under its heading, unless they were sorted.

    With `played`, the table says how often each was played, and under it who counted.
    """
    placed = [row for row in rows if row.placement]
    if placed and grouped:
        return page.of(*_by_episode(placed, why=why))
    if placed:
        return page.of(page.Table(with_reasons(HEARD_SORTED) if why else HEARD_SORTED, placed))
    if played:
        return page.of(page.Table(ON_STAGE, rows), *page.spaced(counted_by(guide, guide.tours, "set")))
    return page.of(page.Table(IN_CYCLE if cycle else SONGS, rows))


def _by_episode(rows: Sequence[SongRow], *, why: bool) -> Iterator[page.Block]:
    for place, (_, grouped) in enumerate(groupby(rows, key=lambda row: row.placement and row.placement.episode.number)):
        heard = list(grouped)
        yield from [page.BLANK] if place else []
        if heard[0].placement:
            episode = heard[0].placement.episode
            title = page.Span(f"Episode {episode.number} · {episode.title}", "bold", of=f"episode:{episode.number}")
            yield page.Heading((title, page.Span(page.DOT + years_of(episode), "quiet")), eras=episode.eras[:2])
        yield page.Table(with_reasons(HEARD) if why else HEARD, heard)


def song_page(guide: Guide, row: SongRow) -> page.Page:
    """Return one song: where it is, who wrote it, its parts to scale, and where else it is to be found."""
    song = row.song
    year = f" · {row.album.year}" if row.album.year else ""
    return page.of(
        page.Heading(song_title(row), f"{row.album.title}, track {song.number}{year}", (row.album.era,)),
        page.Line(page.Span(song.subtitle, "italic")) if song.subtitle else None,
        page.Prose(" · ".join(filter(None, [song_length(row), *_writers(song)]))),
        *page.spaced(page.Prose(song.note) if song.note else None),
        page.Section("Parts", [page.Parts(song, row.album.era)]) if song.parts else None,
        page.Section("On stage", list(_on_stage(guide, row))) if row.played is not None else None,
        page.BLANK,
        page.Facts(_song_facts(guide, row)),
        *page.spaced(page.Prose(f"{ANNOUNCED} {MARKS[ANNOUNCED]}", "quiet") if row.announced else None),
        page.SeeAlso(_song_see_also(guide, row)),
    )


def _writers(song: Song) -> list[str]:
    if song.words and song.words == song.music:
        return [f"words and music {', '.join(song.words)}"]
    words = "instrumental" if song.instrumental else f"words {', '.join(song.words)}" if song.words else ""
    return [words, f"music {', '.join(song.music)}" if song.music else ""]


def _on_stage(guide: Guide, row: SongRow) -> Iterator[page.Block]:
    """Yield how often a song was played, from when to when, and the tours that had it over the years of all tours."""
    song, tours = row.song, guide.tours_with.get(row.song.id, ())
    times = f"at least {row.played:,} {'time' if row.played == 1 else 'times'}" if row.played else ""
    said = ", ".join(filter(None, [times, " ".join(_first_and_last(song))]))
    yield page.Prose(f"Played {said}." if said else "Never played, as far as set lists are known.")
    if tours:
        known = [tour for tour in guide.tours if tour.set]
        every = [page.Mark(tour.date, tour.end or tour.known_until) for tour in known]
        marks = [
            page.Mark(tour.date, tour.end or tour.known_until, broken=each not in usual(tour)) for tour, each in tours
        ]
        tracks = [page.Track("Tours", "bars", every), page.Track("Played", "bars", marks)]
        signs = [f"on {len(tours)} of {count(len(known), 'tour')}", "━ in most shows", "┄ in fewer than half"]
        yield page.BLANK
        yield page.Timeline(known[0].year, max(tour.last_year for tour in known), tracks, signs)
    yield from [credit] if (credit := counted_by(guide, guide.tours, "set")) else []


def _first_and_last(song: Song) -> Iterator[str]:
    """Yield when and where a song was first and last played, as far as that is known."""
    for word, path in (("from", "first"), ("to", "last")):
        date, place = getattr(song.live, path, None), getattr(song.live, f"{path}_at", None)
        if date:
            yield f"{word} {dispute_mark(song, f'live.{path}')}{format_date(date)}{f' ({place})' if place else ''}"


def _song_facts(guide: Guide, row: SongRow) -> page.FactRows:
    song, tracks = row.song, row.album.tracks
    stages = [
        page.Span(f"{album.title}{f' {album.year}' if album.year else ''}", of=f"album:{album.id}")
        for album in guide.live_on.get(song.id, ())
    ]
    places = [
        page.Span(
            f"{each.episode.number} {each.episode.title} ({PART_NAMES[each.part]})", of=f"episode:{each.episode.number}"
        )
        for each in guide.placements.get(song.id, ())
    ]
    previous, following = tracks[: song.number - 1], tracks[song.number :]
    return [
        ("Cover of", song.cover_of),
        (
            "Inspired by",
            page.Flow([f"{each.work}{f' ({each.writer})' if each.writer else ''}" for each in song.inspired_by]),
        ),
        ("Cycle", f"{song.cycle.name}, part {song.cycle.part}" if song.cycle else None),
        ("Credits", page.Flow([f"{each.name}, {each.role}" for each in row.album.credits if song.id in each.songs])),
        ("Era", era_name(guide, row.album.era)),
        ("Episodes", page.Flow(places)),
        ("Live albums", page.Flow(stages)),
        ("Tours", tour_flow(tour for tour, _ in guide.tours_with.get(song.id, ()))),
        ("Previous", page.Span(previous[-1].title, of=f"song:{previous[-1].id}") if previous else None),
        ("Next", page.Span(following[0].title, of=f"song:{following[0].id}") if following else None),
        ("Disputed", disputes(f"song:{song.id}", song)),
    ]


def _song_see_also(guide: Guide, row: SongRow) -> list[str]:
    song = row.song
    cycle = [f'songs --cycle "{song.cycle.name}"'] if song.cycle else []
    known = {person.name: person.id for person in guide.people}
    writers = [known[name] for name in (*song.words, *song.music) if name in known]
    following = [f"song {each.id}" for each in row.album.tracks[song.number : song.number + 1]]
    people = [f"person {person}" for person in writers[:1]]
    return [f"album {row.album.id}", *following, *cycle, *people, f"why song:{song.id}"]


def albums_page(guide: Guide, albums: Sequence[AnyAlbum], progress: Progress = NOTHING_YET) -> page.Page:
    """Return albums as a table, and how many of all were heard."""
    heard = page.Facts(heard_gauge(guide, progress)) if progress else None
    return page.of(page.Table(albums_listing(guide, progress), albums), *page.spaced(heard))


def album_page(guide: Guide, album: AnyAlbum, progress: Progress = NOTHING_YET) -> page.Page:
    """Return one album: what it is and its tracks, then dates, makers, chart places, awards and credits."""
    made = f"produced by {', '.join(album.producers)}" if album.producers else ""
    length = clock(album.seconds) if album.seconds else ""
    heard = on_days("heard", progress.heard.get(album.id, ()))
    under = page.DOT.join(filter(None, [length, made, heard]))
    facts = page.Facts(_album_facts(guide, album))
    note = page.Prose(album.note) if album.note else None
    return page.of(
        page.Heading(album.title, page.DOT.join(filter(None, [kind_name(album), released(album)])), (album.era,)),
        page.Prose(under) if under else None,
        page.Beside(
            [page.Section("Tracks", _tracks(guide, album))] if album.tracks else [],
            page.of(*page.spaced(note), page.BLANK, facts),
        ),
        page.Section("Credits", [_credits(guide, album)]) if album.credits else None,
        page.SeeAlso(_album_see_also(guide, album)),
    )


def _album_facts(guide: Guide, album: AnyAlbum) -> page.FactRows:
    awards = [
        f"{each.region} {each.level}{f', {format_date(each.date)}' if each.date else ''}"
        for each in album.certifications
    ]
    return [
        ("Released", page.Flow([f"{region} {format_date(date)}" for region, date in album.releases.items()])),
        ("Labels", page.Flow([f"{region} {label}" for region, label in album.labels.items()])),
        ("Studios", page.Flow(album.studios)),
        (
            "Recorded",
            page.Flow([" at ".join(filter(None, [format_period(each.when), each.where])) for each in album.recorded]),
        ),
        ("Charts", page.Flow([f"{region} {place}" for region, place in album.peaks.items()])),
        ("Awards", page.Flow(awards)),
        ("Era", era_name(guide, album.era)),
        ("Tour", tour_flow(tour for tour in guide.tours if tour.album == album.id)),
        ("Episodes", episode_flow(guide.episodes_with.get(album.id, ()))),
        ("Disputed", disputes(f"album:{album.id}", album)),
    ]


def _tracks(guide: Guide, album: AnyAlbum) -> list[page.Block]:
    if isinstance(album, StudioAlbum):
        rows = [song_row(guide, song.id) for song in album.tracks]
        return [page.Table(TRACKS, rows), *page.spaced(counted_by(guide, guide.tours, "set"))]
    total = f" · {clock(album.seconds)}" if album.seconds else ""
    return [
        page.Table(LIVE_TRACKS, album.tracks, foot=False),
        page.BLANK,
        page.Line(f"{count(len(album.tracks), 'track')}{total}"),
    ]


def _credits(guide: Guide, album: AnyAlbum) -> page.Facts:
    rows = []
    for credit in album.credits:
        songs = ", ".join(guide.song[song].title for song in credit.songs)
        rows.append((credit.name, page.Span(f"{credit.role} ({songs})" if songs else credit.role, "quiet")))
    return page.Facts(rows, fitted=True)


def _album_see_also(guide: Guide, album: AnyAlbum) -> list[str]:
    episodes = [f"episode {episode.number}" for episode in guide.episodes_with.get(album.id, ())]
    first = [f"song {album.tracks[0].id}"] if isinstance(album, StudioAlbum) and album.tracks else []
    people = [f"people --album {album.id}"] if any(album in albums_of(guide, each) for each in guide.people) else []
    return [f"era {album.era}", *episodes, *first, *people, f"why album:{album.id}"]


def choices_page(choices: "Sequence[Choice]") -> page.Page:
    """Return for each song the file that is played and why, then the best of those that are not."""
    from rushguide.columns.library import CHOICES

    return page.of(page.Table(CHOICES, choices))
