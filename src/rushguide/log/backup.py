"""Backups of the log: what `log --json` wrote, read back strictly."""

import codecs
import re
from pathlib import Path

import msgspec

from rushguide.errors import GuideError
from rushguide.guide.files import max_bytes
from rushguide.log.entries import Entry
from rushguide.text import shortened

MARKED = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""Byte-order marks that PowerShell's `>` or an editor writes, with the encoding of what follows."""


class Saved(Entry, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An entry as it is written for other programs; the title is for people only."""

    title: str | None = None


def saved(entry: Entry, title: str | None) -> dict[str, object]:
    """Return an entry as it is written for other programs, and read again from a backup."""
    return {**msgspec.to_builtins(entry), "title": title}


def read_backup(path: Path, series: str) -> tuple[Entry, ...]:
    """Return the entries of a backup, each once; GuideError if it is not a whole backup of this series' log."""
    try:
        data = _bytes(path)
        encoding = next((MARKED[mark] for mark in MARKED if data.startswith(mark)), None)
        read = msgspec.json.decode(data.decode(encoding) if encoding else data, type=tuple[Saved, ...])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _refused(path, _in_words(error)) from None
    entries: dict[object, Entry] = {}
    for place, each in enumerate(read, start=1):
        entry = msgspec.convert(each, Entry, from_attributes=True)
        if entry.series != series:
            raise _refused(path, f"entry {place} belongs to the series '{shortened(entry.series)}', not '{series}'")
        if entries.setdefault(entry.id, entry) != entry:
            raise _refused(path, f"entry {place} has the same id as another entry: {entry.id}")
    return tuple(entries.values())


def _bytes(path: Path) -> bytes:
    most = max_bytes()
    try:
        with path.open("rb") as opened:
            data = opened.read(most + 1)
    except OSError as error:
        raise GuideError(f"{path} cannot be read: {error.strerror}") from None
    if len(data) > most:
        raise GuideError(f"{path} is larger than {most:,} bytes", hints=["RUSHGUIDE_MAX_BYTES allows more"])
    return data


def _refused(path: Path, why: str) -> GuideError:
    return GuideError(f"{path} cannot be restored: {why}", hints=["nothing was restored"])


def _in_words(error: Exception) -> str:
    """Return what the decoder says, with places as people count them: `$[2].episode` is entry 3, episode."""
    said, _, where = str(error).replace("`", "").partition(" - at $")
    said = shortened(said[:1].lower() + said[1:] if said[1:2].islower() else said)
    place = re.match(r"\[(\d+)\](?:\.(\w+))?", where)
    if not place:
        return said
    field = f", {place[2]}" if place[2] else ""
    return f"entry {int(place[1]) + 1}{field}: {said}"
