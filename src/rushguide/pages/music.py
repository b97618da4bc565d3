"""Songs and albums."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rushguide.columns import music as columns
from rushguide.columns.column import ANNOUNCED, MARKS, Listing, dispute_mark
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Song, StudioAlbum
from rushguide.log import NOTHING_YET, Progress
from rushguide.pages import names, page
from rushguide.queries.history import albums_of, usual_set
from rushguide.queries.songs import PART_NAMES, SongRow, song_row
from rushguide.text import count, format_date, format_length, format_period


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
    if placed:
        listing = columns.LISTENING if grouped else columns.LISTENING_SORTED
        listing = columns.with_reasons(listing) if why else listing
        return tuple(_by_episode(listing, placed)) if grouped else (page.Table(listing, placed),)
    if played:
        return (page.Table(columns.ON_STAGE, rows), page.spaced(names.counted_by(guide, guide.tours, "set")))
    return (page.Table(columns.IN_CYCLE if cycle else columns.SONGS, rows),)


def _by_episode(listing: Listing[SongRow], rows: Sequence[SongRow]) -> Iterator[page.Block]:
    placed = [(row.placement.episode, row) for row in rows if row.placement]
    for place, (episode, pairs) in enumerate(groupby(placed, key=lambda pair: pair[0])):
        title = page.Span(f"Episode {episode.number} · {episode.title}", "bold", of=f"episode:{episode.number}")
        years = page.Span(page.DOT + names.years_of(episode), "quiet")
        heading = page.Heading((title, years), eras=episode.eras[:2])
        blocks = (heading, page.Table(listing, [row for _, row in pairs]))
        yield from [page.spaced(*blocks)] if place else blocks


def song_page(guide: Guide, row: SongRow) -> page.Page:
    """Return one song: where it is, who wrote it, its parts to scale, and where else it is to be found."""
    song, album = row.song, row.album
    previous, following = album.tracks[: song.number - 1], album.tracks[song.number : song.number + 1]
    inspired = [f"{each.work}{f' ({each.writer})' if each.writer else ''}" for each in song.inspired_by]
    places = [(each.episode, PART_NAMES[each.part]) for each in guide.placements.get(song.id, ())]
    episodes = [page.Span(f"{each.id} {each.title} ({part})", of=f"episode:{each.id}") for each, part in places]
    live = [(each.id, f"{each.title} {each.year or ''}".rstrip()) for each in guide.live_on.get(song.id, ())]
    writers = [each.id for name in (*song.words, *song.music) for each in guide.people if each.name == name]
    return (
        page.Heading(
            columns.song_title(row),
            page.dotted(f"{album.title}, track {song.number}", str(album.year or "")),
            (album.era,),
        ),
        page.Line(page.Span(song.subtitle or "", "italic")),
        page.Prose(page.dotted(columns.song_length(row), *_writers(song))),
        page.spaced(page.Prose(song.note or "")),
        page.Section("Parts", [page.Parts(song, album.era)] if song.parts else []),
        page.Section("On stage", [] if row.played is None else list(_on_stage(guide, row))),
        page.facts(
            ("Cover of", song.cover_of),
            ("Inspired by", page.Flow(inspired)),
            ("Cycle", f"{song.cycle.name}, part {song.cycle.part}" if song.cycle else None),
            ("Credits", page.Flow([f"{each.name}, {each.role}" for each in album.credits if song.id in each.songs])),
            ("Era", names.of(guide.era[album.era])),
            ("Episodes", page.Flow(episodes)),
            ("Live albums", page.Flow([page.Span(title, of=f"album:{identity}") for identity, title in live])),
            ("Tours", names.flow(tour for tour, _ in guide.tours_with.get(song.id, ()))),
            ("Previous", names.flow(previous[-1:])),
            ("Next", names.flow(following)),
            ("Disputed", names.disputes(f"song:{song.id}", song)),
        ),
        page.spaced(page.Prose(f"{ANNOUNCED} {MARKS[ANNOUNCED]}" if row.announced else "", "quiet")),
        page.see_also(
            f"album {album.id}",
            *(f"song {each.id}" for each in following),
            f'songs --cycle "{song.cycle.name}"' if song.cycle else "",
            *(f"person {writer}" for writer in writers[:1]),
            f"why song:{song.id}",
        ),
    )


def _writers(song: Song) -> list[str]:
    if song.words and song.words == song.music:
        return [f"words and music {', '.join(song.words)}"]
    words = "instrumental" if song.instrumental else f"words {', '.join(song.words)}" if song.words else ""
    return [words, f"music {', '.join(song.music)}" if song.music else ""]


def _on_stage(guide: Guide, row: SongRow) -> Iterator[page.Block]:
    """Yield how often a song was played, from when to when, and the tours that had it over the years of all tours."""
    song, tours = row.song, guide.tours_with.get(row.song.id, ())
    said = [f"at least {row.played:,} {'time' if row.played == 1 else 'times'}"] if row.played else []
    ends = []
    for word, path in (("from", "first"), ("to", "last")):
        date, place = getattr(song.live, path, None), getattr(song.live, f"{path}_at", None)
        if date:
            mark = dispute_mark(song, f"live.{path}")
            ends.append(f"{word} {mark}{format_date(date)}{f' ({place})' if place else ''}")
    said += [" ".join(ends)] if ends else []
    yield page.Prose(f"Played {', '.join(said)}." if said else "Never played, as far as set lists are known.")
    if tours:
        known = [tour for tour in guide.tours if tour.set]
        every = [page.Mark(tour.date, tour.end or tour.known_until) for tour in known]
        marks = [
            page.Mark(tour.date, tour.end or tour.known_until, broken=each not in usual_set(tour))
            for tour, each in tours
        ]
        tracks = [page.Track("Tours", "bars", every), page.Track("Played", "bars", marks)]
        signs = [f"on {len(tours)} of {count(len(known), 'tour')}", "━ in most shows", "┄ in fewer than half"]
        last = max(tour.last_year for tour in known)
        yield page.spaced(page.Timeline(known[0].year, last, tracks, signs))
    yield names.counted_by(guide, guide.tours, "set")


def albums_page(guide: Guide, albums: Sequence[AnyAlbum], progress: Progress = NOTHING_YET) -> page.Page:
    """Return albums as a table, and how many of all were heard."""
    return (
        page.Table(columns.albums_listing(guide, progress), albums),
        page.facts(("Heard", names.heard(guide, progress) if progress else None)),
    )


def album_page(guide: Guide, album: AnyAlbum, progress: Progress = NOTHING_YET) -> page.Page:
    """Return one album: what it is and its tracks, then dates, makers, chart places, awards and credits."""
    made = f"produced by {', '.join(album.producers)}" if album.producers else ""
    length = format_length(album.seconds) if album.seconds else ""
    heard = names.on_days("heard", progress.heard.get(album.id, ()))
    episodes = guide.episodes_with.get(album.id, ())
    recorded = [" at ".join(filter(None, [format_period(each.when), each.where])) for each in album.recorded]
    awards = [(f"{each.region} {each.level}", each.date) for each in album.certifications]
    credited = [(each, ", ".join(guide.song[song].title for song in each.songs)) for each in album.credits]
    makers = [(each.name, page.Span(f"{each.role} ({on})" if on else each.role, "quiet")) for each, on in credited]
    facts = page.facts(
        ("Released", page.Flow([f"{region} {format_date(date)}" for region, date in album.releases.items()])),
        ("Labels", page.Flow([f"{region} {label}" for region, label in album.labels.items()])),
        ("Studios", page.Flow(album.studios)),
        ("Recorded", page.Flow(recorded)),
        ("Charts", page.Flow([f"{region} {place}" for region, place in album.peaks.items()])),
        ("Awards", page.Flow([f"{award}, {format_date(date)}" if date else award for award, date in awards])),
        ("Era", names.of(guide.era[album.era])),
        ("Tour", names.flow(tour for tour in guide.tours if tour.album == album.id)),
        ("Episodes", names.flow(episodes)),
        ("Disputed", names.disputes(f"album:{album.id}", album)),
    )
    return (
        page.Heading(album.title, page.dotted(columns.kind_name(album), columns.released(album)), (album.era,)),
        page.Prose(page.dotted(length, made, heard)),
        page.Beside(
            [page.Section("Tracks", _tracks(guide, album))] if album.tracks else [],
            [page.spaced(page.Prose(album.note or "")), facts],
        ),
        page.Section("Credits", [page.Facts(makers, fitted=True)]),
        page.see_also(
            f"era {album.era}",
            *(f"episode {episode.number}" for episode in episodes),
            f"song {album.tracks[0].id}" if isinstance(album, StudioAlbum) and album.tracks else "",
            f"people --album {album.id}" if any(album in albums_of(guide, each) for each in guide.people) else "",
            f"why album:{album.id}",
        ),
    )


def _tracks(guide: Guide, album: AnyAlbum) -> list[page.Block]:
    if isinstance(album, StudioAlbum):
        rows = [song_row(guide, song.id) for song in album.tracks]
        return [page.Table(columns.TRACKS, rows), page.spaced(names.counted_by(guide, guide.tours, "set"))]
    total = page.dotted(count(len(album.tracks), "track"), format_length(album.seconds) if album.seconds else "")
    return [page.Table(columns.LIVE_TRACKS, album.tracks, foot=False), page.spaced(page.Line(total))]
