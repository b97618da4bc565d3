"""What the log holds: entries of episodes that were watched and albums that were heard; and their backups.

A backup is what `log --json` wrote, read back strictly.
"""

import codecs
import re
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

from msgspec import DecodeError, Meta, Struct, field, json, structs

from rushguide import clock
from rushguide.errors import GuideError, file_trouble
from rushguide.guide.files import max_bytes
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.record import ID
from rushguide.guide.records import Episode
from rushguide.log import Progress
from rushguide.queries.names import MAX_LISTED, at_most
from rushguide.text import fold, hidden_character, shortened

MAX_NUMBER = 10**9
"""The largest episode number that an entry can have."""
BYTE_ORDER_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
"""Byte-order marks that PowerShell's `>` or an editor writes, with the encoding of what follows."""


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One viewing or hearing. A second one is an entry of its own."""

    id: UUID
    series: Annotated[str, Meta(pattern=ID)]
    """The id of the guide's series: the logs of two guides do not mix."""
    kind: Literal["watched", "heard"]
    """What was done: an episode watched, or an album heard."""
    episode: Annotated[int, Meta(ge=1, le=MAX_NUMBER)] | None = None
    """The number of the episode that was watched."""
    album: Annotated[str, Meta(pattern=ID)] | None = None
    """The id of the album that was heard."""
    day: date = field(name="date")
    """The day it was seen or heard, where the viewer was."""
    recorded: Annotated[datetime, Meta(tz=True)]
    """When it was logged, in UTC."""
    note: str | None = None
    """One line of the viewer's own."""
    title: str | None = None
    """What the episode or album was called."""

    def __post_init__(self) -> None:
        """Raise the ValueError of fields that contradict each other, and of a text that cannot be shown as it is."""
        if (self.episode is None) is (self.kind == "watched") or (self.album is None) is (self.kind == "heard"):
            raise ValueError("'watched' needs an episode and no album, 'heard' an album and no episode")
        if self.recorded.utcoffset() != timedelta(0):
            raise ValueError("'recorded' must be a time in UTC, ending in Z")
        for what, text in {"note": self.note, "title": self.title}.items():
            if text is not None and (error := text_error(what, text)):
                raise ValueError(error)


def text_error(what: str, text: str) -> str | None:
    """Return why a text cannot be a note or a title, or None if it can."""
    if not text.strip():
        return f"a {what} needs at least one word"
    if "\n" in text:
        return f"a {what} must be a single line"
    hidden = hidden_character(text)
    return f"a {what} cannot contain the hidden character {hidden}" if hidden else None


def new_entries(
    series: str, records: Iterable[Episode | AnyAlbum], day: date, note: str | None = None
) -> tuple[Entry, ...]:
    """Return entries for episodes that were watched on a day, or albums that were heard."""
    common: dict[str, Any] = {"series": series, "day": day, "recorded": clock.now(), "note": note}
    return tuple(
        Entry(id=uuid4(), kind="watched", episode=record.number, title=record.title, **common)
        if isinstance(record, Episode)
        else Entry(id=uuid4(), kind="heard", album=record.id, title=record.title, **common)
        for record in records
    )


def renumbered(guide: Guide, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries with the numbers that their episodes have now: the one episode of that title is meant.

    An entry without a title keeps its number, as does one whose title no episode has, or several have.
    """
    numbers: dict[str, list[int]] = {}
    for episode in guide.episodes:
        numbers.setdefault(fold(episode.title), []).append(episode.number)
    found = ((entry, numbers.get(fold(entry.title or ""), []) if entry.episode else []) for entry in entries)
    return tuple(structs.replace(entry, episode=now[0]) if len(now) == 1 else entry for entry, now in found)


def to_progress(guide: Guide, entries: Iterable[Entry]) -> Progress:
    """Return what entries add up to; episodes and albums that the guide no longer has count too."""
    seen: dict[int, tuple[date, ...]] = {}
    heard: dict[str, tuple[date, ...]] = {}
    for entry in sorted(renumbered(guide, entries), key=lambda entry: entry.day):
        if entry.episode is not None:
            seen[entry.episode] = (*seen.get(entry.episode, ()), entry.day)
        if entry.album is not None:
            heard[entry.album] = (*heard.get(entry.album, ()), entry.day)
    return Progress(seen, heard)


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries by day, and within a day by when they were logged; the same order everywhere."""

    def key(entry: Entry) -> tuple[date, datetime, int, str, UUID]:
        return (entry.day, entry.recorded, entry.episode or 0, entry.album or "", entry.id)

    return tuple(sorted(entries, key=key, reverse=True))


def find_entries(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Return the entries of a comma list of ids or their beginnings; GuideError if one matches none or several."""
    found: dict[Entry, None] = {}
    for part in map(str.strip, typed.split(",")):
        hits = [entry for entry in entries if part and str(entry.id).startswith(part.lower())]
        if not hits:
            raise GuideError(f"the log has no entry '{shortened(part)}'", hints=["rushguide log --ids lists them"])
        if len(hits) > 1:
            listed = [f"{entry.id} {entry.kind} {entry.episode or entry.album} on {entry.day}" for entry in hits]
            message = f"'{part}' is ambiguous: it begins the ids of several entries"
            raise GuideError(message, hints=at_most(MAX_LISTED, listed))
        found[hits[0]] = None
    return list(found)


def read_backup(path: Path, series: str) -> tuple[Entry, ...]:
    """Return the entries of a backup (`-` is stdin), each once; GuideError if it is not one of this series' log."""
    most = max_bytes()
    with (
        file_trouble(f"{path} cannot be read"),
        nullcontext(sys.stdin.buffer) if path == Path("-") else path.open("rb") as opened,
    ):
        data = opened.read(most + 1)
    if len(data) > most:
        raise GuideError(f"{path} is larger than {most:,} bytes", hints=["RUSHGUIDE_MAX_BYTES allows more"])
    encoding = next((BYTE_ORDER_MARKS[mark] for mark in BYTE_ORDER_MARKS if data.startswith(mark)), None)
    try:
        read = json.decode(data.decode(encoding) if encoding else data, type=tuple[Entry, ...])
    except (DecodeError, UnicodeDecodeError) as error:
        raise _refused(path, _in_words(error)) from None
    entries: dict[object, Entry] = {}
    for place, entry in enumerate(read, start=1):
        if entry.series != series:
            raise _refused(path, f"entry {place} belongs to the series '{shortened(entry.series)}', not '{series}'")
        if structs.replace(entries.setdefault(entry.id, entry), title=entry.title) != entry:
            raise _refused(path, f"entry {place} has the same id as another entry: {entry.id}")
    return tuple(entries.values())


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
