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
Episodes = Annotated[
    str | None,
    typer.Option(metavar="N", help="To hear with an episode, such as 3 or 1-4,7.", autocompletion=offers.episodes),
]
Parts = Annotated[
    str | None, typer.Option(metavar="PART", help="Only before, featured or after.", autocompletion=offers.parts)
]
OfAlbum = Annotated[
    str | None, typer.Option(metavar="ALBUM", help="On an album, by name.", autocompletion=offers.albums)
]
Length = Annotated[str | None, typer.Option(metavar="RANGE", help="Of a length, such as 5:00.. or ..3:00.")]
Words = Annotated[
    str | None, typer.Option(metavar="NAME", help="With words by somebody.", autocompletion=offers.writers)
]
Music = Annotated[
    str | None, typer.Option(metavar="NAME", help="With music by somebody.", autocompletion=offers.composers)
]
Instrumental = Annotated[bool | None, typer.Option("--instrumental/--sung", help="Without words, or with.")]
OfCycle = Annotated[
    str | None, typer.Option(metavar="NAME", help="The parts of a cycle, in their order.", autocompletion=offers.cycles)
]
Live = Annotated[bool | None, typer.Option("--live/--never-live", help="On a live album, or on none.")]
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
