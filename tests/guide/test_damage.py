"""Files that were damaged give problems or a guide, and never anything else."""

from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rushguide.guide import nodes
from rushguide.guide.checks import read_guide
from rushguide.guide.files import guide_files
from tests.conftest import example
from tests.mutator import damaged, read_damaged, words_of

pytestmark = pytest.mark.once

FILES = {name: path.read_bytes() for name, path in guide_files(example("small"))}
WORDS = words_of(FILES)


@pytest.mark.parametrize("parser", sorted({yaml.SafeLoader, nodes.Parser}, key=repr))
def test_damaged_guides(parser: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever happens to the files, the reading ends with problems that can be said, or with a guide that works."""
    monkeypatch.setattr(nodes, "Parser", parser)

    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.randoms(use_true_random=False))
    def ends_well(random: Random) -> None:
        read_damaged(damaged(random, FILES, WORDS))

    ends_well()


def test_a_seed_repeats_the_damage() -> None:
    """The same seed damages the same guide in the same way, and another one in another."""
    assert damaged(Random(7), FILES, WORDS) == damaged(Random(7), FILES, WORDS)
    assert len({str(damaged(Random(seed), FILES, WORDS)) for seed in range(20)}) > 15


def test_the_undamaged_guide() -> None:
    """What is damaged here is whole before."""
    assert list(read_guide(sorted(FILES.items())).problems) == []
    assert read_damaged(FILES)
