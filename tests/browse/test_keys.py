"""What the keys do, at three sizes: one pane, two, and three."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from rushguide.browse.app import Browser
from rushguide.browse.panes import Pane
from rushguide.cli.commands.browse import program
from rushguide.cli.settings import Settings
from tests.conftest import example

SIZES = {"one": (60, 24), "two": (100, 30), "three": (170, 45)}
Steps = Callable[[Pilot[None], Browser], Awaitable[None]]


def browsing(steps: Steps, size: tuple[int, int] = (100, 30), command: str = "episode 3", data: str = "") -> Browser:
    """Open the browser, do some steps in it, and return it as it was left."""

    async def _run() -> Browser:
        browser = Browser(program(Settings(data=example(data) if data else None)), command)
        async with browser.run_test(size=size) as pilot:
            await pilot.pause()
            await steps(pilot, browser)
        return browser

    return asyncio.run(_run())


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait for all that follows from them."""
    await pilot.press(*keys)
    await pilot.pause()


def text_of(pane: Pane) -> str:
    """Return what is to be read in a pane."""
    return "\n".join(pane.render_line(y).text.rstrip() for y in range(pane.size.height))


WAYS = (
    ("down", "episode 4"),
    ("up", "episode 3"),
    ("j", "episode 4"),
    ("k", "episode 3"),
    ("s", "why episode:3"),
    ("backspace", "episode 3"),
    ("t", "timeline --year 1975"),
    ("right", "timeline --year 1976"),
    ("left", "timeline --year 1975"),
    ("alt+left", "episode 3"),
    ("question_mark", "help browse"),
    ("question_mark", "help browse"),
    ("backspace", "episode 3"),
    ("tab enter", "era roots"),
    ("w", "era roots"),
    ("enter", "era roots"),
    ("backspace", "episode 3"),
    ("escape", "episode 3"),
    ("home", "episodes"),
    ("enter", "episodes"),
    ("down", "eras"),
    ("right down", "era roots"),
    ("left", "era roots"),
    ("slash x a n", "song xanadu"),
    ("escape", "era roots"),
    ("slash x a n enter", "song xanadu"),
    ("p", "song xanadu"),
    ("y", "song xanadu"),
    ("space", "song xanadu"),
    ("backspace", "era roots"),
    ("slash percent_sign enter", "era roots"),
    ("escape", "era roots"),
    ("end", ""),
)


@pytest.mark.parametrize("size", SIZES)
def test_each_key_leads_where_it_should(size: str) -> None:
    """The same way through the guide, whatever the size."""
    taken: list[tuple[str, str]] = []

    async def steps(pilot: Pilot[None], browser: Browser) -> None:
        for keys, _ in WAYS:
            await press(pilot, *keys.split())
            taken.append((keys, browser.here.command))

    browser = browsing(steps, SIZES[size])
    assert taken == list(WAYS)
    assert browser.clipboard == "rushguide song xanadu"
