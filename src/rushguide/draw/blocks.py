"""The few pieces that all pages are made of, so that they look alike."""

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from rushguide.draw.screen import Screen
from rushguide.guide.guide import AnyAlbum
from rushguide.guide.record import Disputed, Record
from rushguide.guide.records import Event
from rushguide.text import count, format_date, format_years, is_date

QUIET = "dim"
TITLE = "bold"
LABEL = 12
"""Columns for the label beside a fact."""
GAP = 2
INDENT = 2
DOT = " · "
ASIDE_GAP = 3
"""Blanks at least between a title and what stands at the right end of its line."""


def heading(screen: Screen, title: Text, aside: str = "") -> RenderableType:
    """Return a title with a quiet aside at the right end; on a narrow screen the aside stands under it."""
    if not aside:
        return title
    if screen.plain:
        return Group(title, Text(aside))
    blanks = screen.page - title.cell_len - cell_len(aside)
    if blanks < ASIDE_GAP:
        return Group(title, Constrain(Text(aside, QUIET), screen.page))
    return Text.assemble(title, " " * blanks, (aside, QUIET))


def title(text: str) -> Text:
    """Return a title."""
    return Text(text, TITLE)


def era_title(screen: Screen, text: str, era: str) -> Text:
    """Return a title in its era's colour."""
    return Text(text, screen.era(era) + Style(bold=True))


def paragraphs(screen: Screen, prose: str, style: str = "") -> RenderableType:
    """Return prose, wrapped at the page's width; a blank line parts paragraphs."""
    text = "\n\n".join(" ".join(each.split()) for each in prose.split("\n\n"))
    return paragraphs_of(screen, Text(text, style))


def verbatim(text: str) -> RenderableType:
    """Return lines as they are."""
    return Text(text, no_wrap=True)


def paragraphs_of(screen: Screen, prose: Text) -> RenderableType:
    """Return prose that has styles of its own, wrapped at the page's width."""
    return Constrain(prose, screen.page)


def bullets(screen: Screen, items: Iterable[str | Text]) -> RenderableType:
    """Return sentences as a list."""
    if screen.plain:
        return Group(*(Text("- ").append(item) for item in items))
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(max_width=screen.page - 2, overflow="fold")
    for item in items:
        grid.add_row(Text("·", QUIET), Text(item) if isinstance(item, str) else item)
    return grid


def titled(screen: Screen, album: AnyAlbum) -> Text:
    """Return an album's title in its era's colour, with its year."""
    year = f" {album.year}" if album.year else ""
    return Text.assemble((album.title, screen.era(album.era)), (year, QUIET))


Facts = Sequence[tuple[str, str | Text | None]]
"""Labels with what they label; a row without a fact is left out."""


def facts(screen: Screen, rows: Facts, *, label: int = LABEL, style: str = QUIET) -> RenderableType:
    """Return labels, in a column of that width, with their facts; on a narrow screen each over its fact."""
    known = [(name, Text(fact) if isinstance(fact, str) else fact) for name, fact in rows if fact]
    if screen.plain:
        return Group(*(Text(f"{name}: ").append_text(fact) for name, fact in known))
    if screen.narrow:
        return Group(*(Group(Text(name, style), indented(fact)) for name, fact in known))
    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=label, style=style, overflow="fold")
    grid.add_column(max_width=screen.page - label - GAP, overflow="fold")
    for name, fact in known:
        grid.add_row(Text(name), fact)
    return grid


def flow(screen: Screen, items: Sequence[str | Text]) -> Text:
    """Return items joined by dots, to stand beside a label; a line breaks only between items."""
    if screen.plain:
        return Text("; ").join(Text(item) if isinstance(item, str) else item for item in items)
    room = screen.page - (INDENT if screen.narrow else LABEL + GAP)
    lines: list[Text] = []
    for item in (Text(item) if isinstance(item, str) else item for item in items):
        if lines and lines[-1].cell_len + len(DOT) + item.cell_len <= room:
            lines[-1].append(DOT, QUIET).append_text(item)
        else:
            lines.append(Text().append_text(item))
    return Text("\n").join(lines)


def format_event_count(events: Sequence[Event]) -> str:
    """Return how many events there are, and from when to when; empty where there are none."""
    if not events:
        return ""
    return f"{count(len(events), 'event')}, {format_years(events[0].year, events[-1].year)}"


def disputes(record: Record) -> list[str]:
    """Return the other values that were seen for a record's fields."""
    return [
        f"{path.replace('.', ' ')}: also {_value(other)}"
        for path, others in record.disputed.items()
        for other in others
    ]


def _value(other: Disputed) -> str:
    value = format_date(other.value) if is_date(other.value) else other.value
    return f"{value} ({other.note})" if other.note else value


def section(name: str, body: RenderableType) -> RenderableType:
    """Return a part of a page under its own heading, with a blank line before it."""
    return Group(Text(), Text(name, TITLE), body)


def indented(body: RenderableType, by: int = INDENT) -> RenderableType:
    """Return something moved to the right."""
    return Padding(body, (0, 0, 0, by), expand=False)


def see_also(screen: Screen, commands: Sequence[str]) -> RenderableType:
    """Return the commands that lead on, as the last line of a page."""
    items = [f"rushguide {command}" for command in commands]
    return Group(Text(), facts(screen, [("See also", flow(screen, items))]))


def page(*pieces: RenderableType | None) -> RenderableType:
    """Return the pieces of a page that are there, one under the other."""
    return Group(*(piece for piece in pieces if piece is not None))
