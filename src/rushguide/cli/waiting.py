"""A line on the terminal that says how far a long task is."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rushguide.cli.settings import USUAL_COLUMNS
from rushguide.cli.streams import redraw

EVERY = 0.1
"""Seconds between two drawings."""


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that draws how much is done, of how much; the line is gone at the end, and only on terminals."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    columns = os.get_terminal_size(sys.stderr.fileno()).columns or USUAL_COLUMNS
    drawn = -EVERY

    def _draw(done: int, of: int) -> None:
        nonlocal drawn
        if (now := time.monotonic()) - drawn >= EVERY:
            drawn = now
            redraw(_line(label, columns - 1, done, of))

    try:
        yield _draw
    finally:
        redraw(" " * (columns - 1))
        redraw("")


def _line(label: str, columns: int, done: int, of: int) -> str:
    from rushguide.views.screen import Screen
    from rushguide.views.waiting import progress_line

    screen = Screen(width=columns)
    return screen.render(progress_line(screen, label, done, of)).rstrip("\n")
