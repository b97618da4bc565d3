"""What a view has to know of the place where it will be shown, and how a renderable becomes text there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import Literal

from rich.console import Console, RenderableType
from rich.style import Style

from rushguide.text import clean

PAGE = 80
"""The width up to which pages use a screen: prose is read best in lines of this length or less."""
NARROW = 60
"""The width below which nothing stands beside a label."""
UNLIMITED = 10_000
"""Columns of a pipe or file: nothing there has to fit."""

View = RenderableType
"""What a view returns."""
Depth = Literal["standard", "256", "truecolor"] | None
"""How many colours there are; None for none at all, not even bold."""

_CODES = r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\"
_ENDS = re.compile(rf"(?:\ |{_CODES})+$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Screen:
    """Where a view is shown. `width` in columns, None where nothing has to fit."""

    width: int | None = None
    depth: Depth = None
    links: bool = False
    """Whether addresses may become links (OSC 8)."""
    colours: Mapping[str, str] = field(default_factory=dict)
    """Each era's colour by its id."""

    @property
    def page(self) -> int:
        """The columns that a page uses."""
        return min(self.width or PAGE, PAGE)

    @property
    def narrow(self) -> bool:
        """Whether labels stand over what they label, for want of room beside it."""
        return self.page < NARROW

    def era(self, era: str) -> Style:
        """Return an era's style; the default for one without a colour."""
        return Style(color=self.colours[era]) if era in self.colours else Style()

    def render(self, view: RenderableType) -> str:
        """Return what the view looks like here; lines carry no blanks at their ends."""
        console = Console(
            file=StringIO(),
            width=self.width or UNLIMITED,
            color_system=self.depth,
            force_terminal=self.depth is not None,
            legacy_windows=False,
            markup=False,
            emoji=False,
            highlight=False,
            _environ={},
        )
        with console.capture() as capture:
            console.print(view)
        return _ENDS.sub(_only_codes, _clean(capture.get()))


def _only_codes(found: re.Match[str]) -> str:
    return "".join(re.findall(_CODES, found.group()))


def _clean(rendered: str) -> str:
    """Drop control characters that came with the data; only Rich's own codes pass."""
    pieces = re.split(f"({_CODES})", rendered)
    return "".join(piece if place % 2 else clean(piece) for place, piece in enumerate(pieces))
