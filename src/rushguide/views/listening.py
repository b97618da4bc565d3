"""What to hear with an episode, and why: on the episode's own page, where reasons have room."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from rushguide.listings.marks import in_words, meanings
from rushguide.listings.songs import playing_time, song_length, song_title
from rushguide.queries.songs import SongRow
from rushguide.text import count
from rushguide.views.parts import DOT, QUIET, heading, indented, paragraphs, section
from rushguide.views.screen import Screen

HEADINGS = {"before": "Hear before", "featured": "Hear with it", "after": "Hear after"}
NUMBER = 4
"""Columns that a song's number takes."""


def listening(screen: Screen, rows: Sequence[SongRow]) -> Iterator[RenderableType]:
    """Yield the parts of an episode's listening, each song with its reason, and the total time."""
    for part, grouped in groupby(rows, key=_part):
        yield section(HEADINGS[part], Group(*(_song(screen, row) for row in grouped)))
    if rows:
        total = f"{count(len(rows), 'song')}{DOT}{playing_time(rows)}"
        cells = [cell for row in rows for cell in (song_title(row), song_length(row))]
        yield Group(Text(), heading(screen, Text(total), ", ".join(meanings(cells))))


def _read_aloud(row: SongRow) -> RenderableType:
    """Return a song as it is read line by line: no columns, and marks in words."""
    position, why = (row.placement.position, row.placement.pick.why) if row.placement else ("", "")
    where = f"{row.album.title}{f', {row.album.year}' if row.album.year else ''}"
    return Text(f"{position}. {in_words(song_title(row))}, {where}, {in_words(song_length(row))}\n{why}")


def _part(row: SongRow) -> str:
    return row.placement.part if row.placement else ""


def _song(screen: Screen, row: SongRow) -> RenderableType:
    """Return a song's line, its length at the right end, and its reason under it."""
    if screen.plain:
        return _read_aloud(row)
    number = f"{row.placement.position:>2}" if row.placement else ""
    name = Text.assemble(f"{number}  ", (song_title(row), screen.era(row.album.era)))
    album = f"{row.album.title}{f', {row.album.year}' if row.album.year else ''}"
    length = song_length(row)
    if name.cell_len + cell_len(DOT + album + length) + 2 <= screen.page:
        name.append(DOT + album, QUIET)
    blanks = max(2, screen.page - name.cell_len - cell_len(length))
    why = row.placement.pick.why if row.placement else ""
    narrow = screen.inset(NUMBER)
    return Group(name.append(" " * blanks + length), indented(paragraphs(narrow, why, QUIET), NUMBER))
