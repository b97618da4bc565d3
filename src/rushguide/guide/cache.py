"""Values kept in the cache folder, each under a name that says what it was made from.

A value that is missing, broken, foreign or cannot be written costs time, never an answer.
"""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from rushguide.errors import GuideError
from rushguide.guide.files import open_at_once, user_folder
from rushguide.text import typed_path

T = TypeVar("T")
MAX_ENTRIES = 8
"""How many values of a kind are kept; the oldest are removed."""
MAX_SIZE = 64 << 20
"""Bytes of a value; larger files are not read."""


def folder() -> Path | None:
    """Return the cache folder, or None if `RUSHGUIDE_CACHE` is `off` or there is no place for one."""
    chosen = os.environ.get("RUSHGUIDE_CACHE", "")
    if chosen == "off":
        return None
    with suppress(GuideError):
        return typed_path(chosen) if chosen else user_folder("cache")
    return None


def load(name: str, kind: type[T]) -> T | None:
    """Return the value kept under a name, or None if there is none that can be read."""
    where = folder()
    if where is None:
        return None
    try:
        with open(where / name, "rb", opener=open_at_once) as entry:
            about = os.fstat(entry.fileno())
            readable = stat.S_ISREG(about.st_mode) and about.st_size <= MAX_SIZE
            return msgspec.msgpack.decode(entry.read(), type=kind) if readable else None
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return None


def save(name: str, value: object) -> None:
    """Keep a value under a name, whole or not at all, and remove the oldest of its kind, which the name's end says."""
    where = folder()
    if where is None:
        return
    unfinished = where / f"{name}.{os.getpid()}.new"
    with suppress(OSError, ValueError):
        where.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(msgspec.msgpack.encode(value))
            unfinished.replace(where / name)
        finally:
            unfinished.unlink(missing_ok=True)
        by_age = sorted(where.glob(f"*{Path(name).suffix}"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in by_age[MAX_ENTRIES:]:
            path.unlink(missing_ok=True)
