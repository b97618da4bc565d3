"""Pages on the program itself: what is wrong with a guide, and help."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from rushguide.guide.problems import Problem, Severity
from rushguide.pages import page
from rushguide.text import count

MAX_PROBLEMS = 20
"""Problems shown without `--all`."""


def problems_page(
    where: Path, problems: Sequence[Problem], files: Mapping[str, bytes], *, everything: bool
) -> page.Page:
    """Return the problems by file and line, at most a screenful, and how many there are."""
    shown = problems if everything else problems[:MAX_PROBLEMS]
    hidden = len(problems) - len(shown)
    more = f"and {hidden} more: rushguide data check --all {shlex.quote(str(where))}"
    lines = {name: _lines(files[name]) for name in files.keys() & {problem.file for problem in shown}}
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
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


def start_page(about: Sequence[str], commands: Terms, examples: Sequence[str]) -> page.Page:
    """Return the first page of the help: what most people need."""
    return page.of(
        page.Heading("rushguide COMMAND, or any name, number or year"),
        page.BLANK,
        page.Prose(" ".join(about)),
        page.Section("Commands", [page.Terms(commands)]),
        page.BLANK,
        page.Facts([("Try", page.Flow(examples))]),
        page.SeeAlso(["help all", "help output"]),
    )


def all_page(groups: Mapping[str, Terms]) -> page.Page:
    """Return all commands and topics, in one column of names."""
    width = max(len(term) for terms in groups.values() for term, _ in terms)
    sections = (page.Section(name, [page.Terms(terms, width)]) for name, terms in groups.items())
    return page.of(page.Heading("Help"), *sections, page.SeeAlso(["help COMMAND", "help output"]))


def command_page(usage: str, about: Sequence[str], rows: Terms, commands: Terms, examples: Sequence[str]) -> page.Page:
    """Return the help of a command: its line, what it does, what can be typed with it, examples."""
    lines = page.Indented([page.Prose(example) for example in examples])
    return page.of(
        page.Heading(usage),
        *(block for paragraph in about for block in (page.BLANK, page.Prose(paragraph))),
        *((page.BLANK, page.Terms(rows)) if rows else ()),
        page.Section("Commands", [page.Terms(commands)]) if commands else None,
        page.Section("Examples", [lines]),
        page.SeeAlso(["help output"]),
    )


def topic_page(title: str, blocks: Sequence[str | Terms]) -> page.Page:
    """Return a topic: paragraphs, and terms with what they mean."""
    spaced = ((page.BLANK, page.Prose(block) if isinstance(block, str) else page.Terms(block)) for block in blocks)
    return page.of(page.Heading(title), *(block for pair in spaced for block in pair))
