"""Which songs fit what was asked for, and in which order; figures as published, counted by hand."""

from typing import Any

import pytest

from rushguide.errors import GuideError
from rushguide.model import Cycle, Guide, Pick
from rushguide.queries.songs import SongFilter, ordinal, select_songs, song_row
from tests.guides import episode, guide_of, song, studio

EPISODE_3 = (
    "by-tor-and-the-snow-dog anthem fly-by-night bastille-day i-think-im-going-bald lakeside-park the-necromancer "
    "the-fountain-of-lamneth 2112 a-passage-to-bangkok the-twilight-zone lessons tears something-for-nothing xanadu "
    "headlong-flight"
)
LONG = (
    "the-necromancer the-fountain-of-lamneth 2112 xanadu cygnus-x-1-book-i-the-voyage cygnus-x-1-book-ii-hemispheres "
    "the-camera-eye"
)
INSTRUMENTAL = (
    "la-villa-strangiato yyz wheres-my-thing leave-that-thing-alone limbo the-main-monkey-business hope "
    "malignant-narcissism"
)
WORDS_BY_LIFESON = (
    "finding-my-way need-some-love take-a-friend here-again what-youre-doing before-and-after working-man in-the-end "
    "lessons working-man"
)


def _ids(guide: Guide, **asked: Any) -> list[str]:
    return [row.song.id for row in select_songs(guide, SongFilter(**asked))]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({}, 173),
        ({"era": "synth"}, 34),
        ({"era": "hard rock,prog"}, 37),
        ({"era": "legacy"}, 0),
        ({"album": "feedback"}, 8),
        ({"album": "presto, hemispheres"}, 15),
        ({"album": "rush in rio"}, 0),
        ({"year": "1976"}, 6),
        ({"year": "1974..1976"}, 27),
        ({"year": "1974-1975,2012"}, 33),
        ({"year": "2000.."}, 46),
        ({"year": "1979"}, 0),
        ({"words": "neil peart"}, 143),
        ({"words": "geddy"}, 14),
        ({"words": "lerxst"}, 10),
        ({"music": "geddy lee"}, 162),
        ({"music": "alex"}, 158),
        ({"instrumental": True}, 8),
        ({"instrumental": False}, 165),
        ({"live": True}, 102),
        ({"live": False}, 71),
        ({"part": "before"}, 30),
        ({"part": "after"}, 21),
        ({"live": False, "era": "guitar"}, 28),
        ({"year": "1989", "live": False, "length": "..4:29"}, 4),
    ],
)
def test_how_many(guide: Guide, asked: dict[str, Any], number: int) -> None:
    """Each filter alone, and some together, leave as many songs as the record sleeves say."""
    assert len(_ids(guide, **asked)) == number


@pytest.mark.parametrize(
    ("asked", "songs"),
    [
        ({"album": "moving pictures"}, "tom-sawyer red-barchetta yyz limelight the-camera-eye witch-hunt vital-signs"),
        ({"length": "10:00.."}, LONG),
        ({"length": "..2:19"}, "need-some-love hope malignant-narcissism bu2b2"),
        ({"length": "4:33"}, "tom-sawyer chain-lightning"),
        ({"length": "..1:28,20:34"}, "2112 bu2b2"),
        ({"words": "dubois"}, "tom-sawyer force-ten between-sun-and-moon test-for-echo"),
        ({"words": "talbot,paul phillip woods", "year": "..1981"}, "closer-to-the-heart tom-sawyer"),
        ({"music": "pratt"}, "a-farewell-to-kings la-villa-strangiato yyz limbo"),
        ({"instrumental": True}, INSTRUMENTAL),
        ({"instrumental": True, "live": False}, "limbo"),
        ({"era": "roots", "length": "7:00..", "live": True}, "working-man by-tor-and-the-snow-dog"),
        ({"live": False, "year": "1976..1980"}, "the-twilight-zone lessons tears madrigal different-strings"),
        ({"cycle": "fear"}, "the-enemy-within the-weapon witch-hunt freeze"),
        ({"cycle": "cygnus"}, "cygnus-x-1-book-i-the-voyage cygnus-x-1-book-ii-hemispheres"),
        ({"cycle": "fear", "year": "..1982"}, "the-weapon witch-hunt"),
        ({"cycle": "fear", "live": False}, "freeze"),
        (
            {"cycle": "fear,cygnus x-1"},
            "cygnus-x-1-book-i-the-voyage cygnus-x-1-book-ii-hemispheres the-enemy-within the-weapon witch-hunt freeze",
        ),
        ({"episode": "3"}, EPISODE_3),
        ({"episode": "3", "part": "after"}, "xanadu headlong-flight"),
        ({"episode": "4,3", "part": "after"}, "xanadu headlong-flight natural-science the-spirit-of-radio"),
        ({"episode": "3", "part": "before, AFTER", "era": "prog,farewell"}, "xanadu headlong-flight"),
        ({"episode": "rockfield", "length": "18:00.."}, "2112 the-fountain-of-lamneth cygnus-x-1-book-ii-hemispheres"),
        ({"part": "featured", "words": "lifeson"}, WORDS_BY_LIFESON),
    ],
)
def test_which(guide: Guide, asked: dict[str, Any], songs: str) -> None:
    """Songs come by release, those of an episode in listening order, those of a cycle by its parts."""
    assert _ids(guide, **asked) == songs.split()


def test_positions(guide: Guide) -> None:
    """An episode's songs are numbered through its three parts; a part alone keeps the numbers."""
    rows = select_songs(guide, SongFilter(episode="3"))
    placed = [(row.placement.part, row.placement.position) for row in rows if row.placement]
    parts = ["before"] * 3 + ["featured"] * 11 + ["after"] * 2
    assert placed == list(zip(parts, range(1, 17), strict=True))
    after = select_songs(guide, SongFilter(episode="3", part="after"))
    assert [row.placement.position for row in after if row.placement] == [15, 16]
    assert not any(row.placement for row in select_songs(guide, SongFilter(era="prog")))


def test_a_part_of_all_episodes(guide: Guide) -> None:
    """A part without an episode means that part of every episode, one after the other."""
    rows = select_songs(guide, SongFilter(part="before"))
    numbers = [row.placement.episode.number for row in rows if row.placement]
    assert numbers == sorted([*range(1, 11)] * 3)


def test_rows(guide: Guide) -> None:
    """A row has the song's album, and says whether the announcement names the song."""
    rows = select_songs(guide, SongFilter())
    assert [row.song.id for row in rows if row.announced] == ["2112", "tom-sawyer", "limelight"]
    assert (rows[0].song.id, rows[0].album.id) == ("finding-my-way", "rush")
    assert (rows[-1].song.id, rows[-1].album.id) == ("the-garden", "clockwork-angels")
    assert song_row(guide, "yyz").album.id == "moving-pictures"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"episode": "11"}, 1),
        ({"episode": "0-3"}, 1),
        ({"episode": "3,nowhere"}, 1),
        ({"episode": ""}, 1),
        ({"era": "disco"}, 1),
        ({"album": "moving pictures,thriller"}, 1),
        ({"words": "lee"}, 1),  # two of them
        ({"music": "mozart"}, 1),
        ({"cycle": "ring"}, 1),
        ({"cycle": ""}, 1),
        ({"episode": "4-1"}, 2),
        ({"part": "later"}, 2),
        ({"part": ""}, 2),
        ({"episode": "3", "part": "featured,"}, 2),
        ({"year": "76"}, 2),
        ({"year": ""}, 2),
        ({"length": "5"}, 2),
        ({"length": "5:00-6:00"}, 2),
    ],
)
def test_what_cannot_be_asked(guide: Guide, asked: dict[str, Any], code: int) -> None:
    """Unknown and ambiguous names end with 1, unreadable values with 2, wherever they are typed."""
    for also in ({}, {"instrumental": True, "live": False}):
        with pytest.raises(GuideError) as caught:
            select_songs(guide, SongFilter(**asked | also))
        assert caught.value.code == code


def test_songs_without_a_date() -> None:
    """A song of an album without a date fits no year, and comes last."""
    guide = guide_of(studio("undated", song("x")), studio("dated", song("y"), released="1980-02"))
    assert _ids(guide) == ["y", "x"]
    assert _ids(guide, year="..1980") == ["y"]
    assert _ids(guide, year="1981..") == []


def test_cycles_of_any_numbering() -> None:
    """Parts are ordered by the number at their end, Roman or Arabic; those without one come first."""
    assert [ordinal(part) for part in ("I", "Book II", "XII", "3", "Part 10", "Finale", "iv")] == [
        1,
        2,
        12,
        3,
        10,
        0,
        0,
    ]
    parts = ("Part 10", "Part 9", "Overture")
    songs = [song(f"s{place}", cycle=Cycle(name="Ring", part=part)) for place, part in enumerate(parts)]
    assert _ids(guide_of(studio("album", *songs, song("other"))), cycle="ring") == ["s2", "s1", "s0"]


def test_an_episode_without_songs() -> None:
    """An episode that has no songs yet lists none; a song may stand in an episode twice."""
    twice = Pick(song="x", why="Because.")
    guide = guide_of(studio("album", song("x")), episodes=(episode(1), episode(2, twice, twice)))
    assert _ids(guide, episode="1") == []
    rows = select_songs(guide, SongFilter(episode="2"))
    assert [(row.song.id, row.placement and row.placement.position) for row in rows] == [("x", 1), ("x", 2)]
