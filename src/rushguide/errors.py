"""The one exception that carries a message for people."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum


class ExitCode(IntEnum):
    """What the program tells the shell."""

    DONE = 0
    NOT_FOUND = 1
    """A well-formed name or number that the guide lacks, an ambiguous one, bad data, file trouble."""
    USAGE = 2
    """A command, option, value or range that cannot be read."""
    INTERRUPTED = 130


class GuideError(Exception):
    """Something that a person has to know: one line, and below it what is possible.

    `hints` are whole lines without indentation; the command line prints them indented.
    """

    def __init__(self, message: str, *, hints: Iterable[str] = (), code: ExitCode = ExitCode.NOT_FOUND) -> None:
        """Keep the parts; nothing is printed here."""
        super().__init__(message)
        self.message = message
        self.hints = tuple(hints)
        self.code = code


@contextmanager
def file_trouble(message: str) -> Iterator[None]:
    """Turn an error of the system into a GuideError: the message, and the system's reason."""
    try:
        yield
    except OSError as error:
        raise GuideError(f"{message}: {error.strerror}") from None
