"""Commands over everything: search, figures, and how the guide knows."""

from typing import Annotated

import typer

from rushguide.cli import offers
from rushguide.cli.options import Era, Limit, Sort, examples, joined, settings_of
from rushguide.cli.output import Order, Shape, show, show_listing
from rushguide.cli.streams import print_line
from rushguide.columns.history import SOURCES
from rushguide.exports import answers
from rushguide.exports import objects as records
from rushguide.pages.search import search_page, sources_page, statistics_page, why_page
from rushguide.queries.provenance import citing, find_subject, statements
from rushguide.queries.ranges import read_words
from rushguide.queries.search import search as find
from rushguide.queries.statistics import charts

commands = typer.Typer(rich_markup_mode=None)

Text = Annotated[list[str], typer.Argument(metavar="TEXT", help="Words or their beginnings, in any order.")]
What = Annotated[
    list[str],
    typer.Argument(metavar="WHAT", help="A name or kind:id, and after it a field.", autocompletion=offers.addresses),
]
Within = Annotated[
    str | None,
    typer.Option(
        "--in", metavar="KINDS", help="Only in some kinds, such as people,events.", autocompletion=offers.search_kinds
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        metavar="KIND", help="Of a kind, such as newspaper or liner-notes.", autocompletion=offers.source_kinds
    ),
]


@commands.command(epilog=examples("search xanadu", 'search "led zeppelin" --in people,events,eras'))
def search(ctx: typer.Context, text: Text, within: Within = None) -> None:
    """Search names and prose of everything; the best come first, with the command that opens each."""
    settings = settings_of(ctx)
    typed = joined(text)
    findings = find(settings.guide, typed, within)

    if not findings.hits:
        print_line(f"nothing matches '{typed}'")
    if findings.hits or settings.for_programs:
        show(
            settings,
            lambda: search_page(typed, findings, everything=within is not None),
            lambda: answers.findings_object(findings),
        )


@commands.command(epilog=examples("stats", "stats --era synth"))
def stats(ctx: typer.Context, era: Era = None) -> None:
    """Show figures as bar charts: lengths, writers, songs on stage, listening time."""
    settings = settings_of(ctx)
    made = charts(settings.guide, era)
    show(
        settings,
        lambda: statistics_page(made),
        lambda: [answers.chart_object(chart) for chart in made],
    )


@commands.command(epilog=examples("why song:xanadu", "why moving pictures released", "why episode:3 title"))
def why(ctx: typer.Context, what: What) -> None:
    """Show how the guide knows: each value of a record, how sure it is, and who says so."""
    settings = settings_of(ctx)
    guide = settings.guide
    subject, field = find_subject(guide, " ".join(what).split() or [""])
    said = statements(guide, subject, field)
    cited_by = citing(guide, subject.id) if subject.kind in {"source", "claim"} else []
    show(
        settings,
        lambda: why_page(guide, subject, said, cited_by),
        lambda: answers.why_object(subject, said, cited_by),
    )


@commands.command(epilog=examples("sources", "sources --kind newspaper"))
def sources(ctx: typer.Context, kind: Kind = None, sort: Sort = None, limit: Limit = None) -> None:
    """List where things were read."""
    settings = settings_of(ctx)
    every = settings.guide.sources
    kinds = read_words("kind", kind, sorted({source.kind for source in every}))
    chosen = [source for source in every if kinds is None or source.kind in kinds]
    show_listing(
        settings,
        chosen,
        Shape("sources", SOURCES, records.plain, lambda rows: sources_page(rows)),
        Order(sort, limit),
    )
