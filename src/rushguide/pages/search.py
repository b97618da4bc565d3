"""What a search finds, statistics, and how the guide knows: values, how sure they are, and who says so."""

import re
import shlex
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from rushguide.columns.history import SOURCES
from rushguide.guide.guide import Guide
from rushguide.guide.record import Disputed, Plain, Years
from rushguide.guide.records import Claim, Source
from rushguide.pages import page
from rushguide.pages.names import counted_by
from rushguide.queries.provenance import Statement, Subject
from rushguide.queries.search import Findings, Hit
from rushguide.queries.statistics import Chart
from rushguide.text import count, fold, format_period, format_years, is_period

MAX_HITS = 8
"""Hits shown for each kind; the search within that kind shows all."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LEADS = {
    "longest": "songs --sort -length --limit 10",
    "instrumentals": "songs --instrumental",
    "most_played": "songs --sort -played --limit 20",
    "never_played": "songs --never-played",
    "absence": "tours",
    "never_live": "songs --on-no-live-album",
}
"""The command that says more, by the chart that it says more about."""
MANY = 24
"""Values beyond which a list is counted and not written out."""


def search_page(typed: str, findings: Findings, *, everything: bool) -> page.Page:
    """Return what was found for what was typed; `everything` shows all hits of each kind."""
    blocks: list[page.Block] = []
    quoted = shlex.join(typed.split())
    for kind, grouped in groupby(findings.hits, key=lambda hit: hit.document.kind):
        hits = list(grouped)
        rows = [block for hit in hits[: None if everything else MAX_HITS] for block in _hit(hit, findings.words)]
        if not everything and len(hits) > MAX_HITS:
            more = f"and {len(hits) - MAX_HITS} more: rushguide search --in {kind} {quoted}"
            rows.append(page.Line(page.Span(more, "quiet")))
        blocks.append(page.Section(kind.capitalize(), rows))
    found = f"{count(len(findings.hits), 'match', 'matches')} for '{' '.join(findings.words)}'"
    near = f"Nothing matches '{typed}'. {found}"
    return page.of(page.Line(page.Span(near if findings.corrected else found, "quiet")), *blocks)


def _hit(hit: Hit, words: tuple[str, ...]) -> Iterator[page.Block]:
    document = hit.document
    yield page.Heading(marked(document.names[0], words, document.command), f"rushguide {document.command}")
    if hit.extract:
        yield page.Indented([page.Prose(marked(hit.extract, words))])


def marked(text: str, words: tuple[str, ...], of: str = "") -> page.Inline:
    """Return a text with the words that match set off; it can lead to what it is `of`."""
    pieces: list[page.Inline] = []
    last = 0
    for found in WORD.finditer(text):
        if any(fold(found.group()).startswith(word) for word in words):
            pieces += [page.Span(text[last : found.start()], of=of), page.Span(found.group(), "match", of=of)]
            last = found.end()
    return (*pieces, page.Span(text[last:], of=of))


def statistics_page(guide: Guide, charts: Sequence[Chart]) -> page.Page:
    """Return all charts, one under the other."""
    leads = [LEADS[chart.key] for chart in charts if chart.key in LEADS] or ["episodes"]
    sections = [page.Section(chart.title, [page.Bars(chart)]) for chart in charts]
    return page.of(
        page.Heading("In figures"), *sections, *page.spaced(counted_by(guide, guide.tours, "set")), page.SeeAlso(leads)
    )


def why_page(guide: Guide, subject: Subject, statements: Sequence[Statement], cited_by: Sequence[str]) -> page.Page:
    """Return a record's values with their sources; of a source or claim, also what rests on it."""
    groups = (block for _, same in groupby(statements, key=_group_key) for block in _statement(list(same)))
    cited = (
        source
        for each in statements
        for source in (*each.sources, *(source for rival in each.alternatives for source in rival.sources))
    )
    used = [block for source in dict.fromkeys(cited) for block in _source(guide, source)]
    resting = page.Flow([page.Span(each, of=each) for each in cited_by])
    onward = {"series": "about", "claim": "about", "source": "sources"}.get(subject.kind)
    return page.of(
        page.Heading(subject.names[0], subject.address),
        page.BLANK,
        *groups,
        page.Section("Sources", used) if used else None,
        page.Section("Rests on it", [page.Line(resting)]) if cited_by else None,
        page.SeeAlso([onward or f"{subject.kind} {subject.id}"]),
    )


def _group_key(statement: Statement) -> tuple[str, str, tuple[str, ...], tuple[Disputed, ...]]:
    """Return what values told together share: the field, how sure it is, and its sources."""
    field = statement.path if statement.value is None else _field(statement.path)
    return (field, statement.confidence, statement.sources, statement.alternatives)


def _field(path: str) -> str:
    """Return the path up to the first place in a list: `credits` for `credits.2.name`, `labels CA` for `labels.CA`."""
    return " ".join(takewhile(lambda step: not step.isdigit(), path.split(".")))


def _item(statement: Statement) -> str:
    """Return the path up to and with the first place in a list: what belongs to one item shares it."""
    steps = statement.path.split(".")
    place = next((place for place, step in enumerate(steps) if step.isdigit()), len(steps))
    return ".".join(steps[: place + 1])


def _statement(same: Sequence[Statement]) -> Iterator[page.Block]:
    first = same[0]
    name = first.path.replace(".", " ") if len(same) == 1 else _field(first.path)
    yield page.Heading(name, first.confidence)
    blocks: list[page.Block] = [page.Prose(format_value(first.value) if len(same) == 1 else _joined(same))]
    if first.sources:
        blocks.append(page.Prose(", ".join(first.sources), "quiet"))
    for rival in first.alternatives:
        note = f", {rival.note}" if rival.note else ""
        blocks.append(page.Prose(f"also {_dated(rival.value)}{note} ({', '.join(rival.sources)})"))
    yield page.Indented(blocks)


def _joined(same: Sequence[Statement]) -> str:
    """Return values in one text: what belongs to one item by commas, items by semicolons."""
    items = [", ".join(format_value(each.value) for each in item) for _, item in groupby(same, key=_item)]
    if len(items) > MANY:
        return f"{len(items)} values; ask for one, such as {_item(same[0]).replace('.', ' ')}"
    return "; ".join(items)


def format_value(value: object) -> str:
    """Return a value in words."""
    if value is None:
        return "unknown"
    if isinstance(value, Years):
        return format_years(value.start, value.end)
    if isinstance(value, Plain):
        parts = (getattr(value, name) for name in value.__struct_fields__)
        return ", ".join(format_value(part) for part in parts if part not in (None, (), {}))
    if isinstance(value, tuple):
        return ", ".join(map(format_value, value))
    return _dated(value) if isinstance(value, str) else str(value).lower()


def _dated(value: str) -> str:
    return format_period(value) if is_period(value) else value


def _source(guide: Guide, identity: str) -> Iterator[page.Block]:
    """Yield a source or claim with all that leads to it."""
    known = guide.source.get(identity) or guide.claim.get(identity)
    kind = "claim" if isinstance(known, Claim) else "source"
    yield page.Line(page.Span(identity, of=f"{kind}:{identity}" if known else ""))
    if isinstance(known, Claim):
        yield page.Indented([page.Prose(f"the announcement: {known.claim}", "quiet")])
    elif known:
        via = f"via {known.via}" if known.via else None
        address = [page.Line(page.Span(known.url, "quiet", url=known.url))] if known.url else []
        described = page.DOT.join(filter(None, [known.title, known.publisher, known.kind, via]))
        yield page.Indented([page.Prose(described, "quiet"), *address])
    else:
        yield page.BLANK


def sources_page(sources: Sequence[Source]) -> page.Page:
    """Return sources as a table."""
    kinds = sorted({source.kind for source in sources})
    return page.of(page.Table(SOURCES, sources), page.BLANK, page.Facts([("Kinds", page.Flow(kinds))]))
