"""Answers that are no records as JSON objects: what a search found, figures, and how the guide knows."""

from collections.abc import Sequence
from typing import Any, TypedDict

import msgspec

from rushguide.model import Disputed
from rushguide.queries.provenance import Statement, Subject
from rushguide.queries.search import Findings
from rushguide.queries.statistics import Chart


class HitObject(TypedDict):
    """Something that a search found, an extract where the name does not say why, and the command that opens it."""

    kind: str
    id: str
    name: str
    extract: str | None
    command: str


class FindingsObject(TypedDict):
    """What was found, the words that it was found by, and whether they are neighbours of what was typed."""

    words: tuple[str, ...]
    corrected: bool
    hits: list[HitObject]


class FigureObject(TypedDict):
    """A figure: what it stands for, its value, the value in words, and its era."""

    label: str
    value: int
    text: str
    era: str | None


class ChartObject(TypedDict):
    """A chart with its figures; the unit is seconds or a noun."""

    key: str
    title: str
    unit: str
    figures: list[FigureObject]


class StatementObject(TypedDict):
    """One value of a record: how sure it is, who says so, and who says otherwise."""

    field: str
    value: Any
    sure: str
    sources: tuple[str, ...]
    disputed: list[Disputed]


class WhyObject(TypedDict):
    """How the guide knows what it says of a record; of a source, also what rests on it."""

    subject: str
    name: str
    statements: list[StatementObject]
    cited_by: Sequence[str]


def findings_object(findings: Findings) -> FindingsObject:
    """Return what a search found."""
    hits: list[HitObject] = [
        {
            "kind": hit.entry.kind,
            "id": hit.entry.id,
            "name": hit.entry.names[0],
            "extract": hit.extract or None,
            "command": f"rushguide {hit.entry.command}",
        }
        for hit in findings.hits
    ]
    return {"words": findings.words, "corrected": findings.corrected, "hits": hits}


def chart_object(chart: Chart) -> ChartObject:
    """Return a chart."""
    figures: list[FigureObject] = [
        {"label": figure.label, "value": figure.value, "text": figure.text, "era": figure.era or None}
        for figure in chart.figures
    ]
    return {"key": chart.key, "title": chart.title, "unit": chart.unit, "figures": figures}


def why_object(subject: Subject, statements: Sequence[Statement], cited_by: Sequence[str]) -> WhyObject:
    """Return a record's values with how sure they are and who says so."""
    said: list[StatementObject] = [
        {
            "field": statement.path,
            "value": msgspec.to_builtins(statement.value),
            "sure": statement.sure,
            "sources": statement.sources,
            "disputed": msgspec.to_builtins(statement.rivals),
        }
        for statement in statements
    ]
    return {"subject": subject.address, "name": subject.names[0], "statements": said, "cited_by": cited_by}
