"""A guide as read from its files, before the checks that look across records."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from rushguide.guide.events import Event
from rushguide.guide.guide import Contents
from rushguide.guide.music import SONG_KINDS, LiveAlbum, Song, StudioAlbum
from rushguide.guide.nodes import Mapping, Node, Room, Scalar, Sequence, read_nodes
from rushguide.guide.problems import Code, Problem, Problems, Severity
from rushguide.guide.reader import INVALID, Converter, Origins
from rushguide.guide.record import Plain
from rushguide.guide.records import Announcement, Claim, Episode, Era, Person, Series, Source
from rushguide.text import shortened

ONE: dict[str, type[Plain]] = {"series.yaml": Series, "announcement.yaml": Announcement}
"""Files that hold one record."""
MANY: dict[str, type[Plain]] = {
    "episodes.yaml": Episode,
    "eras.yaml": Era,
    "people.yaml": Person,
    "sources.yaml": Source,
}
"""Files that hold a list of records."""
NESTED: dict[type[Plain], tuple[str, type[Plain]]] = {Announcement: ("claims", Claim), StudioAlbum: ("tracks", Song)}
"""Keys under which a record holds others that have ids of their own."""
REQUIRED = ("series.yaml", "episodes.yaml")

P = TypeVar("P", bound=Plain)


@dataclass
class Draft:
    """Records by class in the order of the files, where they came from, and what is wrong so far."""

    records: dict[type[Plain], list[Plain]] = field(default_factory=dict)
    ids: dict[type[Plain], list[tuple[str, Problem]]] = field(default_factory=dict)
    """Every id that a file states, with the complaint that it is not the only one; broken records count too."""
    partial: set[type[Plain]] = field(default_factory=set)
    """Classes with a record that could not be read: what is left of them is neither numbered nor all that is used."""
    unread: set[type[Plain]] = field(default_factory=set)
    """Classes of which a whole file could not be read: an id that is not known may be in it."""
    origins: Origins = field(default_factory=Origins)
    problems: Problems = field(default_factory=Problems)

    def all(self, cls: type[P]) -> tuple[P, ...]:
        """Return the records of one class."""
        return tuple(record for record in self.records.get(cls, ()) if isinstance(record, cls))

    def known(self, cls: type[Plain]) -> frozenset[str]:
        """Return the ids of one class."""
        return frozenset(identity for identity, _ in self.ids.get(cls, ()))

    def complain(
        self,
        record: Plain,
        path: str | tuple[str, ...],
        code: Code,
        message: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note a problem at a path of a record: dotted, or in steps where a key has a dot of its own."""
        origin = self.origins.of(record)
        steps = path if isinstance(path, tuple) else tuple(filter(None, path.split(".")))
        mark, field_path = origin.find(steps)
        self.problems.add(Problem(origin.file, *mark, origin.label, field_path, message, code, severity))

    def contents(self) -> Contents:
        """Return what a guide holds; the files must have had no errors."""
        return Contents(
            series=self.all(Series)[0],
            announcement=next(iter(self.all(Announcement)), None),
            episodes=self.all(Episode),
            eras=self.all(Era),
            people=self.all(Person),
            sources=self.all(Source),
            studio_albums=self.all(StudioAlbum),
            live_albums=self.all(LiveAlbum),
            events=self.all(Event),
        )


def read_draft(files: Iterable[tuple[str, bytes]]) -> Draft:
    """Read files, each with its name in the guide."""
    draft = Draft()
    room = Room()
    seen: set[str] = set()
    for name, data in files:
        seen.add(name)
        node = read_nodes(name, data, draft.problems, room)
        if node is not None:
            _read_file(draft, name, node)
        else:
            draft.unread.update(_held_in(name))
            if not any(problem.file == name for problem in draft.problems.found):
                draft.problems.add(Problem(name, 1, 1, "", "", "the file is empty", Code.FILE))
    for name in REQUIRED:
        if name not in seen:
            draft.problems.add(Problem(name, 1, 1, "", "", "a guide needs this file", Code.FILE))
    return draft


def _read_file(draft: Draft, name: str, node: Node) -> None:
    if name in ONE:
        _read(draft, ONE[name], name, node)
    elif (listed := _listed_in(name)) and isinstance(node, Sequence):
        for item in node.items:
            _read(draft, listed, name, item)
    elif listed:
        draft.unread.update(_held_in(name))
        draft.problems.add(Problem(name, *node.mark, "", "", "this file holds a list of records", Code.FILE))
    elif name.startswith("albums/"):
        _read(draft, _album_class(node), name, node)
    else:
        possible = ", ".join([*ONE, *MANY, "albums/*.yaml", "events/*.yaml"])
        message = f"a guide has no such file; it has {possible}"
        draft.problems.add(Problem(name, 1, 1, "", "", message, Code.FILE))


def _listed_in(name: str) -> type[Plain] | None:
    """Return the class of the records that a file lists."""
    return Event if name.startswith("events/") else MANY.get(name)


def _read(draft: Draft, cls: type[Plain], name: str, node: Node) -> None:
    _note_ids(draft, cls, name, node)
    record = Converter(name, draft.problems, draft.origins).record(cls, node, _label(cls, node))
    if record is INVALID:
        draft.partial.add(cls)
    else:
        draft.records.setdefault(cls, []).append(record)


def _held_in(name: str) -> tuple[type[Plain], ...]:
    """Return the classes of the records that a file holds; claims are known among the sources."""
    if name.startswith("albums/"):
        return (StudioAlbum, Song)
    held = Source if name == "announcement.yaml" else ONE.get(name) or _listed_in(name)
    return (held,) if held else ()


def _album_class(node: Node) -> type[StudioAlbum | LiveAlbum]:
    return StudioAlbum if _text(node, "kind") in SONG_KINDS else LiveAlbum


def _label(cls: type[Plain], node: Node) -> str:
    name = "album" if cls in (StudioAlbum, LiveAlbum) else cls.__name__.lower()
    return " ".join(filter(None, [name, shortened(_text(node, "number" if cls is Episode else "id"))]))


def _text(node: Node, key: str) -> str:
    value = node.values.get(key) if isinstance(node, Mapping) else None
    return value.text.strip() if isinstance(value, Scalar) else ""


def _note_ids(draft: Draft, cls: type[Plain], name: str, node: Node) -> None:
    """Keep the ids that a node states: its own, and those of the claims and songs in it."""
    _note_id(draft, cls, name, node)
    nested = NESTED.get(cls)
    if nested and isinstance(node, Mapping) and isinstance(items := node.values.get(nested[0]), Sequence):
        for item in items.items:
            _note_id(draft, nested[1], name, item)


def _note_id(draft: Draft, cls: type[Plain], name: str, node: Node) -> None:
    kind = StudioAlbum if cls is LiveAlbum else Source if cls is Claim else cls
    if identity := _text(node, "id"):
        label = _label(cls, node)
        complaint = Problem(name, *node.mark, label, "", f"the id '{shortened(identity)}' is taken", Code.DUPLICATE_ID)
        draft.ids.setdefault(kind, []).append((identity, complaint))
