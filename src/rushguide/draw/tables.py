"""Listings as tables that fit: columns are dropped or move under another, and nothing is ever cut."""

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile, zip_longest
from typing import Generic, TypeVar

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.style import Style
from rich.text import Text

from rushguide.columns.column import MISSING, NOTHING, Column, Listing, meanings, spell_out_marks
from rushguide.draw.screen import GAP, INDENT, QUIET, Screen, aside_line, bar, flow
from rushguide.pages.page import DOT, Bar
from rushguide.text import clean, count

R = TypeVar("R")
ENDLESS = 10**9
EDGE_WIDTH = 2
"""Columns of a bar or a sign at the left edge, with the blank after it."""
MAX_INDENT = 5
"""Columns by which prose below a row is moved to the right at most, to begin under its column."""
NARROWEST = 8
"""Columns below which a column that wraps is no longer worth having."""
FEW_ERAS = 2
"""Eras up to which a table needs no legend of them."""


def table(
    screen: Screen, listing: Listing[R], rows: Sequence[R], *, header: bool = True, foot: bool = False
) -> RenderableType:
    """Return a listing as a table; the rows of a group are under its name.

    At the foot there are how many rows there are, what they add up to, what marks mean, and which era has which colour.
    """
    total = DOT.join(filter(None, [count(len(rows), listing.noun, listing.nouns), listing.total(rows)]))
    if screen.plain:
        return Group(as_plain_lines(listing, rows), *([Text(), Text(total)] if foot else []))
    drawn = TableLayout(screen, listing, rows)
    lines = [*([drawn.header()] if header else []), *drawn.body(spaced=header)]
    if foot:
        lines += [Text(), aside_line(screen, Text(total), drawn.legend(), drawn.width)]
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


class TableLayout(Generic[R]):
    """A listing on a screen: the columns that it has room for, and lines with bars and signs at their left edge."""

    def __init__(self, screen: Screen, listing: Listing[R], rows: Sequence[R]) -> None:
        """Drop columns, highest number first, until the rest has room; then let the widest wrap.

        Prose without room in one line goes below its row, if it goes anywhere, and leaves its room to other columns.
        """
        self.screen, self.listing, self.rows, self.console = screen, listing, rows, screen.console()
        self.bars = screen.depth is not None and any(
            each in screen.colours for row in rows for each in listing.eras(row)
        )
        self.signs = any(listing.sign(row) for row in rows)
        self.edge = EDGE_WIDTH * (self.bars + self.signs)
        self.texts = {column.key: self._texts(column) for column in listing.columns}
        columns = [
            column
            for column in listing.columns
            if (screen.width is not None or not column.prose or column.in_pipes)
            and not (column.uncoloured and self.bars)
            and (column.priority == 0 or any(self.texts[column.key]))
        ]
        room = ENDLESS if screen.width is None else max(1, screen.width - self.edge)
        self.fit(columns, room)
        below = [column for column in columns if column.prose and column not in self.columns]
        if below:
            self.fit([column for column in columns if not column.prose], room)
        self.below = [column for column in below if column.under]
        excess = self.width - self.edge - room
        if excess > 0:
            widest = max(self.widths, key=lambda key: self.widths[key])
            self.widths[widest] = max(NARROWEST, self.widths[widest] - excess)

    def _texts(self, column: Column[R]) -> list[str]:
        """Return the text of each row's cell; on a screen it is empty where a run goes on."""
        texts = [clean(column.cell(row)) for row in self.rows]
        if self.screen.width is None or not column.run:
            return texts
        runs = list(map(column.run, self.rows))
        return [text if not place or runs[place] != runs[place - 1] else "" for place, text in enumerate(texts)]

    def fit(self, columns: Sequence[Column[R]], room: int) -> None:
        """Keep the columns that have room, each as wide as it needs; the others move under one of them, or are gone."""
        self.columns, self.moved = list(columns), list[Column[R]]()
        while True:
            self.widths = {column.key: self._needed(column) for column in self.columns}
            soonest = max((column.priority for column in self.columns), default=0)
            if not soonest or self.width - self.edge <= room:
                return
            dropped = [column for column in self.columns if column.priority == soonest]
            self.columns = [column for column in self.columns if column.priority != soonest]
            self.moved += [column for column in dropped if column.under and not column.prose]

    def _needed(self, column: Column[R]) -> int:
        """Return the room that a column needs, with what moved under it."""
        holds = any(each.under == column.key for each in self.moved)
        under = (self.under(column, place) for place in range(len(self.rows) if holds else 0))
        return max(map(cell_len, [column.heading, *self.texts[column.key], *under]))

    def under(self, column: Column[R], place: int) -> str:
        """Return what is under a cell: the values of the columns that moved there."""
        return ", ".join(filter(None, (self.texts[each.key][place] for each in self.moved if each.under == column.key)))

    @property
    def width(self) -> int:
        """The columns from the left edge of the rows to the right edge of the last column."""
        return self.edge + sum(self.widths.values()) + GAP * (len(self.widths) - 1)

    def header(self) -> Text:
        """Return the headings of the columns."""
        return next(self._lines(Text(" " * self.edge), [[Text(each.heading, QUIET)] for each in self.columns]))

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

    def legend(self) -> str:
        """Return what the marks in the columns mean, and what is to be known about columns; prose has no marks."""
        explained: dict[str, list[str]] = {}
        for column in self.columns:
            explained.setdefault(column.legend, []).append(column.heading)
        cells = [text for each in (*self.columns, *self.moved) if not each.prose for text in self.texts[each.key]]
        columns = [f"{', '.join(headings)}: {meaning}" for meaning, headings in explained.items() if meaning]
        return "; ".join([*columns, *meanings(cells)])

    def eras(self) -> Iterator[RenderableType]:
        """Yield which era has which colour, after an empty line, where there are more than two."""
        shown = [era for row in self.rows for era in self.listing.eras(row)] if self.bars else []
        known = [era for era in self.screen.colours if era in set(shown)]
        if len(known) > FEW_ERAS:
            yield from (Text(), flow(self.screen, [(Bar((era,)), era) for era in known], self.screen.page, "  "))

    def _row(self, place: int) -> Iterator[Text]:
        row = self.rows[place]
        edge = bar(self.screen, self.listing.eras(row)) if self.bars else Text()
        edge.append(f"{self.listing.sign(row):<{EDGE_WIDTH}}" if self.signs else "")
        cells = [self._cell(column, place) for column in self.columns]
        yield from self._lines(edge, cells, self.screen.meta(self.listing.of(row)))
        for column in self.below:
            margin = self.edge + self._indent(column)
            for line in self._wrapped(self.texts[column.key][place], self.screen.page - margin):
                yield Text(" " * margin).append(line, QUIET if column.tone == "quiet" else "")

    def _indent(self, column: Column[R]) -> int:
        """Return where prose below a row begins: under its column, unless that would leave it too little room."""
        before = takewhile(lambda each: each.key != column.under, self.columns)
        indent = sum(self.widths[each.key] + GAP for each in before if not each.priority)
        return indent if 0 < indent <= MAX_INDENT else INDENT

    def _cell(self, column: Column[R], place: int) -> list[Text]:
        text = self.texts[column.key][place] or ("" if column.blank else NOTHING)
        tone = QUIET if column.tone == "quiet" and not column.prose else ""
        cell = [Text(line, tone) for line in self._wrapped(text, self.widths[column.key])]
        return cell + [Text(line, QUIET) for line in self._wrapped(self.under(column, place), self.widths[column.key])]

    def _lines(self, edge: Text, cells: Sequence[Sequence[Text]], meta: dict[str, str] | None = None) -> Iterator[Text]:
        """Yield the lines of a row, its cells side by side; the bar goes down all of them."""
        for lines in zip_longest(*cells, fillvalue=Text()):
            line = edge.copy()
            for column, cell in zip(self.columns, lines, strict=True):
                blanks = " " * (self.widths[column.key] - cell.cell_len)
                line.append(blanks if column.right else "").append_text(cell)
                line.append(("" if column.right else blanks) + " " * GAP)
            line.stylize(Style(meta=meta))
            yield line
            edge = edge[:EDGE_WIDTH] if self.bars else Text()
            edge.pad_right(self.edge - len(edge))

    def _wrapped(self, text: str, width: int) -> list[str]:
        if "\n" not in text and cell_len(text) <= width:
            return [text] if text else []
        lines = Text(text).wrap(self.console, max(1, width), overflow="fold")
        return [line.plain.rstrip() for line in lines]
