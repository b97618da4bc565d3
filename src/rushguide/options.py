"""How options are declared, without Typer: a filter is declared once, as an annotated field of a struct.

Songs, playlists, help, completion and the manual all read the declaration.
"""

from typing import Annotated, NamedTuple, Self


class Option(NamedTuple):
    """An option of the command line; the field that it annotates gives its name, its type and its default."""

    metavar: str | None
    """What the help calls a value; None for a flag or a few fixed words."""
    description: str
    completion: str | tuple[str, ...] = ""
    """The possible values, or the name under which `cli.values` lists them."""
    names: tuple[str, ...] = ()
    """The spellings, if the field's name is not the only one."""
    least: int | None = None
    """The smallest number."""
    most: int | None = None
    """The largest."""

    def __eq__(self, other: object) -> bool:
        return self is other  # `typing` takes equal annotations for one: an argument could become an option

    def __hash__(self) -> int:
        return id(self)


class Flag(Option):
    """An option without a value, with its spellings; `--seen/--unseen` has an opposite."""

    def __new__(cls, names: str, description: str) -> Self:
        """Keep what is said."""
        return super().__new__(cls, None, description, names=(names,))


class Argument(Option):
    """A value that is typed without the name of an option before it."""


class Words(Argument):
    """An argument of several words, which need no quotes: the command gets them as one text."""


class Name(Words):
    """The name of one thing that a command opens."""

    def __new__(cls, completion: str) -> Self:
        """Keep the name under which possible names are listed."""
        return super().__new__(cls, "NAME", "A name, an id or the beginning of one; no quotes needed.", completion)


Eras = Annotated[str | None, Option("ERA", "Only this era, such as prog; commas join several.", "eras")]
Years = Annotated[str | None, Option("YEARS", "Only this year or range, such as 1974..1981 or 90s.")]


class Options:
    """Options that belong together: annotated fields with their defaults. No dataclass: making one takes 1 ms."""

    def __init__(self, **typed: object) -> None:
        """Take the options that were typed; the others keep their defaults."""
        self.__dict__.update(typed)
