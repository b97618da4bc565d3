"""The screen that a page is drawn on: its width and colours, the measures of a page, and text in styles."""

import re
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Literal

from msgspec import Struct, field, structs
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.style import Style
from rich.text import Text

from rushguide.pages.page import DOT, Bar, Flow, Gauge, Inline, Span
from rushguide.text import CODES, clean

PAGE = 80
"""The width up to which pages use a screen: prose is read best in lines of this length or less."""
NARROW = 60
"""The width below which what is labelled goes under its label."""
UNLIMITED = 10_000
"""Columns of a pipe or file: nothing there has to fit."""

QUIET = "dim"
LABEL = 12
"""Columns for the label beside a fact."""
GAP = 2
INDENT = 2
ASIDE_GAP = 3
"""Blanks at least between a title and what is at the right end of its line."""
EDGE = "▌"
"""The bar at the left edge of what belongs to an era."""
FULL, OPEN = "█", "░"
"""What is done of something, and what is still to come."""
GAUGE, NARROW_GAUGE = 20, 14
"""Columns of a bar that shows how much is done."""
LOOKS = {"": "", "quiet": QUIET, "bold": "bold", "italic": "italic", "match": "bold underline"}
"""The look of each style."""

STANDARD = ("red", "magenta", "cyan", "bright_magenta", "yellow", "blue", "green", "bright_red")
"""The colours of the eras, in their order, where there are only sixteen; told apart in Solarized too."""

Depth = Literal["standard", "256", "truecolor"] | None
"""How many colours there are; None for none at all, not even bold."""


class Screen(Struct, frozen=True, kw_only=True):
    """Where a page is shown. `width` in columns, None where nothing has to fit."""

    width: int | None = None
    depth: Depth = None
    links: bool = False
    """Whether addresses may become links (OSC 8)."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """Each era's colour by its id."""
    followed: bool = False
    """Whether names lead to their records, as in the browser: their styles then keep the address."""
    plain: bool = False
    """Whether it is read line by line: nothing beside another, nothing drawn, nothing wrapped, no signs."""

    @property
    def page(self) -> int:
        """The columns that a page uses."""
        return UNLIMITED if self.plain else min(self.width or PAGE, PAGE)

    @property
    def narrow(self) -> bool:
        """Whether labels are above what they label, for lack of room beside it."""
        return self.page < NARROW

    def era(self, era: str) -> Style:
        """Return an era's style; the default for one without a colour."""
        if era not in self.colours:
            return Style()
        few = STANDARD[list(self.colours).index(era) % len(STANDARD)]
        return Style(color=few if self.depth == "standard" else self.colours[era])

    def meta(self, address: str) -> dict[str, str] | None:
        """Return what the style of a name keeps, for those who follow it; nothing where it is only printed."""
        return {"of": address} if address and self.followed else None

    def of_width(self, columns: int) -> "Screen":
        """Return the screen for what has only a part of this one's columns."""
        return structs.replace(self, width=columns)

    def console(self, *, record: bool = False) -> Console:
        """Return a console of this screen's width and colours, which writes nowhere."""
        return Console(
            file=StringIO(),
            width=self.width or UNLIMITED,
            color_system=self.depth,
            force_terminal=self.depth is not None,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            record=record,
            _environ={},
        )

    def render(self, renderable: RenderableType) -> str:
        """Return what something looks like here; lines carry no blanks at their ends."""
        console = self.console()
        with console.capture() as capture:
            console.print(renderable)
        rendered = capture.get()
        if "\x1b" not in rendered:  # most are for a pipe, and patterns take longer to compile than this
            return "\n".join(line.rstrip(" ") for line in rendered.split("\n"))
        at_end = re.compile(rf"(?m)(?:\ |{CODES})+$")
        return at_end.sub(lambda found: "".join(re.findall(CODES, found.group())), rendered)


def styled(screen: Screen, inline: Inline) -> Text:
    """Return marked text in its styles."""
    match inline:
        case str():
            return Text(clean(inline))
        case Span():
            address = Style(link=inline.url if screen.links else None, meta=screen.meta(inline.of))
            return Text(clean(inline.text), screen.era(inline.era) + Style.parse(LOOKS[inline.style]) + address)
        case Bar():
            return bar(screen, inline.eras) if inline.eras and screen.depth and not screen.plain else Text()
        case Flow():
            return flow(screen, inline.items)
        case Gauge():
            room = NARROW_GAUGE if screen.narrow else GAUGE
            # Full only for all of it, empty only for nothing.
            filled = max(inline.done * room // inline.whole, 1 if inline.done else 0)
            drawn = Text() if screen.plain else Text.assemble(FULL * filled, (OPEN * (room - filled), QUIET), "  ")
            return drawn.append(inline.words)
        case _:
            return Text.assemble(*(styled(screen, piece) for piece in inline))


def bar(screen: Screen, eras: Sequence[str]) -> Text:
    """Return a bar and a blank; of two eras the one is the left half of the column and the other the right."""
    colours = [style.color for era in eras if (style := screen.era(era)).color]
    return Text.assemble(
        (EDGE if colours else " ", Style(color=colours[0] if colours else None, bgcolor=(*colours, None, None)[1])), " "
    )


def flow(screen: Screen, items: Sequence[Inline], room: int = 0, between: str = DOT) -> Text:
    """Return items joined by dots, to stand beside a label unless there is other room; lines break between items."""
    texts = [styled(screen, item) for item in items]
    if screen.plain:
        return Text("; ").join(texts)
    room = room or screen.page - (INDENT if screen.narrow else LABEL + GAP)
    lines: list[Text] = []
    for item in texts:
        if lines and lines[-1].cell_len + len(between) + item.cell_len <= room:
            lines[-1].append(between, QUIET).append_text(item)
        else:
            lines.append(Text().append_text(item))
    return Text("\n").join(lines)


def prose(screen: Screen, text: Text) -> RenderableType:
    """Return text that wraps at the page's width."""
    return Constrain(text, screen.page)


def aside_line(screen: Screen, title: Text, aside: str, width: int = 0) -> RenderableType:
    """Return a title with a quiet aside at the right end of the page or of a width, or else under it."""
    if not aside:
        return title
    if screen.plain:
        return Group(title, Text(aside))
    blanks = (width or screen.page) - title.cell_len - cell_len(aside)
    if blanks < ASIDE_GAP:
        return Group(title, prose(screen, Text(aside, QUIET)))
    return Text.assemble(title, " " * blanks, (aside, QUIET))
