"""Strict YAML: from bytes to a tree of texts that know where they stand. Nothing is typed here."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml

from rushguide.guide.problems import Code, Problem, Problems
from rushguide.text import hidden_character, shortened

MAX_BYTES = 8_000_000
"""Bytes of all files of a guide, unless `RUSHGUIDE_MAX_BYTES` says otherwise."""
MAX_VALUES = 200_000
"""Texts, lists and mappings in so many bytes; 8 MB of dashes would be millions, and take gigabytes."""


def most_bytes() -> int:
    """Return how many bytes a guide may have: what the environment states, where that is a number of any sense."""
    stated = os.environ.get("RUSHGUIDE_MAX_BYTES", "")
    return int(stated) if stated.isascii() and stated.isdecimal() and len(stated) < len(str(2**63)) else MAX_BYTES


def most_values() -> int:
    """Return how many values a guide may have: more where more bytes are allowed."""
    return MAX_VALUES * max(1, most_bytes() // MAX_BYTES)


MAX_DEPTH = 24
"""Nesting that no guide needs; deeper files are refused before anything is built."""
MAX_TEXT = 20_000
"""Characters of one text, many times what any has."""
MAX_KEY = 200
"""Characters of a key."""
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Parser: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where it is there."""


class Mark(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int


START = Mark(1, 1)


@dataclass(slots=True)
class Scalar:
    """A text as it was written; `plain` without quotes."""

    mark: Mark
    text: str
    plain: bool


@dataclass(slots=True)
class Sequence:
    """A list."""

    mark: Mark
    items: "list[Node]" = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Keys with their values, and where each key stands."""

    mark: Mark
    values: "dict[str, Node]" = field(default_factory=dict)
    keys: dict[str, Mark] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping


class Refused(Exception):  # noqa: N818 - not an error of the program: the file is at fault
    """The file cannot be read on."""

    def __init__(self, mark: Mark, code: Code, message: str) -> None:
        """Keep the place and what is wrong there."""
        super().__init__(message)
        self.mark = mark
        self.code = code
        self.message = message


@dataclass(slots=True)
class Room:
    """How many more values a guide may have: one count over all of its files."""

    most: int = field(default_factory=most_values)
    taken: int = 0

    def take(self, mark: Mark) -> None:
        """Count one value; Refused where it is one too many."""
        if self.taken >= self.most:
            raise Refused(mark, Code.TOO_MUCH, f"a guide has at most {self.most:,} values, and here is one more")
        self.taken += 1


def read_nodes(name: str, data: bytes, problems: Problems, room: Room | None = None) -> Node | None:
    """Return the tree of one YAML document, or None; what is wrong goes to `problems`."""
    try:
        return _Builder(name, problems, room or Room()).build(_events(_text(data)))
    except Refused as refused:
        problems.add(Problem(name, *refused.mark, "", "", refused.message, refused.code))
        return None


def _text(data: bytes) -> str:
    try:
        text = data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data.count(b"\n", 0, error.start)
        raise Refused(Mark(before + 1, 1), Code.NOT_UTF_8, "this is not UTF-8 text") from None
    for number, line in enumerate(text.split("\n"), start=1):
        if hidden := hidden_character(line.replace("\t", " ")):
            raise Refused(
                Mark(number, 1), Code.HIDDEN_CHARACTER, f"the control character {hidden} has no place in a guide"
            )
    return text


def _events(text: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=Parser)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise Refused(_mark(mark) if mark else START, Code.NOT_YAML, f"this is not YAML: {error.problem}") from None
    except ValueError as error:  # PyYAML's own parser lets them through, of an escape beyond Unicode for one
        raise Refused(START, Code.NOT_YAML, f"this is not YAML: {error}") from None


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)


class _Builder:
    """Builds nodes from parser events with a stack of open collections."""

    def __init__(self, name: str, problems: Problems, room: Room) -> None:
        self.name = name
        self.room = room
        self.problems = problems
        self.open: list[Sequence | Mapping] = []
        self.waiting: list[Scalar | None] = []
        """For each open collection, the key that waits for its value."""
        self.root: Node | None = None

    def build(self, events: Iterable[yaml.Event]) -> Node | None:
        documents = 0
        for event in events:
            mark = _mark(event.start_mark)
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise Refused(mark, Code.NOT_ALLOWED, "a file holds one document, not several")
                case yaml.AliasEvent():
                    raise Refused(mark, Code.NOT_ALLOWED, "aliases (*name) are not read here: write the value out")
                case yaml.ScalarEvent():
                    self._no_extras(event, mark)
                    _check_size(event.value, mark, MAX_TEXT)
                    self._place(Scalar(mark, event.value, plain=not event.style))
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self._no_extras(event, mark)
                    self._enter(Sequence(mark) if isinstance(event, yaml.SequenceStartEvent) else Mapping(mark))
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self.open.pop()
                    self.waiting.pop()
                case _:
                    pass
        return self.root

    def _no_extras(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, mark: Mark) -> None:
        if event.anchor:
            raise Refused(mark, Code.NOT_ALLOWED, "anchors (&name) are not read here: write the value out")
        if event.tag:
            raise Refused(mark, Code.NOT_ALLOWED, f"tags ({shortened(event.tag)}) are not read here")

    def _enter(self, node: Sequence | Mapping) -> None:
        if len(self.open) == MAX_DEPTH:
            raise Refused(node.mark, Code.TOO_DEEP, f"nested more than {MAX_DEPTH} deep")
        self._place(node)
        self.open.append(node)
        self.waiting.append(None)

    def _place(self, node: Node) -> None:
        self.room.take(node.mark)
        match self.open[-1] if self.open else None:
            case None:
                self.root = node
            case Sequence() as sequence:
                sequence.items.append(node)
            case mapping:
                self._place_in_mapping(mapping, node)

    def _place_in_mapping(self, mapping: Mapping, node: Node) -> None:
        key = self.waiting[-1]
        if key is None:
            if not isinstance(node, Scalar):
                raise Refused(node.mark, Code.NOT_ALLOWED, "a key is a text")
            _check_size(node.text, node.mark, MAX_KEY)
            self.waiting[-1] = node
            return
        self.waiting[-1] = None
        if key.text in mapping.values:
            message = f"the key '{shortened(key.text)}' stands here twice (first in line {mapping.keys[key.text].line})"
            self.problems.add(Problem(self.name, *key.mark, "", "", message, Code.DUPLICATE_KEY))
        else:
            mapping.values[key.text] = node
            mapping.keys[key.text] = key.mark


def _check_size(text: str, mark: Mark, most: int) -> None:
    if len(text) > most:
        raise Refused(mark, Code.TOO_MUCH, f"a text here has at most {most:,} characters, not {len(text):,}")
