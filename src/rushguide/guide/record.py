"""What every record can say about itself: where its values come from, and who disagrees."""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct, field

from rushguide.text import CLOCK, DATE, is_date, is_length, is_period

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""What an id looks like."""

Id = Annotated[
    str,
    Meta(
        extra_json_schema={"pattern": ID},
        extra={"what": "an id (lower-case letters and digits, joined by '-')"},
    ),
]
"""A record's name for programs, unique within its kind."""

Line = Annotated[str, Meta(extra_json_schema={"pattern": r"^[^\n]+$"}, extra={"what": "one line of text"})]
"""A text without line breaks."""

Prose = Annotated[str, Meta(min_length=1, extra={"what": "text"})]
"""Sentences; a blank line parts paragraphs."""

Date = Annotated[
    str,
    Meta(
        extra_json_schema={"pattern": f"^{DATE}$"},
        extra={"what": "a date (YYYY, YYYY-MM or YYYY-MM-DD) that exists", "check": is_date},
    ),
]
"""A date no more precise than its sources."""

Period = Annotated[
    str,
    Meta(
        extra_json_schema={"pattern": f"^{DATE}(/{DATE})?$"},
        extra={"what": "a date, or two in order joined by '/'", "check": is_period},
    ),
]
"""A date or a span of dates, as ISO 8601 writes them."""

Length = Annotated[
    str,
    Meta(extra_json_schema={"pattern": f"^{CLOCK}$"}, extra={"what": "a length (m:ss or h:mm:ss)", "check": is_length}),
]
"""A playing time."""

Colour = Annotated[
    str, Meta(extra_json_schema={"pattern": "^#[0-9a-f]{6}$"}, extra={"what": "a colour (#rrggbb, lower case)"})
]

Address = Annotated[
    str, Meta(extra_json_schema={"pattern": r"^https?://[^\s]+$"}, extra={"what": "an address (http:// or https://)"})
]

Year = Annotated[int, Meta(ge=1000, le=9999, extra={"what": "a year"})]
Count = Annotated[int, Meta(ge=1, extra={"what": "a whole number from 1 up"})]


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
