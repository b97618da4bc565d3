"""Pages on the program itself: what is wrong with a guide, and help."""

import shlex
from collections.abc import Iterator, Mapping, Sequence

from rushguide.guide.problems import Problem
from rushguide.pages import page
from rushguide.text import count

MAX_PROBLEMS = 20
"""Problems shown without `--all`."""


def problems_page(
    where: object, problems: Sequence[Problem], files: Mapping[str, bytes], *, everything: bool
) -> page.Page:
    """Return the problems by file and line, at most a screenful, and how many there are."""
    shown = problems if everything else problems[:MAX_PROBLEMS]
    hidden = len(problems) - len(shown)
    more = f"and {hidden} more: rushguide data check --all {shlex.quote(str(where))}"
    lines = {name: _lines(files[name]) for name in files.keys() & {problem.file for problem in shown}}
    errors = sum(problem.severity == "error" for problem in problems)
    found = [count(errors, "error")] if errors else []
    found += [count(len(problems) - errors, "warning")] if len(problems) > errors else []
    return page.of(
        *(block for problem in shown for block in _problem(problem, lines.get(problem.file, []))),
        page.Line(page.Span(more, "quiet")) if hidden else None,
        page.Line(f"{', '.join(found) or 'no problems found'} in {where}"),
    )


def _lines(data: bytes) -> list[str]:
    """Return the lines as the loader counts them: at line feeds only, and none in an empty file."""
    text = data.decode("utf-8", "replace").removesuffix("\n")
    return text.split("\n") if text else []


def _problem(problem: Problem, lines: Sequence[str]) -> Iterator[page.Block]:
    """Yield the line that editors jump to, and the line of the file with a caret under it."""
    place, colon, said = str(problem).partition(": ")
    yield page.Line([page.Span(place, "bold"), colon + said])
    if 0 < problem.line <= len(lines):  # libyaml counts a line more at the end of a file without a line break
        yield page.Excerpt(lines[problem.line - 1], problem.column)


Terms = Sequence[tuple[str, str]]


def help_page(
    title: str, blocks: Sequence[str | Terms], parts: Mapping[str, Terms | Sequence[str]], onward: Sequence[str]
) -> page.Page:
    """Return a page of help: paragraphs, terms with what they mean, and parts, which share one column of terms."""
    written = (page.Prose(block) if isinstance(block, str) else page.Terms(block) for block in blocks)
    width = max((len(each[0]) for part in parts.values() for each in part if not isinstance(each, str)), default=0)
    return page.of(
        page.Heading(title),
        *(each for block in written for each in (page.BLANK, block)),
        *(page.Section(name, [_part(part, width)]) for name, part in parts.items()),
        page.SeeAlso(onward) if onward else None,
    )


def _part(part: Terms | Sequence[str], width: int) -> page.Block:
    lines = [page.Prose(each) for each in part if isinstance(each, str)]
    return page.Indented(lines) if lines else page.Terms([each for each in part if not isinstance(each, str)], width)
