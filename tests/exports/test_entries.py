"""What playlists say of songs follows from the file that is played."""

import os
from pathlib import Path, PurePath

import pytest

from rushguide.exports.entries import Places, entries, playlist_title
from rushguide.library import AudioFile, Choice, Library, Tags, choose_files
from rushguide.model import Guide, Pick
from rushguide.queries.songs import SongFilter, select_songs, song_row
from tests.guides import episode, guide_of, song, studio

LIVE = Tags(title="YYZ", artists=("Rush",), album="Exit Stage Left", seconds=470)
OWN = Tags(title="YYZ", artists=("Rush",), album="Moving Pictures")


def chosen(guide: Guide, tags: Tags) -> list[Choice]:
    """Return the choice of a file for YYZ."""
    library = Library(Path("/m"), (AudioFile("Rush/yyz.flac", tags),), (), 0)
    return choose_files(guide, library, [song_row(guide, "yyz")])


def test_the_album_is_that_of_the_file(guide: Guide) -> None:
    """A live recording is listed under its own album, with its own length and no number of the studio's."""
    (entry,) = entries(guide, chosen(guide, LIVE), Places(Path("/m")))
    assert (entry.title, entry.creator, entry.album, entry.number, entry.seconds) == (
        "YYZ",
        "Rush",
        "Exit Stage Left",
        None,
        470,
    )
    (entry,) = entries(guide, chosen(guide, OWN), Places(Path("/m")))
    assert (entry.album, entry.number, entry.seconds) == ("Moving Pictures", 3, 264)


def test_ways_to_a_file(guide: Guide, monkeypatch: pytest.MonkeyPatch) -> None:
    """A path is absolute, or as seen from the playlist's folder; absolute again where no way leads there."""
    choice = chosen(guide, OWN)
    assert entries(guide, choice, Places(Path("/m")))[0].path == PurePath("/m/Rush/yyz.flac")
    assert entries(guide, choice, Places(Path("/m"), Path("/m/lists")))[0].path == PurePath("../Rush/yyz.flac")
    assert entries(guide, choice, Places(Path("/m"), Path("/m/Rush")))[0].path == PurePath("yyz.flac")

    def _other_drive(*_: object) -> str:
        raise ValueError

    monkeypatch.setattr(os.path, "relpath", _other_drive)
    assert entries(guide, choice, Places(Path("/m"), Path("/x")))[0].path == PurePath("/m/Rush/yyz.flac")


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (SongFilter(episode="3"), "Episode 3 · Down the Tubes (working title)"),
        (SongFilter(episode="3", part="before"), "Episode 3 · Down the Tubes (working title) · part before"),
        (SongFilter(episode="1-2"), "Rush · episode 1-2"),
        (SongFilter(era="prog", instrumental=True), "Rush · era prog · instrumental"),
        (SongFilter(live=False), "Rush · not live"),
        (SongFilter(), "Rush"),
    ],
)
def test_titles(guide: Guide, asked: SongFilter, title: str) -> None:
    """A playlist is called by its episode, said to be a working title, or by what was asked for."""
    assert playlist_title(guide, asked, select_songs(guide, asked)) == title


def test_titles_of_other_guides() -> None:
    """An announced title is no working title; without an artist the series lends its name."""
    small = guide_of(
        studio("first", song("one")), episodes=(episode(1, Pick(song="one", why="W."), title_status="announced"),)
    )
    asked = SongFilter(episode="1")
    assert playlist_title(small, asked, select_songs(small, asked)) == "Episode 1 · Part 1"
    assert playlist_title(small, SongFilter(), []) == "Small"
