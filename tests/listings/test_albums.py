"""The cells of albums and of live tracks."""

from typing import Any

import pytest

from rushguide.listings.albums import LIVE_TRACKS, albums_listing
from rushguide.model import AnyAlbum, Disputed, Guide, LiveTrack
from tests.guides import episode, guide_of, live, song, studio

RIVAL = (Disputed(value="?", sources=("s",)),)


def _cells(guide: Guide, album: AnyAlbum) -> dict[str, str]:
    return {column.key: column.read(album) for column in albums_listing(guide).columns}


def test_a_studio_album(guide: Guide) -> None:
    """An album of the guide shows date, kind, length, tracks, chart places and episodes."""
    cells = _cells(guide, guide.album["grace-under-pressure"])
    assert cells == {
        "released": "12 Apr 1984",
        "title": "Grace Under Pressure",
        "kind": "studio",
        "length": "39:31",
        "track_count": "8",
        "peaks.CA": "4",
        "peaks.US": "10",
        "peaks.UK": "5",
        "episodes": "6",
    }
    assert albums_listing(guide).era(guide.album["signals"]) == "synth"


@pytest.mark.parametrize(
    ("fields", "changed"),
    [
        ({}, {}),
        ({"released": "1980-02"}, {"released": "Feb 1980"}),
        ({"released": "1980-02", "disputed": {"released": RIVAL}}, {"released": "~Feb 1980"}),
        ({"disputed": {"released": RIVAL}}, {"released": "~"}),
        ({"peaks": {"NZ": 7}}, {"peaks.NZ": "7"}),
        ({"peaks": {"NZ": 7}, "disputed": {"peaks.NZ": RIVAL}}, {"peaks.NZ": "~7"}),
        ({"disputed": {"peaks.NZ": RIVAL}}, {"peaks.NZ": "~"}),
        ({"kind": "ep", "tracks": (song("b"), song("c"))}, {"kind": "EP", "track_count": "2", "length": "8:00"}),
        ({"length": "1:00:00", "tracks": (song("b"),)}, {"length": "1:00:00", "track_count": "1"}),
        ({"filmed": True}, {"kind": "studio, film"}),
    ],
)
def test_cells(fields: dict[str, Any], changed: dict[str, str]) -> None:
    """What is unknown is empty, what sources dispute bears a mark, the rest is said shortly."""
    empty = {
        "released": "",
        "title": "A",
        "kind": "studio",
        "length": "",
        "track_count": "",
        "peaks.NZ": "",
        "episodes": "",
    }
    album = studio("a", **fields)
    assert _cells(guide_of(album, studio("other", peaks={"NZ": 1})), album) == empty | changed


def test_films_and_live_albums() -> None:
    """A film says so once; a length is shown only where every track's is known."""
    guide = guide_of(episodes=(episode(1, albums=("a",)), episode(2, albums=("a",))))
    known, unknown = LiveTrack(number=1, title="T", length="5:00"), LiveTrack(number=2, title="U")
    film = _cells(guide, live("a", known, kind="film", filmed=True))
    assert (film["kind"], film["length"], film["track_count"], film["episodes"]) == ("film", "5:00", "1", "1, 2")
    both = _cells(guide, live("b", known, unknown, filmed=True))
    assert (both["kind"], both["length"], both["track_count"], both["episodes"]) == ("live, film", "", "2", "")
    assert _cells(guide, live("c", kind="compilation"))["kind"] == "compilation"


def test_chart_places_explain_themselves(guide: Guide) -> None:
    """The columns of chart places are those of the guide's regions, each with a legend."""
    legends = {column.heading: column.legend for column in albums_listing(guide).columns if column.legend}
    assert legends == dict.fromkeys(("CA", "US", "UK"), "best chart place")
    assert not any(column.legend for column in albums_listing(guide_of()).columns)


@pytest.mark.parametrize(
    ("fields", "cells", "group"),
    [
        ({}, ["4", "T", "", ""], ""),
        ({"length": "5:00", "disc": 2}, ["4", "T", "5:00", ""], "disc 2"),
        ({"solo": "drums"}, ["4", "T", "", "drum solo"], ""),
        ({"parts": ("Overture", "Soliloquy")}, ["4", "T", "", "only Overture, Soliloquy"], ""),
        ({"parts": ("I",), "solo": "guitar", "note": "short"}, ["4", "T", "", "only I; guitar solo; short"], ""),
    ],
)
def test_live_tracks(fields: dict[str, Any], cells: list[str], group: str) -> None:
    """A live track says which parts were played, and whose solo; discs are headings."""
    track = LiveTrack(number=4, title="T", **fields)
    assert [column.read(track) for column in LIVE_TRACKS.columns] == cells
    assert LIVE_TRACKS.group
    assert LIVE_TRACKS.group(track) == group
    assert LIVE_TRACKS.era(track) == ""
