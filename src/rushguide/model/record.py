"""What every record can say about itself: where its values come from, and who disagrees."""

from typing import ClassVar

from msgspec import Struct, field

from rushguide.model.fields import Id, Line, Prose, Year

GUIDE = "guide"
"""The source of what is this guide's own reading."""


class Plain(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value made of named fields, part of a record."""


class Disputed(Plain, frozen=True, kw_only=True):
    """Another value that was seen for a field, and who gives it."""

    value: Line
    """The value that this record does not have."""
    note: Prose | None = None
    minor: bool = False
    """No serious rival: a slip, an outlier against many; kept for `why`, and bears no mark."""
    sources: tuple[Id, ...]
    """Who gives it."""


class Record(Plain, frozen=True, kw_only=True):
    """A record that names its sources.

    `sources` maps a dotted path to ids of sources or claims; `"*"` stands for all paths not named, and list items
    count from 1 (`parts.3.music`). The longest path that fits wins, and a nested record inherits what its parent says.
    """

    STRUCTURE: ClassVar[frozenset[str]] = frozenset({"id", "number", "sources", "disputed"})
    """Fields that order and name records, and need no source."""
    OWN: ClassVar[frozenset[str]] = frozenset()
    """Fields for which this guide itself may be the source: its judgement, and said to be."""

    sources: dict[str, tuple[Id, ...]] = field(default_factory=dict)
    """For each dotted path, or `"*"`, the ids of sources or claims."""
    disputed: dict[str, tuple[Disputed, ...]] = field(default_factory=dict)
    """For each dotted path, other values that were seen for it."""


class Years(Plain, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """A span of calendar years, both ends counted; without `to` it lasts."""

    start: Year
    end: Year | None = None
    """The last year; without it, the span lasts."""

    def __contains__(self, year: int) -> bool:
        """Whether the year lies in the span."""
        return self.start <= year <= (self.end or 9999)

    def meets(self, other: "Years") -> bool:
        """Whether the spans share a year."""
        return self.start <= (other.end or 9999) and other.start <= (self.end or 9999)
