"""Listings as tables that fit: columns are dropped or move under another, and nothing is ever cut."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Generic, TypeVar

from msgspec import Struct
from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.style import Style
from rich.text import Text

from rushguide.columns.column import MISSING, NOTHING, Column, Listing, meanings, spell_out_marks
from rushguide.draw.screen import GAP, INDENT, QUIET, Screen, aside_line, bar, flow
from rushguide.pages.page import DOT, Bar
from rushguide.text import clean, count

R = TypeVar("R")
Texts = Mapping[str, Sequence[str]]
ENDLESS = 10**9
EDGE = 2
"""Columns of a bar or a sign at the left edge, with the blank after it."""
MAX_INDENT = 5
"""Columns by which prose below a row is moved to the right at most, to begin under its column."""
NARROWEST = 8
"""Columns below which a column that wraps is no longer worth having."""
FEW_ERAS = 2
"""Eras up to which a table needs no legend of them."""


class Fitted(Struct, Generic[R], frozen=True):
    """The columns that a table has room for, how wide each is, and what moved under a cell or below the row."""

    columns: Sequence[Column[R]]
    widths: Sequence[int]
    moved: Sequence[Column[R]]
    below: Sequence[Column[R]]
    texts: Texts
    """The text of each row's cell, by the key of the column."""

    @property
    def width(self) -> int:
        """The columns from the left edge of the first column to the right edge of the last."""
        return sum(self.widths) + GAP * (len(self.widths) - 1)


def table(
    screen: Screen, listing: Listing[R], rows: Sequence[R], *, header: bool = True, foot: bool = False
) -> RenderableType:
    """Return a listing as a table; rows with a group stand under its name.

    At the foot there are how many rows there are, what they add up to, what marks mean, and which era has which colour.
    """
    total = DOT.join(filter(None, [count(len(rows), listing.noun, listing.nouns), listing.total(rows)]))
    if screen.plain:
        return Group(as_plain_lines(listing, rows), *([Text(), Text(total)] if foot else []))
    drawn = Drawn(screen, listing, rows)
    lines = [*([drawn.header()] if header else []), *drawn.body(spaced=header)]
    if foot:
        lines += [Text(), aside_line(screen, Text(total), legend(drawn.fitted), drawn.width)]
    return Group(*lines, *drawn.eras())


def as_plain_lines(listing: Listing[R], rows: Sequence[R]) -> RenderableType:
    """Return rows one after the other, each value in a line with its heading before it and marks in words."""
    spoken: list[tuple[Column[R], str]] = []
    for column in listing.columns:
        heading = column.heading.replace("#", "Number") or column.key.capitalize()
        spoken.append((column, f"{heading} ({column.legend})" if column.legend else heading))
    lines: list[Text] = []
    for name, grouped in groupby(rows, key=listing.group or (lambda _: "")):
        lines += [Text(name), Text()] if name else []
        for row in grouped:
            texts = ((heading, clean(column.cell(row))) for column, heading in spoken)
            lines += [Text(f"{heading}: {spell_out_marks(text)}") for heading, text in texts if text]
            lines += [*([Text("Not found")] if listing.sign(row) == MISSING else []), Text()]
    return Group(*lines[:-1])


class Drawn(Generic[R]):
    """A listing on a screen: its lines, with bars and signs at the left edge of the rows."""

    def __init__(self, screen: Screen, listing: Listing[R], rows: Sequence[R]) -> None:
        """Fit the columns beside what stands at the left edge."""
        self.screen, self.listing, self.rows, self.console = screen, listing, rows, screen.console()
        self.bars = screen.depth is not None and any(
            each in screen.colours for row in rows for each in listing.eras(row)
        )
        self.signs = any(listing.sign(row) for row in rows)
        self.edge = EDGE * (self.bars + self.signs)
        self.fitted = fit(listing, rows, screen.width and max(1, screen.width - self.edge), coloured=self.bars)
        self.width = self.edge + self.fitted.width

    def header(self) -> Text:
        """Return the headings of the columns."""
        return next(self._lines(Text(" " * self.edge), [[Text(each.heading, QUIET)] for each in self.fitted.columns]))

    def body(self, *, spaced: bool) -> Iterator[RenderableType]:
        """Yield the rows, those of a group under its name and what they add up to."""
        group = self.listing.group or (lambda _: "")
        for name, places in groupby(range(len(self.rows)), key=lambda place: group(self.rows[place])):
            of_group = list(places)
            if name:
                yield from [Text()] if spaced else []
                total = self.listing.group_total([self.rows[place] for place in of_group])
                yield aside_line(self.screen, Text(clean(name), "bold"), total, self.width)
            spaced = True
            for place in of_group:
                yield from self._row(place)

    def eras(self) -> Iterator[RenderableType]:
        """Yield which era has which colour, after an empty line, where there are more than two."""
        shown = [era for row in self.rows for era in self.listing.eras(row)] if self.bars else []
        known = [era for era in self.screen.colours if era in set(shown)]
        if len(known) > FEW_ERAS:
            yield from (Text(), flow(self.screen, [(Bar((era,)), era) for era in known], self.screen.page, "  "))

    def _row(self, place: int) -> Iterator[Text]:
        row, fitted = self.rows[place], self.fitted
        edge = bar(self.screen, self.listing.eras(row)) if self.bars else Text()
        edge.append(f"{self.listing.sign(row):<{EDGE}}" if self.signs else "")
        cells = [self._cell(column, width, place) for column, width in zip(fitted.columns, fitted.widths, strict=True)]
        yield from self._lines(edge, cells, self.screen.meta(self.listing.of(row)))
        for column in fitted.below:
            margin = self.edge + self._indent(column)
            for line in self._wrapped(fitted.texts[column.key][place], self.screen.page - margin):
                yield Text(" " * margin).append(line, QUIET if column.tone == "quiet" else "")

    def _indent(self, column: Column[R]) -> int:
        """Return where prose below a row begins: under its column, unless that would leave it too little room."""
        indent = 0
        for each, width in zip(self.fitted.columns, self.fitted.widths, strict=True):
            if each.key == column.under:
                break
            indent += 0 if each.priority else width + GAP
        return indent if 0 < indent <= MAX_INDENT else INDENT

    def _cell(self, column: Column[R], width: int, place: int) -> list[Text]:
        text = self.fitted.texts[column.key][place] or ("" if column.blank else NOTHING)
        tone = QUIET if column.tone == "quiet" and not column.prose else ""
        cell = [Text(line, tone) for line in self._wrapped(text, width)]
        under = below_cell(self.fitted.texts, column, self.fitted.moved, place)
        return cell + [Text(line, QUIET) for line in self._wrapped(under, width)]

    def _lines(self, edge: Text, cells: Sequence[Sequence[Text]], meta: dict[str, str] | None = None) -> Iterator[Text]:
        """Yield the lines of a row, its cells side by side; the bar goes down all of them."""
        for lines in zip_longest(*cells, fillvalue=Text()):
            line = edge.copy()
            for column, width, cell in zip(self.fitted.columns, self.fitted.widths, lines, strict=True):
                blanks = " " * (width - cell.cell_len)
                line.append(blanks if column.right else "").append_text(cell)
                line.append(("" if column.right else blanks) + " " * GAP)
            line.stylize(Style(meta=meta))
            yield line
            edge = edge[:EDGE] if self.bars else Text()
            edge.pad_right(self.edge - len(edge))

    def _wrapped(self, text: str, width: int) -> list[str]:
        if "\n" not in text and cell_len(text) <= width:
            return [text] if text else []
        lines = Text(text).wrap(self.console, max(1, width), overflow="fold")
        return [line.plain.rstrip() for line in lines]


def legend(fitted: Fitted[R]) -> str:
    """Return what the marks in the columns mean, and what is to be known about columns; prose has no marks."""
    explained: dict[str, list[str]] = {}
    for column in fitted.columns:
        explained.setdefault(column.legend, []).append(column.heading)
    cells = (
        text for column in (*fitted.columns, *fitted.moved) if not column.prose for text in fitted.texts[column.key]
    )
    columns = [f"{', '.join(headings)}: {meaning}" for meaning, headings in explained.items() if meaning]
    return "; ".join([*columns, *meanings(cells)])


def fit(listing: Listing[R], rows: Sequence[R], width: int | None, *, coloured: bool = False) -> Fitted[R]:
    """Drop columns, highest number first, until the rest has room; then let the widest wrap.

    Prose that has no room in one line goes below its row, if it goes anywhere, and leaves its room to other columns.
    """
    texts = {column.key: _texts(column, rows, runs=width is not None) for column in listing.columns}
    columns = [
        column
        for column in listing.columns
        if (width is not None or not column.prose or column.in_pipes)
        and not (column.uncoloured and coloured)
        and (column.priority == 0 or any(texts[column.key]))
    ]
    kept, widths, moved = _drop(texts, columns, width)
    below = [column for column in columns if column.prose and column not in kept]
    if below:
        kept, widths, moved = _drop(texts, [column for column in columns if not column.prose], width)
    excess = sum(widths) + GAP * (len(widths) - 1) - (width or ENDLESS)
    if excess > 0:
        widest = widths.index(max(widths))
        widths[widest] = max(NARROWEST, widths[widest] - excess)
    return Fitted(kept, widths, moved, [column for column in below if column.under], texts)


def _drop(
    texts: Texts, columns: list[Column[R]], width: int | None
) -> tuple[list[Column[R]], list[int], list[Column[R]]]:
    """Return the columns that stay, with the room that each needs, and those that move under another."""
    moved: list[Column[R]] = []
    while True:
        widths = []
        for column in columns:
            under = (below_cell(texts, column, moved, place) for place in range(len(texts[column.key]) if moved else 0))
            widths.append(max(map(cell_len, [column.heading, *texts[column.key], *under])))
        soonest = max((column.priority for column in columns), default=0)
        if width is None or not soonest or sum(widths) + GAP * (len(widths) - 1) <= width:
            return columns, widths, moved
        moved += [column for column in columns if column.priority == soonest and column.under and not column.prose]
        columns = [column for column in columns if column.priority != soonest]


def below_cell(texts: Texts, column: Column[R], moved: Sequence[Column[R]], place: int) -> str:
    """Return what stands under a cell: the values of the columns that moved there."""
    return ", ".join(filter(None, (texts[each.key][place] for each in moved if each.under == column.key)))


def _texts(column: Column[R], rows: Sequence[R], *, runs: bool) -> list[str]:
    """Return the text of each row's cell; it is empty where a run goes on."""
    texts = [clean(column.cell(row)) for row in rows]
    if runs and column.run:
        of_runs = [column.run(row) for row in rows]
        return [text if not place or of_runs[place] != of_runs[place - 1] else "" for place, text in enumerate(texts)]
    return texts
