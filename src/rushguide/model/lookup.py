"""A mapping whose values are made when they are asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Lookup(Mapping[K, V], Generic[K, V]):
    """Values found by key, each once. `find` gives None for a key that is not there; `keys` gives all that are."""

    def __init__(self, find: Callable[[K], V | None], keys: Callable[[], Iterable[K]]) -> None:
        """Find nothing yet."""
        self._find = find
        self._keys = keys
        self._found: dict[K, V] = {}

    def __getitem__(self, key: K) -> V:
        """Return the value of a key; KeyError where there is none."""
        if key not in self._found:
            value = self._find(key)
            if value is None:
                raise KeyError(key)
            self._found[key] = value
        return self._found[key]

    def __iter__(self) -> Iterator[K]:
        """Go through the keys in their order."""
        return iter(self._keys())

    def __len__(self) -> int:
        """Count the keys."""
        return sum(1 for _ in self)
