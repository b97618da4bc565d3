"""Each link is stored once; the other side is derived."""

import pytest

from rushguide.loading import load_guide
from rushguide.model import Announcement, AnyAlbum, Claim, Document, Guide, LiveTrack, Person
from tests.conftest import example
from tests.guides import guide_of, live, studio


@pytest.fixture(scope="module")
def small() -> Guide:
    """Return the example guide."""
    return load_guide(example("small"))


@pytest.fixture(scope="module")
def bare() -> Guide:
    """Return the guide that holds the least that is allowed."""
    return load_guide(example("bare"))


def test_albums_by_release(small: Guide) -> None:
    """Studio albums, live albums and films stand in one order, that of their release."""
    assert list(small.album) == ["first-light", "neon-city", "lanterns-at-sea", "the-long-dark"]
    assert [album.released for album in small.albums] == ["1975-03-21", "1985-09", "1988-06-30", "2005"]


def test_albums_without_a_date_come_last() -> None:
    """A year stands before its months, equal dates go by title, and albums without a date come last."""
    albums: list[AnyAlbum] = [
        studio("undated-b", title="B"),
        live("undated-a", title="A"),
        studio("day", released="1975-03-01"),
        studio("late", title="Z", released="1975"),
        live("early", title="C", released="1975"),
        studio("old", released="1974-12-31"),
    ]
    assert list(guide_of(*albums).album) == ["old", "early", "late", "day", "undated-a", "undated-b"]


def test_songs_by_release_and_number(small: Guide) -> None:
    """Songs follow their albums, each in the order of its tracks."""
    assert list(small.song) == [
        "harbour-lights-book-one",
        "working-lamp-live",
        "etude-for-two-candles",
        "1999",
        "nobodys-wick",
        "harbour-lights-book-two",
        "red",
        "candle-in-the-rain",
    ]
    assert tuple(small.song.values()) == tuple(small.songs)


def test_album_of(small: Guide) -> None:
    """Each song knows the album that it is from, not those that play it again."""
    assert small.album_of["1999"].id == "first-light"
    assert small.album_of["red"].id == "neon-city"
    assert set(small.album_of) == set(small.song)


def test_live_on(small: Guide) -> None:
    """Each song knows the live albums that play it, by date and once each; one that none plays is absent."""
    assert {song: [album.id for album in albums] for song, albums in small.live_on.items()} == {
        "harbour-lights-book-one": ["lanterns-at-sea"],
        "harbour-lights-book-two": ["lanterns-at-sea"],
        "1999": ["lanterns-at-sea", "the-long-dark"],
        "red": ["lanterns-at-sea"],
        "nobodys-wick": ["lanterns-at-sea"],
        "working-lamp-live": ["the-long-dark"],
    }


def test_live_on_goes_by_date() -> None:
    """The order of the files does not count, that of the releases does."""
    track = LiveTrack(number=1, title="A", songs=("a",))
    guide = guide_of(live("new", track, released="1990"), live("old", track, released="1980"), live("undated", track))
    assert [album.id for album in guide.live_on["a"]] == ["old", "new", "undated"]


def test_listening(small: Guide) -> None:
    """An episode's songs come in listening order, with positions that run through all three parts."""
    placed = [(place.position, place.part, place.pick.song) for place in small.listening[1]]
    assert placed == [
        (1, "before", "candle-in-the-rain"),
        (2, "featured", "harbour-lights-book-one"),
        (3, "featured", "working-lamp-live"),
        (4, "featured", "etude-for-two-candles"),
        (5, "after", "harbour-lights-book-two"),
    ]
    assert {number: len(places) for number, places in small.listening.items()} == {1: 5, 2: 4, 3: 0}


def test_placements(small: Guide) -> None:
    """A song knows every episode that has it, in their order; one that none has is absent."""
    places = small.placements["harbour-lights-book-two"]
    assert [(place.episode.number, place.part, place.position) for place in places] == [
        (1, "after", 5),
        (2, "featured", 2),
    ]
    assert set(small.song) - set(small.placements) == set()
    assert guide_of(studio("x")).placements == {}


def test_events(small: Guide) -> None:
    """Typed events and those that follow from albums and people stand in one order; a year comes before its days."""
    assert [(event.date, event.id) for event in small.events] == [
        ("1949", "birth-bo-lumen"),
        ("1952-02-29", "birth-ada-wick"),
        ("1971-06-01", "first-concert"),
        ("1975-03-21", "release-first-light"),
        ("1976", "lamp-tour"),
        ("1985-09", "release-neon-city"),
        ("1988-06-30", "release-lanterns-at-sea"),
        ("2003-11", "death-bo-lumen"),
        ("2005", "release-the-long-dark"),
        ("2031-12-31", "reunion-at-sea"),
    ]
    assert list(small.event.values()) == list(small.events)


def test_years_of_events(small: Guide) -> None:
    """An event has the year in which it began and the one in which it ended."""
    tour, concert = small.event["lamp-tour"], small.event["first-concert"]
    assert (tour.year, tour.last_year) == (1976, 1977)
    assert (concert.year, concert.last_year) == (1971, 1971)


def test_derived_events_say_how_they_are_known(small: Guide) -> None:
    """A release, a birth and a death rest on what vouches for the date, and are as disputed as that."""
    release, birth = small.event["release-first-light"], small.event["birth-ada-wick"]
    death = small.event["death-bo-lumen"]
    assert (release.kind, release.title, release.albums) == ("release", "First Light is released", ("first-light",))
    assert release.sources == {"*": ("wick-book",)}
    assert [value.value for value in release.disputed["date"]] == ["1975-03-28"]
    assert (birth.kind, birth.title, birth.people) == ("birth", "Ada Wick is born", ("ada-wick",))
    assert [value.value for value in birth.disputed["date"]] == ["1952-03-01"]
    assert (death.kind, death.title, death.disputed) == ("death", "Bo Lumen dies", {})


def test_undated_records_have_no_events() -> None:
    """An album without a date and a person without days make no events."""
    person = Person(id="a", name="A", role="singer", died="2003")
    guide = guide_of(studio("x"), live("y", released="1999"), people=(person,))
    assert list(guide.event) == ["release-y", "death-a"]


def test_by_id(small: Guide) -> None:
    """Eras, people, sources and claims are found by id; claims are no sources of their own kind."""
    assert list(small.era) == ["wick", "neon", "afterglow"]
    assert small.person["ada-wick"].name == "Ada Wick"
    assert list(small.source) == ["guide", "wick-book", "lantern-site", "harbour-post"]
    assert list(small.claim) == ["c01", "c02", "c03", "c04", "c05", "c06"]


def test_announced_songs(small: Guide) -> None:
    """The songs that any claim names."""
    assert small.announced_songs == {"harbour-lights-book-one", "1999"}


def test_announced_songs_of_several_claims() -> None:
    """Claims add up."""
    document = Document(file="a.txt", sha256="0", kind="article", published="2031", note="Made up.")
    claims = tuple(
        Claim(id=f"c{n}", about="a", claim="It is.", songs=songs) for n, songs in enumerate([("a", "b"), ("b", "c")])
    )
    guide = guide_of(announcement=Announcement(document=document, claims=claims))
    assert guide.announced_songs == {"a", "b", "c"}


def test_the_least_guide_has_no_links(bare: Guide) -> None:
    """Without albums, people and an announcement every link is there and empty."""
    assert [*bare.albums, *bare.songs, *bare.events] == []
    assert (bare.album_of, bare.live_on, bare.placements, bare.claim) == ({}, {}, {}, {})
    assert bare.listening == {1: ()}
    assert bare.announced_songs == frozenset()
