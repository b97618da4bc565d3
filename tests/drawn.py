"""Hypothesis strategies that put drawn records together to valid guides, as YAML text.

What has to agree with something else (ids, numbers, references, years, sources) is filled in here.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

import yaml
from hypothesis import strategies as st

from rushguide.guide.music import SONG_KINDS, LiveTrack, Song, SongPart, StudioAlbum
from rushguide.guide.records import DERIVED_KINDS, Announcement, Claim, Episode, Era, Event, Person, Series, Source
from tests.strategies import IDS, LAST, Fields, prose, record

Files = dict[str, str]
Ids = Iterator[str]
CITED: Fields = {"sources": {"*": ["book-1"]}}
OWN: Fields = {"sources": {"*": ["guide", "book-1"]}}


class WrittenOut(yaml.SafeDumper):
    """Writes values that stand twice twice: aliases are not read."""

    def ignore_aliases(self, data: object) -> bool:
        """Never name a value."""
        del data
        return True


@st.composite
def guides(draw: st.DrawFn) -> Files:
    """Draw the files of a valid guide by name."""
    ids: Ids = (f"{stem}-{number}" for stem in [draw(IDS)] for number in count(1))
    eras = [era | {"id": next(ids)} | CITED for era in draw(st.lists(record(Era), max_size=3))]
    people = [person | {"id": next(ids)} | CITED for person in draw(st.lists(record(Person), max_size=3))]
    albums = [draw(_album(ids, eras)) for _ in range(draw(st.integers(0, 3 if eras else 0)))]
    songs = [track for album in albums if album["kind"] in SONG_KINDS for track in album["tracks"]]
    for album in albums:
        draw(_referring(album, songs))
    known = {"people": people, "albums": albums, "songs": songs}
    made: dict[str, Any] = {f"albums/{album['id']}.yaml": album for album in albums}
    made["series.yaml"] = draw(record(Series)) | CITED
    made["sources.yaml"] = [{"id": "guide", "kind": "guide"}, draw(record(Source)) | {"id": "book-1"}]
    made |= {"eras.yaml": eras, "people.yaml": people}
    made["episodes.yaml"] = [draw(_episode(number, eras, known)) for number in range(1, draw(st.integers(1, 4)))]
    made["events/all.yaml"] = [draw(_event(ids, known)) for _ in range(draw(st.integers(0, 4)))]
    if draw(st.booleans()):
        claims = [each | {"id": next(ids)} for each in draw(st.lists(record(Claim), max_size=3))]
        claims = [each | {"songs": draw(_some(songs))} for each in claims]
        made["announcement.yaml"] = draw(record(Announcement)) | {"claims": claims}
    return {name: draw(_written(content)) for name, content in made.items()}


@st.composite
def _written(draw: st.DrawFn, content: Any) -> str:
    """Draw the content as YAML: in blocks or brackets, with characters as they are or escaped, in short lines."""
    text: str = yaml.dump(
        content,
        Dumper=WrittenOut,
        sort_keys=False,
        default_flow_style=draw(st.sampled_from([None, True, False])),
        allow_unicode=draw(st.booleans()),
        width=draw(st.integers(20, 200)),
    )
    return text


def _some(records: list[Fields]) -> st.SearchStrategy[list[str]]:
    ids = [each["id"] for each in records]
    return st.lists(st.sampled_from(ids), max_size=3, unique=True) if ids else st.just([])


@st.composite
def _album(draw: st.DrawFn, ids: Ids, eras: list[Fields]) -> Fields:
    """Draw an album with its own songs; one that plays songs again gets its tracks when all songs are known."""
    album = draw(record(StudioAlbum)) | {"id": next(ids), "era": draw(st.sampled_from(eras))["id"]} | CITED
    album.pop("length", None)
    tracks = draw(st.lists(record(Song), max_size=3)) if album["kind"] in SONG_KINDS else []
    for stage in (track["live"] for track in tracks if "live" in track):
        _in_order(stage, "first", "last")
    parts = st.lists(record(SongPart), max_size=2)
    album["tracks"] = [
        track | {"id": next(ids), "number": number, "parts": [part | {"parts": draw(parts)} for part in draw(parts)]}
        for number, track in enumerate(tracks, start=1)
    ]
    return album


@st.composite
def _referring(draw: st.DrawFn, album: Fields, songs: list[Fields]) -> None:
    """Fill in what an album says of songs that may be on others."""
    for credit in album.get("credits", []):
        credit["songs"] = draw(_some(songs))
    if album["kind"] not in SONG_KINDS:
        tracks = draw(st.lists(record(LiveTrack), max_size=3))
        album["tracks"] = [
            track | {"disc": number, "number": 1, "songs": draw(_some(songs))}
            for number, track in enumerate(tracks, start=1)
        ]


@st.composite
def _event(draw: st.DrawFn, ids: Ids, known: dict[str, list[Fields]]) -> Fields:
    event = draw(record(Event)) | {"id": next(ids)} | CITED
    event |= {name: draw(_some(records)) for name, records in known.items()}
    if event["kind"] in DERIVED_KINDS:
        event["kind"] = "other"
    if "end" in event:
        start, end = event["date"], event["end"]
        event["end"] = draw(st.sampled_from([start, start[:4], start[:7], end]))  # often as precise as `date`, or less
    _in_order(event, "date", "end")
    return event


def _in_order(fields: Fields, first: str, last: str) -> None:
    """Leave out a last date that lies before the first one."""
    if first in fields and last in fields and fields[last] < fields[first][: len(fields[last])]:
        del fields[last]


@st.composite
def _episode(draw: st.DrawFn, number: int, eras: list[Fields], known: dict[str, list[Fields]]) -> Fields:
    episode = draw(record(Episode)) | {"number": number} | OWN
    first, last = episode["years"]["from"], episode["years"].get("to", LAST)
    shared = [era for era in eras if era["years"]["from"] <= last and first <= era["years"].get("to", LAST)]
    picks = [{"song": song, "why": draw(prose), "exception": draw(prose)} for song in draw(_some(known["songs"]))]
    cut = draw(st.integers(0, len(picks)))
    episode["listening"] = {"before": picks[:cut], "featured": picks[cut:]}
    episode |= {"eras": draw(_some(shared)), "people": draw(_some(known["people"]))}
    return episode | {"albums": draw(_some(known["albums"]))}
