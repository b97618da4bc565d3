"""Which file of a library is played for a song, and why that one."""

from collections.abc import Iterator, Mapping, Sequence
from enum import IntEnum
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import LiveAlbum, Song, StudioAlbum
from rushguide.library.tags import AudioFile, Library
from rushguide.library.titles import ALTERED, EDITION, LIVE, Identity, identify, key, part_keys, song_keys, title
from rushguide.queries.songs import SongRow
from rushguide.text import clock, fold, seconds


class Version(IntEnum):
    """What a file holds, the most wanted first."""

    ALBUM = 0
    """The song on its own album."""
    EDITION = 1
    """On a later edition of the album: remastered, deluxe."""
    COLLECTION = 2
    """On another album, which is no live one: a compilation."""
    ALTERED = 3
    """A remix, an edit, a demo, or of quite another length."""
    LIVE = 4


class Fit(NamedTuple):
    """What a file holds of a song, and by how many seconds it is longer (or shorter) than the guide says."""

    version: Version
    apart: int | None
    """None where the file does not say how long it is."""


class Shelf:
    """The albums of a guide, by the keys of their names."""

    def __init__(self, guide: Guide) -> None:
        """Hold the guide."""
        self.guide = guide
        self._found: dict[str, AnyAlbum | None] = {}

    @cached_property
    def albums(self) -> Mapping[str, AnyAlbum]:
        """Albums by key; a title counts more than another album's alias."""
        aliases = {key(alias): album for album in self.guide.albums for alias in album.aliases}
        return aliases | {key(album.title): album for album in reversed(self.guide.albums)}

    def find(self, name: str) -> AnyAlbum | None:
        """Return the album that a tag names, whatever edition it is of."""
        if name not in self._found:  # a library names an album once for each of its files
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> AnyAlbum | None:
        plain = title(name).plain
        bare = ALTERED.sub(" ", EDITION.sub(" ", fold(plain)))
        alone = bare.removeprefix(f"{fold(self.guide.series.artist or '')} ")
        names = map(key, (name, plain, bare, alone))
        return next((self.albums[each] for each in names if each in self.albums), None)

    def is_title(self, name: str) -> bool:
        """Whether the name is that of an album, with nothing added."""
        return key(name) in self.albums


def near(length: int, wanted: int) -> bool:
    """Whether two lengths may be those of one recording: masters and lists differ by some seconds."""
    return abs(length - wanted) <= max(15, wanted // 20)


def fit(shelf: Shelf, song: Song, identity: Identity, name: str) -> Fit:
    """Return which recording of a song a file of that title holds."""
    played, wanted = identity.file.tags.seconds, seconds(song.length)
    apart = None if played is None else played - wanted
    version = _version(shelf, song, identity, name)
    if version < Version.ALTERED and played is not None and not near(played, wanted):
        version = Version.ALTERED
    return Fit(version, apart)


def _version(shelf: Shelf, song: Song, identity: Identity, name: str) -> Version:
    album, marks = shelf.find(identity.album), title(name).marks
    added = "" if shelf.is_title(identity.album) else identity.album
    if LIVE.search(marks) or LIVE.search(added) or _is_live(album):
        return Version.LIVE
    if ALTERED.search(marks) or ALTERED.search(added):
        return Version.ALTERED
    if not isinstance(album, StudioAlbum) or song not in album.tracks:
        return Version.COLLECTION
    return Version.EDITION if EDITION.search(f"{marks} {added}") else Version.ALBUM


def _is_live(album: AnyAlbum | None) -> bool:
    return isinstance(album, LiveAlbum) and album.kind != "compilation"


MIN_LIVE = 0.6
"""The share of a song's length below which a live recording is only an excerpt; on stage, bands leave things out."""
MIN_LIKENESS = 0.8
LOSSY = frozenset({".mp3", ".m4a", ".ogg", ".oga", ".opus"})
UNKNOWN = 30
"""The seconds by which a file that does not say how long it is counts as wrong."""


class Candidate(NamedTuple):
    """A file that holds a song, or seemed to."""

    file: AudioFile
    album: str
    year: int | None
    fit: Fit
    refused: str = ""
    """Why it is not to be played; empty for one that may be."""


class Rank(NamedTuple):
    """What candidates are sorted by, in this order."""

    refused: bool
    version: Version
    years: int
    length: int
    """In steps of five seconds: less is no difference."""
    lossy: bool
    apart: int
    path: str


def rank(row: SongRow, candidate: Candidate) -> Rank:
    """Return where a candidate stands among others; the least is the best."""
    apart = UNKNOWN if candidate.fit.apart is None else abs(candidate.fit.apart)
    path = candidate.file.path
    return Rank(
        refused=bool(candidate.refused),
        version=candidate.fit.version,
        years=_years_apart(row.album.year, candidate.year),
        length=apart // 5,
        lossy=PurePath(path).suffix.lower() in LOSSY,
        apart=apart,
        path=path,
    )


def _years_apart(released: int | None, year: int | None) -> int:
    """Return 0 for an album's own year or the next, 1 where it is unknown, 2 for another pressing's."""
    if released is None or year is None:
        return 1
    return 0 if abs(year - released) <= 1 else 2


def excerpt(song: Song, fit: Fit) -> str:
    """Return why a file is too short to be the song, or nothing."""
    wanted = seconds(song.length)
    played = wanted + (fit.apart or 0)
    least = MIN_LIVE if fit.version is Version.LIVE else MIN_LIKENESS
    return f"only {clock(played)} of {clock(wanted)}" if played < least * wanted else ""


MIN_ALIKE = 3
"""Signs of a title below which it is no beginning of another."""


class Choice(NamedTuple):
    """What is played for a song, and what was passed over, the best first."""

    row: SongRow
    chosen: Candidate | None
    passed_over: tuple[Candidate, ...]


def choose_files(guide: Guide, library: Library, rows: Sequence[SongRow]) -> list[Choice]:
    """Return, for each song, the file that holds it best: on its album, a later edition, a collection, else live."""
    matcher = Matcher(guide, library)
    return [matcher.choose(row) for row in rows]


class Matcher:
    """A library prepared for being asked for songs."""

    def __init__(self, guide: Guide, library: Library) -> None:
        """Hold both."""
        self.guide = guide
        self.library = library
        self.shelf = Shelf(guide)

    @cached_property
    def titled(self) -> dict[str, list[tuple[Identity, str]]]:
        """Files by the keys of their titles, whole and without brackets, each with the title that it was."""
        found: dict[str, list[tuple[Identity, str]]] = {}
        for file in self.library.files:
            identity = identify(file, self.library.folder.name, self.guide.series.artist or "")
            for name in identity.titles:
                for one in {key(name), key(title(name).plain)} - {""}:
                    found.setdefault(one, []).append((identity, name))
        return found

    def choose(self, row: SongRow) -> Choice:
        """Return the choice for a song."""
        named = [*self._by_title(row.song), *self._by_beginning(row.song)]
        once = {identity.file.path: (identity, name) for identity, name in reversed(named)}
        parts = [pair for one in part_keys(row.song) for pair in self.titled.get(one, ())]
        candidates = [self._candidate(row, identity, name) for identity, name in once.values()]
        candidates += [
            self._candidate(row, identity, name)._replace(refused="only a part of the song")
            for identity, name in parts
            if identity.file.path not in once and self._is_own(identity)
        ]
        ranked = sorted(candidates, key=lambda each: rank(row, each))
        chosen = next((each for each in ranked if not each.refused), None)
        return Choice(row, chosen, tuple(each for each in ranked if each is not chosen))

    def _by_title(self, song: Song) -> Iterator[tuple[Identity, str]]:
        for one in sorted(song_keys(song)):
            yield from self.titled.get(one, ())

    def _by_beginning(self, song: Song) -> Iterator[tuple[Identity, str]]:
        """Yield files of the song's album that are called longer or shorter than the song and play as long."""
        wanted, names = seconds(song.length), song_keys(song)
        for identity, name in self._on_album.get(self.guide.album_of[song.id].id, ()):
            played, called = identity.file.tags.seconds, key(title(name).plain)
            alike = any(called.startswith(each) or each.startswith(called) for each in names)
            if alike and len(called) >= MIN_ALIKE and played is not None and near(played, wanted):
                yield identity, name

    @cached_property
    def _on_album(self) -> dict[str, list[tuple[Identity, str]]]:
        """The artist's files with the title from a tag, by the id of the album that they are on."""
        found: dict[str, list[tuple[Identity, str]]] = {}
        for pairs in self.titled.values():
            for identity, name in pairs:
                album = self.shelf.find(identity.album) if identity.file.tags.title else None
                if album and self._is_own(identity):
                    found.setdefault(album.id, []).append((identity, name))
        return found

    @cached_property
    def _members(self) -> frozenset[str]:
        return frozenset(key(person.name) for person in self.guide.people if person.member)

    def _candidate(self, row: SongRow, identity: Identity, name: str) -> Candidate:
        fitted = fit(self.shelf, row.song, identity, name)
        refused = "" if self._is_own(identity) else f"not by {self.guide.series.artist or 'the artist'}"
        return Candidate(identity.file, identity.album, identity.year, fitted, refused or excerpt(row.song, fitted))

    def _is_own(self, identity: Identity) -> bool:
        """Whether a file is by the guide's artist.

        The artist of the recording decides: anniversary editions of an album hold other people's versions too. Where
        its members or guests are named with it, the artist of the album does. Nobody named: the album decides.
        """
        artist = key(self.guide.series.artist or "")
        known = self.shelf.find(identity.album) is not None
        if not artist or not (identity.credited or identity.filed_under):
            return known
        if artist in identity.credited:
            return True
        together = any(each.startswith(artist) or each in self._members for each in identity.credited)
        if artist in identity.filed_under:
            return together or not identity.credited
        return known and not identity.file.tags.artists and not identity.file.tags.album_artists
