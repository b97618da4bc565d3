"""What a page is made of: blocks and marked text, as values that know neither Rich nor the width of a screen.

A page is a tuple of blocks in reading order. `draw` turns it into lines for a screen, or into plain lines. A block with
nothing in it is false, and is left out; so is a section of such blocks, with its heading.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from rushguide.columns.column import Listing
from rushguide.guide.music import Song

if TYPE_CHECKING:
    from rushguide.queries.statistics import Figure

Style = Literal["", "quiet", "bold", "italic", "match"]
DOT = " · "


class Filled(Struct, frozen=True):
    """What is false where its first field is: a text or items that are empty, or a number of nothing."""

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(getattr(self, self.__struct_fields__[0]))


class Span(Filled, frozen=True):
    """A piece of text in one style."""

    text: str
    style: Style = ""
    era: str = ""
    """The id of the era whose colour it takes: names have none, a bar or a picture of a screen does."""
    of: str = ""
    """The address of the record that it names, such as `song:xanadu`, or a command; in the browser, a link."""
    url: str = ""


class Bar(Struct, frozen=True):
    """A bar in the colours of one or two eras, and a blank; nothing where there are no colours."""

    eras: Sequence[str]


class Gauge(Filled, frozen=True):
    """A bar for `whole`, filled as far as `done`, with words beside it."""

    whole: int
    done: int
    words: str


class Flow(Filled, frozen=True):
    """Short items in one paragraph, a dot between them; a line breaks only between items."""

    items: Sequence["Inline"]


Inline = str | Span | Bar | Gauge | Flow | Sequence["Inline"]
"""Text in a line. A sequence is read without anything between its pieces."""


class Heading(Struct, frozen=True):
    """A title with a quiet aside at the right end of its line; a title without styles of its own is bold."""

    title: Inline
    aside: str = ""
    eras: Sequence[str] = ()
    """The eras whose bar is before the title."""


class Line(Filled, frozen=True):
    """One line, as long as it is."""

    text: Inline


class Verbatim(Struct, frozen=True):
    """Lines that never wrap."""

    text: str


class Prose(Filled, frozen=True):
    """Sentences that wrap at the page's width; a blank line separates paragraphs."""

    text: Inline
    style: Style = ""


Fact = tuple[str, Inline | None]
"""A label with what it labels; without that it is left out."""


class Facts(Struct, frozen=True):
    """Labels with what they label."""

    rows: Sequence[Fact]
    fitted: bool = False
    """Whether the column of labels is as wide as the longest one, and the labels are what counts."""

    def __bool__(self) -> bool:
        """Whether anything is labelled."""
        return any(fact for _, fact in self.rows)


class Terms(Struct, frozen=True):
    """Terms with what they mean; the column of terms is at least `least` wide."""

    rows: Sequence[tuple[str, str]]
    least: int = 0


class Bullets(Filled, frozen=True):
    """Sentences as a list."""

    items: Sequence[Inline]


class Table(Struct, frozen=True):
    """Rows of a listing, with headings over them and at the foot what they add up to."""

    listing: Listing[Any]
    rows: Sequence[Any]
    foot: bool = True
    header: bool = True


class Indented(Struct, frozen=True):
    """Blocks moved to the right."""

    blocks: Sequence["Block"]


class Section(Struct, frozen=True):
    """A part of a page after an empty line, under its own heading if it has one."""

    name: str
    blocks: Sequence["Block"]

    def __bool__(self) -> bool:
        """Whether there is anything in its blocks."""
        return any(self.blocks)


class Parts(Struct, frozen=True):
    """The parts of a song, drawn to scale."""

    song: Song
    era: str


class Bars(Struct, frozen=True):
    """A bar chart, its labels and values in columns that fit those of all these figures."""

    figures: Sequence["Figure"]
    fitting: Sequence["Figure"]


class Mark(Struct, frozen=True):
    """Something on a time axis: from a date to another, or at one; dates are whole or partial ISO dates."""

    start: str
    end: str | None = None
    """The last day, month or year; None lasts beyond the axis."""
    label: str = ""
    era: str = ""
    broken: bool = False
    """Whether it is only announced, or a break."""


class Track(Struct, frozen=True):
    """A row of a timeline."""

    name: str
    kind: Literal["numbers", "spans", "signs", "hollow signs", "bars"]
    marks: Sequence[Mark]


class Timeline(Struct, frozen=True):
    """Tracks over one axis of years, both ends counted, and what the signs on it mean; left out of plain lines."""

    first: int
    last: int
    tracks: Sequence[Track]
    signs: Sequence[str]


class Excerpt(Struct, frozen=True):
    """A line of a file with a caret under a column, counted from 1; shown only where there is a screen."""

    line: str
    column: int


class Beside(Struct, frozen=True):
    """Blocks with others to their right where a screen is wide enough for both, else below them."""

    left: Sequence["Block"]
    right: Sequence["Block"]


Block = (
    Heading | Line | Verbatim | Prose | Facts | Terms | Bullets | Table | Indented | Section
    | Parts | Bars | Timeline | Excerpt | Beside
)  # fmt: skip
Page = tuple[Block, ...]


def dotted(*texts: str | None) -> str:
    """Return the texts that are there, with dots between them."""
    return DOT.join(filter(None, texts))


def spaced(*blocks: Block) -> Section:
    """Return blocks after an empty line."""
    return Section("", blocks)


def facts(*rows: Fact) -> Section:
    """Return labels with what they label, after an empty line."""
    return spaced(Facts(rows))


def see_also(*commands: str) -> Section:
    """Return the commands that lead on, given without the program's name; empty ones are left out."""
    return facts(("See also", Flow([Span(f"rushguide {command}", of=command) for command in commands if command])))
