"""Records as JSON objects: exactly the keys that are promised, and what follows from the links."""

import json
from collections.abc import Iterator
from typing import Any

from rushguide.exports import records
from rushguide.model import Credit, Event, Guide, Person, Pick, Placement, SongPart
from rushguide.queries.songs import SongFilter, select_songs, song_row
from tests.guides import episode, guide_of, song, studio

PROVENANCE = " sources disputed"
SONG = "id number title subtitle aliases length seconds words music instrumental cycle cover_of inspired_by parts note"
IN_SONG = " album year era episodes live_on"
PLACED = " episode part position why"
TRACK = "disc number title length seconds songs parts solo note"
ALBUM = (
    "id title aliases kind filmed era released releases labels producers studios recorded peaks certifications credits "
    "note length seconds year episodes heard"
)
EPISODE = (
    "number title title_status tagline years these_years eras albums people listening air_date runtime song_count "
    "seconds events seen"
)
ERA = "id name aliases years colour summary sound influences changes albums songs episodes events"
PERSON = "id name aliases role instruments born died member with_rush summary songs albums events episodes"
EVENT = "id date date_text end kind title place people with albums songs note scheduled era episodes"
SERIES = "id title artist network status reported summary themes interviews footage production"


def _read(value: object) -> Any:
    return json.loads(records.to_json(value))


def _keys(names: str) -> set[str]:
    return set(names.split())


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all objects at any depth."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _objects(item)


def _songs(guide: Guide, **asked: Any) -> list[dict[str, Any]]:
    return [_read(records.song_object(guide, row)) for row in select_songs(guide, SongFilter(**asked))]


def test_songs(guide: Guide) -> None:
    """All 173 songs have all keys, known or not, and lengths as published."""
    songs = {each["id"]: each for each in _songs(guide)}
    assert len(songs) == 173
    assert all(each.keys() == _keys(SONG + IN_SONG + PROVENANCE) for each in songs.values())
    lengths = {"2112": ("20:34", 1234), "tom-sawyer": ("4:33", 273), "bu2b2": ("1:28", 88), "the-garden": ("6:59", 419)}
    assert {each: (songs[each]["length"], songs[each]["seconds"]) for each in lengths} == lengths
    assert sum(each["seconds"] for each in songs.values()) == 55051
    yyz = songs["yyz"]
    assert (yyz["album"], yyz["year"], yyz["era"]) == ("moving-pictures", 1981, "new-wave")
    assert (yyz["words"], yyz["music"], yyz["cycle"]) == ([], ["Geddy Lee", "Neil Peart"], None)
    assert songs["headlong-flight"]["episodes"] == [3, 9, 10]
    red = "a-show-of-hands rush-in-rio grace-under-pressure-1984-live clockwork-angels-tour"
    assert songs["red-sector-a"]["live_on"] == red.split()
    assert songs["losing-it"]["live_on"] == ["r40-live"]
    assert (songs["chemistry"]["live_on"], songs["chemistry"]["episodes"]) == ([], [])
    assert songs["freeze"]["cycle"] == {"name": "Fear", "part": "IV"}


def test_an_episodes_songs(guide: Guide) -> None:
    """A song of an episode also says where it stands there, why, and who says so."""
    songs = _songs(guide, episode="3")
    assert all(each.keys() == _keys(SONG + IN_SONG + PLACED + PROVENANCE) for each in songs)
    assert [each["position"] for each in songs] == [*range(1, 17)]
    places = [(each["episode"], each["part"]) for each in songs]
    assert places == [(3, "before")] * 3 + [(3, "featured")] * 11 + [(3, "after")] * 2
    assert all(each["why"] and each["sources"]["why"] for each in songs)


def test_sources_are_inherited() -> None:
    """A song's "*" is what its album says of that track, of its tracks, or of all; its own paths stand beside it."""
    tracks = (song("a"), song("b", number=2, sources={"note": ("own",)}), song("c", number=3, sources={"*": ("own",)}))
    said = {"*": ("all",), "tracks": ("tracks",), "tracks.2": ("second",)}
    guide = guide_of(
        studio("x", *tracks, sources=said), studio("y", song("d"), sources={"*": ("all",)}), studio("z", song("e"))
    )
    got = [each["sources"] for each in _songs(guide)]
    own = {"*": ["second"], "note": ["own"]}
    assert got == [{"*": ["tracks"]}, own, {"*": ["own"]}, {"*": ["all"]}, {"*": []}]


def test_sources_of_a_reason() -> None:
    """The sources of `why` are the pick's, for it or for all of it; a pick without any says so."""
    tables: list[dict[str, tuple[str, ...]]] = [{"why": ("w",)}, {"*": ("all",)}, {}]
    picks = [Pick(song="a", why="W.", sources=table) for table in tables]
    guide = guide_of(studio("x", song("a"), sources={"*": ("album",)}), episodes=(episode(1, *picks),))
    got = [each["sources"] for each in _songs(guide, episode="1")]
    assert got == [{"*": ["album"], "why": said} for said in (["w"], ["all"], [])]


def test_albums(guide: Guide) -> None:
    """A page of an album has its tracks; a listing their number; lengths are sums where all are known."""
    for album in guide.albums:
        page, row = _read(records.album_object(guide, album)), _read(records.album_summary(guide, album))
        assert page.keys() == _keys(ALBUM + " tracks" + PROVENANCE)
        assert row.keys() == _keys(ALBUM + " track_count" + PROVENANCE)
        assert row == {key: value for key, value in page.items() if key != "tracks"} | {
            "track_count": len(page["tracks"])
        }
        track = SONG if page["kind"] in {"studio", "ep"} else TRACK
        assert all(each.keys() == _keys(track + PROVENANCE) for each in page["tracks"])
    known = {album.id: _read(records.album_summary(guide, album)) for album in guide.albums}
    seconds = {"moving-pictures": 2384, "vapor-trails": 4035, "exit-stage-left": 4596, "r30": None}
    assert {each: known[each]["seconds"] for each in seconds} == seconds
    assert known["exit-stage-left"]["track_count"] == 13
    assert (known["signals"]["year"], known["signals"]["episodes"], known["signals"]["note"] == "") == (
        1982,
        [6],
        False,
    )
    assert known["rush-replay-x-3"]["track_count"] == 0


def test_seconds_beside_every_length(guide: Guide) -> None:
    """At any depth a length has its seconds beside it, unknown ones null; without a length there are none."""
    inner = SongPart(title="Inner", length="1:02:03")
    whole = song("x", parts=(SongPart(title="Outer", parts=(inner,)), SongPart(length="0:07")))
    part, last = _read(records.plain(whole))["parts"]
    assert (part["length"], part["seconds"], part["parts"][0]["seconds"], last["seconds"]) == (None, None, 3723, 7)
    assert "seconds" not in records.plain(guide.series)
    vouched = records.plain(song("x", sources={"length": ("a",)}))
    assert (vouched["seconds"], vouched["sources"]) == (240, {"length": ["a"]})
    for album in guide.albums:
        for each in _objects(_read(records.album_object(guide, album))["tracks"]):
            length = each.get("length", [])  # beside it in `sources` and `disputed` stand lists, without seconds
            assert ("seconds" in each) == (not isinstance(length, list))
            if isinstance(length, str):
                minutes, seconds = length.split(":")
                assert each["seconds"] == int(minutes) * 60 + int(seconds)


def test_episodes_and_eras(guide: Guide) -> None:
    """Episodes, eras, the overview and the series have their keys and what follows from the links."""
    overview = _read(records.overview_object(guide))
    assert overview.keys() == {"series", "episodes"}
    assert overview["series"].keys() == _keys(SERIES + PROVENANCE)
    assert all(each.keys() == _keys(EPISODE + PROVENANCE) for each in overview["episodes"])
    third = overview["episodes"][2]
    assert (third["song_count"], third["seconds"], third["years"]) == (16, 7105, {"from": 1975, "to": 1976})
    assert (third["air_date"], third["runtime"], third["title_status"]) == (None, None, "working")
    pick = third["listening"]["before"][0]
    assert pick.keys() == _keys("song why exception" + PROVENANCE)
    eras = {each["id"]: each for each in (_read(records.era_object(guide, era)) for era in guide.eras)}
    assert all(each.keys() == _keys(ERA + PROVENANCE) for each in eras.values())
    assert eras["prog"]["albums"] == ["2112", "all-the-worlds-a-stage", "a-farewell-to-kings", "hemispheres"]
    assert (len(eras["prog"]["songs"]), eras["prog"]["episodes"]) == (16, [3, 4])
    assert (eras["legacy"]["songs"], eras["legacy"]["years"]) == ([], {"from": 2016, "to": None})


def test_people_and_events() -> None:
    """People and events lead on to songs, albums, episodes and eras, by id."""
    ann = Person(id="ann", name="Ann", role="guest", born="1971-05")
    show = Event(id="show", date="1972", kind="concert", title="A show", people=("ann",), others=("Bob",))
    early = Event(id="early", date="1969", kind="other", title="Too early")
    album = studio("x", song("a"), song("b"), credits=(Credit(name="Ann", role="flute", songs=("b",)),))
    guide = guide_of(album, episodes=(episode(1, people=("ann",)),), people=(ann,), events=(show, early))
    person = _read(records.person_object(guide, ann))
    assert person.keys() == _keys(PERSON + PROVENANCE)
    assert (person["songs"], person["albums"], person["episodes"]) == (["b"], ["x"], [1])
    assert person["events"] == ["birth-ann", "show"]
    event = _read(records.event_object(guide, show))
    assert event.keys() == _keys(EVENT + PROVENANCE)
    assert (event["era"], event["episodes"], event["with"], event["end"]) == ("early", [1], ["Bob"], None)
    assert _read(records.event_object(guide, early))["era"] is None
    assert _read(records.era_object(guide, guide.eras[0]))["events"] == ["birth-ann", "show"]
    assert _read(records.episode_object(guide, guide.episodes[0]))["events"] == ["birth-ann", "show"]


def test_about(guide: Guide) -> None:
    """What the announcement says and leaves open stands beside the series; a guide may lack it."""
    about = _read(records.about_object(guide))
    assert about.keys() == {"series", "announcement"}
    assert about["announcement"].keys() == {"document", "claims", "not_stated"}
    assert len(about["announcement"]["claims"]) == 38
    assert all(each.keys() == _keys("id about claim order songs disputed") for each in about["announcement"]["claims"])
    assert records.about_object(guide_of())["announcement"] is None


def test_a_row_with_a_place(guide: Guide) -> None:
    """A placement that is given by hand is said as it is."""
    placement = Placement(guide.episodes[0], "after", 9, Pick(song="yyz", why="Why not."))
    got = records.song_object(guide, song_row(guide, "yyz", placement))
    assert (got["episode"], got["part"], got["position"], got["why"]) == (1, "after", 9, "Why not.")
