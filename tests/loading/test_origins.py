"""A check long after the reading can still name the line."""

import pytest

from rushguide.loading.nodes import Mapping, read_nodes
from rushguide.loading.origins import Origin, Origins
from rushguide.loading.problems import Problems
from rushguide.model import Years

TEXT = b"""id: a
parts:
  - title: one
  - title: two
    lengths: {UK.x: 3}
"""


@pytest.fixture
def origin() -> Origin:
    """Return the origin of a record in lines 1 to 5."""
    node = read_nodes("f.yaml", TEXT, Problems())
    assert isinstance(node, Mapping)
    return Origin("f.yaml", node, "song a")


@pytest.mark.parametrize(
    ("steps", "place", "field"),
    [
        ((), (1, 1), ""),
        (("id",), (1, 5), "id"),
        (("parts", "2", "title"), (4, 12), "parts.2.title"),
        (("parts", "2", "lengths", "UK.x"), (5, 21), "parts.2.lengths.UK.x"),
        (("parts", "3", "title"), (3, 3), "parts.3.title"),
        (("parts", "0"), (3, 3), "parts.0"),
        (("parts", "one"), (3, 3), "parts.one"),
        (("id", "1"), (1, 5), "id.1"),
        (("length",), (1, 1), "length"),
    ],
)
def test_find(origin: Origin, steps: tuple[str, ...], place: tuple[int, int], field: str) -> None:
    """A path leads to its node, or to the nearest one above it that there is; the dotted path names all of it."""
    assert origin.find(steps) == (place, field)


def test_steps_add_up(origin: Origin) -> None:
    """Steps taken while reading stand before those that a check adds; the node is that of the record."""
    step = origin.at("parts").at(2)
    assert (origin.field, step.field) == ("", "parts.2")
    node = origin.node
    assert isinstance(node, Mapping)
    nested = step.on(node.values["parts"])
    assert nested.find(("1", "title")) == ((3, 12), "parts.2.1.title")


def test_equal_records_have_origins_of_their_own(origin: Origin) -> None:
    """Two records that are equal are told apart by identity."""
    origins, one, other = Origins(), Years(start=1974), Years(start=1974)
    origins.add(one, origin)
    origins.add(other, origin.at("years"))
    assert one == other
    assert (origins.of(one).field, origins.of(other).field) == ("", "years")


def test_records_are_kept_alive(origin: Origin) -> None:
    """A record that nothing else holds keeps its identity, so no later one is taken for it."""
    origins = Origins()
    for _ in range(100):
        origins.add(Years(start=1974), origin)
    assert len(origins._kept) == 100  # noqa: SLF001 - identities that were reused would be fewer
