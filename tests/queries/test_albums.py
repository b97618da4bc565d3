"""Which albums fit what was asked for."""

import pytest

from rushguide.errors import GuideError
from rushguide.model import Guide
from rushguide.queries.albums import AlbumFilter, episodes_with, select_albums
from tests.guides import episode, guide_of, live, studio

NAMED_STUDIO = "Advision Studios, London (mix)"


def _ids(guide: Guide, **asked: str) -> list[str]:
    return [album.id for album in select_albums(guide, AlbumFilter(**asked))]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ({}, 35),
        ({"kind": "studio"}, 19),
        ({"kind": "ep"}, 1),
        ({"kind": "live"}, 11),
        ({"kind": "film"}, 4),
        ({"kind": "Live, film"}, 15),
        ({"kind": "compilation"}, 0),
        ({"era": "roots"}, 3),
        ({"year": "1974..1978"}, 7),
    ],
)
def test_how_many(guide: Guide, asked: dict[str, str], number: int) -> None:
    """Kinds, eras and years leave as many albums as there are."""
    assert len(_ids(guide, **asked)) == number


@pytest.mark.parametrize(
    ("asked", "albums"),
    [
        ({"year": "1981"}, "moving-pictures exit-stage-left"),
        ({"year": "..1974,2012.."}, "rush clockwork-angels clockwork-angels-tour r40-live"),
        (
            {"era": "hard rock,new-wave"},
            "rush fly-by-night caress-of-steel permanent-waves moving-pictures exit-stage-left",
        ),
        ({"producer": "mr big"}, "power-windows hold-your-fire counterparts test-for-echo"),
        ({"producer": "booujzhe, rupert"}, "presto roll-the-bones snakes-and-arrows clockwork-angels"),
        ({"producer": "northfield"}, "different-stages vapor-trails"),
        ({"producer": "rush", "year": "1974"}, "rush"),
        ({"studio": "le studio", "year": "1980..1984"}, "permanent-waves moving-pictures signals grace-under-pressure"),
        ({"studio": "rockfield"}, "a-farewell-to-kings hemispheres"),
        ({"studio": "Eastern Sound, Toronto"}, "rush"),
        ({"studio": NAMED_STUDIO}, "a-farewell-to-kings"),
        ({"studio": "rockfield,eastern"}, "rush a-farewell-to-kings hemispheres"),
        ({"era": "return", "kind": "studio,ep"}, "vapor-trails feedback snakes-and-arrows"),
        ({"era": "synth", "kind": "live"}, ""),
    ],
)
def test_which(guide: Guide, asked: dict[str, str], albums: str) -> None:
    """Albums come by date; a comma list means any of its names, several filters all of them."""
    assert _ids(guide, **asked) == albums.split()


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"era": "disco"}, 1),
        ({"producer": "eno"}, 1),
        ({"producer": ""}, 1),
        ({"studio": "abbey lane"}, 1),
        ({"studio": "london"}, 1),  # several
        ({"kind": "demo"}, 2),
        ({"kind": ""}, 2),
        ({"year": "81"}, 2),
    ],
)
def test_what_cannot_be_asked(guide: Guide, asked: dict[str, str], code: int) -> None:
    """Unknown and ambiguous names end with 1, unknown kinds and unreadable years with 2."""
    with pytest.raises(GuideError) as caught:
        _ids(guide, **asked)
    assert caught.value.code == code


def test_albums_without_a_date() -> None:
    """An album without a date comes last, by title, and fits no year."""
    guide = guide_of(studio("b"), live("a"), studio("c", released="1980"))
    assert _ids(guide) == ["c", "a", "b"]
    assert _ids(guide, year="1900..") == ["c"]


def test_episodes_of_an_album() -> None:
    """The episodes of an album are those that name it, by number."""
    album = studio("a")
    guide = guide_of(album, episodes=(episode(1, albums=("a",)), episode(2), episode(3, albums=("a",))))
    assert [each.number for each in episodes_with(guide, album)] == [1, 3]
