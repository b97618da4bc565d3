"""What a search finds, statistics, and how the guide knows: values, how sure they are, and who says so."""

import re
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from rushguide.columns.history import SOURCES
from rushguide.guide.guide import Guide
from rushguide.guide.record import NOTHING, Disputed, Plain, Years
from rushguide.guide.records import Claim, Source
from rushguide.pages import names, page
from rushguide.pages.names import field_name
from rushguide.queries.names import names_of
from rushguide.queries.provenance import DISPUTED, DOCUMENTED, OWN, REPORTED, Statement, Subject, field_of
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
ON_STAGE = ("most_played", "never_played", "absence")
"""Charts of what was counted on tours."""
KIND_NAMES = {"series": "Series", "person": "People"}
MANY = 24
"""Values beyond which a list is counted and not written out."""


def search_page(typed: str, findings: Findings, *, everything: bool) -> page.Page:
    """Return what was found for what was typed; `everything` shows all hits of each kind."""
    sections = []
    quoted = shlex.join(typed.split())
    for kind, grouped in groupby(findings.hits, key=lambda hit: hit.document.kind):
        hits = list(grouped)
        shown = hits if everything else hits[:MAX_HITS]
        hidden = len(hits) - len(shown)
        more = f"and {hidden} more: rushguide search --in {kind} {quoted}" if hidden else ""
        blocks = [block for hit in shown for block in _hit(hit, findings.words)]
        sections.append(page.Section(kind.capitalize(), [*blocks, page.Line(page.Span(more, "quiet"))]))
    found = f"{count(len(findings.hits), 'match', 'matches')} for '{' '.join(findings.words)}'"
    near = f"Nothing matches '{typed}'. {found}"
    return (page.Line(page.Span(near if findings.corrected else found, "quiet")), *sections)


def _hit(hit: Hit, words: tuple[str, ...]) -> list[page.Block]:
    document = hit.document
    when = page.Span(page.DOT + document.when if document.when else "", "quiet")
    extract = [page.Indented([page.Prose(marked(hit.extract, words))])] if hit.extract else []
    name = (marked(document.names[0], words, document.command), when)
    return [page.Heading(name, f"rushguide {document.command}"), *extract]


def marked(text: str, words: tuple[str, ...], of: str = "") -> page.Inline:
    """Return a text with the words that match set off; it can lead to what it is `of`."""
    pieces: list[page.Inline] = []
    last = 0
    for found in WORD.finditer(text):
        if any(fold(found.group()).startswith(word) for word in words):
            pieces += [page.Span(text[last : found.start()], of=of), page.Span(found.group(), "match", of=of)]
            last = found.end()
    return (*pieces, page.Span(text[last:], of=of))


def statistics_page(guide: Guide, charts: Sequence[Chart], more: Sequence[str] = ()) -> page.Page:
    """Return some charts, one under the other with their labels in one column, and how to see the others."""
    labels = [figure.label for chart in charts for figure in chart.figures]
    values = [figure.text for chart in charts for figure in chart.figures]
    leads = [LEADS[chart.key] for chart in charts if chart.key in LEADS]
    others = [f"stats {key.replace('_', '-')}" for key in more] + (["stats --all"] if more else [])
    sections = [page.Section(chart.title, [page.Bars(chart, labels, values)]) for chart in charts]
    stage = guide.tours if any(chart.key in ON_STAGE for chart in charts) else ()
    counted = page.spaced(names.counted_by(guide, stage, "set"))
    return (page.Heading("In figures"), *sections, counted, page.see_also(*([*leads, *others] or ["episodes"])))


ORDER = (
    (DISPUTED, "Sources differ"),
    (REPORTED, "Only reported"),
    (OWN, "This guide's own"),
    (DOCUMENTED, "Documented"),
)
"""How sure values are, in the order in which they are shown, with the headings over them."""


def why_page(guide: Guide, subject: Subject, statements: Sequence[Statement], cited_by: Sequence[str]) -> page.Page:
    """Return how sure a record's values are, the values with their sources, and what rests on a source or claim."""
    cited = dict.fromkeys(
        source
        for each in statements
        for source in (*each.sources, *(source for rival in each.alternatives for source in rival.sources))
    )
    numbers = {source: place for place, source in enumerate(cited, start=1)}
    blocks: list[page.Block] = []
    said = []
    for confidence, heading in ORDER:
        of_kind = [each for each in statements if each.confidence == confidence]
        rows = [_fact(guide, numbers, list(same)) for _, same in groupby(of_kind, key=_group_key)]
        facts = page.Facts(rows, fitted=True)
        blocks.append(page.Section(heading, [facts]) if len(statements) > 1 else facts)
        said += [f"{len(of_kind)} {confidence}"] if of_kind else []
    verdict = f"{len(statements)} values: {', '.join(said)}" if len(statements) > 1 else statements[0].confidence
    sources = page.Facts([_source(guide, *each) for each in numbers.items()], fitted=True)
    onward = {"series": "about", "claim": "about", "source": "sources"}.get(subject.kind)
    return (
        page.Heading(_shown_name(subject)),
        page.Prose(verdict, "quiet"),
        *blocks,
        page.Section("Sources", [sources]),
        page.Section("Rests on it", [page.Line(page.Flow([page.Span(each, of=each) for each in cited_by]))]),
        page.see_also(onward or f"{subject.kind} {subject.id}", "why"),
    )


def _shown_name(subject: Subject) -> str:
    """Return what a reader knows a record by: a claim has no name but its words."""
    return subject.record.claim if isinstance(subject.record, Claim) else subject.names[0]


def _group_key(statement: Statement) -> tuple[str, tuple[str, ...], tuple[Disputed, ...]]:
    """Return what values told together share: the field and its sources."""
    field = statement.path if statement.value is None else field_of(statement.path)
    return (field, statement.sources, statement.alternatives)


def _item(statement: Statement) -> str:
    """Return the path up to and with the first place in a list: what belongs to one item shares it."""
    steps = statement.path.split(".")
    place = next((place for place, step in enumerate(steps) if step.isdigit()), len(steps))
    return ".".join(steps[: place + 1])


def _fact(guide: Guide, numbers: Mapping[str, int], same: Sequence[Statement]) -> page.Fact:
    """Return the name of a field with its values, who says so, and who says otherwise."""
    first = same[0]
    items = {_item(each) for each in same}
    path = first.path if len(same) == 1 else _item(first) if len(items) == 1 else field_of(first.path)
    said = _value(guide, first) if len(same) == 1 else _joined(guide, same)
    lines: list[page.Inline] = [(said, _references(numbers, first.sources))]
    for rival in first.alternatives:
        note = f", {rival.note}" if rival.note else ""
        lines.append((f"\nalso {_dated(rival.value)}{note}", _references(numbers, rival.sources)))
    return (field_name(path), tuple(lines))


def _references(numbers: Mapping[str, int], sources: Sequence[str]) -> page.Span:
    return page.Span(f" [{', '.join(str(numbers[source]) for source in sources)}]" if sources else "", "quiet")


def _joined(guide: Guide, same: Sequence[Statement]) -> str:
    """Return values in one text: what belongs to one item by commas, items by semicolons."""
    items = [", ".join(_value(guide, each) for each in item) for _, item in groupby(same, key=_item)]
    if len(items) > MANY:
        return f"{len(items)} values; ask for one, such as {_item(same[0]).replace('.', ' ')}"
    return "; ".join(items)


def _value(guide: Guide, statement: Statement) -> str:
    field = next(step for step in reversed(statement.path.split(".")) if not step.isdigit())
    return format_value(guide, field, statement.value)


def format_value(guide: Guide, field: str, value: object) -> str:
    """Return the value of a field in words; of a record that is referred to, its name."""
    if value is None:
        return "unknown"
    if value is True:
        return field_name(field)
    if isinstance(value, Years):
        return format_years(value.start, value.end)
    if isinstance(value, Plain):
        parts = zip(
            value.__struct_encode_fields__, (getattr(value, name) for name in value.__struct_fields__), strict=True
        )
        return ", ".join(format_value(guide, name, part) for name, part in parts if part not in NOTHING)
    if isinstance(value, tuple):
        return ", ".join(format_value(guide, field, each) for each in value)
    kind = {"people": "person"}.get(field, field.removesuffix("s"))
    known: Mapping[object, object] = getattr(guide, kind) if kind in {"era", "album", "song", "person"} else {}
    return names_of(known[value])[0] if value in known else _dated(str(value))


def _dated(value: str) -> str:
    return format_period(value) if is_period(value) else value


def _source(guide: Guide, identity: str, number: int) -> page.Fact:
    """Return a source or claim by its number, with all that leads to it."""
    known = guide.source.get(identity) or guide.claim.get(identity)
    if isinstance(known, Claim):
        return (str(number), ("the announcement: ", page.Span(known.claim, of=f"claim:{identity}")))
    if known is None:
        return (str(number), "this guide's own reading")
    publisher, via = known.publisher if known.title else "", f"via {known.via}" if known.via else ""
    described = page.DOT + page.dotted(publisher, known.kind.replace("-", " "), via)
    address = page.Span(f"\n{known.url}" if known.url else "", "quiet", url=known.url or "")
    return (str(number), (page.Span(known.name, of=f"source:{identity}"), page.Span(described, "quiet"), address))


def disputed_page(disputed: Sequence[tuple[Subject, str]]) -> page.Page:
    """Return the values on which serious sources differ, each with the command that tells more."""
    blocks: list[page.Block] = []
    for kind, of_kind in groupby(disputed, key=lambda pair: pair[0].kind):
        lines = [
            page.Heading(
                (_shown_name(subject), page.Span(f"{page.DOT}{field_name(path)}", "quiet")),
                f"rushguide why {subject.address} {path.replace('.', ' ')}",
            )
            for subject, path in of_kind
        ]
        blocks.append(page.Section(KIND_NAMES.get(kind, f"{kind}s".capitalize()), lines))
    found = count(len(disputed), "value")
    return (page.Heading("On what sources differ", found), *blocks, page.see_also("sources", "about"))


def sources_page(sources: Sequence[Source], until: str, *, everything: bool = False) -> page.Page:
    """Return how many sources there are of each kind or, if all are wanted, the sources as a table."""
    known = page.facts(("Known until", until))
    if everything:
        return (page.Table(SOURCES, sources), known)
    kinds = Counter(source.kind for source in sources).most_common()
    return (
        page.Heading("Where things were read", count(len(sources), "source")),
        page.spaced(
            page.Facts([(kind.replace("-", " "), count(number, "source")) for kind, number in kinds], fitted=True)
        ),
        known,
        page.see_also("sources --all", *(f"sources --kind {kind}" for kind, _ in kinds[:1]), "why"),
    )
