"""Every page's links lead somewhere, and everything there is can be reached."""

from collections import Counter

import pytest

from rushguide.browse.panes import links_in
from rushguide.browse.program import CHANGING, Program, Section, found, known_by_command, sections
from rushguide.cli.commands.browse import program
from rushguide.cli.settings import Settings
from rushguide.draw.blocks import draw
from rushguide.log import NOTHING_YET
from tests.conftest import example

pytestmark = pytest.mark.once
MAX_TYPED = 5
"""Keys or words from the start to any record."""
EVERY = {"why": 20, "song": 4, "event": 4, "person": 4, "tour": 4}
"""Of pages that are alike and many, one in so many is looked at."""


def links_of(asked: Program, command: str) -> list[str]:
    """Return where the links of a command's page lead."""
    page = asked.answer(command)
    assert page, command
    lines = asked.screen.console().render_lines(draw(asked.screen, page), pad=False)
    return [link.command for link in links_in(lines)]


@pytest.mark.parametrize("data", [pytest.param("", marks=pytest.mark.slow), "bare", "small"])
def test_every_link_of_every_page_leads_somewhere(data: str) -> None:
    """All pages of the list, and those that they lead to, have an answer; of a guide without albums and people too."""
    asked = program(Settings(data=example(data) if data else None), "truecolor")
    waiting = ["search love", "help"]
    known = known_by_command(asked.guide)
    for section in sections(asked.guide, known, NOTHING_YET):
        waiting += [section.command, *section.rows]
    seen, kinds = set[str](), Counter[str]()
    while waiting:
        command = waiting.pop()
        if command in seen or command.split(" ")[0] in CHANGING:
            continue
        seen.add(command)
        kind = command.split(" ")[0]
        if kinds[kind] % EVERY.get(kind, 1) == 0:
            waiting += links_of(asked, command)
        kinds[kind] += 1
    assert seen >= known.keys()


def test_every_record_is_near() -> None:
    """From the start, a slash, words of its title, its year or its kind, moves and Enter are five at most."""
    guide = program(Settings(), "truecolor").guide
    known = known_by_command(guide)
    far = []
    for command, _, title, year in list(known.values())[::10]:
        first, *_, last = [*title.split(), command.split()[0]]
        before = title.split()[-1]
        ways = (
            [first],
            [first, before],
            [first, last],
            [before, str(year)],
            title.split()[:3],
            title.split()[-3:],
            [first, str(year), last],
        )
        if not any(1 + len(way) + moves(command, found(guide, known, " ".join(way))) + 1 <= MAX_TYPED for way in ways):
            far.append(command)
    assert far == []


def moves(command: str, found_: list[Section]) -> int:
    """Return how far down a command is from the first row that is found."""
    rows = [row for section in found_ for row in ("", *section.rows)]
    return rows.index(command) - 1 if command in rows else MAX_TYPED
