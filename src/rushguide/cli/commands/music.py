"""Commands on the music: songs and albums."""

from typing import Annotated

import typer

from rushguide.cli import offers
from rushguide.cli.options import (
    A_NAME,
    Episodes,
    Era,
    Instrumental,
    Length,
    Limit,
    Live,
    Music,
    OfAlbum,
    OfCycle,
    Parts,
    Sort,
    Words,
    Year,
    examples,
    joined,
    settings_of,
)
from rushguide.cli.output import Order, Shape, show, show_listing
from rushguide.cli.progress import progress_if_readable, read_progress
from rushguide.columns.music import albums_listing, songs_listing
from rushguide.exports import objects as records
from rushguide.pages.music import album_page, albums_page, song_page, songs_page
from rushguide.queries.names import ALBUM, SONG, find
from rushguide.queries.series import AlbumFilter, select_albums
from rushguide.queries.songs import SongFilter, select_songs, song_row

commands = typer.Typer(rich_markup_mode=None)

SongName = Annotated[list[str], typer.Argument(metavar="NAME", help=A_NAME, autocompletion=offers.songs)]
AlbumName = Annotated[list[str], typer.Argument(metavar="NAME", help=A_NAME, autocompletion=offers.albums)]
Heard = Annotated[bool | None, typer.Option("--heard/--unheard", help="By the log: heard, or not heard yet.")]
Kind = Annotated[
    str | None,
    typer.Option(metavar="KIND", help="studio, ep, live, film or compilation.", autocompletion=offers.album_kinds),
]
Producer = Annotated[
    str | None, typer.Option(metavar="NAME", help="Produced by somebody.", autocompletion=offers.producers)
]
Studio = Annotated[str | None, typer.Option(metavar="NAME", help="Made in a studio.", autocompletion=offers.studios)]


@commands.command(epilog=examples("songs --episode 3", "songs --era synth --length 5:00.. --sort -length"))
def songs(  # noqa: PLR0913 - one parameter for each filter
    ctx: typer.Context,
    *,
    episode: Episodes = None,
    part: Parts = None,
    era: Era = None,
    album: OfAlbum = None,
    year: Year = None,
    length: Length = None,
    words: Words = None,
    music: Music = None,
    instrumental: Instrumental = None,
    cycle: OfCycle = None,
    live: Live = None,
    sort: Sort = None,
    limit: Limit = None,
) -> None:
    """List songs; filters combine, and each takes a comma list. With --episode: in listening order, and why."""
    settings = settings_of(ctx)
    guide = settings.guide
    asked = SongFilter(episode, part, era, album, year, length, words, music, instrumental, cycle, live)
    show_listing(
        settings,
        select_songs(guide, asked),
        Shape(
            "songs",
            songs_listing(placed=bool(episode or part), cycle=cycle is not None),
            lambda row: records.song_object(guide, row),
            lambda rows: songs_page(rows, cycle=cycle is not None, grouped=sort is None),
        ),
        Order(sort, limit),
    )


@commands.command(epilog=examples("song tom sawyer", "song 2112"))
def song(ctx: typer.Context, name: SongName) -> None:
    """Show one song: album, length, writers, parts to scale, episodes, live albums, and its neighbours."""
    settings = settings_of(ctx)
    guide = settings.guide
    found = find(guide, SONG, joined(name))
    show(
        settings,
        lambda: song_page(guide, song_row(guide, found.id)),
        lambda: records.song_object(guide, song_row(guide, found.id)),
    )


@commands.command(epilog=examples("albums --kind live", 'albums --studio "le studio"', "albums --unheard"))
def albums(  # noqa: PLR0913 - one parameter for each filter
    ctx: typer.Context,
    *,
    era: Era = None,
    kind: Kind = None,
    year: Year = None,
    producer: Producer = None,
    studio: Studio = None,
    heard: Heard = None,
    sort: Sort = None,
    limit: Limit = None,
) -> None:
    """List albums, EPs, live albums and films; filters combine, and each takes a comma list."""
    settings = settings_of(ctx)
    guide = settings.guide
    progress = progress_if_readable(settings) if heard is None else read_progress(settings)
    chosen = select_albums(guide, AlbumFilter(era, kind, year, producer, studio))
    show_listing(
        settings,
        [album for album in chosen if heard in {None, album.id in progress.heard}],
        Shape(
            "albums",
            albums_listing(guide, progress),
            lambda album: records.album_summary(guide, album, progress),
            lambda rows: albums_page(guide, rows, progress),
        ),
        Order(sort, limit),
    )


@commands.command(epilog=examples("album moving pictures", "album rio"))
def album(ctx: typer.Context, name: AlbumName) -> None:
    """Show one album: dates, makers, chart places, awards, tracks and credits."""
    settings = settings_of(ctx)
    guide = settings.guide
    found = find(guide, ALBUM, joined(name))
    progress = progress_if_readable(settings)
    show(
        settings,
        lambda: album_page(guide, found, progress),
        lambda: records.album_object(guide, found, progress),
    )
