"""Which file of a library is played for a song, and why that one."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from rushguide.library.candidates import Candidate, excerpt, rank
from rushguide.library.files import Library
from rushguide.library.naming import Identity, identify
from rushguide.library.titles import key, part_keys, song_keys, title
from rushguide.library.versions import Shelf, fit, near
from rushguide.model import Guide, Song
from rushguide.queries.songs import SongRow
from rushguide.text import seconds

LEAST_ALIKE = 3
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
            if alike and len(called) >= LEAST_ALIKE and played is not None and near(played, wanted):
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
