"""What is wrong with a guide's files: where, in which record, of what kind, and how bad."""

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Literal, NamedTuple, Self

from msgspec import Struct

from rushguide.text import clean, did_you_mean, nearest, shortened

MAX_PROBLEMS = 1_000
"""Problems that are kept: a flood of them helps nobody."""
MAX_PRINTED = 500
"""Characters of a problem's line."""
MAX_GUESSED = 100
"""Problems up to which similar names are looked for."""
MAX_NAMES = 2_000
"""Names among which a similar one is looked for."""


Severity = Literal["error", "warning"]
"""Errors stop; warnings are worth mending."""


class Code(StrEnum):
    """The kind of a problem, for programs; what a kind is called stays the same from version to version."""

    meaning: str
    severity: Severity

    NOT_UTF_8 = "not-utf-8", "The file is not UTF-8 text."
    NOT_YAML = "not-yaml", "The text is not YAML; the message has the parser's words."
    HIDDEN_CHARACTER = "hidden-character", "A text contains a control or bidirectional character, or a lone surrogate."
    NOT_ALLOWED = "not-allowed", "Anchors, aliases, tags, keys that are not texts, and a second document are refused."
    TOO_DEEP = "too-deep", "Lists and mappings are nested deeper than any guide needs."
    TOO_MUCH = "too-much", "A text is too long, or there are too many values or problems."
    DUPLICATE_KEY = "duplicate-key", "A mapping has a key twice."
    FILE = "file", "A file is empty, missing or unknown, or does not hold what it should."
    UNKNOWN_KEY = "unknown-key", "The record has no such field."
    MISSING_KEY = "missing-key", "A required field is missing."
    EMPTY = "empty", "A value is empty, null or ~; leave out the key of an unknown value."
    SHAPE = "shape", "Something else was found where a text, a list or a mapping is expected."
    VALUE = "value", "A text is not what the field expects: a date, a length, a number, an id, one of some words."
    DUPLICATE_ID = "duplicate-id", "Two records of one kind have the same id."
    REFERENCE = "reference", "A record refers to another that does not exist."
    NUMBER = "number", "Episodes or tracks are not numbered from 1 without gaps."
    SUM = "sum", "Tracks do not add up to their album's length within five seconds, and `disputed` does not say why."
    YEARS = "years", "Years or dates run backwards, or an episode's era shares no year with it."
    LISTENING = "listening", "A song is twice in an episode, or featured outside its years without an `exception`."
    TOUR = "tour", "A tour's figures contradict each other, or a song was played when no tour had it."
    DERIVED = "derived", "An event repeats what follows from another record."
    OVERDUE = "overdue", "A plan's day has passed; say what came of it.", "warning"
    NAME = "name", "A credited name looks like a misspelling of a person's.", "warning"
    SAME_NAME = "same-name", "Two records of one kind have the same name.", "warning"
    UNREAD = "unread", "A file looks like one of a guide, but is not read.", "warning"
    NO_SOURCE = "no-source", "A fact has no source, or needs one besides the guide itself."
    SOURCE = "source", "A cited source or claim does not exist."
    PATH = "path", "A path under `sources` or `disputed` leads to nothing."
    UNUSED_SOURCE = "unused-source", "A source is never cited.", "warning"

    def __new__(cls, code: str, meaning: str, severity: Severity = "error") -> Self:
        """Make the code the member's value."""
        member = str.__new__(cls, code)
        member._value_, member.meaning, member.severity = code, meaning, severity
        return member


class Mark(NamedTuple):
    """A place in a file, counted from 1."""

    line: int
    column: int


START = Mark(1, 1)


class Problem(Struct, frozen=True, order=True):
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
    severity: Severity

    def __str__(self) -> str:
        """Return it as one line, in the form that editors jump to."""
        context = ", ".join(filter(None, [self.record, shortened(self.field)]))
        warning = "warning: " if self.severity == "warning" else ""
        text = shortened(f"{warning}{context}{': ' if context else ''}{self.message}", MAX_PRINTED)
        return f"{self.file}:{self.line}:{self.column}: {text}"


class Problems(Struct):
    """All problems that one run found."""

    found: list[Problem] = []

    def report(self, file: str, mark: Mark, code: Code, message: str, record: str = "", path: str = "") -> None:  # noqa: PLR0913,PLR0917 - all parts of a problem
        """Note a problem at a path of a record: the first `MAX_PROBLEMS`, then once that there are more.

        Keys and broken values can hold anything; what is noted can be shown anywhere.
        """
        if len(self.found) == MAX_PROBLEMS:
            more = f"there are more than {MAX_PROBLEMS:,} problems; the rest are not listed"
            record, path, message, code = "", "", more, Code.TOO_MUCH
        if len(self.found) <= MAX_PROBLEMS:
            record, path, message = (clean(text.replace("\n", " ")) for text in (record, path, message))
            self.found.append(Problem(file, *mark, record, path, message, code, code.severity))

    def guess(self, wanted: str, names: Collection[str]) -> str:
        """Return ". Did you mean X?" for the most similar name; nothing if looking for it would take long."""
        if len(self.found) > MAX_GUESSED or len(names) > MAX_NAMES:
            return ""
        return did_you_mean(nearest(shortened(wanted), sorted(names), most=1))

    @property
    def errors(self) -> list[Problem]:
        """The problems that stop, by file, line and column."""
        return [problem for problem in self if problem.severity == "error"]

    def __iter__(self) -> Iterator[Problem]:
        """Yield all problems by file, line and column."""
        return iter(sorted(self.found))
