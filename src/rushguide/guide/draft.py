"""A guide as read from its files, before the checks that look across records."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

from rushguide.guide.guide import MANY, ONE, REQUIRED, AnyAlbum, Contents
from rushguide.guide.music import SONG_KINDS, LiveAlbum, Song, StudioAlbum
from rushguide.guide.nodes import Mapping, Node, NodeReader, Scalar, Sequence
from rushguide.guide.problems import START, Code, Problems
from rushguide.guide.reader import FOUND, INVALID, Converter, Origin
from rushguide.guide.record import Plain, walk
from rushguide.guide.records import Announcement, Claim, Episode, Era, Event, Person, Series, Source
from rushguide.guide.tours import Tour
from rushguide.text import shortened

NESTED: dict[type[Plain], tuple[str, type[Plain]]] = {Announcement: ("claims", Claim), StudioAlbum: ("tracks", Song)}
"""Keys under which a record holds others that have ids of their own."""
POSSIBLE = ", ".join([*ONE, *MANY, "albums/*.yaml", "events/*.yaml"])
"""The files of a guide, for messages."""
ID_SPACES: dict[type[Plain], type[Plain]] = {LiveAlbum: StudioAlbum, Claim: Source, Announcement: Source}
"""Classes whose ids are known among those of another."""

P = TypeVar("P", bound=Plain)


@dataclass
class Draft:
    """Records by class in the order of the files, where they came from, and what is wrong so far."""

    records: dict[type[Plain], list[Any]] = field(default_factory=dict)
    ids: dict[type[Plain], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    """Every id that a file states, by class, with the file and line; those of broken records count too."""
    partial: set[type[Plain]] = field(default_factory=set)
    """Classes with a record that could not be read: what is left of them is neither numbered nor all that is used."""
    unread: set[type[Plain]] = field(default_factory=set)
    """Classes of which a whole file could not be read: an id that is not known may be in it."""
    origins: dict[int, Origin] = field(default_factory=dict)
    """By the identity of the record or part."""
    problems: Problems = field(default_factory=Problems)

    def all(self, cls: type[P]) -> list[P]:
        """Return the records of one class."""
        return self.records.get(cls, [])

    @property
    def albums(self) -> list[AnyAlbum]:
        """All albums, those of songs first."""
        return [*self.all(StudioAlbum), *self.all(LiveAlbum)]

    def everything(self) -> Iterator[Plain]:
        """Yield all records, and the records and parts in them."""
        return (each for records in self.records.values() for record in records for each in walk(record))

    def report(self, record: Plain, path: str | tuple[str, ...], code: Code, message: str) -> None:
        """Note a problem at a path of a record: dotted, or in steps if a key has a dot of its own."""
        origin = self.origins[id(record)]
        steps = path if isinstance(path, tuple) else tuple(filter(None, path.split(".")))
        whole = ".".join(filter(None, [origin.path, *steps]))
        self.problems.report(origin.file, origin.mark(steps), code, message, record=origin.label, path=whole)

    def contents(self) -> Contents:
        """Return what a guide holds; the files must have had no errors."""
        return Contents(
            series=self.all(Series)[0],
            announcement=next(iter(self.all(Announcement)), None),
            episodes=tuple(self.all(Episode)),
            eras=tuple(self.all(Era)),
            people=tuple(self.all(Person)),
            sources=tuple(self.all(Source)),
            studio_albums=tuple(self.all(StudioAlbum)),
            live_albums=tuple(self.all(LiveAlbum)),
            events=tuple(self.all(Event)),
            tours=tuple(self.all(Tour)),
        )


def read_draft(files: Iterable[tuple[str, bytes]]) -> Draft:
    """Read files, each with its name in the guide."""
    draft = Draft()
    nodes = NodeReader(draft.problems)
    missing = set(REQUIRED)
    for name, data in files:
        missing.discard(name)
        _read_file(draft, name, nodes.read(name, data))
    for name in missing:
        draft.problems.report(name, START, Code.FILE, "this file is missing")
    return draft


def _read_file(draft: Draft, name: str, node: Node | None) -> None:
    listed = Event if name.startswith("events/") else MANY.get(name)
    cls = listed or ONE.get(name)
    if name.startswith("albums/"):
        cls = StudioAlbum if node is None or _text(node, "kind") in SONG_KINDS else LiveAlbum
    if cls and (node is None or (listed and not isinstance(node, Sequence))):
        draft.unread |= {ID_SPACES.get(cls, cls), Song} if cls is StudioAlbum else {ID_SPACES.get(cls, cls)}
    if node is None:
        if not any(problem.file == name for problem in draft.problems.found):
            draft.problems.report(name, START, Code.FILE, "the file is empty")
    elif not cls:
        draft.problems.report(name, START, Code.FILE, f"unknown file; a guide has {POSSIBLE}")
    elif not listed:
        _read(draft, cls, name, node)
    elif isinstance(node, Sequence):
        for item in node.items:
            _read(draft, cls, name, item)
    else:
        draft.problems.report(name, node.mark, Code.FILE, f"expected a list of records, found {FOUND[type(node)]}")


def _read(draft: Draft, cls: type[Plain], name: str, node: Node) -> None:
    _note_id(draft, cls, name, node)
    if cls in NESTED and isinstance(node, Mapping):
        key, inner = NESTED[cls]
        items = node.values.get(key)
        for item in items.items if isinstance(items, Sequence) else ():
            _note_id(draft, inner, name, item)
    record = Converter(name, _label(cls, node), draft.problems, draft.origins).read(cls, node)
    if record is INVALID:
        draft.partial.add(cls)
    else:
        draft.records.setdefault(cls, []).append(record)


def _note_id(draft: Draft, cls: type[Plain], name: str, node: Node) -> None:
    """Note the id that a node states; it is the only one of its kind."""
    known, identity = draft.ids[ID_SPACES.get(cls, cls)], _text(node, "id")
    if identity in known:
        message = f"duplicate id '{shortened(identity)}' (first in {known[identity]})"
        draft.problems.report(name, node.mark, Code.DUPLICATE_ID, message, record=_label(cls, node))
    elif identity:
        known[identity] = f"{name}:{node.mark.line}"


def _label(cls: type[Plain], node: Node) -> str:
    """Return what messages call a record: `album first-light`, `episode 3`."""
    name = "album" if cls in (StudioAlbum, LiveAlbum) else cls.__name__.lower()
    return f"{name} {shortened(_text(node, 'number' if cls is Episode else 'id'))}".rstrip()


def _text(node: Node, key: str) -> str:
    value = node.values.get(key) if isinstance(node, Mapping) else None
    return value.text.strip() if isinstance(value, Scalar) else ""
