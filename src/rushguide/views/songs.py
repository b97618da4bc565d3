"""Songs: lists of them, and one whole."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from rushguide.listings.marks import ANNOUNCED, MARKS
from rushguide.listings.songs import HEARD, HEARD_SORTED, IN_CYCLE, SONGS, song_length, song_title
from rushguide.model import Episode, Guide, Song
from rushguide.queries.songs import SongRow, song_row
from rushguide.text import say_years
from rushguide.views.partbars import part_bars
from rushguide.views.parts import QUIET, disputes, facts, flow, heading, page, paragraphs, section, see_also, title
from rushguide.views.screen import Screen
from rushguide.views.tables import table_with_foot


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
    years = say_years(episode.years.start, episode.years.end)
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
        facts(screen, _facts(guide, screen, row)),
        Text(f"{ANNOUNCED} {MARKS[ANNOUNCED]}", QUIET) if row.announced else None,
        see_also(screen, _leads(guide, row)),
    )


def _writers(song: Song) -> list[str]:
    if song.words and song.words == song.music:
        return [f"words and music {', '.join(song.words)}"]
    words = "instrumental" if song.instrumental else f"words {', '.join(song.words)}" if song.words else ""
    return [words, f"music {', '.join(song.music)}" if song.music else ""]


def _facts(guide: Guide, screen: Screen, row: SongRow) -> list[tuple[str, str | Text | None]]:
    song = row.song
    inspired = [f"{each.work}{f' ({each.writer})' if each.writer else ''}" for each in song.inspired_by]
    placed = guide.placements.get(song.id, ())
    stages = [f"{album.title}{f' {album.year}' if album.year else ''}" for album in guide.live_on.get(song.id, ())]
    return [
        ("Cover of", song.cover_of),
        ("Inspired by", flow(screen, inspired) if inspired else None),
        ("Cycle", f"{song.cycle.name}, part {song.cycle.part}" if song.cycle else None),
        ("Credits", flow(screen, _credits(row))),
        ("Era", Text(guide.era[row.album.era].name, screen.era(row.album.era))),
        ("Episodes", flow(screen, [f"{each.episode.number} {each.episode.title} ({each.part})" for each in placed])),
        ("On stage", flow(screen, stages)),
        ("Previous", _neighbour(guide, song, -1)),
        ("Next", _neighbour(guide, song, 1)),
        ("Disputed", flow(screen, disputes(song))),
    ]


def _credits(row: SongRow) -> list[str]:
    return [f"{credit.name}, {credit.role}" for credit in row.album.credits if row.song.id in credit.songs]


def _neighbour(guide: Guide, song: Song, step: int) -> str | None:
    tracks = guide.album_of[song.id].tracks
    place = song.number - 1 + step
    return tracks[place].title if 0 <= place < len(tracks) else None


def _leads(guide: Guide, row: SongRow) -> list[str]:
    song = row.song
    cycle = [f'songs --cycle "{song.cycle.name}"'] if song.cycle else []
    known = {person.name: person.id for person in guide.people}
    writers = [known[name] for name in (*song.words, *song.music) if name in known]
    following = [f"song {each.id}" for each in row.album.tracks[song.number : song.number + 1]]
    people = [f"person {person}" for person in writers[:1]]
    return [f"album {row.album.id}", *following, *cycle, *people, f"why song:{song.id}"]
