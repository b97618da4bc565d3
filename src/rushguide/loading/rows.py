"""Records of the cache: each decoded when it is asked for, found by its place or its id."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar, overload

from msgspec.msgpack import Decoder

from rushguide.loading.entries import WIDTH, Packed
from rushguide.model.lookup import Lookup

R = TypeVar("R")
FEW = 64
"""Ids that are looked for by reading over all of them; for more, a table is worth making."""


class Rows(Sequence[R], Generic[R]):
    """Records in their order, each made when it is asked for, and then kept."""

    def __init__(self, length: int, make: Callable[[int], R]) -> None:
        """Make nothing yet."""
        self._made: list[R | None] = [None] * length
        self._make = make

    def __len__(self) -> int:
        """Count them."""
        return len(self._made)

    @overload
    def __getitem__(self, place: int) -> R: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[R]: ...

    def __getitem__(self, place: int | slice) -> R | Sequence[R]:
        """Return the record at a place from 0, or those of a slice."""
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        made = self._made[place]
        if made is None:
            made = self._made[place] = self._make(place % len(self))
        return made

    def __iter__(self) -> Iterator[R]:
        """Go through all of them."""
        return (self[place] for place in range(len(self)))

    def __eq__(self, other: object) -> bool:
        """Whether it holds what a tuple holds, in whose place it stands, or other rows."""
        return isinstance(other, tuple | Rows) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment] # its records need not have one


class Ids:
    """Where the record of an id stands."""

    def __init__(self, packed: Packed) -> None:
        """Look at nothing yet."""
        self._lines = bytes(packed.ids)
        self._asked = 0

    def place(self, identity: str) -> int | None:
        """Return the place from 0 of the record of an id, None where there is none."""
        self._asked += 1
        if self._asked > FEW:
            return self._table.get(identity)
        at = -1 if "\n" in identity else self._lines.find(f"\n{identity}\n".encode(errors="surrogatepass"))
        return None if at < 0 else self._lines.count(b"\n", 0, at)

    @cached_property
    def _table(self) -> dict[str, int]:
        return {identity: place for place, identity in enumerate(self)}

    def __iter__(self) -> Iterator[str]:
        """Go through all ids in the order of the records."""
        return iter(self._lines.decode().split("\n")[1:-1])


def rows_of(packed: Packed, kind: type[R]) -> Rows[R]:
    """Return the records of a kind."""
    return Rows(len(packed.ends) // WIDTH, reader_of(packed, kind))


def reader_of(packed: Packed, kind: type[R]) -> Callable[[int], R]:
    """Return what decodes the record at a place."""
    decoder = Decoder(kind)
    ends = packed.ends.cast("I")

    def _decoded(place: int) -> R:
        return decoder.decode(packed.records[ends[place - 1] if place else 0 : ends[place]])

    return _decoded


def by_id(packed: Packed, rows: Sequence[R]) -> Lookup[str, R]:
    """Return records by id."""
    ids = Ids(packed)

    def _found(identity: str) -> R | None:
        place = ids.place(identity)
        return None if place is None else rows[place]

    return Lookup(_found, lambda: ids)
