"""What is wrong with a guide's files: where, in which record, and how bad."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

from rushguide.text import clean


class Severity(IntEnum):
    """Errors stop; warnings are worth mending."""

    ERROR = 0
    WARNING = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong; lines and columns count from 1."""

    file: str
    line: int
    column: int
    context: str
    """The record and the path in it: `episode 3, eras.1`; empty for the file as a whole."""
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Say it in one line, in the form that editors jump to."""
        context = f"{self.context}: " if self.context else ""
        note = "warning: " if self.severity is Severity.WARNING else ""
        return clean(f"{self.file}:{self.line}:{self.column}: {note}{context}{self.message}".replace("\n", " "))


@dataclass
class Problems:
    """All problems that one run found."""

    found: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Keep a problem."""
        self.found.append(problem)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop, by file, line and column."""
        return tuple(sorted(problem for problem in self.found if problem.severity is Severity.ERROR))

    def __iter__(self) -> Iterator[Problem]:
        """Yield all problems by file, line and column."""
        return iter(sorted(self.found))
