"""A guide from the cache answers as the one that was read from the files, and decodes no more than it is asked for."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from msgspec.msgpack import Decoder

from rushguide.loading.entries import pack, unpack
from rushguide.loading.kept import KeptGuide
from rushguide.loading.places import bundled
from rushguide.model import Guide, LiveTrack
from tests.big import write_guide
from tests.conftest import example
from tests.guides import episode, everything, guide_of, live, song, studio
from tests.loading.conftest import read

LONG = 100
"""Episodes of a guide in which more is looked up than is looked for by reading over the ids."""


def kept_of(guide: Guide) -> KeptGuide:
    """Return a guide as it comes back from the cache."""
    entry = unpack(pack(guide))
    assert entry
    return KeptGuide(entry)


@pytest.mark.parametrize("name", ["small", "bare", "bundled", "long"])
def test_it_answers_alike(name: str, tmp_path: Path) -> None:
    """Whatever a guide can be asked, the answer is that of the guide as it was read."""
    folder = bundled() if name == "bundled" else example(name)
    guide = Guide(read(write_guide(tmp_path / "long", LONG) if name == "long" else folder).contents())
    assert everything(kept_of(guide)) == everything(guide)


def test_a_song_that_is_played_again() -> None:
    """Songs lead to live albums and places in episodes by the same records that are listed."""
    pick = read(example("small")).contents().episodes[0].listening.featured[0]
    again = live("again", LiveTrack(number=1, title="Xanadu", songs=(pick.song,)))
    guide = kept_of(guide_of(studio("first", song(pick.song)), again, episodes=(episode(1, pick),)))
    assert guide.live_on[pick.song] == (guide.album["again"],)
    assert guide.live_on[pick.song][0] is guide.album["again"]
    assert guide.placements[pick.song] == guide.listening[1]
    assert guide.song[pick.song] is guide.album["first"].tracks[0]


def test_only_what_is_asked_for(tmp_path: Path) -> None:
    """A look-up in a long guide makes a handful of records."""
    guide = kept_of(Guide(read(write_guide(tmp_path / "long", LONG)).contents()))
    made: list[object] = []

    class Counting:
        def __init__(self, kind: type[Any]) -> None:
            self.decoder: Decoder[Any] = Decoder(kind)

        def decode(self, data: bytes) -> object:
            made.append(self.decoder.decode(data))
            return made[-1]

    with patch("rushguide.loading.rows.Decoder", Counting):
        placed = guide.listening[50]
        assert [guide.album_of[each.pick.song].title for each in placed] == ["Lap 50", "Lap 50"]
        assert [event.title for event in guide.events_in(placed[0].episode.years)] == ["Lap 50 is released"]
    assert 0 < len(made) < 25


def test_what_is_not_there(tmp_path: Path) -> None:
    """Ids that no record has are absent, before and after a table of ids is made."""
    guide = kept_of(Guide(read(write_guide(tmp_path / "long", LONG)).contents()))
    for _ in range(2):
        for wrong in ("start", "start-1\nfinish-1", "", "\n", "\udcff"):
            assert wrong not in guide.song
            assert wrong not in guide.album
        assert 0 not in guide.listening
        assert len({guide.song[f"start-{number}"].title for number in range(1, LONG + 1)}) == LONG


def test_places_as_of_any_sequence() -> None:
    """Records can be counted from the end and taken in slices; beyond the end there are none."""
    guide = kept_of(Guide(read(bundled()).contents()))
    assert guide.episodes[-1] is guide.episodes[len(guide.episodes) - 1]
    assert guide.episodes[1:3] == (guide.episodes[1], guide.episodes[2])
    assert guide.episodes == tuple(guide.episodes) != guide.episodes[1:]
    with pytest.raises(IndexError):
        guide.episodes[len(guide.episodes)]
