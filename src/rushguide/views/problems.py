"""What is wrong with a guide: a line each, and on a terminal the place itself."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from rushguide.loading.problems import Problem, Severity
from rushguide.text import clean, count
from rushguide.views.parts import QUIET
from rushguide.views.screen import Screen

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
