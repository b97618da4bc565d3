"""Where each record came from, so that a check long after the reading can still name the line."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from msgspec import Struct

from rushguide.loading.nodes import Mapping, Mark, Node, Sequence


@dataclass(frozen=True, slots=True)
class Origin:
    """A place in a file: the record's label, the path walked from it, and the node there."""

    file: str
    node: Node
    label: str
    path: tuple[str, ...] = ()

    def at(self, step: str | int) -> "Origin":
        """Return the origin one step further; the node is that of the record that is being read."""
        return replace(self, path=(*self.path, str(step)))

    def on(self, node: Node) -> "Origin":
        """Return the origin with the node that stands there."""
        return replace(self, node=node)

    @property
    def field(self) -> str:
        """The dotted path from the record."""
        return ".".join(self.path)

    def find(self, steps: tuple[str, ...]) -> tuple[Mark, str]:
        """Return where a path below this record stands (or what is nearest above), and its dotted path."""
        return _position(self.node, steps), ".".join((*self.path, *steps))


class _Kept(NamedTuple):
    record: Struct
    origin: Origin


class Origins:
    """The origins of all records read, by the record itself."""

    def __init__(self) -> None:
        """Know none yet."""
        self._kept: dict[int, _Kept] = {}

    def add(self, record: Struct, origin: Origin) -> None:
        """Remember where a record came from; the record is kept alive, so its identity stays its own."""
        self._kept[id(record)] = _Kept(record, origin)

    def of(self, record: Struct) -> Origin:
        """Return where a record came from."""
        return self._kept[id(record)].origin


def _position(node: Node, steps: tuple[str, ...]) -> Mark:
    for step in steps:
        match node:
            case Mapping(values=values) if step in values:
                node = values[step]
            case Sequence(items=items) if step.isdigit() and 1 <= int(step) <= len(items):
                node = items[int(step) - 1]
            case _:
                break
    return node.mark
