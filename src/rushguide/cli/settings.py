"""The options that hold for every command, wherever on the line they were typed, and what follows from them."""

import os
import sys
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from rushguide.cli.streams import print_error
from rushguide.errors import ExitCode, GuideError
from rushguide.options import Flag, Option, Options
from rushguide.text import typed_path

if TYPE_CHECKING:
    from rushguide.draw.screen import Depth
    from rushguide.guide.guide import Guide
    from rushguide.log import Progress

MIN_COLUMNS = 20
"""Below this, `COLUMNS` is taken for a mistake."""
MAX_COLUMNS = 1000
DEFAULT_COLUMNS = 80
"""Columns of a terminal that does not say how many it has."""


class Colour(StrEnum):
    """When to colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Format(StrEnum):
    """What an answer is written as: for people a table or page, or its lines one by one; data; pictures; files."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"
    YAML = "yaml"
    SVG = "svg"
    HTML = "html"
    ICS = "ics"
    M3U8 = "m3u8"
    XSPF = "xspf"
    JSPF = "jspf"


DATA = frozenset({Format.JSON, Format.CSV, Format.TSV, Format.MARKDOWN, Format.YAML})
PICTURES = frozenset({Format.SVG, Format.HTML})
ENDINGS = {
    **{f".{each}": each for each in Format if each not in {Format.TABLE, Format.PLAIN, Format.MARKDOWN}},
    ".md": Format.MARKDOWN,
    ".yml": Format.YAML,
    ".txt": None,
    "": None,
}
"""The format of a file by its ending; None for that of the screen."""


class Settings(Options):
    """The shared options; each command adds those that were typed after it."""

    data: Annotated[Path | None, Option("DIR", "Read the guide in this folder.")] = None
    color: Annotated[Colour | None, Option("WHEN", "Colour: auto, always or never.", names=("--color", "--colour"))] = (
        None
    )
    width: Annotated[int | None, Option("N", "Columns to fill.", least=MIN_COLUMNS, most=MAX_COLUMNS)] = None
    format: Annotated[Format | None, Option("FORMAT", "What to print: table, plain, json and others.")] = None
    json: Annotated[bool | None, Flag("--json", "Short for --format json.")] = None
    output: Annotated[
        Path | None, Option("FILE", "Write to a file; its ending says the format.", names=("-o", "--output"))
    ] = None
    overwrite: Annotated[bool | None, Option(None, "Write over an existing file.", names=("-f", "--overwrite"))] = None
    no_pager: Annotated[bool | None, Flag("--no-pager", "Never use a pager.")] = None

    def __init__(self, typed: tuple[str, ...] = (), **options: Any) -> None:
        """Keep all that was typed after the program's name, and options."""
        super().__init__(**options)
        self.typed = typed
        self.instead: Any = None  # a function that gets each answer instead of `output.show`

    def add(self, name: str, value: Any) -> None:
        """Take an option; of two that say which format, the later one counts."""
        if name in {"format", "json"}:
            self.format = self.json = None
        setattr(self, name, value)

    @cached_property
    def guide(self) -> "Guide":
        """The guide in use."""
        from rushguide.guide.files import load_guide

        return load_guide(self.folder)

    def progress(self, *, needed: bool = False) -> "Progress":
        """Return what was seen and heard, nothing without a log.

        A log that cannot be read is named on stderr, and is an error only if the answer needs it. Most people
        have no log, so what reads one is loaded only for those who do.
        """
        from rushguide.log import NOTHING_YET, log_exists, log_file

        try:
            if not log_exists(log_file()):
                return NOTHING_YET
            from rushguide.log import entries, store

            return entries.to_progress(self.guide, store.read_log(self.guide.series.id))
        except GuideError as error:
            if needed:
                raise
            print_error(error)
            return NOTHING_YET

    @property
    def folder(self) -> Path | None:
        """The guide's folder: `--data`, else `RUSHGUIDE_DATA`; None for the bundled one."""
        chosen = self.data or os.environ.get("RUSHGUIDE_DATA")
        return typed_path(chosen) if chosen else None

    @property
    def colours(self) -> dict[str, str]:
        """Each era's colour, once a guide was read; a broken one has none."""
        return {era.id: era.colour for era in self.guide.eras} if "guide" in self.__dict__ else {}

    @property
    def wanted(self) -> Format:
        """The format: as asked for, else that of the file's ending, else plain for `ACCESSIBLE`, else a table."""
        said, ending = Format.JSON if self.json else self.format, self.file.suffix.lower() if self.file else ".txt"
        if said is None and ending not in ENDINGS:
            hint = f"endings: {', '.join(filter(None, ENDINGS))}"
            raise GuideError(f"the ending of '{self.file}' names no format", hints=[hint], code=ExitCode.USAGE)
        if said and (ENDINGS.get(ending) or said) is not said:
            raise GuideError(f"'{self.file}' is no name for a file of {said}", code=ExitCode.USAGE)
        accessible = os.environ.get("ACCESSIBLE", "") not in {"", "0"}
        return said or ENDINGS[ending] or (Format.PLAIN if accessible else Format.TABLE)

    @property
    def file(self) -> Path | None:
        """The file to write to; None for stdout."""
        return None if self.output == Path("-") else self.output

    @property
    def for_programs(self) -> bool:
        """Whether the answer is for a program: then an empty list is written too."""
        return self.wanted in DATA

    def columns(self) -> int | None:
        """Return the columns to fill: `--width`, else `COLUMNS`, else the terminal's; None in a pipe or file."""
        if self.width:
            return self.width
        stated = os.environ.get("COLUMNS", "")
        if stated.isdecimal() and (columns := int(stated[:9])) >= MIN_COLUMNS:
            return min(columns, MAX_COLUMNS)
        try:
            columns = os.get_terminal_size(sys.stdout.fileno()).columns or DEFAULT_COLUMNS
            return min(max(MIN_COLUMNS, columns), MAX_COLUMNS)
        except (OSError, ValueError):
            return None

    def on_terminal(self) -> bool:
        """Whether the output goes to a terminal that understands codes."""
        return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"

    def depth(self) -> "Depth":
        """Return how many colours to use; `--color`, else `NO_COLOR`, else `FORCE_COLOR`, else the terminal says so."""
        coloured = not os.environ.get("NO_COLOR") and (bool(os.environ.get("FORCE_COLOR")) or self.on_terminal())
        if not (coloured if self.color in {None, Colour.AUTO} else self.color is Colour.ALWAYS):
            return None
        if os.environ.get("COLORTERM", "").lower() in {"truecolor", "24bit"}:
            return "truecolor"
        return "256" if "256" in os.environ.get("TERM", "") or not sys.stdout.isatty() else "standard"


class Order(Options):
    """How a listing is sorted and how far it goes."""

    sort: Annotated[str | None, Option("KEYS", "Sort by JSON keys; -key for descending order.", "sort_keys")] = None
    limit: Annotated[int | None, Option("N", "Show at most N.", least=1)] = None
