"""How large a guide may be, in bytes and in values."""

import os

MOST_BYTES = 8_000_000
"""Bytes of all files of a guide, unless `RUSHGUIDE_MAX_BYTES` says otherwise."""
MOST_VALUES = 200_000
"""Texts, lists and mappings in so many bytes; 8 MB of dashes would be millions, and take gigabytes."""


def most_bytes() -> int:
    """Return how many bytes a guide may have: what the environment states, where that is a number of any sense."""
    stated = os.environ.get("RUSHGUIDE_MAX_BYTES", "")
    return int(stated) if stated.isascii() and stated.isdecimal() and len(stated) < len(str(2**63)) else MOST_BYTES


def most_values() -> int:
    """Return how many values a guide may have: more where more bytes are allowed."""
    return MOST_VALUES * max(1, most_bytes() // MOST_BYTES)
