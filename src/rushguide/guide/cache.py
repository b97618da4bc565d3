"""Values in the user's cache folder, each under a name that says what it was made from.

A value that is missing, broken, foreign or cannot be written costs time, never an answer.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from rushguide.guide.places import user_folder

T = TypeVar("T")
MAX_ENTRIES = 8
"""How many values of a kind are kept; the oldest are removed."""


def folder() -> Path | None:
    """Return the cache folder, or None where `RUSHGUIDE_CACHE` is `off`."""
    chosen = os.environ.get("RUSHGUIDE_CACHE", "")
    if chosen == "off":
        return None
    return Path(chosen) if chosen else user_folder("cache")


def load(name: str, kind: type[T]) -> T | None:
    """Return the value kept under a name, or None where there is none that can be read."""
    where = folder()
    try:
        data = (where / name).read_bytes() if where else b""
        return msgspec.msgpack.decode(data, type=kind) if data else None
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return None


def save(name: str, value: object) -> None:
    """Keep a value under a name, whole or not at all, and remove the oldest of its kind, which the name's end says."""
    where = folder()
    if where is None:
        return
    unfinished = where / f"{name}.{os.getpid()}.new"
    with suppress(OSError):
        where.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(msgspec.msgpack.encode(value))
            unfinished.replace(where / name)
        finally:
            unfinished.unlink(missing_ok=True)
        by_age = sorted(where.glob(f"*{Path(name).suffix}"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in by_age[MAX_ENTRIES:]:
            path.unlink(missing_ok=True)
