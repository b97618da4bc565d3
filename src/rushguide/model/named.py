"""What records are called, also in the form in which names are compared."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from rushguide.text import fold

NamedKind = Literal["episode", "era", "album", "song", "person", "event"]
"""Kinds of record that people name."""


class Named(Struct, frozen=True, array_like=True):
    """A record's id, name and other names; `folded` holds the name, the id and the others as they are compared."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()


def named(identity: str, name: str, aliases: Iterable[str] = ()) -> Named:
    """Return what a record is called."""
    others = tuple(aliases)
    return Named(identity, name, others, (fold(name), fold(identity), *map(fold, others)))
