"""What a search found, figures and reasons as JSON objects: every key always there, unknown null, none empty."""

import json

from rushguide.exports.answers import WhyObject, chart_object, findings_object, why_object
from rushguide.exports.records import to_json
from rushguide.loading import load_guide
from rushguide.queries.provenance import Subject, find_subject, statements
from rushguide.queries.search import Findings, search
from rushguide.queries.statistics import Chart, Figure
from tests.conftest import example
from tests.guides import guide_of, song, studio


def test_findings() -> None:
    """A hit has its kind, id, name and command; the extract is null where the name was what matched."""
    guide = guide_of(studio("woods", song("oak", note="A tall tree. It burns.")), studio("tall"))
    assert findings_object(search(guide, "tall")) == {
        "words": ("tall",),
        "corrected": False,
        "hits": [
            {"kind": "albums", "id": "tall", "name": "Tall", "extract": None, "command": "rushguide album tall"},
            {
                "kind": "songs",
                "id": "oak",
                "name": "Oak",
                "extract": "A tall tree.",
                "command": "rushguide song oak",
            },
        ],
    }


def test_corrected_and_empty_findings() -> None:
    """Neighbours of what was typed are said to be that; nothing found is an empty list."""
    guide = guide_of(studio("woods"))
    assert findings_object(search(guide, "wods"))["corrected"] is True
    assert findings_object(Findings((), (), corrected=False)) == {"words": (), "corrected": False, "hits": []}


def test_charts() -> None:
    """A chart has its key, title, unit and figures; a figure without an era has null for it."""
    chart = Chart("k", "Title", "songs", (Figure("a", 3, "3 songs", "prog"), Figure("b", 0, "none")))
    assert chart_object(chart) == {
        "key": "k",
        "title": "Title",
        "unit": "songs",
        "figures": [
            {"label": "a", "value": 3, "text": "3 songs", "era": "prog"},
            {"label": "b", "value": 0, "text": "none", "era": None},
        ],
    }


def test_reasons() -> None:
    """A statement has its field, value, certainty, sources and rivals; values keep the keys of the files."""
    guide = load_guide(example("small"))
    subject, field = find_subject(guide, ["ada", "born"])
    assert json.loads(to_json(why_object(subject, statements(guide, subject, field), []))) == {
        "subject": "person:ada-wick",
        "name": "Ada Wick",
        "statements": [
            {
                "field": "born",
                "value": "1952-02-29",
                "sure": "disputed",
                "sources": ["wick-book"],
                "disputed": [{"value": "1952-03-01", "note": "her mother's word", "sources": ["harbour-post"]}],
            }
        ],
        "cited_by": [],
    }
    subject, field = find_subject(guide, ["episode:3", "years"])
    said = json.loads(to_json(why_object(subject, statements(guide, subject, field), ["era:x"])))
    assert said["statements"][0] == {
        "field": "years",
        "value": {"from": 2000, "to": None},
        "sure": "this guide's own",
        "sources": ["guide"],
        "disputed": [],
    }
    assert said["cited_by"] == ["era:x"]


def test_every_statement_of_the_example_is_json() -> None:
    """Whatever kind of value a record holds, it becomes JSON, and what is unknown becomes null."""
    guide = load_guide(example("small"))
    for each in ("song:harbour-lights-book-one", "album:first-light", "claim:c02", "source:lantern-site", "era:wick"):
        subject, _ = find_subject(guide, [each])
        said = statements(guide, subject)
        again = json.loads(to_json(why_object(subject, said, [])))
        assert [one["field"] for one in again["statements"]] == [one.path for one in said]
        assert all(one["value"] is not None for one in again["statements"])
    empty = Subject("era", "x", ("X",), guide.era["wick"])
    expected: WhyObject = {"subject": "era:x", "name": "X", "statements": [], "cited_by": ["a:b"]}
    assert why_object(empty, [], ["a:b"]) == expected
