"""Playlists in three formats, their titles, and as JSON which file is played for each song; and playing them."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote_from_bytes
from xml.etree import ElementTree as ET

from msgspec.structs import asdict

from rushguide.columns.library import describe_choice
from rushguide.errors import GuideError, file_trouble
from rushguide.exports.objects import Fields, to_json
from rushguide.guide.guide import Guide
from rushguide.guide.records import Part
from rushguide.library.matching import Choice, Version
from rushguide.queries.songs import SongFilter, SongRow
from rushguide.text import clean, seconds, shown_path, typed_path

XSPF = "http://xspf.org/ns/0/"
SAFE = "/!'(),@"
"""What a URI may hold unquoted in a path, less what careless readers misunderstand (&, +, ;, =)."""


class Track(NamedTuple):
    """A song in a playlist."""

    title: str
    creator: str
    """Empty if it is not known; so is the album."""
    album: str
    number: int | None
    """Its number on that album."""
    seconds: int
    path: PurePath | None = None
    """The file, absolute or relative to the playlist; None without a file."""


def to_m3u8(title: str, tracks: Sequence[Track]) -> bytes:
    """Return Extended M3U in UTF-8, without a byte order mark: whole seconds, no attributes; only songs with a file.

    The bytes of a file's name stay as they are, text or not, because the player looks for these very bytes. A path
    that would be taken for a comment, or cut at its ends, begins with "./"; a line break has no place in the format, so
    that a path with one is given as a URI.
    """
    lines = [b"#EXTM3U", f"#PLAYLIST:{_line(title)}".encode()]
    for track in tracks:
        if track.path:
            name, path = " - ".join(filter(None, [_line(track.creator), _line(track.title)])), os.fsencode(track.path)
            if b"\n" in path or b"\r" in path:
                path = as_uri(track.path).encode()
            beginning = b"./" if path[:1] in {b"#", b" ", b"\t"} else b""
            lines += [f"#EXTINF:{track.seconds},{name}".encode(), beginning + path]
    return b"\n".join(lines) + b"\n"


def to_xspf(title: str, tracks: Sequence[Track]) -> bytes:
    """Return XSPF 1; the location comes first in a track, as some readers forget what precedes it."""
    playlist = ET.Element("playlist", version="1", xmlns=XSPF)
    ET.SubElement(playlist, "title").text = _line(title)
    listed = ET.SubElement(playlist, "trackList")
    for track in tracks:
        element = ET.SubElement(listed, "track")
        for name, value in _fields(track):
            ET.SubElement(element, name).text = str(value)
    ET.indent(playlist)
    data: bytes = ET.tostring(playlist, encoding="UTF-8", xml_declaration=True)
    return data + b"\n"


def to_jspf(title: str, tracks: Sequence[Track]) -> bytes:
    """Return JSPF: XSPF's fields as JSON, locations in a list."""
    listed = [{name: [value] if name == "location" else value for name, value in _fields(each)} for each in tracks]
    return to_json({"playlist": {"title": _line(title), "track": listed}})


def _fields(track: Track) -> Iterator[tuple[str, str | int]]:
    """Yield what both XSPF and JSPF carry, in XSPF's order; the duration in milliseconds."""
    if track.path:
        yield "location", as_uri(track.path)
    for name, value in {"title": track.title, "creator": track.creator, "album": track.album}.items():
        if value or name == "title":
            yield name, _line(value)
    if track.number:
        yield "trackNum", track.number
    yield "duration", track.seconds * 1000


WRITERS = {"m3u8": to_m3u8, "xspf": to_xspf, "jspf": to_jspf}
"""How each kind of playlist is written; the kinds are called as their files end."""


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


def tracks_of(guide: Guide, choices: Iterable[Choice], library: Path, beside: Path | None = None) -> Iterator[Track]:
    """Yield songs as a playlist has them: as long as the chosen file plays, else as the guide says.

    Paths are absolute, as `library` is, or relative to the folder `beside`, if they can be. Symbolic links in both have
    to be resolved then: ".." starts from where a folder really is.
    """
    for choice in choices:
        song, chosen = choice.row.song, choice.chosen
        path: PurePath | None = library / chosen.file.path if chosen else None
        if path and beside:
            with suppress(ValueError):  # on another drive
                path = PurePath(os.path.relpath(path, beside))
        elsewhere = chosen and chosen.version > Version.EDITION
        album, number = (chosen.album, None) if chosen and elsewhere else (choice.row.album.title, song.number)
        length = (chosen and chosen.file.tags.seconds) or seconds(song.length)
        yield Track(song.title, guide.series.artist or "", album, number, length, path)


def playlist_title(guide: Guide, asked: SongFilter, rows: Sequence[SongRow]) -> str:
    """Return what a playlist is called: the episode, else the artist, and what else was asked for, as typed."""
    typed = {name: value for name, value in asdict(asked).items() if value not in (None, ())}
    title = guide.series.artist or guide.series.title
    episodes = {row.placement.episode.number: row.placement.episode for row in rows if row.placement}
    if len(episodes) == 1:
        (episode,) = episodes.values()
        working = " (working title)" if episode.title_status == "working" else ""
        title = f"Episode {episode.number} · {episode.title}{working}"
        typed.pop("episode", None)
    flags = {True: "", False: "not "}
    said = (f"{flags[value]}{name}" if isinstance(value, bool) else f"{name} {value}" for name, value in typed.items())
    return " · ".join([title, *said])


FILE = Fields(
    file=(str, lambda folder, candidate: shown_path(folder / candidate.file.path)),
    location=(str, lambda folder, candidate: as_uri(folder / candidate.file.path)),
    version=(str, lambda folder, candidate: candidate.version.name.lower()),
    why=(str, lambda folder, candidate: describe_choice(candidate)),
)
"""A file of a song: its path to be read, and as a URI with the very bytes of the name."""


def _if_chosen(value: Callable[..., object]) -> Callable[[Path, Choice], object]:
    return lambda folder, choice: value(folder, choice.chosen) if choice.chosen else None


CHOICE = Fields(
    song=(str, lambda folder, choice: choice.row.song.id),
    title=(str, lambda folder, choice: choice.row.song.title),
    album=(str, lambda folder, choice: choice.row.album.id),
    year=(int | None, lambda folder, choice: choice.row.album.year),
    length=(str, lambda folder, choice: choice.row.song.length),
    seconds=(int, lambda folder, choice: seconds(choice.row.song.length)),
    episode=(int | None, lambda folder, choice: choice.row.placement and choice.row.placement.episode.number),
    part=(Part | None, lambda folder, choice: choice.row.placement and choice.row.placement.part),
    **{key: (kind | None, _if_chosen(value)) for key, (kind, value) in FILE.items()},
    passed_over=([FILE], lambda folder, choice: [FILE.of(folder, each) for each in choice.passed_over]),
)
"""A song with the file that is played for it, nulls if there is none, and those that are passed over."""
PLAYERS = ("mpv", "vlc", "mpc", "cmus")
"""Players that are looked for, in this order."""


def find_player() -> list[str]:
    """Return the words that call the player: `RUSHGUIDE_PLAYER`, else the first that is there; GuideError for none."""
    stated = os.environ.get("RUSHGUIDE_PLAYER")
    with suppress(ValueError):  # a quote without an end
        words = shlex.split(stated or next(filter(shutil.which, PLAYERS), ""))
        words[:1] = [str(typed_path(word)) for word in words[:1]]
        if words and shutil.which(words[0]):
            return words
    message = f"the player '{stated}' is not there" if stated else "there is no player"
    raise GuideError(message, hints=[f"set RUSHGUIDE_PLAYER, or install {', '.join(PLAYERS[:-1])} or {PLAYERS[-1]}"])


def play_choices(guide: Guide, choices: Iterable[Choice], library: Path, title: str, player: Sequence[str]) -> int:
    """Hand the chosen files to a player, and wait for it; return how many they are, or raise a GuideError.

    mpc wants absolute paths that its server can place in its music folder, else paths below that. cmus is told by its
    remote control. Other players get a playlist.
    """
    tracks = list(tracks_of(guide, (each for each in choices if each.chosen), library))
    files = [os.fspath(track.path) for track in tracks if track.path]
    if not files:
        raise GuideError("there is nothing to play")
    match PurePath(player[0]).name:
        case "mpc":
            _run([*player, "clear"])
            if subprocess.run([*player, "add", *files], capture_output=True, check=False).returncode:  # noqa: S603
                _run([*player, "clear"])
                _run([*player, "add", *(os.path.relpath(file, library) for file in files)])
            _run([*player, "play"])
        case "cmus" | "cmus-remote":
            for words in (["-q", "-c"], ["-q", *files], ["-n"], ["-p"]):
                _run(["cmus-remote", *words])
        case _:
            with tempfile.NamedTemporaryFile(prefix="rushguide-", suffix=".m3u8") as playlist:
                playlist.write(to_m3u8(title, tracks))
                playlist.flush()
                _run([*player, playlist.name])
    return len(files)


def _run(words: Sequence[str]) -> None:
    with file_trouble(f"{words[0]} cannot be run"):
        code = subprocess.run(words, check=False).returncode  # noqa: S603 - the person's own player
    if code:
        raise GuideError(f"{words[0]} ended with {code}")
