"""Commands on songs to play: playlists, from the viewer's own files or without, and a player for them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from rushguide.cli.command import File, Rows, command
from rushguide.cli.commands import music
from rushguide.cli.output import LISTING_FORMATS, check_output, ordered
from rushguide.cli.settings import PICTURES, Format, Order, Settings
from rushguide.cli.streams import print_line
from rushguide.columns import library as columns
from rushguide.errors import GuideError
from rushguide.exports import playlists
from rushguide.library import files
from rushguide.library.matching import Choice, Version, choose_files
from rushguide.options import Flag, Option, Options
from rushguide.pages.page import Table
from rushguide.queries import names, songs
from rushguide.text import count, shown_path

MAX_UNREAD = 5
"""How many of the files that could not be read are named."""
NO_LIBRARY = ["set RUSHGUIDE_LIBRARY to the folder of your audio files, or add --library DIR"]
NO_FILES = [*NO_LIBRARY, "or write the names of the songs alone: -o FILE.xspf or FILE.jspf"]
PLAYLISTS = tuple(map(Format, playlists.WRITERS))


class LibraryOptions(Options):
    """Where the songs are played from."""

    library: Annotated[
        Path | None, Option("DIR", "Your own audio files, found by their tags; else RUSHGUIDE_LIBRARY.")
    ] = None


class PlaylistOptions(LibraryOptions):
    """What becomes of the songs."""

    relative: Annotated[bool, Flag("--relative", "Write paths relative to the playlist's folder.")] = False


@command("playlist 3 -o three.xspf", "playlist --era prog --length 8:00.. -o epics.jspf", answers=[playlists.CHOICE])
def playlist(settings: Settings, asked: songs.SongFilter, order: Order, options: PlaylistOptions) -> Rows[Choice]:
    """Choose songs to play: the words, filters and order are those of `songs`; without any, all of them.

    From your own audio files: a song as its album has it; else from a later edition, from a collection, and only then
    live. Without -o, shows which file is chosen for each song, and why. M3U8 needs a library, XSPF and JSPF do not.
    """
    guide, folder = settings.guide, options.library or files.stated_library()
    check_output(settings, (*LISTING_FORMATS, *PLAYLISTS))
    if not folder and (options.relative or settings.wanted in {Format.TABLE, Format.PLAIN, *PICTURES, Format.M3U8}):
        raise GuideError("there is no library to choose from", hints=NO_FILES)
    rows = ordered(settings, music.songs(settings, asked, order, why=False))
    choices = choose(settings, folder, rows, shown=settings.wanted not in PLAYLISTS)
    library = files.absolute(folder or Path())

    def written() -> File:
        where, beside = library, None
        if folder and options.relative:  # a playlist that is printed counts as one in the working folder
            where = folder.expanduser().resolve()
            beside = files.absolute(settings.file.parent if settings.file else Path()).resolve()
        wanted = (each for each in choices if each.chosen or not folder)
        played = list(playlists.tracks_of(guide, wanted, where, beside))
        if choices and not played:
            raise GuideError("there is nothing to play, so no playlist is written")
        title = playlists.playlist_title(guide, asked, rows)
        return File(playlists.WRITERS[settings.wanted](title, played), count(len(played), "song"))

    return Rows(
        choices,
        columns.CHOICES,
        lambda rows: (Table(columns.CHOICES, rows),),
        as_object=lambda choice: playlists.CHOICE.of(library, choice),
        files=dict.fromkeys(PLAYLISTS, written),
    )


@command("play 3", "play xanadu", "play --era prog --length 8:00..")
def play(settings: Settings, asked: songs.SongFilter, order: Order, options: LibraryOptions) -> None:
    """Play songs from your own audio files: the words, filters and order are those of `songs`.

    Files are chosen as `playlist` does, and handed to RUSHGUIDE_PLAYER, else to mpv, vlc, mpc or cmus.
    """
    guide, folder = settings.guide, options.library or files.stated_library()
    if not folder:
        raise GuideError("there is no library to play from", hints=NO_LIBRARY)
    player = playlists.find_player()
    rows = ordered(settings, music.songs(settings, asked, order, why=False))
    if not rows:
        print_line("no songs found")
        return
    choices, title = choose(settings, folder, rows, shown=False), playlists.playlist_title(guide, asked, rows)
    number = playlists.play_choices(guide, choices, files.absolute(folder), title, player)
    print_line(f"{count(number, 'song')} handed to {player[0]}")


def choose(settings: Settings, folder: Path | None, rows: Sequence[songs.SongRow], *, shown: bool) -> list[Choice]:
    """Return the file for each song, none without a library; say which files cannot be read.

    Unless that is shown, say too which songs were not found, with the best file that was refused, and which only as a
    poorer version.
    """
    if not folder:
        return [Choice(row, None, ()) for row in rows]
    from rushguide.draw.progress import progress

    with progress(f"Reading {folder}") as tell:
        library = files.read_library(folder, tell)
    choices = choose_files(settings.guide, library, rows)
    if unread := [f"{shown_path(each.path)}: {each.reason}" for each in library.unread]:
        print_line(f"{count(len(unread), 'file')} could not be read", names.at_most(MAX_UNREAD, unread))
    if not library.files:
        print_line(f"there are no audio files in {shown_path(library.folder)}")
    if shown:
        return choices
    missing = [
        columns.describe_song(each)
        + "".join(f": {file.refused}: {shown_path(file.file.path)}" for file in each.passed_over[:1])
        for each in choices
        if not each.chosen
    ]
    if missing:
        print_line(f"{len(missing)} of {count(len(choices), 'song')} not found in {shown_path(folder)}", missing)
    for version, what in ((Version.ALTERED, "another version"), (Version.LIVE, "a live recording")):
        named = [
            f"{each.row.song.title}: {shown_path(each.chosen.file.path)} ({columns.describe_choice(each.chosen)})"
            for each in choices
            if each.chosen and each.chosen.version is version
        ]
        if named:
            print_line(f"{count(len(named), 'song')} only as {what}", named)
    return choices
