"""What holds for the columns of every listing."""

from typing import Any

import pytest

from rushguide.listings import albums, columns, episodes, eras, events, marks, people, songs, sources
from rushguide.listings.columns import Listing
from rushguide.model import Guide

DROPS = {
    "SONGS": "music words album,year",
    "IN_CYCLE": "music words album,year",
    "TRACKS": "music words",
    "HEARD": "why music words album,year",
    "LIVE_TRACKS": "length note",
    "albums": "peaks.CA,peaks.US,peaks.UK episodes track_count kind released",
    "episodes": "tagline albums seconds song_count eras",
    "overview": "eras",
    "eras": "albums songs name",
}
"""In which order the columns are dropped as the screen gets narrower."""
KEYS = {
    "SONGS": "title album year length words music",
    "IN_CYCLE": "cycle title album year length words music",
    "TRACKS": "number title length words music",
    "HEARD": "position title album year length words music why",
    "LIVE_TRACKS": "number title length note",
    "albums": "released title kind length track_count peaks.CA peaks.US peaks.UK episodes",
    "episodes": "number title years eras albums song_count seconds tagline",
    "overview": "number title years eras",
    "eras": "id name years albums songs episodes",
}
"""The columns from left to right."""


@pytest.fixture
def listings(guide: Guide) -> dict[str, Listing[Any]]:
    """Return all listings by name."""
    return {
        "SONGS": songs.SONGS,
        "IN_CYCLE": songs.IN_CYCLE,
        "TRACKS": songs.TRACKS,
        "HEARD": songs.HEARD,
        "LIVE_TRACKS": albums.LIVE_TRACKS,
        "albums": albums.albums_listing(guide),
        "episodes": episodes.episodes_listing(guide),
        "overview": episodes.OVERVIEW,
        "eras": eras.eras_listing(guide),
        "BY_YEAR": events.BY_YEAR,
        "DATED": events.DATED,
        "TOURS": events.TOURS,
        "ON_DAY": events.ON_DAY,
        "PEOPLE": people.PEOPLE,
        "SOURCES": sources.SOURCES,
    }


@pytest.mark.parametrize("name", KEYS)
def test_keys(listings: dict[str, Listing[Any]], name: str) -> None:
    """Columns stand in a settled order, under the keys that JSON and `--sort` use."""
    assert [column.key for column in listings[name].columns] == KEYS[name].split()


@pytest.mark.parametrize("name", DROPS)
def test_drop_order(listings: dict[str, Listing[Any]], name: str) -> None:
    """What matters least is dropped first; what names a row always stays."""
    dropped: dict[int, list[str]] = {}
    for column in listings[name].columns:
        if column.drop:
            dropped.setdefault(column.drop, []).append(column.key)
    assert " ".join(",".join(dropped[number]) for number in sorted(dropped, reverse=True)) == DROPS[name]


def test_every_listing(listings: dict[str, Listing[Any]]) -> None:
    """Keys are unique, every column but prose and plain years has a heading, and moved cells have where to go."""
    for name, listing in listings.items():
        keys = [column.key for column in listing.columns]
        assert len(set(keys)) == len(keys), name
        assert any(column.drop == 0 for column in listing.columns), name
        unnamed = [column.key for column in listing.columns if not column.heading]
        assert unnamed == {"episodes": ["tagline"], "ON_DAY": ["date"]}.get(name, []), name
        for column in listing.columns:
            stays = {other.key for other in listing.columns if other.drop == 0}
            assert column.under in stays | {""}, (name, column.key)
            assert column.under != column.key, (name, column.key)


def test_nouns(listings: dict[str, Listing[Any]]) -> None:
    """Each listing can say what its rows are, one and several."""
    nouns = {name: (listing.noun, listing.nouns or f"{listing.noun}s") for name, listing in listings.items()}
    assert nouns["PEOPLE"] == ("person", "people")
    assert {nouns[name] for name in ("SONGS", "IN_CYCLE", "HEARD")} == {("song", "songs")}
    assert {nouns[name] for name in ("TRACKS", "LIVE_TRACKS")} == {("track", "tracks")}
    assert [nouns[name][0] for name in ("albums", "episodes", "eras", "TOURS")] == ["album", "episode", "era", "tour"]


def test_marks() -> None:
    """The signs at values differ from each other and from the sign for nothing, and are explained."""
    explained = {"*": "named in the announcement", "~": "sources differ"}
    assert marks.MARKS == {marks.ANNOUNCED: explained["*"], marks.DISPUTED: explained["~"]} == explained
    assert marks.NOTHING == "—"


def test_a_plain_column() -> None:
    """A column is aligned left, stays, and is plain unless it says otherwise; a listing adds nothing up."""
    column = columns.Column[str](key="x", heading="X", read=str.upper)
    listing = Listing[str](columns=(column,), era=lambda _: "", noun="letter")
    assert (column.right, column.drop, column.under, column.prose, column.tone) == (False, 0, "", False, "plain")
    assert (column.read("a"), listing.total(["a"]), listing.group) == ("A", "", None)
