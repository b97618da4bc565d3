"""What a search finds, statistics, and how the guide knows: values, how sure they are, and who says so."""

import re
import shlex
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import chain, groupby

from msgspec.structs import astuple

from rushguide.columns.history import SOURCES
from rushguide.guide.guide import Guide
from rushguide.guide.record import NOTHING, Disputed, Plain, Years
from rushguide.guide.records import Claim, Source
from rushguide.pages import names, page
from rushguide.queries import search, statistics
from rushguide.queries.names import names_of, plural
from rushguide.queries.provenance import DISPUTED, DOCUMENTED, OWN, REPORTED, Statement, Subject, field_of
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
MANY = 24
"""Values beyond which a list is counted and not written out."""


def search_page(typed: str, findings: search.Findings, *, everything: bool) -> page.Page:
    """Return what was found for what was typed; `everything` shows all hits of each kind."""
    sections = []
    quoted, words = shlex.join(typed.split()), findings.words
    for kind, grouped in groupby(findings.hits, key=lambda hit: hit.document.kind):
        hits = list(grouped)
        blocks: list[page.Block] = []
        for hit in hits if everything else hits[:MAX_HITS]:
            name, command, when = hit.document.names[0], hit.document.command, hit.document.when
            aside = page.Span(page.DOT + when if when else "", "quiet")
            blocks.append(page.Heading((marked(name, words, command), aside), f"rushguide {command}"))
            blocks += [page.Indented([page.Prose(marked(hit.extract, words))])] if hit.extract else []
        if len(hits) > MAX_HITS and not everything:
            more = f"and {len(hits) - MAX_HITS} more: rushguide search --in {kind} {quoted}"
            blocks.append(page.Line(page.Span(more, "quiet")))
        sections.append(page.Section(kind.capitalize(), blocks))
    found = f"{count(len(findings.hits), 'match', 'matches')} for '{' '.join(words)}'"
    near = f"Nothing matches '{typed}'. {found}"
    return (page.Line(page.Span(near if findings.corrected else found, "quiet")), *sections)


def marked(text: str, words: tuple[str, ...], of: str = "") -> page.Inline:
    """Return a text with the words that match set off; it can lead to what it is `of`."""
    pieces: list[page.Inline] = []
    last = 0
    for found in WORD.finditer(text):
        if any(fold(found.group()).startswith(word) for word in words):
            pieces += [page.Span(text[last : found.start()], of=of), page.Span(found.group(), "match", of=of)]
            last = found.end()
    return (*pieces, page.Span(text[last:], of=of))


def statistics_page(guide: Guide, charts: Sequence[statistics.Chart], more: Sequence[str] = ()) -> page.Page:
    """Return some charts, one under the other with their labels in one column, and how to see the others."""
    figures = [figure for chart in charts for figure in chart.figures]
    leads = [LEADS[chart.key] for chart in charts if chart.key in LEADS]
    others = [f"stats {key.replace('_', '-')}" for key in more] + (["stats --all"] if more else [])
    sections = [page.Section(chart.title, [page.Bars(chart.figures, figures)]) for chart in charts]
    stage = guide.tours if any(chart.key in ON_STAGE for chart in charts) else ()
    counted = page.spaced(names.counted_by(guide, stage, "set"))
    return (page.Heading("In figures"), *sections, counted, page.see_also(*([*leads, *others] or ["episodes"])))


ORDER = {DISPUTED: "Sources differ", REPORTED: "Only reported", OWN: "This guide's own", DOCUMENTED: "Documented"}
"""How sure values are, in the order in which they are shown, with the headings over them."""


def why_page(guide: Guide, subject: Subject, statements: Sequence[Statement], cited_by: Sequence[str]) -> page.Page:
    """Return how sure a record's values are, the values with their sources, and what rests on a source or claim."""
    cited = [ids for each in statements for ids in (each.sources, *(rival.sources for rival in each.alternatives))]
    numbers = {source: place for place, source in enumerate(dict.fromkeys(chain.from_iterable(cited)), start=1)}
    blocks: list[page.Block] = []
    said = []
    for confidence, heading in ORDER.items():
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


def _fact(guide: Guide, numbers: Mapping[str, int], same: Sequence[Statement]) -> page.Fact:
    """Return the name of a field with its values, who says so, and who says otherwise.

    What belongs to one item is told apart by commas, and items by semicolons.
    """
    first = same[0]
    by_item = groupby(same, key=lambda each: field_of(each.path, item=True))
    items = [", ".join(format_value(guide, each.path, each.value) for each in item) for _, item in by_item]
    path = first.path if len(same) == 1 else field_of(first.path, item=len(items) == 1)
    many = f"{len(items)} values; ask for one, such as {field_of(first.path, item=True).replace('.', ' ')}"
    said = "; ".join(items) if len(items) <= MANY else many
    lines: list[page.Inline] = [(said, _references(numbers, first.sources))]
    for rival in first.alternatives:
        note = f", {rival.note}" if rival.note else ""
        lines.append((f"\nalso {_dated(rival.value)}{note}", _references(numbers, rival.sources)))
    return (names.field_name(path), tuple(lines))


def _references(numbers: Mapping[str, int], sources: Sequence[str]) -> page.Span:
    return page.Span(f" [{', '.join(str(numbers[source]) for source in sources)}]" if sources else "", "quiet")


def format_value(guide: Guide, path: str, value: object) -> str:
    """Return the value at a path in words; of a record that is referred to, its name."""
    field = next(step for step in reversed(path.split(".")) if not step.isdigit())
    if value is None:
        return "unknown"
    if value is True:
        return names.field_name(field)
    if isinstance(value, Years):
        return format_years(value.start, value.end)
    if isinstance(value, Plain):
        parts = zip(value.__struct_encode_fields__, astuple(value), strict=True)
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
                (_shown_name(subject), page.Span(f"{page.DOT}{names.field_name(path)}", "quiet")),
                f"rushguide why {subject.address} {path.replace('.', ' ')}",
            )
            for subject, path in of_kind
        ]
        blocks.append(page.Section(plural(kind).capitalize(), lines))
    found = count(len(disputed), "value")
    return (page.Heading("On what sources differ", found), *blocks, page.see_also("sources", "about"))


def sources_page(sources: Sequence[Source], until: str, *, everything: bool = False) -> page.Page:
    """Return how many sources there are of each kind or, if all are wanted, the sources as a table."""
    known = page.facts(("Known until", until))
    if everything:
        return (page.Table(SOURCES, sources), known)
    kinds = Counter(source.kind for source in sources).most_common()
    rows = [(kind.replace("-", " "), count(number, "source")) for kind, number in kinds]
    return (
        page.Heading("Where things were read", count(len(sources), "source")),
        page.spaced(page.Facts(rows, fitted=True)),
        known,
        page.see_also("sources --all", *(f"sources --kind {kind}" for kind, _ in kinds[:1]), "why"),
    )
