"""The log does what a list and a stack would do, whatever is done in whatever order."""

import tempfile
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rushguide.log.entries import Entry, new_entries, newest_first
from rushguide.log.store import add, read_log, remove, undo
from tests.guides import episode, studio

FIRST = date(2026, 11, 1)
STEPS = st.one_of(
    st.tuples(st.just("watch"), st.integers(1, 4), st.integers(0, 20)),
    st.tuples(st.just("heard"), st.integers(1, 3), st.integers(0, 20)),
    st.tuples(st.just("remove"), st.integers(0, 9), st.integers(1, 3)),
    st.tuples(st.just("restore"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("undo"), st.just(0), st.just(0)),
)
"""What is done, and two numbers that say with what."""


def test_two_guides_do_not_mix() -> None:
    """Each series has a log of its own, and takes back its own actions."""
    add("one", "watch", new_entries("one", map(episode, [1]), FIRST))
    add("other", "watch", new_entries("other", map(episode, [2, 3]), FIRST))
    assert [entry.episode for entry in read_log("one")] == [1]
    assert [entry.episode for entry in read_log("other")] == [3, 2]
    assert undo("one")
    assert undo("one") is None
    assert len(read_log("other")) == 2


def test_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries come by their day, those of a day by when they were logged, the last of a range first."""
    add("one", "watch", new_entries("one", map(episode, [1, 2]), FIRST))
    add("one", "heard", new_entries("one", map(studio, ["b", "a"]), FIRST - timedelta(days=1)))
    monkeypatch.setenv("RUSHGUIDE_TODAY", "2026-11-24T12:00:01Z")
    add("one", "watch", new_entries("one", map(episode, [1]), FIRST))
    assert [entry.episode or entry.album for entry in read_log("one")] == [1, 2, 1, "b", "a"]


def test_an_action_that_adds_nothing_is_none() -> None:
    """What already exists is not added again, and there is nothing to undo but the first action."""
    (entry,) = add("one", "watch", new_entries("one", map(episode, [1]), FIRST)).added
    change = add("one", "restore", [entry])
    assert (change.added, change.known) == ((), (entry,))
    again = remove("one", [*new_entries("one", map(episode, [1]), FIRST)])
    assert (again.added, again.removed) == ((), ())
    back = undo("one")
    assert back is not None
    assert (back.action, back.removed) == ("watch", (entry,))
    assert undo("one") is None


def test_what_is_in_the_log_stays_as_it_is() -> None:
    """An entry of a backup with an id that the log has does not change the log's."""
    (entry,) = add("one", "watch", new_entries("one", map(episode, [1]), FIRST)).added
    other = Entry(id=entry.id, series="one", kind="heard", album="x", day=FIRST, recorded=entry.recorded)
    assert add("one", "restore", [other]).known == (entry,)
    assert read_log("one") == (entry,)


@pytest.mark.once
@given(st.lists(STEPS, max_size=14))
def test_any_order(steps: list[tuple[str, int, int]]) -> None:
    """After each step the log holds what a list would, and undoing all of them empties it, one action at a time."""
    with tempfile.TemporaryDirectory() as state, pytest.MonkeyPatch.context() as patch:
        patch.setenv("RUSHGUIDE_STATE", state)
        before: list[frozenset[Entry]] = []
        """What the log held before each action that can still be taken back."""
        now: frozenset[Entry] = frozenset()
        ever: list[Entry] = []
        for what, one, other in steps:
            if what == "undo":
                assert (undo("one") is None) is (not before)
                now = before.pop() if before else now
            else:
                then = _act(what, one, other, now, ever)
                before += [now] if then != now else []
                now = then
            ever += [entry for entry in newest_first(now) if entry not in ever]
            assert read_log("one") == newest_first(now)
        while before:
            assert undo("one")
            assert read_log("one") == newest_first(before.pop())
        assert undo("one") is None


def _act(what: str, one: int, other: int, now: frozenset[Entry], ever: list[Entry]) -> frozenset[Entry]:
    """Do something to the log, and return what it should hold then."""
    day = FIRST + timedelta(days=other)
    if what == "watch":
        return now | set(add("one", "watch", new_entries("one", map(episode, range(1, one + 1)), day)).added)
    if what == "heard":
        return now | set(add("one", "heard", new_entries("one", map(studio, ["a", "b", "c"][:one]), day, "loud")).added)
    if what == "remove":
        chosen = newest_first(now)[one :: other + 1]
        assert set(remove("one", chosen).removed) == set(chosen)
        return now - set(chosen)
    saved = ever[one : one + other]
    change = add("one", "restore", saved)
    assert {entry.id for entry in (*change.added, *change.known)} == {entry.id for entry in saved}
    return now | set(saved)


def test_ids_are_new() -> None:
    """No two entries have an id in common."""
    entries = [*new_entries("one", map(episode, range(1, 100)), FIRST), *new_entries("one", map(studio, ["a"]), FIRST)]
    assert len({entry.id for entry in entries}) == 100
    assert all(isinstance(entry.id, UUID) for entry in entries)
