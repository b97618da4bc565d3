"""How the guide knows: for each value, how certain it is and which sources say so."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from msgspec import Struct

from rushguide.errors import ExitCode, GuideError
from rushguide.guide.guide import Guide
from rushguide.guide.record import GUIDE, Disputed, Record, facts, most_specific, value_at
from rushguide.guide.records import Claim, Source
from rushguide.queries import names
from rushguide.text import did_you_mean, nearest

REPORTED, DOCUMENTED, DISPUTED, OWN = "reported", "documented", "disputed", "this guide's own"
NAMED_FREELY = (names.SERIES, names.EPISODE, names.ERA, names.ALBUM, names.SONG, names.PERSON)
"""Kinds whose names are understood without the kind before them."""


class Subject(NamedTuple):
    """A record that can be asked about, with the sources that it inherits."""

    kind: str
    id: str
    names: tuple[str, ...]
    record: Record | Source | Claim
    inherited: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The record's kind and id, as people can type them."""
        return f"{self.kind}:{self.id}"


class Statement(Struct, frozen=True, rename={"path": "field", "confidence": "sure", "alternatives": "disputed"}):
    """One value of a record: how sure it is, who says so, and which other values were seen."""

    path: str
    value: Any
    """None if the guide takes none of the values that were seen."""
    confidence: str
    sources: tuple[str, ...]
    alternatives: tuple[Disputed, ...] = ()


def subjects(guide: Guide, kinds: Iterable[names.Kind[Any]] = names.KINDS) -> Iterator[Subject]:
    """Yield everything of some kinds that can be asked about."""
    for kind in kinds:
        for record in kind.records(guide):
            called = (*names.names_of(record), "series") if kind is names.SERIES else names.names_of(record)
            album = guide.album_of[record.id] if kind is names.SONG else None
            inherited = most_specific(album.sources, f"tracks.{record.number}") if album else ()
            yield Subject(kind.name, record.id, called, record, inherited or ())


def find_subject(guide: Guide, words: list[str]) -> tuple[Subject, str]:
    """Return the record that the words name, and the field that the words after it name, empty for all.

    `kind:` before the name says of which kind it is. The longest beginning of the words that is a name counts.
    """
    kind, colon, first = words[0].partition(":") if words else ("", "", "")
    of_kind = [each for each in names.KINDS if colon and each.name == kind]
    kind, words = (kind, [first, *words[1:]]) if of_kind else (names.ANYTHING, words)
    known = [
        names.Candidate(each, each.id if of_kind else each.address, each.names[0], (each.id, *each.names[1:]))
        for each in subjects(guide, of_kind or NAMED_FREELY)
    ]
    beginnings = (size for size in range(len(words), 0, -1) if names.matching(" ".join(words[:size]), known))
    size = next(beginnings, len(words))
    return names.choose(kind, " ".join(words[:size]), known), ".".join(words[size:])


def disputed(guide: Guide) -> list[tuple[Subject, str]]:
    """Return every field of a record on which serious sources differ, once, under the record that people would open."""
    found = {
        (each.address, field): (each, field)
        for each in subjects(guide)
        if each.kind != "event" or each.id not in guide.derived
        for said in _statements(guide, each)
        if said.confidence == DISPUTED and (field := field_of(said.path)) != "tracks"
    }
    return list(found.values())


def field_of(path: str, *, item: bool = False) -> str:
    """Return the path up to the first place in a list, or with it: `credits` or `credits.2` for `credits.2.name`."""
    steps = path.split(".")
    place = next((place for place, step in enumerate(steps) if step.isdigit()), len(steps))
    return ".".join(steps[: place + 1 if item else place])


def statements(guide: Guide, subject: Subject, field: str = "") -> list[Statement]:
    """Return what is known of a record's fields, or of one field and what is in it; GuideError for an unknown field."""
    every = list(_statements(guide, subject))
    wanted = f"{field}.".casefold()
    asked = [each for each in every if not field or f"{each.path}.".casefold().startswith(wanted)]
    if not asked:
        fields = list(dict.fromkeys(each.path.partition(".")[0] for each in every))
        message = f"{subject.address} has no field '{field}'{did_you_mean(nearest(field, fields, most=1))}"
        raise GuideError(message, hints=[f"fields: {', '.join(fields)}"], code=ExitCode.NOT_FOUND)
    return asked


def _statements(guide: Guide, subject: Subject) -> Iterator[Statement]:
    match subject.record:
        case Record() as record:
            known = {fact.whole_path: fact for fact in facts(record, subject.inherited)}
            holders = {"": record} | {path.removesuffix(fact.path): fact.record for path, fact in known.items()}
            rivals = {above + path: others for above, each in holders.items() for path, others in each.disputed.items()}
            for path, fact in known.items():
                yield _statement(guide, path, fact.value, fact.sources, most_specific(rivals, path) or ())
            # Then the disputes inside a value that is one fact, such as a part's title, and those over no value at all.
            told = {path for each in known for path in accumulate(each.split("."), "{}.{}".format)}
            for path in (path for path in rivals if path not in told):
                around = most_specific(known, path)
                sources = around.sources if around else ()
                yield _statement(guide, path, value_at(record, path), sources, rivals[path])
        case Claim() as claim:
            yield _statement(guide, "claim", claim.claim, (claim.id,), claim.disputed)
        case source:
            for name in ("title", "publisher", "url", "kind", "via", "accessed"):
                if value := getattr(source, name):
                    yield Statement(name, value, DOCUMENTED, (source.id,))


def _statement(
    guide: Guide, path: str, value: object, sources: tuple[str, ...], alternatives: tuple[Disputed, ...]
) -> Statement:
    """Return a value with how certain it is: by whether it is disputed, and by the kinds of its sources.

    Minor alternatives do not count as a dispute, unless no value is taken.
    """
    if value is None:
        return Statement(path, None, DISPUTED, (), alternatives)
    reported = all(source in guide.claim or source == GUIDE for source in sources)
    confidence = OWN if set(sources) == {GUIDE} else REPORTED if reported else DOCUMENTED
    disputed = not all(each.minor for each in alternatives)
    return Statement(path, value, DISPUTED if disputed else confidence, sources, alternatives)


def citing(guide: Guide, source: str) -> list[str]:
    """Return the records that rest on a source or claim somewhere, as `kind:id`."""
    every = (each for each in subjects(guide) if isinstance(each.record, Record))
    return [each.address for each in every if any(source in said.sources for said in _statements(guide, each))]
