"""The announcement that reports the series, claim by claim."""

from rushguide.model.fields import Count, Date, Id, Line, Prose
from rushguide.model.record import Disputed, Plain


class Document(Plain, frozen=True, kw_only=True):
    """The text that reports the series; known by its digest, not redistributed."""

    file: Line
    sha256: Line
    kind: Line
    published: Date
    note: Prose


class Claim(Plain, frozen=True, kw_only=True):
    """One statement of the document, in this guide's words; a source for what rests on it."""

    id: Id
    about: Line
    claim: Prose
    order: Count | None = None
    songs: tuple[Id, ...] = ()
    disputed: tuple[Disputed, ...] = ()


class Announcement(Plain, frozen=True, kw_only=True):
    """What was reported of the series, claim by claim, and what was not."""

    document: Document
    claims: tuple[Claim, ...]
    not_stated: tuple[Line, ...] = ()
