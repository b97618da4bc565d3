"""A line of progress says what is known, and fits."""

import pytest

from rushguide.views.screen import Screen
from rushguide.views.waiting import progress_line

LABEL = "Reading Music"


@pytest.mark.parametrize(
    ("width", "done", "of", "line"),
    [
        (80, 0, 0, "Reading Music"),
        (80, 0, 10, f"Reading Music  {'·' * 30}  0 of 10"),
        (80, 5, 10, f"Reading Music  {'━' * 15}{'·' * 15}  5 of 10"),
        (40, 10, 10, f"Reading Music  {'━' * 15}  10 of 10"),
        (25, 1234, 20000, "1,234 of 20,000"),
        (8, 0, 0, "Reading "),
    ],
)
def test_progress(width: int, done: int, of: int, line: str) -> None:
    """The label, a bar as long as there is room for, and the figures, which stay the longest."""
    shown = progress_line(Screen(width=width), LABEL, done, of).plain
    assert shown == line
    assert len(shown) <= width


def test_wide_characters() -> None:
    """Characters that fill two columns are counted as two."""
    assert progress_line(Screen(width=40), "音楽" * 5, 1, 2).plain == f"{'音楽' * 5}  {'━' * 5}{'·' * 5}  1 of 2"
    assert progress_line(Screen(width=7), "音楽音楽", 0, 0).cell_len <= 7
