"""Which file of a library is played for a song, and why that one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import LiveAlbum, Song, StudioAlbum
from rushguide.library.tags import AudioFile, Library
from rushguide.library.titles import ALTERED, EDITION, LIVE, Identity, identify, key, part_keys, song_keys, title
from rushguide.queries.songs import SongRow
from rushguide.text import exact, fold, format_length, seconds

MIN_LIVE = 0.6
"""The share of a song's length below which a live recording is only an excerpt; on stage, bands leave things out."""
MIN_STUDIO = 0.8
UNKNOWN_DIFFERENCE = 30
"""The length difference, in seconds, that a file of unknown length is ranked by."""
MIN_ALIKE = 3
"""The fewest characters of a title that can be the beginning of another."""


class Version(IntEnum):
    """What a file holds, the most wanted first."""

    ALBUM = 0
    """The song on its own album."""
    EDITION = 1
    """On a later edition of the album: remastered, deluxe."""
    COLLECTION = 2
    """On another album that is not live: a compilation."""
    ALTERED = 3
    """A remix, an edit, a demo, or of quite another length."""
    LIVE = 4


class Candidate(NamedTuple):
    """A file that holds a song, or seemed to."""

    file: AudioFile
    album: str
    year: int | None
    version: Version
    length_difference: int | None
    """The seconds by which it is longer than the guide says, or shorter; None if its length is unknown."""
    refused: str = ""
    """Why it is not to be played; empty if it may be."""

    def rank(self, year: int | None) -> tuple[bool, Version, int, int, bool, int, str]:
        """Return what candidates are sorted by, the best first; `year` is the album's.

        Within five seconds, lengths are the same.
        """
        years = 1
        if year is not None and self.year is not None:  # that of the album or the next, or another pressing's
            years = 0 if abs(self.year - year) <= 1 else 2
        difference = UNKNOWN_DIFFERENCE if self.length_difference is None else abs(self.length_difference)
        lossy = not self.file.tags.lossless
        return (bool(self.refused), self.version, years, difference // 5, lossy, difference, self.file.path)


class Choice(NamedTuple):
    """What is played for a song, and what was passed over, the best first."""

    row: SongRow
    chosen: Candidate | None
    passed_over: tuple[Candidate, ...]


def similar_length(length: int, wanted: int) -> bool:
    """Whether two lengths, in seconds, may be those of one recording: masters and lists differ a little."""
    return abs(length - wanted) <= max(15, wanted // 20)


def choose_files(guide: Guide, library: Library, rows: Sequence[SongRow]) -> list[Choice]:
    """Return, for each song, the file that holds it best: on its album, a later edition, a collection, else live."""
    return list(map(Matcher(guide, library).choose, rows))


Named = tuple[Identity, str]
"""A file, and the one of its titles that matches."""


class Matcher:
    """A library, indexed by title, and the albums of a guide, by the keys of their names."""

    def __init__(self, guide: Guide, library: Library) -> None:
        """Index the files by the keys of their titles, whole and without brackets, and by their albums."""
        self._artist = guide.series.artist or ""
        # A title counts more than another album's alias.
        self._albums: dict[str, AnyAlbum] = {key(alias): album for album in guide.albums for alias in album.aliases}
        self._albums |= {key(album.title): album for album in reversed(guide.albums)}
        self._album_named = cache(self._find_album)  # a library names an album once for each of its files
        self._members = frozenset(key(person.name) for person in guide.people if person.member)
        self._spelled: dict[str, set[str]] = {}
        """Ids of songs by their titles, accents and apostrophes included: some differ only by those."""
        for song in guide.songs:
            self._spelled.setdefault(exact(song.title).casefold(), set()).add(song.id)
        self._titled: dict[str, list[Named]] = {}
        self._on_album: dict[str, list[Named]] = {}
        """The artist's files whose title is from a tag, by the id of their album."""
        for file in library.files:
            identity = identify(file, library.folder.name, self._artist)
            named = [(identity, name) for name in dict.fromkeys(identity.titles)]
            for _, name in named:
                for one in {key(name), key(title(name).plain)} - {""}:
                    self._titled.setdefault(one, []).append((identity, name))
            album = self._album_named(identity.album) if file.tags.title else None
            if album and self._is_own(identity):
                self._on_album.setdefault(album.id, []).extend(named)

    def _find_album(self, name: str) -> AnyAlbum | None:
        """Return the album that a tag names, whatever edition it is of."""
        plain = title(name).plain
        bare = ALTERED.sub(" ", EDITION.sub(" ", fold(plain)))
        keys = map(key, (name, plain, bare, bare.removeprefix(f"{fold(self._artist)} ")))
        return next((self._albums[each] for each in keys if each in self._albums), None)

    def choose(self, row: SongRow) -> Choice:
        """Return the choice for a song."""
        song = row.song
        by_title = (named for one in sorted(song_keys(song)) for named in self._titled.get(one, ()))
        whole = {
            identity.file.path: self._candidate(row, identity, name)
            for identity, name in reversed([*by_title, *self._by_beginning(row)])
            if song.id in self._spelled.get(exact(title(name).plain).casefold(), {song.id})
        }
        parts = [
            self._candidate(row, identity, name)._replace(refused="only a part of the song")
            for one in part_keys(song)
            for identity, name in self._titled.get(one, ())
            if identity.file.path not in whole and self._is_own(identity)
        ]
        ranked = sorted([*whole.values(), *parts], key=lambda each: each.rank(row.album.year))
        chosen = next((each for each in ranked if not each.refused), None)
        return Choice(row, chosen, tuple(each for each in ranked if each is not chosen))

    def _by_beginning(self, row: SongRow) -> Iterator[Named]:
        """Yield files of the song's album whose title begins the song's, or the other way round, and play as long."""
        wanted, names = seconds(row.song.length), song_keys(row.song)
        for identity, name in self._on_album.get(row.album.id, ()):
            played, called = identity.file.tags.seconds, key(title(name).plain)
            alike = any(called.startswith(each) or each.startswith(called) for each in names)
            if alike and len(called) >= MIN_ALIKE and played is not None and similar_length(played, wanted):
                yield identity, name

    def _candidate(self, row: SongRow, identity: Identity, name: str) -> Candidate:
        played, wanted = identity.file.tags.seconds, seconds(row.song.length)
        version, refused = self._version(row.song, identity, name), ""
        if version < Version.ALTERED and played is not None and not similar_length(played, wanted):
            version = Version.ALTERED
        if not self._is_own(identity):
            refused = f"not by {self._artist or 'the artist'}"
        elif played is not None and played < wanted * (MIN_LIVE if version is Version.LIVE else MIN_STUDIO):
            refused = f"only {format_length(played)} of {format_length(wanted)}"
        difference = None if played is None else played - wanted
        return Candidate(identity.file, identity.album, identity.year, version, difference, refused)

    def _version(self, song: Song, identity: Identity, name: str) -> Version:
        album = self._album_named(identity.album)
        marks = _without(title(name).marks, title(song.title).marks.split("; "))
        added = _without(identity.album, [album.title, *album.aliases] if album else [])
        live_album = isinstance(album, LiveAlbum) and album.kind != "compilation"
        if live_album or LIVE.search(marks) or LIVE.search(added):
            return Version.LIVE
        if ALTERED.search(marks) or ALTERED.search(added):
            return Version.ALTERED
        if not isinstance(album, StudioAlbum) or song not in album.tracks:
            return Version.COLLECTION
        return Version.EDITION if EDITION.search(f"{marks} {added}") else Version.ALBUM

    def _is_own(self, identity: Identity) -> bool:
        """Whether a file is by the guide's artist.

        The artist of the recording decides: anniversary editions of an album hold other people's versions too. If
        members or guests are named with it, the artist of the album does. If nobody is named, the album decides.
        """
        artist = key(self._artist)
        known = self._album_named(identity.album) is not None
        if not artist or not (identity.credited or identity.filed_under):
            return known
        if artist in identity.credited:
            return True
        together = any(each.startswith(artist) or each in self._members for each in identity.credited)
        if artist in identity.filed_under:
            return together or not identity.credited
        named = {*identity.file.tags.artists, *identity.file.tags.album_artists}
        # The name may be in another script: then only the release says whose it is.
        return known and not any(_scripts(self._artist) & _scripts(each) for each in named)


def _scripts(name: str) -> set[str]:
    """Return the scripts of a name's letters, as the names of the letters begin: LATIN, CYRILLIC, CJK."""
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in name if letter.isalpha()}


def _without(name: str, own: Iterable[str]) -> str:
    """Return what is added to a name: marks that belong to the name itself say nothing of the recording."""
    for each in own:
        name = re.sub(rf"\b{re.escape(each)}(?!\w)", " ", name, flags=re.IGNORECASE) if each else name
    return name
