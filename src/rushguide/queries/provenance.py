"""How the guide knows: for each value, how sure it is and which sources say so."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from rushguide.errors import ExitCode, GuideError
from rushguide.guide.guide import Guide
from rushguide.guide.provenance import Fact, facts, fitting, value_at
from rushguide.guide.record import GUIDE, Disputed, Record
from rushguide.guide.records import Claim, Source
from rushguide.queries.names import ANYTHING, AmbiguousNameError, Candidate, choose
from rushguide.text import did_you_mean, nearest

REPORTED, DOCUMENTED, DISPUTED, OWN = "reported", "documented", "disputed", "this guide's own"
NAMED_FREELY = ("series", "episode", "era", "album", "song", "person")
"""Kinds whose names are understood without the kind before them."""


class Subject(NamedTuple):
    """A record that can be asked for, with the sources that it inherits."""

    kind: str
    id: str
    names: tuple[str, ...]
    record: Record | Source | Claim
    inherited: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """The record's kind and id, as people can type them."""
        return f"{self.kind}:{self.id}"


class Statement(NamedTuple):
    """One value of a record, None where all of them are disputed: how sure, who says so, and who says otherwise."""

    path: str
    value: object
    sure: str
    sources: tuple[str, ...]
    rivals: tuple[Disputed, ...] = ()


def subjects(guide: Guide) -> dict[str, Callable[[], Iterator[Subject]]]:
    """Return, by kind, how to go through everything that can be asked for."""
    return {
        "series": lambda: iter([Subject("series", guide.series.id, (guide.series.title, "series"), guide.series)]),
        "episode": lambda: (Subject("episode", each.id, (each.title,), each) for each in guide.episodes),
        "era": lambda: (Subject("era", each.id, (each.name, *each.aliases), each) for each in guide.eras),
        "album": lambda: (Subject("album", each.id, (each.title, *each.aliases), each) for each in guide.albums),
        "song": lambda: _songs(guide),
        "person": lambda: (Subject("person", each.id, (each.name, *each.aliases), each) for each in guide.people),
        "event": lambda: (Subject("event", each.id, (each.title,), each) for each in guide.events),
        "claim": lambda: (Subject("claim", each.id, (each.id,), each) for each in guide.claim.values()),
        "source": lambda: (Subject("source", each.id, (each.name,), each) for each in guide.sources),
    }


def _songs(guide: Guide) -> Iterator[Subject]:
    for song in guide.songs:
        inherited = fitting(guide.album_of[song.id].sources, f"tracks.{song.number}") or ()
        yield Subject("song", song.id, (song.title, *song.aliases), song, inherited)


def find_subject(guide: Guide, words: list[str]) -> tuple[Subject, str]:
    """Return the record that the words name, and the field that the words after it name, empty for all.

    `kind:` before the name says of which kind it is. The longest beginning of the words that is a name counts.
    """
    possible = subjects(guide)
    kind, colon, first = words[0].partition(":") if words else ("", "", "")
    if colon and kind in possible:
        return _longest([first, *words[1:]], kind, list(possible[kind]()))
    return _longest(words, "", [subject for each in NAMED_FREELY for subject in possible[each]()])


def _longest(words: list[str], kind: str, possible: list[Subject]) -> tuple[Subject, str]:
    for end in range(len(words), 0, -1):
        try:
            return _named(" ".join(words[:end]), kind, possible), ".".join(words[end:])
        except AmbiguousNameError:
            raise
        except GuideError:
            continue
    return _named(" ".join(words), kind, possible), ""


def _named(name: str, kind: str, possible: list[Subject]) -> Subject:
    """Return what a name means among subjects of one kind, or of any: there the kind belongs to the id."""
    candidates = [
        Candidate(each, each.id, each.names[0], each.names[1:])
        if kind
        else Candidate(each, each.address, each.names[0], (each.id, *each.names[1:]))
        for each in possible
    ]
    return choose(kind or ANYTHING, name, candidates)


def statements(guide: Guide, subject: Subject, field: str = "") -> list[Statement]:
    """Return what is known of a record's fields, or of one field and what is in it; GuideError where it has none."""
    every = list(_statements(guide, subject))
    wanted = f"{field}.".casefold()
    asked = [each for each in every if not field or f"{each.path}.".casefold().startswith(wanted)]
    if not asked:
        fields = list(dict.fromkeys(each.path.partition(".")[0] for each in every))
        message = f"{subject.address} says nothing under '{field}'.{did_you_mean(nearest(field, fields, most=1))}"
        raise GuideError(message, hints=[f"fields: {', '.join(fields)}"], code=ExitCode.NOT_FOUND)
    return asked


def _statements(guide: Guide, subject: Subject) -> Iterator[Statement]:
    match subject.record:
        case Record() as record:
            known = list(facts(record, subject.inherited))
            for fact in known:
                rivals = rivals_of(fact.record.disputed, fact.path) or rivals_of(record.disputed, fact.whole_path)
                yield Statement(
                    fact.whole_path, fact.value, how_sure(guide, fact.sources, rivals), fact.sources, rivals
                )
            yield from _disputes_within(record, known)
        case Claim() as claim:
            sure = DISPUTED if claim.disputed else REPORTED
            yield Statement("claim", claim.claim, sure, (claim.id,), claim.disputed)
        case source:
            for name in ("title", "publisher", "url", "kind", "via", "accessed"):
                if value := getattr(source, name):
                    yield Statement(name, value, DOCUMENTED, (source.id,))


def _disputes_within(record: Record, known: list[Fact]) -> Iterator[Statement]:
    """Yield what is disputed inside a value that is said as a whole, such as a part's title, or has no value at all."""
    paths = [fact.whole_path for fact in known]
    for holder, above in {id(record): (record, ""), **{id(each.record): _place(each) for each in known}}.values():
        for path, rivals in holder.disputed.items():
            whole_path = above + path
            if not any(f"{each}.".startswith(f"{whole_path}.") for each in paths):
                value = value_at(holder, path)
                sources = next((each.sources for each in known if whole_path.startswith(f"{each.whole_path}.")), ())
                yield Statement(whole_path, value, DISPUTED, sources if value else (), rivals)


def _place(fact: Fact) -> tuple[Record, str]:
    return fact.record, fact.whole_path.removesuffix(fact.path)


def rivals_of(disputed: Mapping[str, tuple[Disputed, ...]], path: str) -> tuple[Disputed, ...]:
    """Return the other values that stand at a path or above it."""
    return fitting({key: value for key, value in disputed.items() if key != "*"}, path) or ()


def how_sure(guide: Guide, sources: tuple[str, ...], rivals: tuple[Disputed, ...]) -> str:
    """Say how sure a value is: by whether it is disputed, and by what kinds of source it has."""
    if rivals:
        return DISPUTED
    if set(sources) == {GUIDE}:
        return OWN
    return REPORTED if all(source in guide.claim or source == GUIDE for source in sources) else DOCUMENTED


def citing(guide: Guide, source: str) -> list[str]:
    """Return the records that rest on a source or claim somewhere, as `kind:id`."""
    records = (subject for each in subjects(guide).values() for subject in each())
    return [
        subject.address
        for subject in records
        if isinstance(subject.record, Record)
        and any(source in statement.sources for statement in _statements(guide, subject))
    ]
