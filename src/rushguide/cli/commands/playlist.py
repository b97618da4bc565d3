"""The command that makes playlists, from the viewer's own files or without."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from rushguide.cli.command import Rows, Text, command
from rushguide.cli.output import check_answer, ordered
from rushguide.cli.settings import Format, Order, Settings
from rushguide.cli.streams import check_free, print_line, print_list, write_new
from rushguide.columns.library import CHOICES, describe_choice, describe_song
from rushguide.errors import ExitCode, GuideError
from rushguide.exports.objects import song_object
from rushguide.exports.playlists import Kind, Places, choice_object, playlist_title, to_playlist, tracks_of
from rushguide.guide.guide import Guide
from rushguide.library.files import absolute
from rushguide.library.matching import Choice, Version, choose_files
from rushguide.options import Flag, Option, Options
from rushguide.pages.music import choices_page
from rushguide.queries.songs import SongFilter, SongRow, select_songs
from rushguide.text import count, shown_path

if TYPE_CHECKING:
    from rushguide.library.tags import Library

MAX_UNREAD = 5
"""How many of the files that could not be read are named."""
WITHOUT = ["xspf and jspf do without one: title, artist, album and length of each song"]


class PlaylistOptions(Options):
    """What becomes of the songs."""

    kind: Annotated[Kind | None, Flag("--as", "The format; else as the file's ending says.")] = None
    library: Annotated[Path | None, Option("DIR", "Play your own audio files, found by their tags.")] = None
    relative: Annotated[bool, Flag("--relative", "Write paths relative to the playlist's folder.")] = False
    explain: Annotated[bool, Flag("--explain", "Show which files are chosen, and why.")] = False
    output: Annotated[Path | None, Option("FILE", "Write to a new file.", names=("--output", "-o"))] = None


@command(
    "playlist --episode 3 --as xspf", "playlist --era prog --length 8:00.. -o epics.jspf", answers=["ChoiceObject"]
)
def playlist(
    settings: Settings, asked: SongFilter, order: Order, options: PlaylistOptions
) -> Rows[Choice] | Text | bytes:
    """Make a playlist of songs: the filters, and the order, are those of `songs`; without any, it has all of them.

    With --library from your own audio files: a song as its album has it; else from a later edition, from a
    collection, and only then live. Songs that are not there are listed. M3U8 needs a library, XSPF and JSPF do not.
    """
    guide, library, file = settings.guide, options.library, options.output
    explain = options.explain or settings.for_programs or settings.format is Format.PLAIN
    kind = None if explain and not file else options.kind or _kind_of(file)
    needs = {"--relative": options.relative, "--explain": options.explain, "an m3u8 playlist": kind is Kind.M3U8}
    for each in (name for name, wanted in needs.items() if wanted and not library):
        raise GuideError(f"{each} needs --library DIR, your own audio files", hints=WITHOUT, code=ExitCode.USAGE)
    if settings.save and not explain:
        raise GuideError("--save takes a picture of a screen", hints=["a file: -o FILE"], code=ExitCode.USAGE)
    if file:
        check_free(file, force=bool(settings.force))
    check_answer(settings, rows=True)
    rows = ordered(select_songs(guide, asked), lambda row: song_object(guide, row), order)
    choices = _choices(guide, library, rows, shown=explain) if library else [Choice(row, None, ()) for row in rows]
    data, number = b"", 0
    if kind:
        played = list(tracks_of(guide, (each for each in choices if each.chosen or not library), _places(options)))
        if not choices:
            print_line("no songs found")
        elif not played:
            raise GuideError("there is nothing to play, so no playlist is written")
        data, number = to_playlist(kind, playlist_title(guide, asked, rows), played), len(played)
    if file:
        write_new(file, data, force=bool(settings.force))
    if explain:
        folder = absolute(library or Path())
        return Rows("songs", choices, CHOICES, lambda choice: choice_object(folder, choice), choices_page)
    return Text(f"{count(number, 'song')} in {file}", None) if file else data


def _kind_of(file: Path | None) -> Kind:
    """Return the kind of playlist that a file's ending names; GuideError (exit 2) for another ending."""
    suffix = file.suffix.lower().removeprefix(".") if file else ""
    if suffix in set(Kind):
        return Kind(suffix)
    raise GuideError("choose a format with --as, or name the file .m3u8, .xspf or .jspf", code=ExitCode.USAGE)


def _places(options: PlaylistOptions) -> Places:
    """Return where library and playlist are; a playlist that is printed counts as one in the working folder."""
    folder = options.library or Path()
    if not options.relative:
        return Places(absolute(folder))
    return Places(folder.resolve(), (options.output.parent if options.output else Path()).resolve())


def _choices(guide: Guide, folder: Path, rows: Sequence[SongRow], *, shown: bool) -> list[Choice]:
    """Return the file for each song; say which files cannot be read, and which are missing unless that is shown."""
    from rushguide.draw.progress import progress
    from rushguide.library.files import read_library

    with progress(f"Reading {folder}") as tell:
        library = read_library(folder, tell)
    choices = choose_files(guide, library, rows)
    _report_library(library)
    if not shown:
        _report_choices(folder, choices)
    return choices


def _report_library(library: "Library") -> None:
    unread = library.unread
    if unread:
        named = [f"{shown_path(each.path)}: {each.reason}" for each in unread[:MAX_UNREAD]]
        more = [f"and {len(unread) - MAX_UNREAD} more"] if len(unread) > MAX_UNREAD else []
        print_list(f"{count(len(unread), 'file')} could not be read", [*named, *more])
    if not library.files:
        print_line(f"there are no audio files in {shown_path(library.folder)}")


def _report_choices(folder: Path, choices: Sequence[Choice]) -> None:
    """Say which songs were not found, with the best file that was refused, and which only as a poorer version."""
    missing = [
        describe_song(each)
        + "".join(f": {file.refused}: {shown_path(file.file.path)}" for file in each.passed_over[:1])
        for each in choices
        if not each.chosen
    ]
    if missing:
        print_list(f"{len(missing)} of {count(len(choices), 'song')} not found in {shown_path(folder)}", missing)
    for version, what in ((Version.ALTERED, "another version"), (Version.LIVE, "a live recording")):
        named = [
            f"{choice.row.song.title}: {shown_path(choice.chosen.file.path)} ({describe_choice(choice.chosen)})"
            for choice in choices
            if choice.chosen and choice.chosen.version is version
        ]
        if named:
            print_list(f"{count(len(named), 'song')} only as {what}", named)
