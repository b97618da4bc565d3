"""Panes of lines with links in them: the list of what there is to open, and a page as a command prints it."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import ClassVar, NamedTuple

from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from rushguide.browse.program import Section, command_of
from rushguide.draw.blocks import draw
from rushguide.draw.screen import Screen
from rushguide.pages.page import Page

CHOSEN, CHOSEN_BEFORE = Style(reverse=True), Style(underline=True, bold=True)
"""The link under the cursor, in the pane that has the keys and in one that has not."""
UNMEASURED = 80
"""Columns of a list that has not been laid out yet."""
MARK = 3
"""Columns before a row's text, with the mark in their middle."""


class Spot(NamedTuple):
    """A piece of a line, from a column up to another."""

    line: int
    start: int
    end: int


class Link(NamedTuple):
    """What can be followed, and where it is; it may go on in the next line."""

    command: str
    spots: list[Spot]


def links_in(lines: Sequence[Sequence[Segment]]) -> list[Link]:
    """Return the links of drawn lines; pieces of one name that follow each other are one link."""
    links: list[Link] = []
    for number, line in enumerate(lines):
        column = 0
        for segment in line:
            width = segment.cell_length
            if address := segment.style and segment.style.meta.get("of"):
                spot, command = Spot(number, column, column + width), command_of(address)
                if links and links[-1].command == command and links[-1].spots[-1].line >= number - 1:
                    links[-1].spots.append(spot)
                else:
                    links.append(Link(command, [spot]))
            column += width
    return links


class Pane(ScrollView):
    """Lines that scroll, with a cursor that goes from link to link."""

    class Moved(Message):
        """The cursor of a list has moved to another command."""

        def __init__(self, command: str) -> None:
            """Keep the command."""
            super().__init__()
            self.command = command

    class Followed(Moved):
        """A link was followed."""

    def __init__(self, name: str) -> None:
        """Begin without lines."""
        super().__init__(id=name)
        self.strips: list[Strip] = []
        self.links: list[Link] = []
        self.at: int | None = None

    @property
    def command(self) -> str | None:
        """The command of the link under the cursor."""
        return None if self.at is None else self.links[self.at].command

    @property
    def columns(self) -> int:
        """The columns that a line has."""
        return self.scrollable_content_region.width

    def fill(self, strips: list[Strip], links: list[Link]) -> None:
        """Show other lines, with the cursor nowhere."""
        self.strips, self.links, self.at = strips, links, None
        self.virtual_size = Size(self.columns, len(strips))
        self.refresh()

    def choose(self, at: int | None) -> None:
        """Move the cursor to a link, and the lines so that it is seen."""
        self.at = at
        if at is not None:
            first, last = self.links[at].spots[0], self.links[at].spots[-1]
            region = Region(0, first.line, 1, last.line + 1 - first.line)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
        self.refresh()

    def go_on(self, by: int) -> bool:
        """Move the cursor to the next link, or the one before; False at the end."""
        shown = range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)
        if self.at is None:
            seen = [place for place, link in enumerate(self.links) if link.spots[0].line in shown]
            at = (seen or range(len(self.links)))[0 if by > 0 else -1] if self.links else -1
        else:
            at = self.at + by
        if not 0 <= at < len(self.links):
            return False
        self.choose(at)
        return True

    def follow(self) -> None:
        """Follow the link under the cursor."""
        if self.command:
            self.post_message(self.Followed(self.command))

    def on_click(self, event: Click) -> None:
        """Follow the link that was clicked."""
        column, line = event.get_content_offset_capture(self) + self.scroll_offset
        for place, link in enumerate(self.links):
            if any(spot.line == line and spot.start <= column < spot.end for spot in link.spots):
                self.choose(place)
                self.follow()

    def render_line(self, y: int) -> Strip:
        """Return a line as it is seen, with the link under the cursor set off."""
        number = y + self.scroll_offset.y
        strip = (self.strips[number] if number < len(self.strips) else Strip([])).extend_cell_length(self.columns)
        style = CHOSEN if self.has_focus else CHOSEN_BEFORE
        for spot in () if self.at is None else self.links[self.at].spots:
            if spot.line == number:
                before, chosen = strip.crop(0, spot.start), strip.crop(spot.start, spot.end)
                strip = Strip.join([before, chosen.apply_style(style), strip.crop(spot.end)])
        return strip.crop_extend(0, self.columns, None)


class Shelf(Pane):
    """The list of what there is to open: sections that open and close, a row for each thing in them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)"),
        Binding("down,j", "move(1)"),
        Binding("pageup", "move(-10)"),
        Binding("pagedown", "move(10)"),
        Binding("home,g", "move(-100000)"),
        Binding("end,G", "move(100000)"),
    ]

    def __init__(self) -> None:
        """Begin with nothing in it."""
        super().__init__("shelf")
        self.sections: Sequence[Section] = ()
        self.opened: set[str] = set()

    def show(self, sections: Sequence[Section], opened: Iterable[str], command: str | None = None) -> None:
        """Show sections, some of them opened, with the cursor on a command, or else on the first row."""
        self.sections, self.opened = sections, set(opened)
        self._arrange(command)
        if command is not None:
            self.point_at(command)

    def point_at(self, command: str) -> None:
        """Move the cursor to a command, and open the section that has it, if one does."""
        if command == self.command:
            return
        for section in self.sections:
            if command == section.command or any(entry.command == command for entry in section.entries):
                if command != section.command:
                    self.opened.add(section.name)
                self._arrange(command)
                return

    def turn(self, *, opened: bool | None = None) -> bool:
        """Open or close the section under the cursor, or do what it is not yet; False for a row inside of it."""
        section = self._section()
        if not section or (opened is None and self.command != section.command):
            return False
        if opened is None:
            opened = section.name not in self.opened
        self.opened = self.opened | {section.name} if opened else self.opened - {section.name}
        self._arrange(section.command if not opened else self.command)
        return True

    def _section(self) -> Section | None:
        """Return the section that the cursor is in."""
        command = self.command
        for section in self.sections:
            if command == section.command or any(entry.command == command for entry in section.entries):
                return section
        return None

    def follow(self) -> None:
        """Open what was clicked; of a section, what is in it too."""
        self.turn()
        super().follow()

    def action_move(self, by: int) -> None:
        """Move the cursor by some rows, and show what is there."""
        if self.links:
            self.choose(min(max((self.at or 0) + by, 0), len(self.links) - 1))
            self.post_message(self.Moved(self.command or ""))

    def on_resize(self) -> None:
        """Lay the rows out for another width."""
        self._arrange(self.command)

    def _arrange(self, command: str | None) -> None:
        """Lay out the rows, with the cursor on a command if it is among them."""
        strips: list[Strip] = []
        links: list[Link] = []
        for opens, rows in self._rows():
            links.append(Link(opens, [Spot(len(strips) + place, 0, self.columns) for place in range(len(rows))]))
            strips += rows
        places = (place for place, link in enumerate(links) if link.command == command)
        self.fill(strips, links)
        self.choose(next(places, 0 if links else None))

    def _rows(self) -> Iterator[tuple[str, list[Strip]]]:
        """Yield each row's command and its lines: a long title takes several."""
        room = (self.columns or UNMEASURED) - MARK
        for section in self.sections:
            opened = section.name in self.opened
            head = Segment(f"{'▼' if opened else '▶'} {section.name}", Style(bold=True))
            yield section.command, [Strip([head, Segment(f" {len(section.entries)}", Style(dim=True))])]
            for entry in section.entries if opened else ():
                texts = wrap(entry.text, room, subsequent_indent="     ") if len(entry.text) > room else [entry.text]
                marks = [entry.mark, *[""] * (len(texts) - 1)]
                yield (
                    entry.command,
                    [Strip([Segment(f"{mark:^{MARK}}{text}")]) for mark, text in zip(marks, texts, strict=True)],
                )


class Reader(Pane):
    """A page as a command prints it, as wide as the pane."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down"),
        Binding("k", "scroll_up"),
        Binding("g", "scroll_home"),
        Binding("G", "scroll_end"),
        Binding("left", "app.turn(-1)"),
        Binding("right", "app.turn(1)"),
    ]

    class Sized(Message):
        """A page was drawn at another width, or for the first time."""

    def __init__(self, name: str, screen: Screen) -> None:
        """Begin with an empty page."""
        super().__init__(name)
        self.look = screen
        self.page: Page = ()
        self.drawn = 0
        self.entered = 0

    def show(self, page: Page, line: int = 0, link: int | None = None) -> None:
        """Show a page from a line on, with the cursor on one of its links."""
        self.page, self.drawn, self.at, self.entered = page, 0, link, 0
        self.draw()
        self.scroll_to(y=line, animate=False, immediate=True)

    def enter(self, by: int) -> None:
        """Put the cursor on the first link that is seen, or the last; once the page is drawn, if it is not yet."""
        self.at, self.entered = None, 0 if self.columns else by
        self.go_on(by)

    def draw(self) -> None:
        """Draw the page, unless it is drawn at this width already; a pane that is hidden has none."""
        if self.columns in {0, self.drawn}:
            return
        self.drawn, at, entered = self.columns, self.at, self.entered
        screen = replace(self.look, width=self.columns)
        lines = screen.console().render_lines(draw(screen, self.page), pad=False)
        self.fill([Strip(line) for line in lines], links_in(lines))
        if at is not None and at < len(self.links):
            self.choose(at)
        elif entered:
            self.enter(entered)

    def on_resize(self) -> None:
        """Draw the page anew."""
        self.draw()
        self.post_message(self.Sized())
