"""The command that makes playlists, from the viewer's own files or without."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from rushguide.cli.options import (
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
    settings_of,
)
from rushguide.cli.output import Order, Shape, check_answer, show_file, show_listing, show_text
from rushguide.cli.settings import Format, Settings
from rushguide.cli.streams import check_free, print_line, print_list, progress, write_new
from rushguide.columns.library import CHOICES, describe_choice, describe_song, shown_path
from rushguide.errors import ExitCode, GuideError
from rushguide.exports.formats import sort_rows
from rushguide.exports.objects import song_object
from rushguide.exports.playlists import Kind, Places, choice_object, playlist_title, to_playlist, tracks_of
from rushguide.guide.guide import Guide
from rushguide.library.files import absolute, read_library
from rushguide.library.matching import Choice, Version, choose_files
from rushguide.library.tags import Library
from rushguide.pages.music import choices_page
from rushguide.queries.songs import SongFilter, SongRow, select_songs
from rushguide.text import count

MAX_UNREAD = 5
"""How many of the files that could not be read are named."""


def choose_from(guide: Guide, folder: Path, rows: Sequence[SongRow], *, shown: bool) -> list[Choice]:
    """Return the file for each song. What cannot be read is said, and what is not there, unless that is shown."""
    with progress(f"Reading {folder}") as tell:
        library = read_library(folder, tell)
    choices = choose_files(guide, library, rows)
    _say_unread(library)
    if not shown:
        _say_missing(folder, choices)
        _say_poorer(choices)
    return choices


def _say_unread(library: Library) -> None:
    unread = library.unread
    if unread:
        named = [f"{shown_path(each.path)}: {each.reason}" for each in unread[:MAX_UNREAD]]
        more = [f"and {len(unread) - MAX_UNREAD} more"] if len(unread) > MAX_UNREAD else []
        print_list(f"{count(len(unread), 'file')} could not be read", [*named, *more])
    if not library.files:
        print_line(f"there are no audio files in {shown_path(str(library.folder))}")


def _say_missing(folder: Path, choices: Sequence[Choice]) -> None:
    missing = [choice for choice in choices if not choice.chosen]
    if missing:
        named = [describe_song(choice) + _nearly(choice) for choice in missing]
        print_list(f"{len(missing)} of {count(len(choices), 'song')} not found in {shown_path(str(folder))}", named)


def _nearly(choice: Choice) -> str:
    """Return the best of the files that were refused for a song, and why, where there is one."""
    refused = choice.passed_over[:1]
    return "".join(f": {each.refused}: {shown_path(each.file.path)}" for each in refused)


def _say_poorer(choices: Sequence[Choice]) -> None:
    """Say for which songs there was nothing better than another version, or a live recording."""
    for version, what in ((Version.ALTERED, "another version"), (Version.LIVE, "a live recording")):
        named = [
            f"{choice.row.song.title}: {shown_path(choice.chosen.file.path)} ({describe_choice(choice.chosen)})"
            for choice in choices
            if choice.chosen and choice.chosen.version is version
        ]
        if named:
            print_list(f"{count(len(named), 'song')} only as {what}", named)


commands = typer.Typer(rich_markup_mode=None)

As = Annotated[Kind | None, typer.Option("--as", help="The kind of playlist; else as the file is called.")]
OfLibrary = Annotated[
    Path | None, typer.Option("--library", metavar="DIR", help="Play your own audio files, found by their tags.")
]
Relative = Annotated[bool, typer.Option("--relative", help="Paths as seen from the playlist's folder.")]
Explain = Annotated[bool, typer.Option("--explain", help="Show which files are chosen, and why.")]
To = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write into a new file.")]


WITHOUT = ["xspf and jspf do without one: title, artist, album and length of each song"]


class Wish(NamedTuple):
    """What is to become of the songs, as typed."""

    kind: Kind | None
    library: Path | None
    file: Path | None
    relative: bool
    explain: bool
    """Whether the choices are the answer, and not the playlist."""


@commands.command(
    epilog=examples("playlist --episode 3 --as xspf", "playlist --era prog --length 8:00.. -o epics.jspf")
)
def playlist(  # noqa: PLR0913 - one parameter for each filter and wish
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
    kind: As = None,
    library: OfLibrary = None,
    relative: Relative = False,
    explain: Explain = False,
    output: To = None,
) -> None:
    """Make a playlist of songs: the filters, and the order, are those of `songs`; without any, it has all of them.

    With --library from your own audio files: a song as its album has it; else from a later edition, from a
    collection, and only then live. Songs that are not there are listed. M3U8 needs a library, XSPF and JSPF do not.
    """
    settings = settings_of(ctx)
    guide = settings.guide
    wish = _readable(settings, Wish(kind, library, output, relative=relative, explain=explain))
    check_answer(settings, rows=True)
    asked = SongFilter(episode, part, era, album, year, length, words, music, instrumental, cycle, live)
    rows = _ordered(guide, select_songs(guide, asked), sort)[:limit]
    bare = [Choice(row, None, ()) for row in rows]
    choices = choose_from(guide, library, rows, shown=wish.explain) if library else bare
    if wish.kind:
        _deliver(settings, wish, wish.kind, playlist_title(guide, asked, rows), choices)
    if wish.explain:
        _explain(settings, wish, choices)


def _deliver(settings: Settings, wish: Wish, kind: Kind, title: str, choices: Sequence[Choice]) -> None:
    """Write the playlist; GuideError where there are songs, and a library has none of them."""
    played = list(tracks_of(settings.guide, (c for c in choices if c.chosen or not wish.library), _places(wish)))
    if not choices:
        print_line("no songs found")
    elif not played:
        raise GuideError("there is nothing to play, so no playlist is written")
    _put(settings, wish, to_playlist(kind, title, played), len(played))


def _explain(settings: Settings, wish: Wish, choices: Sequence[Choice]) -> None:
    folder = absolute(wish.library or Path())
    shape = Shape(
        "songs",
        CHOICES,
        lambda choice: choice_object(folder, choice),
        lambda rows: choices_page(rows),
    )
    show_listing(settings, choices, shape, Order())


def _readable(settings: Settings, wish: Wish) -> Wish:
    """Return the wish with what follows from it: the kind of playlist, and that a format shows the choices.

    GuideError where it cannot be fulfilled: exit 2, but 1 for a file that is there already.
    """
    explain = wish.explain or settings.for_programs or settings.format is Format.PLAIN
    kind = None if explain and not wish.file else wish.kind or _kind_of(wish.file)
    needs = {"--relative": wish.relative, "--explain": wish.explain, "an m3u8 playlist": kind is Kind.M3U8}
    for each in (name for name, wanted in needs.items() if wanted and not wish.library):
        raise GuideError(f"{each} needs --library DIR, your own audio files", hints=WITHOUT, code=ExitCode.USAGE)
    if settings.save and not explain:
        raise GuideError("--save takes a picture of a screen", hints=["a file: -o FILE"], code=ExitCode.USAGE)
    if wish.file:
        check_free(wish.file, force=bool(settings.force))
    return wish._replace(kind=kind, explain=explain)


def _kind_of(file: Path | None) -> Kind:
    """Return the kind of playlist that a file is called for; GuideError (exit 2) where it is called for none."""
    suffix = file.suffix.lower().removeprefix(".") if file else ""
    if suffix in set(Kind):
        return Kind(suffix)
    raise GuideError("what kind of playlist?", hints=[f"--as {', '.join(Kind)}"], code=ExitCode.USAGE)


def _ordered(guide: Guide, rows: list[SongRow], sort: str | None) -> list[SongRow]:
    return sort_rows(rows, [song_object(guide, row) for row in rows], sort) if sort else rows


def _places(wish: Wish) -> Places:
    """Return where library and playlist are; a playlist that is printed is taken for one in the working folder."""
    folder = wish.library or Path()
    if not wish.relative:
        return Places(absolute(folder))
    return Places(folder.expanduser().resolve(), (wish.file.parent if wish.file else Path()).resolve())


def _put(settings: Settings, wish: Wish, data: bytes, number: int) -> None:
    """Write the playlist into its file, or print it."""
    if not wish.file:
        show_file(settings, data)
        return
    write_new(wish.file, data, force=bool(settings.force))
    if not wish.explain:
        show_text(settings, f"{count(number, 'song')} in {wish.file}", None)
