"""Pages that explain the program."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rushguide.views.parts import GAP, INDENT, facts, indented, page, paragraphs, see_also, title
from rushguide.views.screen import Screen

Rows = Sequence[tuple[str, str]]


class Topic(Protocol):
    """What is shown of a topic."""

    @property
    def title(self) -> str:
        """Its heading."""

    @property
    def about(self) -> str:
        """What it is about, in a line."""

    @property
    def blocks(self) -> Sequence[str | Rows]:
        """Paragraphs, and terms with what they mean."""


def topics_view(screen: Screen, topics: Mapping[str, str]) -> RenderableType:
    """Return what there is to read about."""
    return page(
        title("Help"),
        Text(),
        terms(screen, list(topics.items())),
        Text(),
        paragraphs(screen, "rushguide help COMMAND shows a command's options and examples."),
        see_also(screen, ["--help", *(f"help {name}" for name in topics)]),
    )


def topic_view(screen: Screen, topic: Topic) -> RenderableType:
    """Return a topic as a page."""
    blocks = [paragraphs(screen, block) if isinstance(block, str) else terms(screen, block) for block in topic.blocks]
    return page(title(topic.title), *(Group(Text(), block) for block in blocks))


def terms(screen: Screen, rows: Rows) -> RenderableType:
    """Return terms with what they mean beside them; on a narrow screen below them."""
    if screen.plain:
        return facts(screen, rows)
    if screen.narrow:
        return indented(Group(*(Group(Text(term, "bold"), indented(paragraphs(screen, said))) for term, said in rows)))
    grid = Table.grid(padding=(0, GAP, 0, 0))
    label = max(len(term) for term, _ in rows)
    grid.add_column(width=label, style="bold")
    grid.add_column(max_width=screen.page - label - GAP - INDENT, overflow="fold")
    for term, said in rows:
        grid.add_row(Text(term), Text(said))
    return indented(grid)
