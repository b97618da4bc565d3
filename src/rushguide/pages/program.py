"""Pages on the program itself: what is wrong with a guide, and help."""

import shlex
from collections.abc import Mapping, Sequence

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
    more = f"and {hidden} more: rushguide data check --all {shlex.quote(str(where))}" if hidden else ""
    lines = {name: _lines(files[name]) for name in files.keys() & {problem.file for problem in shown}}
    blocks: list[page.Block] = []
    for problem in shown:
        place, colon, said = str(problem).partition(": ")  # editors jump to the place
        blocks.append(page.Line([page.Span(place, "bold"), colon + said]))
        of_file = lines.get(problem.file, [])
        if 0 < problem.line <= len(of_file):  # libyaml counts a line more at the end of a file without a line break
            blocks.append(page.Excerpt(of_file[problem.line - 1], problem.column))
    errors = sum(problem.severity == "error" for problem in problems)
    found = [count(errors, "error")] if errors else []
    found += [count(len(problems) - errors, "warning")] if len(problems) > errors else []
    return (
        *blocks,
        page.Line(page.Span(more, "quiet")),
        page.Line(f"{', '.join(found) or 'no problems found'} in {where}"),
    )


def _lines(data: bytes) -> list[str]:
    """Return the lines as the loader counts them: at line feeds only, and none in an empty file."""
    text = data.decode("utf-8", "replace").removesuffix("\n")
    return text.split("\n") if text else []


Terms = Sequence[tuple[str, str]]


def help_page(
    title: str, blocks: Sequence[str | Terms], parts: Mapping[str, Terms | Sequence[str]], onward: Sequence[str]
) -> page.Page:
    """Return a page of help: paragraphs, terms with what they mean, and parts, which share one column of terms."""
    written = (page.Prose(block) if isinstance(block, str) else page.Terms(block) for block in blocks)
    width = max((len(each[0]) for part in parts.values() for each in part if not isinstance(each, str)), default=0)
    sections = []
    for name, part in parts.items():
        lines = [page.Prose(each) for each in part if isinstance(each, str)]
        terms = page.Terms([each for each in part if not isinstance(each, str)], width)
        sections.append(page.Section(name, [page.Indented(lines) if lines else terms]))
    return (page.Heading(title), *map(page.spaced, written), *sections, page.see_also(*onward))
