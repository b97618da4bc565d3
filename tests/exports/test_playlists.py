"""Playlists are exactly what their readers want, whatever the titles and names hold."""

import json
import os
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rushguide.exports.playlists import XSPF, Track, as_uri, to_jspf, to_m3u8, to_xspf

BARE = Track("Anthem", "", "", None, 262)
NAMES = st.text(st.characters(exclude_characters="/\x00", exclude_categories=[]), min_size=1).map(
    lambda name: os.fsdecode(os.fsencode("".join(c for c in name if not "\ud800" <= c <= "\udfff"))) or "x"
)
ENTRIES = st.builds(
    Track,
    title=st.text(st.characters(exclude_categories=[])),
    creator=st.text(),
    album=st.text(),
    number=st.none() | st.integers(1, 40),
    seconds=st.integers(0, 9999),
    path=NAMES.map(PurePosixPath) | NAMES.map(lambda name: PurePosixPath("/m", name)),
)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("#1.flac", b"./#1.flac"),
        (" a.flac", b"./ a.flac"),
        ("\ta.flac", b"./\ta.flac"),
        ("../#1.flac", b"../#1.flac"),
        ("a\nb.flac", b"a%0Ab.flac"),
        ("/a\r#b.flac", b"file:///a%0D%23b.flac"),
        ("caf\udce9.flac", b"caf\xe9.flac"),
        ("é.flac", "é.flac".encode()),
    ],
)
def test_odd_names_in_m3u8(path: str, line: bytes) -> None:
    """No name becomes a comment, two lines or another name; bytes that are no text stay as they are."""
    written = to_m3u8("T", [BARE._replace(path=PurePosixPath(path))])
    assert written.splitlines() == [b"#EXTM3U", b"#PLAYLIST:T", b"#EXTINF:262,Anthem", line]


@given(st.lists(ENTRIES, max_size=4), st.text())
def test_any_m3u8(entries: list[Track], title: str) -> None:
    """Whatever the names are, an entry is two lines, and the second is never a comment."""
    lines = to_m3u8(title, entries).removesuffix(b"\n").split(b"\n")
    assert len(lines) == 2 + 2 * len(entries)
    assert all(line.startswith(b"#EXTINF:") for line in lines[2::2])
    assert not any(line.startswith((b"#", b" ")) or b"\r" in line for line in lines[3::2])


@given(st.lists(ENTRIES, max_size=4), st.text(st.characters(exclude_categories=[])))
def test_any_xspf_and_jspf(entries: list[Track], title: str) -> None:
    """Whatever the texts hold, both can be read, agree, and lead to the very bytes of each name."""
    tracks = ET.fromstring(to_xspf(title, entries)).findall(f".//{{{XSPF}}}track")  # noqa: S314 - our own
    same = json.loads(to_jspf(title, entries))["playlist"]["track"]
    assert len(tracks) == len(same) == len(entries)
    for entry, track, twin in zip(entries, tracks, same, strict=True):
        location = track.findtext(f"{{{XSPF}}}location") or ""
        assert track[0].tag == f"{{{XSPF}}}location"
        assert twin["location"] == [location]
        assert entry.path
        assert unquote_to_bytes(location.removeprefix("file://")) == os.fsencode(entry.path)
        assert [child.text or "" for child in track][1:] == [str(value) for value in list(twin.values())[1:]]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/a b/ü%#?.mp3"), "file:///a%20b/%C3%BC%25%23%3F.mp3"),
        (PurePosixPath("/a:(b)'!,@.mp3"), "file:///a:(b)'!,@.mp3"),
        (PurePosixPath("a:b/c:d.mp3"), "a%3Ab/c%3Ad.mp3"),
        (PurePosixPath("../caf\udce9.mp3"), "../caf%E9.mp3"),
        (PureWindowsPath("C:\\My Music\\a.mp3"), "file:///C:/My%20Music/a.mp3"),
    ],
)
def test_uris(path: Any, uri: str) -> None:
    """A path is quoted as RFC 3986 wants it; the first part of a relative one is never taken for a scheme."""
    assert as_uri(path) == uri
