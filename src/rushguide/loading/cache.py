"""The parsed guide, kept in the user's cache folder: it costs time where it fails, never an answer.

An entry is named by a digest of the files' bytes and of what made it (version, record layout, modules), so it cannot be
stale.
Beside it stands, under a name made of the files' names, sizes, times and inodes, which entry these files have: while
none of them has changed, they need not be read to know.
"""

import os
import sys
import time
from _blake2 import blake2b  # what hashlib offers under this name, without loading OpenSSL (7 ms)
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from rushguide import __version__, model
from rushguide.loading import entries
from rushguide.loading.digests import digest_of
from rushguide.loading.folders import user_folder
from rushguide.loading.kept import KeptGuide
from rushguide.model import Guide

KEPT = 8
"""How many parsed guides, and how many libraries, are kept; the oldest go."""
UNFINISHED = ".new"
"""The end of the name of a file that is being written."""
FORSAKEN = 3_600
"""Seconds after which an unfinished file is that of a program that was killed."""
CODE = Path(__file__).parents[1]
ROOMS = frozenset({"loading", "checks", "model"})
"""Where the modules are, and the folders there whose modules make an entry what it is."""
ENTRY, SEEN = ".guide", ".seen"
"""The ends of files' names: entries, and which entry some files had when they were last read."""


def digest(files: Iterable[tuple[str, bytes]]) -> str:
    """Return the name of the entry for these files."""
    return digest_of(files, _layout())


def seen_as(stamps: Iterable[str]) -> str:
    """Return the name under which it is noted which entry files with these stamps have."""
    hashed = blake2b(_layout().encode(), digest_size=16)
    hashed.update("\0".join(stamps).encode(errors="surrogateescape"))
    return hashed.hexdigest()


def _layout() -> str:
    """Return version, order of bytes, names of records' fields, modules: others must not read this one's entries."""
    records = [*(getattr(model, name) for name in model.__all__), entries.Entry, entries.Packed, entries.SongLinks]
    fields = " ".join(f"{r.__name__}{r.__struct_fields__}" for r in records if hasattr(r, "__struct_fields__"))
    return f"{__version__} {sys.byteorder} {fields} {code_in(CODE)} "


def code_in(where: Path) -> str:
    """Return what tells the modules of a folder, and of its rooms, from those that they were or will be."""
    return " ".join(sorted(_modules(where)))


def _modules(where: Path | str) -> Iterator[str]:
    """Yield sizes and times of the modules that check and link: in a checkout they change while the version stays.

    None where they lie in an archive, which is that of one version.
    """
    with suppress(OSError), os.scandir(where) as found:
        for each in found:
            if each.name.endswith(".py"):
                status = each.stat()
                yield f"{each.name} {status.st_size} {status.st_mtime_ns}"
            elif each.name in ROOMS:
                yield from _modules(each.path)


def folder() -> Path | None:
    """Return the cache folder, or None where `RUSHGUIDE_CACHE` is `off`."""
    chosen = os.environ.get("RUSHGUIDE_CACHE", "")
    if chosen == "off":
        return None
    return Path(chosen) if chosen else user_folder("cache")


def recall_seen(seen: str) -> Guide | None:
    """Return the guide of files that were noted as seen, or None."""
    entry = read_file(f"{seen}{SEEN}")
    return recall(entry.decode()) if entry and entry.isalnum() else None


def recall(entry: str) -> Guide | None:
    """Return the guide that was kept under a name, or None; an entry that cannot be read is as good as none."""
    data = read_file(f"{entry}{ENTRY}")
    unpacked = entries.unpack(data) if data else None
    return KeptGuide(unpacked) if unpacked else None


def keep(entry: str, guide: Guide) -> None:
    """Keep a guide under a name, whole or not at all."""
    if folder() is not None:
        write_file(f"{entry}{ENTRY}", entries.pack(guide))


def note_seen(seen: str, entry: str) -> None:
    """Note which entry files have."""
    write_file(f"{seen}{SEEN}", entry.encode())


def read_file(name: str) -> bytes | None:
    """Return what a file of the cache holds, or None."""
    where = folder()
    if where is None:
        return None
    try:
        with open(f"{where}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 - of all ways the quickest
            return file.read()
    except OSError:
        return None


def write_file(name: str, data: bytes) -> None:
    """Write a file whole or not at all, and forget the oldest of its kind."""
    where = folder()
    if where is None:
        return
    unfinished = where / f"{name}.{os.getpid()}{UNFINISHED}"
    with suppress(OSError):
        where.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(data)
            unfinished.replace(where / name)
        finally:
            unfinished.unlink(missing_ok=True)
        _forget(where, Path(name).suffix)


def _forget(where: Path, end: str) -> None:
    """Remove the oldest files of a kind, and what programs that were killed have left."""
    kept = sorted(where.glob(f"*{end}"), key=_changed, reverse=True)
    forsaken = (path for path in where.glob(f"*{UNFINISHED}") if _changed(path) < time.time() - FORSAKEN)
    for each in (*kept[KEPT:], *forsaken):
        each.unlink(missing_ok=True)


def _changed(path: Path) -> float:
    return path.stat().st_mtime
