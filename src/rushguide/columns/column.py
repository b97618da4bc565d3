"""Signs that stand at values, and what they say."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Literal, TypeVar

from msgspec import Struct

R = TypeVar("R")
YEARS_KEYS = ("years.from", "years.to")
LENGTH_KEYS = ("length", "seconds")
"""Keys of values that stand in one column."""
Tone = Literal["plain", "quiet", "era"]


class Column(Struct, Generic[R], frozen=True, kw_only=True):
    """One column. `cell` gives the text of a cell, empty for nothing."""

    key: str
    """Where the value stands in the row's JSON object, dotted within objects."""
    heading: str
    cell: Callable[[R], str]
    right: bool = False
    """Aligned right, as numbers are."""
    priority: int = 0
    """Narrow screens drop the highest number first; 0 always stays."""
    under: str = ""
    """When dropped, the column moves under the cell of the column with this key."""
    prose: bool = False
    """Sentences: they wrap, and are left out of tables in a pipe."""
    in_pipes: bool = False
    """Whether prose is in tables in a pipe all the same, in one line."""
    tone: Tone = "plain"
    blank: bool = False
    """Whether an empty cell stays empty: nothing is to be said, where elsewhere a dash says that nothing is known."""
    keys: tuple[str, ...] = ()
    """Where its values stand, for a column that shows several."""
    legend: str = ""
    """What a reader needs to know where this column is shown."""


class Listing(Struct, Generic[R], frozen=True, kw_only=True):
    """What a list of records shows."""

    columns: tuple[Column[R], ...]
    era: Callable[[R], str]
    """The era whose colour a row's cells of that tone take."""
    group: Callable[[R], str] | None = None
    """A heading over consecutive rows that share it."""
    group_tone: Tone = "quiet"
    id: str = "id"
    """The key of what names a row for programs, empty where there is none."""
    noun: str
    """What one row is."""
    nouns: str = ""
    """What several are, where that is not the noun with an s."""
    total: Callable[[Sequence[R]], str] = lambda _: ""
    """What the rows add up to besides their number."""

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the values that a row has in formats of cells, what names it first."""
        shown = (key for column in self.columns for key in column.keys or (column.key,))
        return tuple(dict.fromkeys(filter(None, (self.id, *shown))))


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


def spell_out_marks(cell: str) -> str:
    """Return a cell with what its marks mean in place of the marks."""
    cell = cell.removeprefix(f"{DONE} ")
    for mark, meaning in MARKS.items():
        if marked(mark, cell):
            cell = f"{cell.removeprefix(mark).removesuffix(f' {mark}')} ({meaning})".strip()
    return cell
