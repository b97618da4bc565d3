"""Which episodes fit what was asked for, and what they add up to."""

import pytest

from rushguide.errors import GuideError
from rushguide.model import Guide, Listening, Pick, Years
from rushguide.queries.episodes import (
    EpisodeFilter,
    episodes_of_era,
    listening_seconds,
    listening_songs,
    select_episodes,
)
from tests.guides import episode, guide_of, song, studio


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        (EpisodeFilter(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        (EpisodeFilter(era="roots"), [1, 2, 3]),
        (EpisodeFilter(era="prog"), [3, 4]),
        (EpisodeFilter(era="synth,legacy"), [6, 7, 10]),
        (EpisodeFilter(year="1974"), [1, 2]),
        (EpisodeFilter(year="1997"), [8, 9]),
        (EpisodeFilter(year="..1974,2016.."), [1, 2, 10]),
        (EpisodeFilter(year="1975-1977"), [2, 3, 4]),
        (EpisodeFilter(year="1967"), []),
        (EpisodeFilter(era="roots", year="1975.."), [2, 3]),
    ],
)
def test_which(guide: Guide, asked: EpisodeFilter, numbers: list[int]) -> None:
    """An era fits when the episode tells of it, a year when it lies in the episode's years."""
    assert [each.number for each in select_episodes(guide, asked)] == numbers


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (EpisodeFilter(era="disco"), 1),
        (EpisodeFilter(era=""), 1),
        (EpisodeFilter(year="75"), 2),
        (EpisodeFilter(year=""), 2),
        (EpisodeFilter(year="1980..1975"), 2),
    ],
)
def test_what_cannot_be_asked(guide: Guide, asked: EpisodeFilter, code: int) -> None:
    """Unknown eras end with 1, unreadable years with 2."""
    with pytest.raises(GuideError) as caught:
        select_episodes(guide, asked)
    assert caught.value.code == code


def test_years_that_last() -> None:
    """An episode whose years have no end tells every later year."""
    guide = guide_of(episodes=(episode(1), episode(2, years=Years(start=1976))))
    assert [each.number for each in select_episodes(guide, EpisodeFilter(year="1970"))] == [1]
    assert [each.number for each in select_episodes(guide, EpisodeFilter(year="2050"))] == [2]


def test_listening() -> None:
    """The songs of the three parts follow each other, and their lengths add up; no songs take no time."""
    picks = [Pick(song=each, why="Because.") for each in ("a", "b", "a")]
    heard = episode(1, listening=Listening(before=(picks[0],), featured=(picks[1],), after=(picks[2],)))
    guide = guide_of(studio("album", song("a", length="4:33"), song("b", length="20:34")), episodes=(heard, episode(2)))
    assert [each.id for each in listening_songs(guide, heard)] == ["a", "b", "a"]
    assert listening_seconds(guide, heard) == 273 + 1234 + 273
    assert listening_seconds(guide, guide.episodes[1]) == 0


def test_episodes_of_an_era(guide: Guide) -> None:
    """The episodes of an era are all that name it, not only as their main one."""
    numbers = {era.id: [each.number for each in episodes_of_era(guide, era)] for era in guide.eras}
    assert numbers["prog"] == [3, 4]
    assert numbers["farewell"] == numbers["legacy"] == [10]
