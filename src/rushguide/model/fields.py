"""The kinds of text and number that records are made of.

Each says what it is in words (for messages), as a pattern (for JSON Schema) and, where a pattern is not enough, by a
check. The loader reads all three from the annotations. The patterns stand in the schema alone: as constraints of
msgspec's own they would be compiled at each start, and tried again on all that comes from the cache.
"""

from typing import Annotated

from msgspec import Meta

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
