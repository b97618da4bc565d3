"""The cells of songs."""

import pytest

from rushguide.listings.columns import Listing
from rushguide.listings.songs import HEARD, IN_CYCLE, SONGS, TRACKS, playing_time, surnames
from rushguide.model import Cycle, Disputed, Guide
from rushguide.queries.songs import SongFilter, SongRow, select_songs, song_row
from tests.guides import song, studio

RIVAL = {each: (Disputed(value="?", sources=("s",)),) for each in ("length", "words", "music", "note")}
ALBUM = studio("album", title="The Album", released="1980-02-01")
PLAIN = song("Plain", number=3, words=("Neil Peart", "Kevin J. Anderson"), music=("Rush",))


def _cells(listing: Listing[SongRow], row: SongRow) -> list[str]:
    return [column.read(row) for column in listing.columns]


@pytest.mark.parametrize(
    ("fields", "announced", "cells"),
    [
        ({}, False, ["X", "The Album", "1980", "4:00", "", ""]),
        ({"words": ("Pye Dubois",)}, True, ["X *", "The Album", "1980", "4:00", "Dubois", ""]),
        ({"disputed": RIVAL}, False, ["X", "The Album", "1980", "~4:00", "~", "~"]),
        ({"disputed": RIVAL, "music": ("A B", "C D")}, False, ["X", "The Album", "1980", "~4:00", "~", "~B, D"]),
        ({"disputed": {"note": RIVAL["note"]}}, False, ["X", "The Album", "1980", "4:00", "", ""]),
    ],
)
def test_marks(fields: dict[str, object], announced: bool, cells: list[str]) -> None:  # noqa: FBT001 - a parameter
    """A disputed length or writer bears a mark, even where the value is unknown; so does an announced title."""
    assert _cells(SONGS, SongRow(song("x", **fields), ALBUM, None, announced)) == cells


def test_other_listings() -> None:
    """Tracks have numbers; a cycle's parts their place in it; a song outside of one has none."""
    row = SongRow(PLAIN, studio("undated"))
    assert _cells(TRACKS, row) == ["3", "Plain", "4:00", "Peart, Anderson", "Rush"]
    assert _cells(IN_CYCLE, row) == ["", "Plain", "Undated", "", "4:00", "Peart, Anderson", "Rush"]
    part = SongRow(song("x", cycle=Cycle(name="Fear", part="IV")), ALBUM)
    assert _cells(IN_CYCLE, part)[:2] == ["Fear IV", "X"]
    assert SONGS.era(part) == "early"


def test_an_episodes_songs(guide: Guide) -> None:
    """An episode's songs have their position and the reason, under the part that they stand in."""
    rows = select_songs(guide, SongFilter(episode="5"))
    assert HEARD.group
    assert [HEARD.group(row) for row in rows] == ["before"] * 3 + ["featured"] * 12 + ["after"] * 2
    assert [_cells(HEARD, row)[0] for row in rows] == [str(number) for number in range(1, 18)]
    assert [_cells(HEARD, row)[1] for row in rows if row.announced] == ["Tom Sawyer *", "Limelight *"]
    assert all(row.placement and _cells(HEARD, row)[-1] == row.placement.pick.why for row in rows)
    elsewhere = song_row(guide, "yyz")
    assert (HEARD.group(elsewhere), _cells(HEARD, elsewhere)[0], _cells(HEARD, elsewhere)[-1]) == ("", "", "")


def test_disputed_lengths_of_the_guide(guide: Guide) -> None:
    """The two songs whose printed lengths differ bear the mark."""
    marked = {row.song.id: _cells(SONGS, row)[3] for row in select_songs(guide, SongFilter())}
    assert {each for each, cell in marked.items() if cell.startswith("~")} >= {"bravado", "summertime-blues"}
    assert marked["tom-sawyer"] == "4:33"


def test_playing_time(guide: Guide) -> None:
    """Lengths add up to hours; no songs take no time."""
    assert playing_time(select_songs(guide, SongFilter())) == "15:17:31"
    assert SONGS.total(select_songs(guide, SongFilter(album="moving pictures"))) == "39:44"
    assert SONGS.total([]) == "0:00"


def test_surnames() -> None:
    """The last word of each name is enough for a table."""
    assert surnames(("Geddy Lee", "Kevin J. Anderson", "Rush")) == "Lee, Anderson, Rush"
    assert surnames(()) == ""
