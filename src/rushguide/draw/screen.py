"""What has to be known of the place where a page is shown, and how it becomes text there."""

import re
from collections.abc import Mapping
from io import StringIO
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace
from rich.console import Console, RenderableType
from rich.style import Style

from rushguide.text import CODES

PAGE = 80
"""The width up to which pages use a screen: prose is read best in lines of this length or less."""
NARROW = 60
"""The width below which nothing stands beside a label."""
UNLIMITED = 10_000
"""Columns of a pipe or file: nothing there has to fit."""

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
        """Whether labels stand over what they label, for want of room beside it."""
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

    def inset(self, columns: int) -> "Screen":
        """Return the screen for what is moved to the right by so many columns."""
        return replace(self, width=self.page - columns)

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
