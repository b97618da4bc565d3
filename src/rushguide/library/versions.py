"""Which recording of a song a file holds: that of its album, a later edition, a collection, another version, live."""

from collections.abc import Mapping
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple

from rushguide.library.naming import Identity
from rushguide.library.titles import ALTERED, EDITION, LIVE, key, title
from rushguide.model import AnyAlbum, Guide, LiveAlbum, Song, StudioAlbum
from rushguide.text import fold, seconds


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
