"""What is wrong with a guide's files: where, in which record, of what kind, and how bad."""

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass, field, replace
from enum import IntEnum, StrEnum
from typing import Literal, TypedDict

from rushguide.text import clean, did_you_mean, nearest, shortened

MAX_PROBLEMS = 1_000
"""Problems that are kept: a flood of them helps nobody."""
MAX_SAID = 500
"""Characters of a problem's line."""
MAX_GUESSED = 100
"""Problems up to which names that come near are looked for."""
MAX_NAMES = 2_000
"""Names among which one that comes near is looked for."""


class Severity(IntEnum):
    """Errors stop; warnings are worth mending."""

    ERROR = 0
    WARNING = 1


class Code(StrEnum):
    """The kind of a problem, for programs; what a kind is called stays the same from version to version."""

    NOT_UTF_8 = "not-utf-8"
    NOT_YAML = "not-yaml"
    HIDDEN_CHARACTER = "hidden-character"
    NOT_ALLOWED = "not-allowed"
    TOO_DEEP = "too-deep"
    TOO_MUCH = "too-much"
    DUPLICATE_KEY = "duplicate-key"
    FILE = "file"
    UNKNOWN_KEY = "unknown-key"
    MISSING_KEY = "missing-key"
    EMPTY = "empty"
    SHAPE = "shape"
    VALUE = "value"
    DUPLICATE_ID = "duplicate-id"
    REFERENCE = "reference"
    NUMBER = "number"
    SUM = "sum"
    YEARS = "years"
    LISTENING = "listening"
    DERIVED = "derived"
    NAME = "name"
    NO_SOURCE = "no-source"
    SOURCE = "source"
    PATH = "path"
    UNUSED_SOURCE = "unused-source"


MEANINGS = {
    Code.NOT_UTF_8: "The file is not UTF-8 text.",
    Code.NOT_YAML: "The text is not YAML; the message has the parser's words.",
    Code.HIDDEN_CHARACTER: "A control character, a bidirectional control or a lone surrogate stands in a text.",
    Code.NOT_ALLOWED: "Anchors, aliases, tags, keys that are not texts, and a second document are not read.",
    Code.TOO_DEEP: "Lists and mappings are nested deeper than any guide needs.",
    Code.TOO_MUCH: "A text is longer, or values or problems are more, than any guide needs.",
    Code.DUPLICATE_KEY: "A key stands twice in one mapping.",
    Code.FILE: "A file is empty, missing, holds another kind of thing, or has no place in a guide.",
    Code.UNKNOWN_KEY: "The record has no such field.",
    Code.MISSING_KEY: "A field that every such record has is not there.",
    Code.EMPTY: "A value is empty, null or ~; what is not known is left out, key and all.",
    Code.SHAPE: "A text stands where a list or a mapping is due, or the reverse.",
    Code.VALUE: "A text is not what the field holds: a date, a length, a number, an id, one of some words.",
    Code.DUPLICATE_ID: "Two records of one kind have the same id.",
    Code.REFERENCE: "A record names another that is not there.",
    Code.NUMBER: "Episodes or tracks are not numbered from 1 without gaps.",
    Code.SUM: "An album's tracks do not add up to its length within five seconds, and `disputed` does not say why.",
    Code.YEARS: "Years or dates run backwards, or an episode's era shares no year with it.",
    Code.LISTENING: "A song stands twice in an episode, or is featured outside its years without an `exception`.",
    Code.DERIVED: "An event says what follows from another record already.",
    Code.NAME: "A credited name is nearly that of a person on record.",
    Code.NO_SOURCE: "A fact has no source, or only the guide itself where that is not enough.",
    Code.SOURCE: "A source or claim that is cited is not there.",
    Code.PATH: "A path under `sources` or `disputed` leads to nothing.",
    Code.UNUSED_SOURCE: "Nothing cites a source.",
}
"""What each kind of problem means, for people."""


class ProblemObject(TypedDict):
    """A problem as programs get it; lines and columns count from 1."""

    file: str
    line: int
    column: int
    record: str
    field: str
    message: str
    code: Code
    severity: Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong; lines and columns count from 1."""

    file: str
    line: int
    column: int
    record: str
    """The record, such as `episode 3`; empty for the file as a whole."""
    field: str
    """The dotted path in the record, such as `eras.1`; empty for the record as a whole."""
    message: str
    code: Code
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """Say it in one line, in the form that editors jump to."""
        context = ", ".join(filter(None, [self.record, shortened(self.field)]))
        note = "warning: " if self.severity is Severity.WARNING else ""
        said = f"{note}{context}: {self.message}" if context else f"{note}{self.message}"
        return clean(f"{self.file}:{self.line}:{self.column}: {shortened(said, MAX_SAID)}".replace("\n", " "))

    def as_object(self) -> dict[str, object]:
        """Return it for programs; nothing in it can upset a terminal or an encoding."""
        texts = {key: clean(str(value)) if isinstance(value, str) else value for key, value in asdict(self).items()}
        return {**texts, "severity": self.severity.name.lower()}


@dataclass
class Problems:
    """All problems that one run found."""

    found: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Keep a problem; of a flood the first, and a word on the rest."""
        if len(self.found) > MAX_PROBLEMS:
            return
        if len(self.found) == MAX_PROBLEMS:
            said = f"there are more than {MAX_PROBLEMS:,} problems; the others are not listed"
            problem = replace(problem, record="", field="", message=said, code=Code.TOO_MUCH, severity=Severity.ERROR)
        self.found.append(problem)

    def guess(self, wanted: str, names: Collection[str]) -> str:
        """Return a question after the name that comes nearest; nothing where looking for it would take long."""
        if len(self.found) > MAX_GUESSED or len(names) > MAX_NAMES:
            return ""
        return did_you_mean(nearest(shortened(wanted), sorted(names), most=1))

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop, by file, line and column."""
        return tuple(sorted(problem for problem in self.found if problem.severity is Severity.ERROR))

    def __iter__(self) -> Iterator[Problem]:
        """Yield all problems by file, line and column."""
        return iter(sorted(self.found))
