"""Which files are played for songs, and what was passed over."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from rushguide.columns.column import ANNOUNCED, MARKS
from rushguide.columns.library import CHOICES, describe_choice, describe_passed_over, played, shown_path
from rushguide.columns.music import (
    HEARD,
    HEARD_SORTED,
    IN_CYCLE,
    LIVE_TRACKS,
    SONGS,
    TRACKS,
    albums_listing,
    kind_name,
    released,
    song_length,
    song_title,
)
from rushguide.draw.blocks import (
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
    title,
)
from rushguide.draw.figures import part_bars
from rushguide.draw.screen import Screen
from rushguide.draw.tables import table, table_with_foot
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import Credit, Song, StudioAlbum
from rushguide.guide.records import Episode
from rushguide.library.matching import Candidate, Choice
from rushguide.log import NOTHING_YET, Progress
from rushguide.pages.series import each_day, heard_bar
from rushguide.queries.history import albums_of
from rushguide.queries.series import episodes_with
from rushguide.queries.songs import SongRow, song_row
from rushguide.text import clock, count, format_date, format_period, format_years


def songs_view(screen: Screen, rows: Sequence[SongRow], *, cycle: bool = False, grouped: bool = True) -> RenderableType:
    """Return songs as a table with their total time; an episode's under its heading, unless they were sorted."""
    placed = [row for row in rows if row.placement]
    if placed and grouped:
        return page(*_by_episode(screen, placed))
    if placed:
        return table_with_foot(screen, HEARD_SORTED, placed)
    return table_with_foot(screen, IN_CYCLE if cycle else SONGS, rows)


def _by_episode(screen: Screen, rows: Sequence[SongRow]) -> Iterator[RenderableType]:
    for place, (_, grouped) in enumerate(groupby(rows, key=_episode)):
        heard = list(grouped)
        episode = heard[0].placement
        yield from [Text()] if place else []
        yield from [_episode_line(screen, episode.episode)] if episode else []
        yield table_with_foot(screen, HEARD, heard)


def _episode(row: SongRow) -> int:
    return row.placement.episode.number if row.placement else 0


def _episode_line(screen: Screen, episode: Episode) -> RenderableType:
    years = format_years(episode.years.start, episode.years.end)
    outline = "(guide's outline)" if episode.title_status == "working" else ""
    return heading(screen, title(f"Episode {episode.number} · {episode.title} · {years}"), outline)


def song_view(guide: Guide, screen: Screen, song: Song) -> RenderableType:
    """Return one song: where it is, who wrote it, its parts to scale, and where else it is to be found."""
    row = song_row(guide, song.id)
    year = f" · {row.album.year}" if row.album.year else ""
    note = [Text(), paragraphs(screen, song.note)] if song.note else []
    return page(
        heading(screen, title(song_title(row)), f"{row.album.title}, track {song.number}{year}"),
        Text(song.subtitle, "italic") if song.subtitle else None,
        paragraphs(screen, " · ".join(filter(None, [song_length(row), *_writers(song)]))),
        *note,
        section("Parts", part_bars(screen, song, row.album.era)) if song.parts else None,
        Text(),
        facts(screen, _song_facts(guide, screen, row)),
        Text(f"{ANNOUNCED} {MARKS[ANNOUNCED]}", QUIET) if row.announced else None,
        see_also(screen, _song_leads(guide, row)),
    )


def _writers(song: Song) -> list[str]:
    if song.words and song.words == song.music:
        return [f"words and music {', '.join(song.words)}"]
    words = "instrumental" if song.instrumental else f"words {', '.join(song.words)}" if song.words else ""
    return [words, f"music {', '.join(song.music)}" if song.music else ""]


def _song_facts(guide: Guide, screen: Screen, row: SongRow) -> list[tuple[str, str | Text | None]]:
    song = row.song
    inspired = [f"{each.work}{f' ({each.writer})' if each.writer else ''}" for each in song.inspired_by]
    placed = guide.placements.get(song.id, ())
    stages = [f"{album.title}{f' {album.year}' if album.year else ''}" for album in guide.live_on.get(song.id, ())]
    return [
        ("Cover of", song.cover_of),
        ("Inspired by", flow(screen, inspired) if inspired else None),
        ("Cycle", f"{song.cycle.name}, part {song.cycle.part}" if song.cycle else None),
        ("Credits", flow(screen, _song_credits(row))),
        ("Era", Text(guide.era[row.album.era].name, screen.era(row.album.era))),
        ("Episodes", flow(screen, [f"{each.episode.number} {each.episode.title} ({each.part})" for each in placed])),
        ("On stage", flow(screen, stages)),
        ("Previous", _neighbour(guide, song, -1)),
        ("Next", _neighbour(guide, song, 1)),
        ("Disputed", flow(screen, disputes(song))),
    ]


def _song_credits(row: SongRow) -> list[str]:
    return [f"{credit.name}, {credit.role}" for credit in row.album.credits if row.song.id in credit.songs]


def _neighbour(guide: Guide, song: Song, step: int) -> str | None:
    tracks = guide.album_of[song.id].tracks
    place = song.number - 1 + step
    return tracks[place].title if 0 <= place < len(tracks) else None


def _song_leads(guide: Guide, row: SongRow) -> list[str]:
    song = row.song
    cycle = [f'songs --cycle "{song.cycle.name}"'] if song.cycle else []
    known = {person.name: person.id for person in guide.people}
    writers = [known[name] for name in (*song.words, *song.music) if name in known]
    following = [f"song {each.id}" for each in row.album.tracks[song.number : song.number + 1]]
    people = [f"person {person}" for person in writers[:1]]
    return [f"album {row.album.id}", *following, *cycle, *people, f"why song:{song.id}"]


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
        facts(screen, _album_facts(guide, screen, album, progress)),
        section("Tracks", _tracks(guide, screen, album)) if album.tracks else None,
        section("Credits", _album_credits(guide, screen, album)) if album.credits else None,
        see_also(screen, _album_leads(guide, album)),
    )


def _album_facts(
    guide: Guide, screen: Screen, album: AnyAlbum, progress: Progress
) -> list[tuple[str, str | Text | None]]:
    recorded = [" at ".join(filter(None, [format_period(each.when), each.where])) for each in album.recorded]
    awards = [f"{each.region} {each.level}{_on(each.date)}" for each in album.certifications]
    episodes = [f"{episode.number} {episode.title}" for episode in episodes_with(guide, album)]
    return [
        ("Released", flow(screen, [f"{region} {format_date(date)}" for region, date in album.releases.items()])),
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
    return f", {format_date(date)}" if date else ""


def _tracks(guide: Guide, screen: Screen, album: AnyAlbum) -> RenderableType:
    if isinstance(album, StudioAlbum):
        return table_with_foot(screen, TRACKS, [song_row(guide, song.id) for song in album.tracks])
    total = f" · {clock(album.seconds)}" if album.seconds else ""
    return page(table(screen, LIVE_TRACKS, album.tracks), Text(), Text(f"{count(len(album.tracks), 'track')}{total}"))


def _album_credits(guide: Guide, screen: Screen, album: AnyAlbum) -> RenderableType:
    widest = max(cell_len(credit.name) for credit in album.credits)
    rows = [(credit.name, Text(_role(guide, credit), QUIET)) for credit in album.credits]
    return facts(screen, rows, label=min(widest, screen.page // 2), style="")


def _role(guide: Guide, credit: Credit) -> str:
    songs = ", ".join(guide.song[song].title for song in credit.songs)
    return f"{credit.role} ({songs})" if songs else credit.role


def _album_leads(guide: Guide, album: AnyAlbum) -> list[str]:
    episodes = [f"episode {episode.number}" for episode in episodes_with(guide, album)]
    first = [f"song {album.tracks[0].id}"] if isinstance(album, StudioAlbum) and album.tracks else []
    people = [f"people --album {album.id}"] if any(album in albums_of(guide, each) for each in guide.people) else []
    return [f"era {album.era}", *episodes, *first, *people, f"why album:{album.id}"]


INDENT = 2
MAX_PASSED_OVER = 3
"""How many of the files that were passed over are shown; JSON has them all."""


def choices_view(screen: Screen, choices: Sequence[Choice]) -> RenderableType:
    """Return song by song the file that is played and why, then the best of those that are not."""
    if screen.plain:
        return table_with_foot(screen, CHOICES, choices)
    foot = f"{played(choices)} of {count(len(choices), 'song')} there"
    return Group(*(part for choice in choices for part in _choice(screen, choice)), Text(), Text(foot))


def _choice(screen: Screen, choice: Choice) -> Iterator[RenderableType]:
    song = choice.row.song
    yield heading(screen, title(song.title), song.length)
    if choice.chosen:
        yield _indented(Text(shown_path(choice.chosen.file.path)))
        yield _indented(Text(describe_choice(choice.chosen)))
    else:
        yield _indented(Text("not there"))
    for each in choice.passed_over[:MAX_PASSED_OVER]:
        yield _indented(_passed_over(each))
    if (more := len(choice.passed_over) - MAX_PASSED_OVER) > 0:
        yield _indented(Text(f"and {count(more, 'other file')}", QUIET))


def _passed_over(candidate: Candidate) -> Text:
    return Text(f"not {describe_passed_over(candidate)}", QUIET)


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, INDENT), expand=False)
