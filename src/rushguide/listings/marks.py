"""Signs that stand at values, and what they say."""

from collections.abc import Iterable

NOTHING = "—"
"""Stands in a cell for nothing, or nothing known."""
ANNOUNCED = "*"
DISPUTED = "~"
DONE = "✓"
"""Stands before the day on which something was seen or heard; the heading says what it means."""
MARKS = {ANNOUNCED: "named in the announcement", DISPUTED: "sources differ"}


def marked(mark: str, cell: str) -> bool:
    """Whether a mark stands at the cell's beginning or, after a blank, at its end."""
    return cell.startswith(mark) or cell.endswith(f" {mark}")


def meanings(cells: Iterable[str]) -> list[str]:
    """Return what the marks mean that stand in some of the cells."""
    texts = list(cells)
    return [f"{mark} {meaning}" for mark, meaning in MARKS.items() if any(marked(mark, text) for text in texts)]


def in_words(cell: str) -> str:
    """Return a cell with what its marks mean in place of the marks."""
    cell = cell.removeprefix(f"{DONE} ")
    for mark, meaning in MARKS.items():
        if marked(mark, cell):
            cell = f"{cell.removeprefix(mark).removesuffix(f' {mark}')} ({meaning})".strip()
    return cell
