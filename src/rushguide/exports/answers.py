"""Answers that are no records as JSON objects: what a search found, figures, and how the guide knows."""

from collections.abc import Sequence

import msgspec

from rushguide.exports.records import Object
from rushguide.queries.provenance import Statement, Subject
from rushguide.queries.search import Findings
from rushguide.queries.statistics import Chart


def findings_object(findings: Findings) -> Object:
    """Return what was found, the words that it was found by, and whether they are neighbours of what was typed."""
    hits = [
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


def chart_object(chart: Chart) -> Object:
    """Return a chart with its figures."""
    figures = [
        {"label": figure.label, "value": figure.value, "text": figure.text, "era": figure.era or None}
        for figure in chart.figures
    ]
    return {"key": chart.key, "title": chart.title, "unit": chart.unit, "figures": figures}


def why_object(subject: Subject, statements: Sequence[Statement], cited_by: Sequence[str]) -> Object:
    """Return a record's values with how sure they are and who says so."""
    said = [
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
