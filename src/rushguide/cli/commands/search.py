"""Commands over everything: search, figures, and how the guide knows."""

from typing import Annotated

from msgspec import to_builtins

from rushguide.cli.command import Answer, Rows, command
from rushguide.cli.settings import Order, Settings
from rushguide.cli.streams import print_line
from rushguide.columns.history import SOURCES
from rushguide.exports import answers
from rushguide.guide.records import Source
from rushguide.options import Argument, Eras, Flag, Option, Words
from rushguide.pages import search as pages
from rushguide.pages.names import known_until
from rushguide.queries import provenance, ranges, statistics
from rushguide.queries import search as queries

FIRST = 3
"""Charts that are shown where neither one nor all are wanted."""


@command("search xanadu", 'search "led zeppelin" --in people,events,eras', answers=answers.FINDINGS)
def search(
    settings: Settings,
    text: Annotated[str, Words("TEXT", "Words or their beginnings, in any order.")],
    within: Annotated[
        str | None, Option("KINDS", "Only in these kinds, such as people,events.", queries.KINDS, names=("--in",))
    ],
) -> Answer | None:
    """Search names and prose of everything; the best come first, with the command that opens each."""
    findings = queries.search(settings.guide, text, within)
    if not findings.hits:
        print_line(f"nothing matches '{text}'")
        if not settings.for_programs:
            return None
    return Answer(
        lambda: answers.FINDINGS.of(findings),
        lambda: pages.search_page(text, findings, everything=within is not None),
    )


@command("stats", "stats --era synth", answers=["Chart"])
def stats(
    settings: Settings,
    era: Eras,
    name: Annotated[str, Argument("NAME", "One chart, such as longest or words.", "charts")] = "",
    *,
    everything: Annotated[bool, Flag("--all", "All charts, and not only the first three.")],
) -> Answer:
    """Show figures as bar charts: lengths, writers, songs on stage and longest away from it, listening time."""
    guide = settings.guide
    made = statistics.charts(guide, era)
    wanted = ranges.read_words("chart", name or None, [chart.key.replace("_", "-") for chart in made])
    shown = [chart for chart in made if wanted is None or chart.key.replace("_", "-") in wanted]
    first = shown if everything or wanted else shown[:FIRST]
    more = [chart.key for chart in made if chart not in first]
    return Answer(lambda: to_builtins(shown), lambda: pages.statistics_page(guide, first, more))


@command("why song:xanadu", "why moving pictures released", "why episode:3 title", answers=(answers.WHY, [answers.WHY]))
def why(
    settings: Settings,
    what: Annotated[str, Words("WHAT", "A name or kind:id, and after it a field.", "addresses")] = "",
) -> Answer:
    """Show how the guide knows: each value of a record, how sure it is, and who says so; alone, what is disputed."""
    guide = settings.guide
    if not what:
        found = provenance.disputed(guide)
        return Answer(
            lambda: [answers.WHY.of(each, provenance.statements(guide, each, path), []) for each, path in found],
            lambda: pages.disputed_page(found),
        )
    subject, field = provenance.find_subject(guide, what.split())
    said = provenance.statements(guide, subject, field)
    cited_by = provenance.citing(guide, subject.id) if subject.kind in {"source", "claim"} else []
    return Answer(
        lambda: answers.WHY.of(subject, said, cited_by), lambda: pages.why_page(guide, subject, said, cited_by)
    )


@command("sources", "sources --kind newspaper", answers=["source"])
def sources(
    settings: Settings,
    kind: Annotated[str | None, Option("KIND", "Only this kind, such as newspaper or liner-notes.", "source_kinds")],
    order: Order,
    *,
    everything: Annotated[bool, Flag("--all", "The sources, and not only how many there are of each kind.")],
) -> Rows[Source]:
    """Show where things were read: how many sources of each kind or, with --all, --kind or --sort, which."""
    listed = everything or kind is not None or order.sort is not None
    every, until = settings.guide.sources, known_until(settings.guide)
    kinds = ranges.read_words("kind", kind, sorted({source.kind for source in every}))
    found = [source for source in every if kinds is None or source.kind in kinds]
    return Rows(found, SOURCES, lambda rows: pages.sources_page(rows, until, everything=listed), order)
