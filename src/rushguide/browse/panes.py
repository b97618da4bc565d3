"""Panes of lines with links in them: the list of what there is to open, and a page as a command prints it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from textwrap import wrap
from typing import ClassVar, NamedTuple

from msgspec.structs import replace
from rich.segment import Segment
from rich.style import Style
from textual import binding, events, scroll_view
from textual.geometry import Region, Size
from textual.strip import Strip

from rushguide.browse.program import Section, command_of
from rushguide.draw.blocks import draw
from rushguide.draw.screen import Screen
from rushguide.pages import page

CHOSEN, CHOSEN_BEFORE = Style(reverse=True), Style(underline=True, bold=True)
"""The link under the cursor, in the pane that has the keys and in one that has not."""
NOWHERE = -1
"""The place of a cursor that is on no link."""
STEPS = {"up,k": -1, "down,j": 1, "pageup": -10, "pagedown": 10, "home,g": -100_000, "end,G": 100_000}
"""Keys of the list, with how many rows they move its cursor."""
LOOKS: Mapping[str, page.Style] = {"underline": "match", "bold": "bold", "dim": "quiet"}
"""What a page calls Rich's styles; of several, the first."""


class Link(NamedTuple):
    """What can be followed, and where it is; it may go on in the next line."""

    command: str
    regions: list[Region]


def links_in(lines: Sequence[Sequence[Segment]]) -> list[Link]:
    """Return the links of drawn lines; pieces of one name that follow each other are one link."""
    links: list[Link] = []
    for number, line in enumerate(lines):
        column = 0
        for segment in line:
            width = segment.cell_length
            if address := segment.style and segment.style.meta.get("of"):
                region, command = Region(column, number, width, 1), command_of(address)
                if links and links[-1].command == command and links[-1].regions[-1].bottom >= number:
                    links[-1].regions.append(region)
                else:
                    links.append(Link(command, [region]))
            column += width
    return links


def as_page(lines: Iterable[Iterable[Segment]], colours: Mapping[str, str]) -> page.Page:
    """Return drawn lines as a page, in the colours of the eras that they have."""
    eras = {colour.casefold(): era for era, colour in colours.items()}
    shown: list[page.Line] = []
    for line in lines:
        spans: list[page.Span] = []
        for text, style, _ in line:
            look: page.Style = next((LOOKS[each] for each in LOOKS if getattr(style, each, False)), "")
            colour = style.color.name.casefold() if style and style.color else ""
            spans.append(page.Span(text, look, eras.get(colour, "")))
        shown.append(page.Line(spans))
    return tuple(shown)


class Pane(scroll_view.ScrollView):
    """Lines that scroll, with a cursor that goes from link to link."""

    def __init__(self, name: str, followed: Callable[[str], None]) -> None:
        """Begin without lines; `followed` is called with the command of each link that is followed."""
        super().__init__(id=name)
        self.followed = followed
        self.strips: list[Strip] = []
        self.links: list[Link] = []
        self.at = NOWHERE

    @property
    def link(self) -> Link | None:
        """The link under the cursor."""
        return self.links[self.at] if 0 <= self.at < len(self.links) else None

    @property
    def columns(self) -> int:
        """The columns that a line has."""
        return self.scrollable_content_region.width

    def fill(self, strips: list[Strip], links: list[Link], at: int) -> None:
        """Show other lines, with the cursor on a link."""
        self.strips, self.links = strips, links
        self.virtual_size = Size(self.columns, len(strips))
        self.choose(at)

    def choose(self, at: int) -> None:
        """Move the cursor to a link, and the lines so that it is seen."""
        self.at = at
        if self.link:
            region = Region.from_union(self.link.regions)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)
        self.refresh()

    def go_on(self, by: int) -> bool:
        """Move the cursor to the next link, or the one before; False at the end."""
        shown = range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)
        if self.link:
            at = self.at + by
        else:
            seen = [place for place, link in enumerate(self.links) if link.regions[0].y in shown]
            at = (seen or range(len(self.links)))[0 if by > 0 else -1] if self.links else NOWHERE
        if not 0 <= at < len(self.links):
            return False
        self.choose(at)
        return True

    def follow(self) -> None:
        """Follow the link under the cursor."""
        if self.link:
            self.followed(self.link.command)

    def on_click(self, event: events.Click) -> None:
        """Follow the link that was clicked."""
        clicked = event.get_content_offset_capture(self) + self.scroll_offset
        for place, link in enumerate(self.links):
            if any(region.contains_point(clicked) for region in link.regions):
                self.choose(place)
                self.follow()
                return

    def render_line(self, y: int) -> Strip:
        """Return a line as it is seen, with the link under the cursor set off."""
        number = y + self.scroll_offset.y
        strip = (self.strips[number] if number < len(self.strips) else Strip([])).extend_cell_length(self.columns)
        style = CHOSEN if self.has_focus else CHOSEN_BEFORE
        for region in self.link.regions if self.link else ():
            if region.y <= number < region.bottom:
                before, chosen = strip.crop(0, region.x), strip.crop(region.x, region.right)
                strip = Strip.join([before, chosen.apply_style(style), strip.crop(region.right)])
        return strip.crop_extend(0, self.columns, None)


class Sidebar(Pane):
    """The list of what there is to open: sections that open and close, a row for each thing in them."""

    BINDINGS: ClassVar[list[binding.BindingType]] = [(keys, f"app.step({by})") for keys, by in STEPS.items()]

    def __init__(self, followed: Callable[[str], None]) -> None:
        """Begin with nothing in it."""
        super().__init__("sidebar", followed)
        self.sections: Sequence[Section] = ()
        self.opened: set[str] = set()

    @property
    def command(self) -> str | None:
        """The command of the row under the cursor."""
        return self.link.command if self.link else None

    def show(self, sections: Sequence[Section], opened: Iterable[str], command: str | None) -> None:
        """Show sections, some of them opened, with the cursor on a command, or else on the first row."""
        self.sections, self.opened = sections, set(opened)
        self.lay_out(command)
        self.point_at(command)

    def point_at(self, command: str | None) -> None:
        """Move the cursor to a command, and open the section that has it, if one does."""
        section = self.section_of(command)
        if section and command != self.command:
            if command != section.command:
                self.opened.add(section.name)
            self.lay_out(command)

    def turn(self, *, opened: bool | None = None) -> bool:
        """Open, close or, by default, toggle the section under the cursor; False if there is none to toggle."""
        section = self.section_of(self.command)
        if not section or (opened is None and self.command != section.command):
            return False
        if opened is None:
            opened = section.name not in self.opened
        self.opened = self.opened | {section.name} if opened else self.opened - {section.name}
        self.lay_out(self.command if opened else section.command)
        return True

    def section_of(self, command: str | None) -> Section | None:
        """Return the section that a command opens or that has it."""
        return next((each for each in self.sections if command == each.command or command in each.rows), None)

    def follow(self) -> None:
        """Open what was clicked; of a section, what is in it too."""
        self.turn()
        super().follow()

    def on_resize(self) -> None:
        """Lay the rows out for another width."""
        self.lay_out(self.command)

    def lay_out(self, command: str | None) -> None:
        """Lay the rows out, long ones in several lines, with the cursor on a command if it is among them."""
        room = self.columns
        strips: list[Strip] = []
        links: list[Link] = []
        for section in self.sections:
            sign, rows = ("▼", section.rows) if section.name in self.opened else ("▶", {})
            links.append(Link(section.command, [Region(0, len(strips), room, 1)]))
            count = Segment(f" {len(section.rows)}", Style(dim=True))
            strips.append(Strip([Segment(f"{sign} {section.name}", Style(bold=True)), count]))
            for opens, row in rows.items():
                lines = wrap(row, room, subsequent_indent=" " * 8) if 0 < room < len(row) else [row]
                links.append(Link(opens, [Region(0, len(strips), room, len(lines))]))
                strips += [Strip([Segment(line)]) for line in lines]
        self.fill(strips, links, next((at for at, link in enumerate(links) if link.command == command), 0))


class Reader(Pane):
    """A page as a command prints it, as wide as the pane."""

    BINDINGS: ClassVar[list[binding.BindingType]] = [
        ("j", "scroll_down"), ("k", "scroll_up"), ("g", "scroll_home"), ("G", "scroll_end"),
        ("left", "app.turn(-1)"), ("right", "app.turn(1)"),
    ]  # fmt: skip

    def __init__(self, name: str, followed: Callable[[str], None], sized: Callable[[], None], screen: Screen) -> None:
        """Begin with an empty page; `sized` is called when the pane has a new size."""
        super().__init__(name, followed)
        self.sized, self.look = sized, screen
        self.page: page.Page = ()
        self.drawn = 0

    def show(self, shown: page.Page, line: int = 0, link: int = NOWHERE) -> None:
        """Show a page from a line on, with the cursor on one of its links."""
        self.page, self.drawn, self.links, self.at = shown, 0, [], link
        self.draw()
        self.scroll_to(y=line, animate=False, immediate=True)

    def enter(self, by: int) -> None:
        """Put the cursor on the first link that is seen, or the last."""
        self.at = NOWHERE
        self.draw()
        self.go_on(by)

    def draw(self) -> None:
        """Draw the page, unless it is drawn at this width already; a pane that is hidden has none."""
        if self.columns not in {0, self.drawn}:
            self.drawn = self.columns
            screen = replace(self.look, width=self.columns)
            lines = screen.console().render_lines(draw(screen, self.page), pad=False)
            self.fill([Strip(line) for line in lines], links_in(lines), self.at)

    def on_resize(self) -> None:
        """Draw the page again."""
        self.draw()
        self.sized()
