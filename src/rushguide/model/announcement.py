"""The announcement that reports the series, claim by claim."""

from rushguide.model.fields import Count, Date, Id, Line, Prose
from rushguide.model.record import Disputed, Plain


class Document(Plain, frozen=True, kw_only=True):
    """The text that reports the series; known by its digest, not redistributed."""

    file: Line
    """Its name."""
    sha256: Line
    """The digest of its bytes."""
    kind: Line
    published: Date
    """When it appeared."""
    note: Prose


class Claim(Plain, frozen=True, kw_only=True):
    """One statement of the document, in this guide's words; a source for what rests on it."""

    id: Id
    about: Line
    """What it speaks of, in a word: series, interviews, footage."""
    claim: Prose
    order: Count | None = None
    """Where it stands in an order that the document gives."""
    songs: tuple[Id, ...] = ()
    """Songs that it names."""
    disputed: tuple[Disputed, ...] = ()


class Announcement(Plain, frozen=True, kw_only=True):
    """What was reported of the series, claim by claim, and what was not."""

    document: Document
    claims: tuple[Claim, ...]
    not_stated: tuple[Line, ...] = ()
    """What the document leaves open."""
