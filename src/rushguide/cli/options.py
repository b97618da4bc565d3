"""Options that several commands have, declared once."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from rushguide.cli import offers
from rushguide.cli.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

A_NAME = "A name, an id or the beginning of one; no quotes."
"""What a command that opens one thing says of its name."""
Era = Annotated[
    str | None,
    typer.Option(metavar="ERA", help="Of an era, such as prog; commas join several.", autocompletion=offers.eras),
]
Year = Annotated[str | None, typer.Option(metavar="YEARS", help="Of a year or range, such as 1974..1981.")]
Sort = Annotated[
    str | None,
    typer.Option(metavar="KEYS", help="By JSON keys; -key for falling order.", autocompletion=offers.sort_keys),
]
Limit = Annotated[int | None, typer.Option(min=1, metavar="N", help="At most N.")]


def examples(*commands: str) -> str:
    """Return the end of a command's help: lines that can be typed, and that the tests run.

    The first line keeps the help from wrapping the others.
    """
    return "\n".join(["\b", "Examples:", *(f"  rushguide {command}" for command in commands)])


def settings_of(ctx: typer.Context) -> Settings:
    """Return the shared options."""
    return cast("Settings", ctx.obj)


def joined(words: "Sequence[str]") -> str:
    """Return a name that was typed without quotes."""
    return " ".join(words)
