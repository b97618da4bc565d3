"""Pages that explain the program."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rushguide.draw.blocks import GAP, INDENT, QUIET, facts, indented, page, paragraphs, see_also, title
from rushguide.draw.screen import Screen
from rushguide.guide.problems import Problem, Severity
from rushguide.text import clean, count

SCREENFUL = 20
"""Problems shown without `--all`."""
MARGIN = 60
"""Columns of a long line that are shown before the place."""


def problems_view(
    screen: Screen, where: Path, problems: Sequence[Problem], files: Mapping[str, bytes], *, everything: bool
) -> RenderableType:
    """Return the problems by file and line, at most a screenful, and how many there are."""
    shown = problems if everything else problems[:SCREENFUL]
    hidden = len(problems) - len(shown)
    more = [Text(f"and {hidden} more: rushguide data check --all {shlex.quote(str(where))}", QUIET)] if hidden else []
    lines = {name: _lines(files[name]) for name in files.keys() & {problem.file for problem in shown}}
    return Group(*(_problem(screen, problem, lines) for problem in shown), *more, _summary(where, problems))


def _lines(data: bytes) -> list[str]:
    """Return the lines as the loader counts them: at line feeds only, and none in an empty file."""
    text = data.decode("utf-8", "replace").removesuffix("\n")
    return text.split("\n") if text else []


def _summary(where: Path, problems: Sequence[Problem]) -> Text:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    found = [count(errors, "error")] if errors else []
    found += [count(len(problems) - errors, "warning")] if len(problems) > errors else []
    return Text(f"{', '.join(found) or 'nothing is wrong'} in {where}")


def _problem(screen: Screen, problem: Problem, lines: Mapping[str, Sequence[str]]) -> RenderableType:
    """Return the line that editors jump to; where there is a terminal, the line of the file with a caret under it."""
    said = Text(str(problem))
    if screen.width is None or problem.file not in lines:
        return said
    return Group(said, *_place(screen, problem, lines[problem.file]))


def _place(screen: Screen, problem: Problem, lines: Sequence[str]) -> Iterator[Text]:
    if problem.line > len(lines):  # libyaml counts a line more at the end of a file without a line break
        return
    line = lines[problem.line - 1].replace("\t", " ")
    start = max(0, problem.column - 1 - MARGIN)
    room = (screen.width or 0) - 2
    yield Text(f"  {clean(line[start : start + room])}", QUIET)
    yield Text(f"  {' ' * cell_len(clean(line[start : problem.column - 1]))}^")


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
