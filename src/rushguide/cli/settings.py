"""What holds for every command, wherever on the line it was typed."""

import os
import sys
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from rushguide.loading import load_guide
from rushguide.model import Guide

LEAST_COLUMNS = 20
"""Below this, `COLUMNS` is taken for a mistake."""
MOST_COLUMNS = 1000
USUAL_COLUMNS = 80
"""Columns of a terminal that does not say how many it has."""


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Format(StrEnum):
    """What to print: a table or page for people, or JSON for programs."""

    TABLE = "table"
    JSON = "json"


@dataclass
class Settings:
    """The shared options as they were typed; each command adds those that stand after it."""

    data: Path | None = None
    color: Colour | None = None
    width: int | None = None
    format: Format | None = None
    json: bool | None = None

    @cached_property
    def guide(self) -> Guide:
        """The guide in use."""
        return load_guide(self.folder)

    @property
    def folder(self) -> Path | None:
        """The guide's folder: `--data`, else `RUSHGUIDE_DATA`; None for the bundled one."""
        chosen = self.data or os.environ.get("RUSHGUIDE_DATA")
        return Path(chosen) if chosen else None

    @property
    def colours(self) -> dict[str, str]:
        """Each era's colour, where a guide has been read; a broken one has none."""
        return {era.id: era.colour for era in self.guide.eras} if "guide" in self.__dict__ else {}

    @property
    def wants_json(self) -> bool:
        """Whether the answer is for a program."""
        return bool(self.json) or self.format is Format.JSON

    def columns(self) -> int | None:
        """Return the columns to fill: `--width`, else `COLUMNS`, else the terminal's; None in a pipe or file."""
        if self.width:
            return self.width
        stated = os.environ.get("COLUMNS", "")
        if stated.isdecimal() and int(stated) >= LEAST_COLUMNS:
            return min(int(stated), MOST_COLUMNS)
        try:
            columns = os.get_terminal_size(sys.stdout.fileno()).columns or USUAL_COLUMNS
            return min(max(LEAST_COLUMNS, columns), MOST_COLUMNS)
        except (OSError, ValueError):
            return None

    def on_terminal(self) -> bool:
        """Whether the output goes to a terminal that understands codes."""
        return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    def coloured(self) -> bool:
        """Whether to colour: `--color`, else `NO_COLOR`, else `FORCE_COLOR`, else whether a terminal is there."""
        if self.color in (Colour.ALWAYS, Colour.NEVER):
            return self.color is Colour.ALWAYS
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or self.on_terminal()
