"""What a list of records shows: its columns, once for screens, CSV and Markdown, and the marks in its cells."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from msgspec import Struct

from rushguide.guide.record import Record
from rushguide.text import format_date

R_contra = TypeVar("R_contra", contravariant=True)
SECONDS = {"length": "seconds"}
"""The key beside a length, in JSON, CSV and the schema: the same as a number. Lengths sort by it."""
TITLED = "_title"
"""What the key of the titles beside a column of ids ends with."""


class Column(Struct, Generic[R_contra], frozen=True):
    """One column. `cell` gives the text of a cell, empty for nothing."""

    key: str
    """Where the value is in the row's JSON object, dotted within objects."""
    heading: str
    cell: Callable[[R_contra], str]
    right: bool = False
    """Aligned right, as numbers are."""
    priority: int = 0
    """Narrow screens drop the highest number first; 0 always stays."""
    under: str = ""
    """When dropped, the column moves under the cell of the column with this key."""
    prose: bool = False
    """Sentences: beside the others where each fits in one line, else below the row if `under` names a column, else
    nowhere; and left out of tables in a pipe."""
    in_pipes: bool = False
    """Whether prose is in tables in a pipe all the same, in one line."""
    run: Callable[[R_contra], object] | None = None
    """The value by which rows form a run: on a screen only the first row of a run has the cell."""
    uncoloured: bool = False
    """Whether it is shown only where there are no colours, which would say the same."""
    tone: Literal["plain", "quiet"] = "plain"
    blank: bool = False
    """Whether an empty cell stays empty; otherwise a dash says that nothing is known."""
    keys: tuple[str, ...] = ()
    """The keys of its values, for a column that shows several."""
    titles: Callable[[R_contra], str] | None = None
    """What its ids are called; CSV and TSV have it beside them, under the key with `_title` at its end."""
    legend: str = ""
    """What a reader needs to know about this column."""


def below(key: str, heading: str, cell: Callable[[R_contra], str], under: str, **more: Any) -> Column[R_contra]:
    """Return a column of quiet sentences, which move below the row."""
    return Column(key, heading, cell, under=under, prose=True, tone="quiet", blank=True, **more)


class Listing(Struct, Generic[R_contra], frozen=True, kw_only=True):
    """What a list of records shows."""

    columns: tuple[Column[R_contra], ...]
    eras: Callable[[R_contra], Sequence[str]] = lambda _: ()
    """The eras, two at most, whose colours the bar at a row's left edge has."""
    sign: Callable[[R_contra], str] = lambda _: ""
    """One of the SIGNS at a row's left edge; a column says the same in words."""
    group: Callable[[R_contra], str] | None = None
    """A heading over consecutive rows that share it."""
    group_total: Callable[[Sequence[R_contra]], str] = lambda _: ""
    """What the rows of a group add up to."""
    id: str = "id"
    """The key of what names a row for programs, empty if no key does."""
    noun: str
    """What one row is."""
    nouns: str = ""
    """The plural, if it is not the noun with an s."""
    total: Callable[[Sequence[R_contra]], str] = lambda _: ""
    """What the rows add up to besides their number."""
    of: Callable[[R_contra], str] = lambda _: ""
    """The address of a row's record, such as `song:xanadu`, by which the browser opens it; empty if it has none."""

    def keys(self) -> tuple[str, ...]:
        """Return the keys of a row's values in CSV and TSV, first the one that names it."""
        shown = [self.id, *(key for column in self.columns for key in column.keys or (column.key,))]
        titled = {column.key: f"{column.key}{TITLED}" for column in self.columns if column.titles}
        beside = (key for each in shown for key in (each, SECONDS.get(each, ""), titled.get(each, "")))
        return tuple(dict.fromkeys(filter(None, beside)))


NOTHING = "—"
"""The cell for a value that is not known."""
ANNOUNCED = "*"
DISPUTED = "~"
DONE, COMING, MISSING = SIGNS = ("✓", "▸", "✗")
"""Seen, heard or found; the next one; not found."""
MARKS = {ANNOUNCED: "named in the announcement", DISPUTED: "sources differ"}


def dispute_mark(record: Record, *fields: str) -> str:
    """Return the mark for a value that is disputed in one of these fields, else an empty text.

    Minor alternatives are no dispute: they bear no mark.
    """
    return DISPUTED if any(not other.minor for field in fields for other in record.disputed.get(field, ())) else ""


def format_days(days: Sequence[date]) -> str:
    """Return the last of some days, and how many there are: `21 Nov 2026 (2×)`; empty for none."""
    times = f" ({len(days)}×)" if len(days) > 1 else ""
    return format_date(days[-1].isoformat()) + times if days else ""


def marked(mark: str, cell: str) -> bool:
    """Whether a cell begins with a mark, or ends with a blank and the mark."""
    return cell.startswith(mark) or cell.endswith(f" {mark}")


def meanings(cells: Iterable[str]) -> list[str]:
    """Return what the marks in some cells mean, each once."""
    texts = list(cells)
    return [f"{mark} {meaning}" for mark, meaning in MARKS.items() if any(marked(mark, text) for text in texts)]


def spell_out_marks(cell: str) -> str:
    """Return a cell with what its marks mean in place of the marks."""
    for mark, meaning in MARKS.items():
        if marked(mark, cell):
            cell = f"{cell.removeprefix(mark).removesuffix(f' {mark}')} ({meaning})".strip()
    return cell
