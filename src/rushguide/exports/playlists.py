"""What a playlist says of songs, and what it is called."""

import os
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote_from_bytes
from xml.etree import ElementTree as ET

import msgspec
from msgspec.structs import asdict, replace

from rushguide.guide.guide import Guide
from rushguide.guide.records import Episode
from rushguide.library.matching import Choice, Version
from rushguide.queries.songs import SongFilter, SongRow
from rushguide.text import clean, seconds

XSPF = "http://xspf.org/ns/0/"
SAFE = "/!'(),@"
"""What a URI may hold unquoted in a path, less what careless readers take for something else (&, +, ;, =)."""


class Kind(StrEnum):
    """Kinds of playlist, each called as its files end."""

    M3U8 = "m3u8"
    XSPF = "xspf"
    JSPF = "jspf"


class Entry(NamedTuple):
    """A song in a playlist."""

    title: str
    creator: str
    """Empty where it is not known, as the album."""
    album: str
    number: int | None
    """The track's on that album."""
    seconds: int
    path: PurePath | None = None
    """The file, absolute or as it is seen from the playlist; None where there is none."""


def to_playlist(kind: Kind, title: str, entries: Sequence[Entry]) -> bytes:
    """Return a playlist of that kind."""
    return {Kind.M3U8: to_m3u8, Kind.XSPF: to_xspf, Kind.JSPF: to_jspf}[kind](title, entries)


def to_m3u8(title: str, entries: Sequence[Entry]) -> bytes:
    """Return Extended M3U in UTF-8, without a byte order mark: whole seconds, no attributes; only songs with a file.

    The bytes of a file's name stay as they are, text or not, for only so the player finds it.
    """
    lines = [b"#EXTM3U", f"#PLAYLIST:{_line(title)}".encode()]
    for entry in entries:
        if entry.path:
            name = " - ".join(filter(None, [_line(entry.creator), _line(entry.title)]))
            lines += [f"#EXTINF:{entry.seconds},{name}".encode(), _m3u_path(entry.path)]
    return b"\n".join(lines) + b"\n"


def _m3u_path(path: PurePath) -> bytes:
    """Return a path as a line: one that would be taken for a comment, or cut at its ends, begins with "./".

    A line break has no place in the format: such a path is given as a URI.
    """
    name = os.fsencode(path)
    if b"\n" in name or b"\r" in name:
        return as_uri(path).encode()
    return b"./" + name if name[:1] in {b"#", b" ", b"\t"} else name


def to_xspf(title: str, entries: Sequence[Entry]) -> bytes:
    """Return XSPF 1; the location stands first in a track, for some readers forget what stands before it."""
    playlist = ET.Element("playlist", version="1", xmlns=XSPF)
    _child(playlist, "title", _line(title))
    tracks = ET.SubElement(playlist, "trackList")
    for entry in entries:
        track = ET.SubElement(tracks, "track")
        for name, value in _fields(entry):
            _child(track, name, str(value))
    ET.indent(playlist)
    data: bytes = ET.tostring(playlist, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def _child(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = text


def to_jspf(title: str, entries: Sequence[Entry]) -> bytes:
    """Return JSPF: XSPF's fields as JSON, locations in a list."""
    tracks = [{name: [value] if name == "location" else value for name, value in _fields(each)} for each in entries]
    whole = {"playlist": {"title": _line(title), "track": tracks}}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str | int]]:
    """Yield what both XSPF and JSPF carry, in XSPF's order; the duration in milliseconds."""
    if entry.path:
        yield "location", as_uri(entry.path)
    yield "title", _line(entry.title)
    if entry.creator:
        yield "creator", _line(entry.creator)
    if entry.album:
        yield "album", _line(entry.album)
    if entry.number:
        yield "trackNum", entry.number
    yield "duration", entry.seconds * 1000


def as_uri(path: PurePath) -> str:
    """Return a path as a URI (RFC 8089), or as a relative reference; its bytes are quoted as they are."""
    name = os.fsencode(path.as_posix())
    if not path.is_absolute():
        return quote_from_bytes(name, safe=SAFE)
    quoted = quote_from_bytes(name, safe=f"{SAFE}:")
    return f"file://{quoted}" if quoted.startswith("/") else f"file:///{quoted}"


def _line(text: str) -> str:
    """Return a text as one line that any format can hold: no breaks, no control characters, no lone surrogates."""
    return clean(" ".join(text.splitlines()))


class Places(NamedTuple):
    """Where the library is and, for relative paths, where the playlist will be; both absolute.

    Links in both have to be resolved for relative paths: ".." leads from where a folder really is.
    """

    library: Path = Path()
    playlist: Path | None = None


def entries(guide: Guide, choices: Iterable[Choice], places: Places) -> list[Entry]:
    """Return songs as a playlist has them: as long as the chosen file plays, else as the guide says."""
    return [_entry(guide, choice, places) for choice in choices]


def _entry(guide: Guide, choice: Choice, places: Places) -> Entry:
    song, chosen = choice.row.song, choice.chosen
    elsewhere = chosen is not None and chosen.fit.version > Version.EDITION
    return Entry(
        title=song.title,
        creator=guide.series.artist or "",
        album=chosen.album if chosen and elsewhere else choice.row.album.title,
        number=None if elsewhere else song.number,
        seconds=(chosen.file.tags.seconds if chosen else None) or seconds(song.length),
        path=_way(places, chosen.file.path) if chosen else None,
    )


def _way(places: Places, path: str) -> PurePath:
    """Return the way to a file, absolute where there is no other."""
    file = places.library / path
    if not places.playlist:
        return file
    try:
        return PurePath(os.path.relpath(file, places.playlist))
    except ValueError:  # on another drive
        return file


def playlist_title(guide: Guide, asked: SongFilter, rows: Sequence[SongRow]) -> str:
    """Return what a playlist is called: the episode, else the artist, and what else was asked for, as typed."""
    episodes = {row.placement.episode.number: row.placement.episode for row in rows if row.placement}
    single = len(episodes) == 1
    typed = replace(asked, episode=None) if single else asked
    first = _episode_title(*episodes.values()) if single else guide.series.artist or guide.series.title
    return " · ".join([first, *(_said(name, value) for name, value in asdict(typed).items() if value is not None)])


def _episode_title(episode: Episode) -> str:
    working = " (working title)" if episode.title_status == "working" else ""
    return f"Episode {episode.number} · {episode.title}{working}"


def _said(name: str, value: object) -> str:
    if isinstance(value, bool):
        return name if value else f"not {name}"
    return f"{name} {value}"
