"""What the cache keeps of a guide: an entry in which each record can be found and decoded by itself.

An entry is a checksum and one msgpack value. Records lie one after the other, with where each ends and all their ids
beside them, so that opening an entry costs the same however long the guide is.
"""

from array import array
from collections.abc import Iterable, Sequence
from zlib import crc32

from msgspec import MsgspecError, Raw, Struct
from msgspec.msgpack import Decoder, encode

from rushguide.model import Guide, LiveAlbum, Named, NamedKind, Plain

CHECKSUM = 4
"""Bytes of the checksum (CRC-32, big-endian) that an entry begins with."""
WIDTH = array("I").itemsize
"""Bytes of the number that says where a record ends."""


class Packed(Struct, frozen=True, array_like=True):
    """Records of one kind: encoded one after the other, where each ends, and their ids, a line each."""

    records: memoryview
    ends: memoryview
    ids: memoryview
    names: Raw
    """What they are called, as a list of `Named`."""


class SongLinks(Struct, frozen=True, array_like=True):
    """Where a song is, and what plays it: places of albums and tracks from 0, numbers of episodes."""

    album: int
    track: int
    episodes: tuple[int, ...]
    live: tuple[int, ...]


class Entry(Struct, frozen=True, array_like=True):
    """A guide as the cache keeps it; albums and events in the order in which the guide has them."""

    series: Raw
    announcement: Raw
    announced_songs: tuple[str, ...]
    has_working_titles: bool
    episodes: Packed
    eras: Packed
    people: Packed
    sources: Packed
    albums: Packed
    plays: bytes
    """A byte for each album: 1 where it plays songs again, 0 where it has its own."""
    songs: Packed
    """Their records are links: the songs themselves lie in their albums."""
    events: Packed


def pack(guide: Guide) -> bytes:
    """Return the entry of a guide."""
    entry = Entry(
        series=_raw(guide.series),
        announcement=_raw(guide.announcement),
        announced_songs=tuple(sorted(guide.announced_songs)),
        has_working_titles=guide.has_working_titles,
        episodes=_packed(guide, guide.episodes, "episode"),
        eras=_packed(guide, guide.eras, "era"),
        people=_packed(guide, guide.people, "person"),
        sources=_packed(guide, guide.sources),
        albums=_packed(guide, guide.albums, "album"),
        plays=bytes(isinstance(album, LiveAlbum) for album in guide.albums),
        songs=_packed_songs(guide),
        events=_packed(guide, guide.events, "event"),
    )
    body = encode(entry)
    return crc32(body).to_bytes(CHECKSUM) + body


def unpack(data: bytes) -> Entry | None:
    """Return the entry in some bytes, or None where they are none, or not whole."""
    body = memoryview(data)[CHECKSUM:]
    if crc32(body) != int.from_bytes(data[:CHECKSUM]):
        return None
    try:
        return Decoder(Entry).decode(body)
    except MsgspecError:
        return None


def _raw(value: object) -> Raw:
    return Raw(encode(value))


def _packed(guide: Guide, records: Sequence[Plain], kind: NamedKind | None = None) -> Packed:
    ids = [str(getattr(record, "id", "")) for record in records]
    return _lines(map(encode, records), ids, guide.names(kind) if kind else ())


def _packed_songs(guide: Guide) -> Packed:
    places = {album.id: place for place, album in enumerate(guide.albums)}
    links = (
        SongLinks(
            album=places[guide.album_of[song.id].id],
            track=guide.album_of[song.id].tracks.index(song),
            episodes=tuple(dict.fromkeys(each.episode.number for each in guide.placements.get(song.id, ()))),
            live=tuple(places[album.id] for album in guide.live_on.get(song.id, ())),
        )
        for song in guide.songs
    )
    return _lines(map(encode, links), [song.id for song in guide.songs], guide.names("song"))


def _lines(encoded: Iterable[bytes], ids: Iterable[str], names: Sequence[Named]) -> Packed:
    records, ends = bytearray(), array("I")
    for each in encoded:
        records += each
        ends.append(len(records))
    lines = "".join(f"\n{each}" for each in ids) + "\n"
    return Packed(memoryview(records), memoryview(ends.tobytes()), memoryview(lines.encode()), _raw(names))
