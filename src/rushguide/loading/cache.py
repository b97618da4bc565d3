"""What was read before, kept in the user's cache folder: it costs time where it fails, never an answer.

The entry of a guide is named by a digest of the files' bytes, the program's version and the record layout, so it
cannot be stale.
"""

import os
from _blake2 import blake2b  # what hashlib offers under this name, without loading OpenSSL (7 ms)
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from rushguide import __version__, model
from rushguide.model import Contents

T = TypeVar("T")
KEPT = 8
"""How many parsed guides, and how many libraries, are kept; the oldest go."""


def digest(files: Iterable[tuple[str, bytes]], reader: str | None = None) -> str:
    """Return the name of the entry for these files, or their digest alone where no reader is named."""
    hashed = blake2b((f"{__version__} {_layout()}" if reader is None else reader).encode(), digest_size=16)
    for name, data in files:
        hashed.update(f"{name} {len(data)} ".encode(errors="surrogateescape"))
        hashed.update(data)
    return hashed.hexdigest()


def _layout() -> str:
    """Return the names of all records' fields: another layout must not read this one's entries."""
    records = (getattr(model, name) for name in model.__all__)
    return " ".join(f"{r.__name__}{r.__struct_fields__}" for r in records if hasattr(r, "__struct_fields__"))


def folder() -> Path | None:
    """Return the cache folder, or None where `RUSHGUIDE_CACHE` is `off`."""
    chosen = os.environ.get("RUSHGUIDE_CACHE", "")
    if chosen == "off":
        return None
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("rushguide", appauthor=False)


def recall(entry: str) -> Contents | None:
    """Return the guide that was kept under a name, or None."""
    return recall_as(f"{entry}.msgpack", Contents)


def recall_as(name: str, kind: type[T]) -> T | None:
    """Return what a file of the cache holds, or None; one that cannot be read is as good as none."""
    where = folder()
    if where is None:
        return None
    try:
        return msgspec.msgpack.decode((where / name).read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def keep(entry: str, contents: Contents) -> None:
    """Keep a guide under a name, whole or not at all."""
    keep_as(f"{entry}.msgpack", contents)


def keep_as(name: str, value: object) -> None:
    """Keep a value in a file of the cache, whole or not at all; of files that end alike, the oldest go."""
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
        _forget_oldest(where, Path(name).suffix)


def _forget_oldest(where: Path, suffix: str) -> None:
    entries = sorted(where.glob(f"*{suffix}"), key=lambda path: path.stat().st_mtime, reverse=True)
    for entry in entries[KEPT:]:
        entry.unlink(missing_ok=True)
