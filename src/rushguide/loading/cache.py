"""The parsed guide, kept in the user's cache folder: it costs time where it fails, never an answer.

An entry is named by a digest of the files' bytes, the program's version and the record layout, so it cannot be stale.
"""

import os
from _blake2 import blake2b  # what hashlib offers under this name, without loading OpenSSL (7 ms)
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import msgspec

from rushguide import __version__, model
from rushguide.model import Contents

KEPT = 8
"""How many parsed guides are kept; the oldest go."""


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
    """Return what was kept under a name, or None; an entry that cannot be read is as good as none."""
    where = folder()
    if where is None:
        return None
    try:
        return msgspec.msgpack.decode((where / f"{entry}.msgpack").read_bytes(), type=Contents)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def keep(entry: str, contents: Contents) -> None:
    """Keep a guide under a name, whole or not at all."""
    where = folder()
    if where is None:
        return
    unfinished = where / f"{entry}.{os.getpid()}.new"
    with suppress(OSError):
        where.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(msgspec.msgpack.encode(contents))
            unfinished.replace(where / f"{entry}.msgpack")
        finally:
            unfinished.unlink(missing_ok=True)
        _forget_oldest(where)


def _forget_oldest(where: Path) -> None:
    entries = sorted(where.glob("*.msgpack"), key=lambda path: path.stat().st_mtime, reverse=True)
    for entry in entries[KEPT:]:
        entry.unlink(missing_ok=True)
