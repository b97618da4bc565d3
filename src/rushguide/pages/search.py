"""How the guide knows: values, how sure they are, and who says so."""

import re
import shlex
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from rich.console import Group, RenderableType
from rich.style import Style
from rich.text import Text

from rushguide.columns.history import SOURCES
from rushguide.draw.blocks import (
    DOT,
    INDENT,
    QUIET,
    facts,
    flow,
    heading,
    indented,
    page,
    paragraphs,
    paragraphs_of,
    section,
    see_also,
    title,
)
from rushguide.draw.figures import bar_chart
from rushguide.draw.screen import Screen
from rushguide.draw.tables import table_with_foot
from rushguide.guide.guide import Guide
from rushguide.guide.record import Disputed, Plain, Years
from rushguide.guide.records import Claim, Source
from rushguide.queries.provenance import Statement, Subject
from rushguide.queries.search import Findings, Hit
from rushguide.queries.statistics import Chart
from rushguide.text import count, fold, format_period, format_years, is_period

SHOWN = 8
"""Hits shown for each kind; the search within that kind shows all."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def search_view(screen: Screen, typed: str, findings: Findings, *, everything: bool) -> RenderableType:
    """Return what was found for what was typed; `everything` shows all hits of each kind."""
    blocks = []
    quoted = shlex.join(typed.split())
    for kind, grouped in groupby(findings.hits, key=lambda hit: hit.document.kind):
        hits = list(grouped)
        shown = hits if everything else hits[:SHOWN]
        more = [Text(f"and {len(hits) - len(shown)} more: rushguide search --in {kind} {quoted}", QUIET)]
        rows = [_hit(screen, hit, findings.words) for hit in shown]
        blocks.append(section(kind.capitalize(), Group(*rows, *(more if len(shown) < len(hits) else []))))
    found = f"{count(len(findings.hits), 'match', 'matches')} for '{' '.join(findings.words)}'"
    near = f"Nothing matches '{typed}'. {found}"
    return page(Text(near if findings.corrected else found, QUIET), *blocks)


def _hit(screen: Screen, hit: Hit, words: tuple[str, ...]) -> RenderableType:
    name = marked(screen, hit.document.names[0], words)
    line = heading(screen, name, f"rushguide {hit.document.command}")
    if not hit.extract:
        return line
    narrow = screen.inset(INDENT)
    return Group(line, indented(paragraphs_of(narrow, marked(screen, hit.extract, words))))


def marked(screen: Screen, text: str, words: tuple[str, ...]) -> Text:
    """Return a text with the words that match set off: in bold and underlined, or between asterisks without colour."""
    result, last = Text(), 0
    for found in WORD.finditer(text):
        if any(fold(found.group()).startswith(word) for word in words):
            result.append(text[last : found.start()])
            sign = "" if screen.depth or screen.plain else "*"
            result.append(f"{sign}{found.group()}{sign}", "bold underline")
            last = found.end()
    return result.append(text[last:])


LEADS = {
    "longest": "songs --sort -length --limit 10",
    "instrumentals": "songs --instrumental",
    "never_live": "songs --never-live",
}
"""The command that says more, by the chart that it says more about."""


def statistics_view(screen: Screen, charts: Sequence[Chart]) -> RenderableType:
    """Return all charts, one under the other."""
    leads = [LEADS[chart.key] for chart in charts if chart.key in LEADS] or ["episodes"]
    return page(title("In figures"), *(bar_chart(screen, chart) for chart in charts), see_also(screen, leads))


MANY = 24
"""Values beyond which a list is counted and not written out."""


def why_view(
    guide: Guide, screen: Screen, subject: Subject, statements: Sequence[Statement], cited_by: Sequence[str]
) -> RenderableType:
    """Return a record's values with their sources; of a source or claim, also what rests on it."""
    groups = [_statement(screen, list(same)) for _, same in groupby(statements, key=_kinship)]
    used = dict.fromkeys(source for each in statements for source in _all_sources(each))
    return page(
        heading(screen, title(subject.names[0]), subject.address),
        Text(),
        *groups,
        section("Sources", Group(*(source_line(guide, screen, source) for source in used))) if used else None,
        section("Rests on it", flow(screen, list(cited_by))) if cited_by else None,
        see_also(screen, _leads(subject)),
    )


def _kinship(statement: Statement) -> tuple[str, str, tuple[str, ...], tuple[Disputed, ...]]:
    """Return what values have to share to be said together: the field, how sure, and who says so."""
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


def _all_sources(statement: Statement) -> Iterator[str]:
    yield from statement.sources
    for rival in statement.alternatives:
        yield from rival.sources


def _statement(screen: Screen, same: Sequence[Statement]) -> RenderableType:
    first = same[0]
    name = first.path.replace(".", " ") if len(same) == 1 else _field(first.path)
    value = format_value(first.value) if len(same) == 1 else _joined(same)
    narrow = screen.inset(INDENT)
    sources = [indented(paragraphs(narrow, ", ".join(first.sources), QUIET))] if first.sources else []
    return Group(
        heading(screen, Text(name, "bold"), first.confidence),
        indented(paragraphs(narrow, value)),
        *sources,
        *(indented(paragraphs(narrow, _rival(rival))) for rival in first.alternatives),
    )


def _rival(rival: Disputed) -> str:
    note = f", {rival.note}" if rival.note else ""
    return f"also {_dated(rival.value)}{note} ({', '.join(rival.sources)})"


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
    return _dated(str(value)) if isinstance(value, str) else str(value).lower()


def _dated(value: str) -> str:
    return format_period(value) if is_period(value) else value


def source_line(guide: Guide, screen: Screen, identity: str) -> RenderableType:
    """Return a source or claim with all that leads to it."""
    known = guide.source.get(identity) or guide.claim.get(identity)
    return Group(Text(identity), indented(_described(screen, known)) if known else Text())


def _described(screen: Screen, known: Source | Claim) -> RenderableType:
    narrow = screen.inset(INDENT)
    if isinstance(known, Claim):
        return paragraphs(narrow, f"the announcement: {known.claim}", QUIET)
    said = DOT.join(filter(None, [known.title, known.publisher, known.kind, f"via {known.via}" if known.via else ""]))
    address = Text(known.url or "", Style(dim=True, link=known.url if screen.links else None))
    return Group(paragraphs(narrow, said, QUIET), *([address] if known.url else []))


def _leads(subject: Subject) -> list[str]:
    if subject.kind == "series":
        return ["about"]
    if subject.kind == "claim":
        return ["about"]
    return ["sources"] if subject.kind == "source" else [f"{subject.kind} {subject.id}"]


def sources_view(screen: Screen, sources: Sequence[Source]) -> RenderableType:
    """Return sources as a table."""
    kinds = sorted({source.kind for source in sources})
    return page(
        table_with_foot(screen, SOURCES, sources),
        Text(),
        facts(screen, [("Kinds", flow(screen, kinds))]),
    )
