"""What holds for every command, wherever on the line it was typed."""

import os
import sys
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rushguide.guide.guide import Guide

MIN_COLUMNS = 20
"""Below this, `COLUMNS` is taken for a mistake."""
MAX_COLUMNS = 1000
USUAL_COLUMNS = 80
"""Columns of a terminal that does not say how many it has."""


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Format(StrEnum):
    """What to print: for people a table or page, or its lines one by one; the others are for programs."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    YAML = "yaml"


class Settings:
    """The shared options as they were typed; each command adds those that stand after it."""

    data: Path | None = None
    color: Colour | None = None
    width: int | None = None
    format: Format | None = None
    json: bool | None = None
    save: Path | None = None
    force: bool | None = None
    no_pager: bool | None = None
    typed: tuple[str, ...] = ()
    """All that was typed after the program's name."""

    def __init__(self, **typed: Any) -> None:
        """Keep what was typed before the command. No dataclass: making one takes a millisecond of each start."""
        for name, value in typed.items():
            setattr(self, name, value)

    def add(self, name: str, value: Any) -> None:
        """Take an option that stands after the command; of two that say which format, the later one counts."""
        if name in {"format", "json"}:
            self.format = self.json = None
        setattr(self, name, value)

    @cached_property
    def guide(self) -> "Guide":
        """The guide in use."""
        from rushguide.guide.files import load_guide

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
    def wanted(self) -> Format:
        """The format: as asked for, else plain where `ACCESSIBLE` asks for it, else a table."""
        if self.json:
            return Format.JSON
        accessible = os.environ.get("ACCESSIBLE", "") not in {"", "0"}
        return self.format or (Format.PLAIN if accessible else Format.TABLE)

    @property
    def for_programs(self) -> bool:
        """Whether the answer is for a program: then an empty list is written too."""
        return self.wanted not in {Format.TABLE, Format.PLAIN}

    @property
    def plain(self) -> bool:
        """Whether to print lines one by one, for screen readers."""
        return self.wanted is Format.PLAIN

    def columns(self) -> int | None:
        """Return the columns to fill: `--width`, else `COLUMNS`, else the terminal's; None in a pipe or file."""
        if self.width:
            return self.width
        stated = os.environ.get("COLUMNS", "")
        if stated.isdecimal() and int(stated) >= MIN_COLUMNS:
            return min(int(stated), MAX_COLUMNS)
        try:
            columns = os.get_terminal_size(sys.stdout.fileno()).columns or USUAL_COLUMNS
            return min(max(MIN_COLUMNS, columns), MAX_COLUMNS)
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
