"""How the guide knows: every fact can be asked for, and each says how sure it is and who says so."""

from itertools import groupby

import pytest
from msgspec.structs import replace

from rushguide.guide.files import load_guide
from rushguide.guide.guide import Guide
from rushguide.guide.record import Disputed, Record, facts
from rushguide.queries.provenance import Statement, find_subject, statements, subjects
from tests.conftest import example

pytestmark = pytest.mark.once

HOW_SURE = {"reported", "documented", "disputed", "this guide's own"}


@pytest.fixture(scope="module")
def small() -> Guide:
    """Return the example guide."""
    return load_guide(example("small"))


def asked(guide: Guide, typed: str) -> list[Statement]:
    """Return what the guide says to what was typed."""
    return statements(guide, *find_subject(guide, typed.split()))


def test_every_fact_in_the_guide(guide: Guide) -> None:
    """Each value of each record is that value, has sources, and is sure in one of four ways; so it is by its path."""
    walked = 0
    for place, subject in enumerate(subjects(guide)):
        said = {statement.path: statement for statement in statements(guide, subject)}
        if isinstance(subject.record, Record):
            paths = [(fact.whole_path, fact.value) for fact in facts(subject.record, subject.inherited)]
            assert [(path, said[path].value) for path, _ in paths] == paths
        for path, statement in said.items():
            if place % 10 == 0:  # asked for alone, each value costs as much as all of its record
                assert statements(guide, subject, path)[0] == statement, (subject.address, path)
            check(guide, statement)
            walked += 1
    assert walked > 5000


def check(guide: Guide, statement: Statement) -> None:
    """Assert that a statement has sources that exist, or no value, and says how sure it is."""
    assert bool(statement.sources) == (statement.value is not None), statement
    assert all(source in guide.source or source in guide.claim for source in statement.sources), statement
    assert statement.confidence in HOW_SURE, statement
    serious = any(not each.minor for each in statement.alternatives)
    assert (statement.confidence == "disputed") == (serious or statement.value is None), statement


def test_every_record_is_found_by_its_address(guide: Guide) -> None:
    """Each kind has its records, and `kind:id` leads to exactly that one."""
    by_kind = {kind: list(each) for kind, each in groupby(subjects(guide), key=lambda subject: subject.kind)}
    assert list(by_kind) == [
        *("series", "episode", "era", "album", "song", "tour", "person", "event", "claim", "source"),
    ]
    sizes = {kind: len(each) for kind, each in by_kind.items()}
    assert {kind: sizes[kind] for kind in ("series", "episode", "era", "album", "song", "tour")} == {
        "series": 1,
        "episode": 10,
        "era": 8,
        "album": 35,
        "song": 173,
        "tour": 33,
    }
    for found in by_kind.values():
        for subject in found[:60]:
            assert find_subject(guide, [subject.address]) == (subject, "")


@pytest.mark.parametrize(
    ("typed", "address", "field"),
    [
        ("album:2112 peaks US", "album:2112", "peaks.US"),
        ("event:release-signals date", "event:release-signals", "date"),
        ("moving pictures released", "album:moving-pictures", "released"),  # the longest name wins
        ("moving pictures", "album:moving-pictures", ""),
        ("moving pictures the rush story", "series", ""),
        ("series reported", "series", "reported"),
        ("tom sawyer words 1", "song:tom-sawyer", "words.1"),
        ("lerxst", "person:alex-lifeson", ""),
        ("xanadu", "song:xanadu", ""),
        ("prog years", "era:prog", "years"),
        ("gasworks", "episode:1", ""),
    ],
)
def test_what_words_mean(guide: Guide, typed: str, address: str, field: str) -> None:
    """A kind and id, or the longest beginning that is a name; what is left names the field."""
    subject, rest = find_subject(guide, typed.split())
    assert (subject.address.replace(f":{guide.series.id}", ""), rest) == (address, field)


def test_a_field_and_all_that_is_in_it(small: Guide) -> None:
    """A field means the values in it, a place in a list that item; the case of letters does not count."""
    assert [each.path for each in asked(small, "first light Peaks")] == ["peaks.CA", "peaks.UK"]
    (fog,) = asked(small, "song:harbour-lights-book-one parts 3")
    assert (fog.path, fog.sources) == ("parts.3", ("lantern-site",))


def test_how_sure(small: Guide) -> None:
    """Own outline, announcement, other sources and disputes are told apart."""
    for typed, sure in {
        "episode:1 tagline": "this guide's own",
        "episode:3 these_years": "documented",
        "episode:2 eras": "documented",  # the guide and a book
        "episode:2 title": "reported",
        "series interviews": "reported",
        "series network": "disputed",
        "claim:c01": "reported",
        "claim:c02": "disputed",
        "source:harbour-post": "documented",
        "song:red length": "documented",  # inherited from the album
        "first light tracks 4 live last": "disputed",  # noted on the song, of a record in it
    }.items():
        assert {each.confidence for each in asked(small, typed)} == {sure}, typed


def test_a_minor_alternative_is_no_dispute(small: Guide) -> None:
    """A value with none but minor alternatives is as certain as its sources make it; they are still listed."""
    minor = Disputed(value="4:34", minor=True, sources=("lantern-site",))
    subject, _ = find_subject(small, ["song:red"])
    for others, confidence in (((minor,), "documented"), ((minor, replace(minor, minor=False)), "disputed")):
        song = replace(subject.record, disputed={"length": others})
        (said,) = statements(small, subject._replace(record=song), "length")
        assert (said.confidence, said.alternatives) == (confidence, others)
