"""Strict YAML: from bytes to a tree of texts with their places in the file. Nothing is typed here."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct, field

from rushguide.guide.files import MAX_BYTES, max_bytes
from rushguide.guide.problems import START, Code, Mark, Problems
from rushguide.text import hidden_character, shortened

MAX_VALUES = 80_000
"""Texts, lists and mappings in `MAX_BYTES`, more if more bytes are allowed: 8 MB of dashes would take gigabytes."""
MAX_DEPTH = 24
"""Nesting that no guide needs; deeper files are refused before anything is built."""
MAX_TEXT = 20_000
"""Characters of one text, many times what any has."""
MAX_KEY = 200
"""Characters of a key."""

PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
"""A character beyond U+FFFF, as JSON escapes it: two surrogates."""

Parser: type[yaml.CSafeLoader] | type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser if PyYAML was built with it."""


class Scalar(Struct):
    """A text as it was written; `plain` without quotes."""

    mark: Mark
    text: str
    plain: bool


class Sequence(Struct):
    """A list."""

    mark: Mark
    items: "list[Node]" = []


class Mapping(Struct):
    """Keys with their values, and the place of each key."""

    mark: Mark
    values: "dict[str, Node]" = {}
    keys: dict[str, Mark] = {}


Node = Scalar | Sequence | Mapping


class Refused(Exception):  # noqa: N818 - not an error of the program: the file is at fault
    """The file cannot be read further; the arguments are where, the kind of problem, and a message."""


class NodeReader(Struct):
    """Reads the files of one guide; problems are reported, and the limit of values is for all files together."""

    problems: Problems
    most: int = field(default_factory=lambda: MAX_VALUES * max(1, max_bytes() // MAX_BYTES))
    values: int = 0
    file: str = ""
    events: Iterator[Any] = iter(())

    def read(self, file: str, data: bytes) -> Node | None:
        """Return the tree of one YAML document, or None if it is empty or cannot be read."""
        self.file = file
        try:
            self.events = _events(data)
            next(self.events)  # the start of the stream
            if isinstance(next(self.events), yaml.StreamEndEvent):
                self.problems.report(file, START, Code.FILE, "the file is empty")
                return None
            root = self._node(next(self.events))
            next(self.events)  # the end of the document
            more = next(self.events)
            if isinstance(more, yaml.StreamEndEvent):
                return root
            self.problems.report(file, _mark(more.start_mark), Code.NOT_ALLOWED, "a file must hold a single document")
        except Refused as refused:
            self.problems.report(file, *refused.args)
        return None

    def _node(self, event: Any, depth: int = 0, most: int = MAX_TEXT) -> Node:
        """Return the node that an event begins; a text has at most so many characters."""
        mark = _mark(event.start_mark)
        self.values += 1
        if self.values > self.most:
            raise Refused(mark, Code.TOO_MUCH, f"a guide has at most {self.most:,} values")
        if isinstance(event, yaml.AliasEvent):
            raise Refused(mark, Code.NOT_ALLOWED, "aliases (*name) are not allowed: write the value out")
        if event.anchor:
            raise Refused(mark, Code.NOT_ALLOWED, "anchors (&name) are not allowed: write the value out")
        if event.tag:
            raise Refused(mark, Code.NOT_ALLOWED, f"tags ({shortened(event.tag)}) are not allowed")
        if isinstance(event, yaml.ScalarEvent):
            if (size := len(event.value)) > most:
                raise Refused(mark, Code.TOO_MUCH, f"the text has {size:,} characters, at most {most:,} are allowed")
            return Scalar(mark, event.value, plain=not event.style)
        if depth == MAX_DEPTH:
            raise Refused(mark, Code.TOO_DEEP, f"nested more than {MAX_DEPTH} levels deep")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(mark, depth + 1)
        sequence = Sequence(mark)
        while not isinstance(item := next(self.events), yaml.SequenceEndEvent):
            sequence.items.append(self._node(item, depth + 1))
        return sequence

    def _mapping(self, mark: Mark, depth: int) -> Mapping:
        mapping = Mapping(mark)
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth, MAX_KEY)
            if not isinstance(key, Scalar):
                raise Refused(key.mark, Code.NOT_ALLOWED, "a key must be a text")
            if first := mapping.keys.get(key.text):
                message = f"duplicate key '{shortened(key.text)}' (first on line {first.line})"
                self.problems.report(self.file, key.mark, Code.DUPLICATE_KEY, message)
            value = self._node(next(self.events), depth)
            mapping.keys.setdefault(key.text, key.mark)
            mapping.values.setdefault(key.text, value)
        return mapping


def _events(data: bytes) -> Iterator[Any]:
    """Yield the parser's events; a byte-order mark is skipped, and JSON's escaped surrogate pairs become characters."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data.count(b"\n", 0, error.start)
        raise Refused(Mark(before + 1, 1), Code.NOT_UTF_8, "the file is not UTF-8 text") from None
    for number, line in enumerate(text.split("\n"), start=1):
        if hidden := hidden_character(line.replace("\t", " ")):
            raise Refused(Mark(number, 1), Code.HIDDEN_CHARACTER, f"the control character {hidden} is not allowed")
    if "\\" in text:
        text = PAIR.sub(lambda pair: pair[1] + bytes.fromhex(pair[2] + pair[3]).decode("utf-16-be"), text)
    try:
        yield from yaml.parse(text, Loader=Parser)
    except yaml.MarkedYAMLError as error:
        mark = _mark(error.problem_mark) if error.problem_mark else START
        raise Refused(mark, Code.NOT_YAML, f"not valid YAML: {error.problem}") from None
    except ValueError as error:  # PyYAML's own parser lets it through, for example for an escape beyond Unicode
        raise Refused(START, Code.NOT_YAML, f"not valid YAML: {error}") from None


def _mark(mark: Any) -> Mark:
    return Mark(mark.line + 1, mark.column + 1)
