"""Commands on the music: songs and albums."""

from typing import Annotated

from rushguide.cli.command import Answer, Rows, command
from rushguide.cli.settings import Order, Settings
from rushguide.columns.music import albums_listing, songs_listing
from rushguide.exports import objects
from rushguide.guide.guide import AnyAlbum
from rushguide.options import Flag, Name
from rushguide.pages import music as pages
from rushguide.queries import filters, names
from rushguide.queries.songs import AlbumFilter, SongFilter, SongRow, select_songs, song_row


@command(
    "songs 3",
    "songs prog",
    "songs --era synth --length 5:00.. --sort -length",
    "songs --played 500..",
    answers=["song", "placed_song"],
)
def songs(
    settings: Settings,
    asked: SongFilter,
    order: Order,
    *,
    why: Annotated[bool, Flag("--why", "With --episode: why each is to be heard.")],
) -> Rows[SongRow]:
    """List songs; filters combine, and each takes a comma list. With --episode: in listening order, and why."""
    guide = settings.guide
    cycle = asked.cycle is not None
    played = bool(asked.tour or asked.played or asked.never_played or "played" in (order.sort or ""))
    return Rows(
        select_songs(guide, asked),
        songs_listing(placed=bool(asked.episode or asked.part), cycle=cycle),
        lambda rows: pages.songs_page(guide, rows, cycle=cycle, grouped=order.sort is None, played=played, why=why),
        order,
        lambda row: objects.song_object(guide, row),
    )


@command("song tom sawyer", "song 2112", answers="song")
def song(settings: Settings, name: Annotated[str, Name("songs")]) -> Answer:
    """Show one song: album, length, writers, parts to scale, episodes, live albums, and its neighbours."""
    guide = settings.guide
    row = song_row(guide, names.find(guide, names.SONG, name).id)
    return Answer(lambda: objects.song_object(guide, row), lambda: pages.song_page(guide, row))


@command("albums live", 'albums --studio "le studio"', "albums --unheard", answers=["album_line"])
def albums(
    settings: Settings,
    asked: AlbumFilter,
    heard: Annotated[bool | None, Flag("--heard/--unheard", "Only albums in the log, or not in it.")],
    order: Order,
) -> Rows[AnyAlbum]:
    """List albums, EPs, live albums and films; filters combine, and each takes a comma list."""
    guide, progress = settings.guide, settings.progress(needed=heard is not None)
    return Rows(
        [album for album in filters.select(guide, asked) if heard in {None, album.id in progress.heard}],
        albums_listing(guide, progress),
        lambda rows: pages.albums_page(guide, rows, progress),
        order,
        lambda album: objects.album_summary(guide, album, progress),
    )


@command("album moving pictures", "album rio", answers="album")
def album(settings: Settings, name: Annotated[str, Name("albums")]) -> Answer:
    """Show one album: dates, makers, chart places, awards, tracks and credits."""
    guide = settings.guide
    found, progress = names.find(guide, names.ALBUM, name), settings.progress()
    return Answer(
        lambda: objects.record_object(guide, found, progress), lambda: pages.album_page(guide, found, progress)
    )
