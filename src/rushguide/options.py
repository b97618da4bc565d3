"""What an option says of itself, without Typer: a filter is declared once, as an annotated field of a struct.

Songs, playlists, help, completion and the manual all read the declaration.
"""

from typing import Annotated


class Option:
    """An option of the command line; the field that it annotates gives its name, its type and its default."""

    def __init__(  # noqa: PLR0913 - one parameter for each thing that can be said
        self,
        metavar: str | None,
        description: str,
        completion: str | tuple[str, ...] = "",
        *,
        names: tuple[str, ...] = (),
        least: int | None = None,
        most: int | None = None,
    ) -> None:
        """Keep what is said.

        `metavar` is what the help calls a value, None for a flag or a few fixed words. `completion` has the possible
        values, or the name under which `cli.values` lists them. `names` are the spellings, if the field's name
        is not the only one. Numbers go from `least` to `most`.
        """
        self.metavar = metavar
        self.description = description
        self.completion = completion
        self.names = names
        self.least = least
        self.most = most


class Flag(Option):
    """An option without a value, with its spellings."""

    def __init__(self, names: str, description: str) -> None:
        """Keep them; `--seen/--unseen` has an opposite."""
        super().__init__(None, description, names=(names,))


class Argument(Option):
    """A value that is typed without the name of an option before it."""


class Words(Argument):
    """An argument of several words, which need no quotes: the command gets them as one text."""


class Name(Words):
    """The name of one thing that a command opens."""

    def __init__(self, completion: str) -> None:
        """Keep the name under which possible names are listed."""
        super().__init__("NAME", "A name, an id or the beginning of one; no quotes needed.", completion)


Eras = Annotated[str | None, Option("ERA", "Only this era, such as prog; commas join several.", "eras")]
Years = Annotated[str | None, Option("YEARS", "Only this year or range, such as 1974..1981.")]


class Options:
    """Options that belong together: annotated fields with their defaults. No dataclass: making one takes 1 ms."""

    def __init__(self, **typed: object) -> None:
        """Take the options that were typed; the others keep their defaults."""
        self.__dict__.update(typed)
