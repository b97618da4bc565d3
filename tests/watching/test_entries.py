"""Entries are found by the beginnings of their ids, and cannot be what they should not."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from rushguide.errors import GuideError
from rushguide.log.entries import Entry, find_entries, note_error, watched

DAY = date(2026, 11, 24)


def entry(identity: str, episode: int = 1) -> Entry:
    """Return an entry whose id begins so."""
    whole = UUID(identity.ljust(32, "0"))
    recorded = datetime(2026, 11, 24, 20, tzinfo=UTC)
    return Entry(id=whole, series="s", kind="watched", episode=episode, day=DAY, recorded=recorded)


ENTRIES = [entry("ab12"), entry("ab13"), entry("c0", 2)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("c", [2]), ("C0", [2]), ("ab12", [0]), ("ab13, c", [1, 2]), ("c,c0", [2]), ("c0000000-0000-0000-0", [2])],
)
def test_found_by_a_beginning(typed: str, found: list[int]) -> None:
    """As much of an id as no other has is enough, in any case; several with commas, each once."""
    assert find_entries(ENTRIES, typed) == [ENTRIES[place] for place in found]


def test_not_found() -> None:
    """An id that the log lacks, or that several begin with, says what is possible; nothing is guessed."""
    for typed in ("", "d", "ab12,", "2", "%", "c0000000_"):
        with pytest.raises(GuideError, match="the log has no entry") as lacking:
            find_entries(ENTRIES, typed)
        assert lacking.value.hints == ("rushguide log lists the ids",)
    with pytest.raises(GuideError, match="'ab1' is ambiguous: it begins the ids of several entries") as several:
        find_entries(ENTRIES, "ab1")
    assert several.value.hints == (
        "ab120000-0000-0000-0000-000000000000 watched 1 on 2026-11-24",
        "ab130000-0000-0000-0000-000000000000 watched 1 on 2026-11-24",
    )
    with pytest.raises(GuideError) as many:
        find_entries([entry(f"a{number:x}") for number in range(16, 32)], "a1")
    assert (len(many.value.hints), many.value.hints[-1]) == (13, "and 4 more")


@pytest.mark.parametrize(
    "note", ["x", "with Ann", "  ", "", "a\nb", "a\tb", "\x1b[0m", "\u202e", "\ud800", "\U0001f941"]
)
def test_notes(note: str) -> None:
    """A note is a line that can be shown as it is; one that cannot be is no note of an entry either."""
    trouble = note_error(note)
    assert (trouble is None) is (note in {"x", "with Ann", "\U0001f941"})
    if trouble:
        with pytest.raises(ValueError, match="a note"):
            watched("s", [1], DAY, note)
