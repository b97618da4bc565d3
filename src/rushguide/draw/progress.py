"""The progress of a long task, in a line that disappears at the end."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from rushguide.text import clean


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that shows how much is done, of how much; it shows nothing unless stderr is a terminal."""
    console = Console(stderr=True, color_system=None, highlight=False)
    columns = TextColumn("{task.description}", markup=False), BarColumn(30), MofNCompleteColumn(" of ")
    hidden = not sys.stderr.isatty() or console.is_dumb_terminal
    with Progress(*columns, console=console, transient=True, disable=hidden) as bar:
        task = bar.add_task(clean(label), total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of or None)
