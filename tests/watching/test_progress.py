"""How far one has come follows from the entries and the guide."""

from datetime import date

from rushguide.log import NOTHING_YET, add_up, next_episode
from rushguide.log.entries import heard, watched
from tests.guides import episode, guide_of

ONE, OTHER = date(2026, 11, 1), date(2026, 11, 2)


def test_adding_up() -> None:
    """Each viewing and hearing keeps its day, the earliest first, whatever the order of the entries."""
    progress = add_up([*watched("s", [2], OTHER), *heard("s", ["a"], ONE), *watched("s", [2, 5], ONE)])
    assert progress.seen == {2: (ONE, OTHER), 5: (ONE,)}
    assert progress.heard == {"a": (ONE,)}
    assert progress
    assert add_up([*heard("s", ["a"], ONE)])
    assert not add_up([])
    assert not NOTHING_YET


def test_the_next_episode() -> None:
    """The next is the first that was not seen, also where later ones were; none where all were."""
    guide = guide_of(episodes=(episode(1), episode(2), episode(3)))
    numbers = [next_episode(guide, seen) for seen in (set(), {1}, {2}, {1, 3, 7}, {1, 2, 3})]
    assert [each and each.number for each in numbers] == [1, 2, 1, 2, None]
    assert next_episode(guide_of(), set()) is None
