"""Disputed values show the others and who says so, wherever in a record they stand."""

import pytest

from rushguide.loading import load_guide
from rushguide.model import Disputed, Guide, Record
from rushguide.model.provenance import facts
from rushguide.queries.provenance import Statement, find_subject, statements, subjects
from tests.conftest import example
from tests.guides import guide_of, studio


@pytest.fixture(scope="module")
def small() -> Guide:
    """Return the example guide."""
    return load_guide(example("small"))


def asked(guide: Guide, typed: str) -> list[Statement]:
    """Return what the guide says to what was typed."""
    return statements(guide, *find_subject(guide, typed.split()))


def test_every_dispute_in_the_guide(guide: Guide) -> None:
    """Whatever a record's file disputes, wherever in it, the statements on that record show, with who says so."""
    seen = 0
    for subject in (one for each in subjects(guide).values() for one in each()):
        if isinstance(subject.record, Record):
            holders = {id(fact.record): fact.record for fact in facts(subject.record)}
            shown = {rival for statement in statements(guide, subject) for rival in statement.rivals}
            for rivals in (each for holder in holders.values() for each in holder.disputed.values()):
                assert shown.issuperset(rivals), subject.address
                seen += len(rivals)
    assert seen > 150


def test_disputes_inside_a_value_or_about_none(guide: Guide) -> None:
    """A part's disputed title stands by itself beside the part; what only rivals give has no value and no source."""
    title, nobody = asked(guide, "song:2112 parts 2 title")[0], asked(guide, "song:2112 parts 3 music")[0]
    assert (title.value, title.sure) == ("The Temples of Syrinx", "disputed")
    assert title.sources == ("cygnus-2112", "2112-2112lyrics")
    assert [rival.value for rival in title.rivals] == ["Temples of Syrinx"]
    assert (nobody.value, nobody.sources) == (None, ())
    assert [(rival.value, rival.sources) for rival in nobody.rivals] == [
        ("Alex Lifeson alone", ("wikipedia-wikimili-2112",))
    ]
    (whole,) = (each for each in asked(guide, "album:2112 tracks 1") if each.path == "tracks.1.parts.3.music")
    assert whole == nobody._replace(path="tracks.1.parts.3.music")


def test_disputes_about_what_is_not_there() -> None:
    """A rival for a missing item of a mapping or list, or of a text, shows where it belongs."""
    rivals = (Disputed(value="No. 9", sources=("s",)),)
    missing = ("labels.JP", "producers.2", "note", "title.first")
    album = studio("a", labels={"CA": "Nine"}, sources={"*": ("s",)}, disputed=dict.fromkeys(missing, rivals))
    said = {each.path: each for each in asked(guide_of(album), "album:a")}
    assert {path: said[path] for path in missing} == {
        path: Statement(path, None, "disputed", (), rivals) for path in missing
    }
    assert said["labels.CA"] == Statement("labels.CA", "Nine", "documented", ("s",))


def test_a_dispute_that_the_outer_record_holds(guide: Guide) -> None:
    """An album's dispute about one of its credits is that credit's."""
    (songs, *_) = asked(guide, "hold your fire credits 2 songs")
    assert [rival.value for rival in songs.rivals] == ["Time Stand Still and Open Secrets"]


def test_disputes_show_who_says_otherwise(small: Guide) -> None:
    """A disputed value keeps its sources and shows each rival with its own; a rival above a path counts for it."""
    (born,) = asked(small, "ada born")
    assert (born.value, born.sources) == ("1952-02-29", ("wick-book",))
    assert [(rival.value, rival.note, rival.sources) for rival in born.rivals] == [
        ("1952-03-01", "her mother's word", ("harbour-post",))
    ]
    (uk,) = asked(small, "album:first-light peaks UK")
    (ca,) = asked(small, "album:first-light peaks CA")
    assert ([rival.value for rival in uk.rivals], ca.rivals) == (["8"], ())
    (why,) = (each for each in asked(small, "episode:1 listening") if each.path == "listening.featured.1.why")
    assert [rival.value for rival in why.rivals] == ["The second long piece."]
