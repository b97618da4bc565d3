"""What the keys do, in one pane, two, and three."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from rushguide.browse.app import Browser
from rushguide.browse.panes import Pane, Reader, Sidebar
from rushguide.cli.commands.browse import first, program
from rushguide.cli.settings import Settings
from rushguide.log.store import read_log
from tests.conftest import Invoke, example

pytestmark = pytest.mark.once

SIZES = {"one": (60, 24), "three": (170, 45)}
Steps = Callable[[Pilot[None], Browser], Awaitable[None]]


def browsing(steps: Steps, size: tuple[int, int] = (100, 30), command: str = "episode 3", data: str = "") -> Browser:
    """Open the browser, do some steps in it, and return it as it was left."""

    async def _run() -> Browser:
        browser = Browser(program(Settings(data=example(data) if data else None), "truecolor"), command)
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


def said_by(browser: Browser) -> str:
    """Return what is said in place of the keys."""
    return str(browser.query_one("#keys", Static).content)


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
    ("tab enter", "song by-tor-and-the-snow-dog"),
    ("w", "song by-tor-and-the-snow-dog"),
    ("enter", "song by-tor-and-the-snow-dog"),
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


@pytest.mark.parametrize("size", ["one", pytest.param("three", marks=pytest.mark.slow)])
def test_each_key_leads_where_it_should(size: str) -> None:
    """The same way through the guide, whatever the size."""
    taken: list[tuple[str, str]] = []

    async def steps(pilot: Pilot[None], browser: Browser) -> None:
        for keys, _ in WAYS:
            await press(pilot, *keys.split())
            taken.append((keys, browser.here))

    browser = browsing(steps, SIZES[size])
    assert taken == list(WAYS)
    assert browser.clipboard == "rushguide song xanadu"


def test_the_log_is_changed_at_once_and_seen() -> None:
    """W and h mark what the page is about, u takes it back: in the list, on the page, and in the log itself."""
    seen: list[tuple[str, str]] = []

    async def steps(pilot: Pilot[None], browser: Browser) -> None:
        for keys in ("w", "u", "u", "h", "t backspace slash s i g n a l s enter h", "w"):
            await press(pilot, *keys.split())
            seen.append((text_of(browser.sidebar).split("\n")[3][:8], said_by(browser)))
        assert " · heard " in text_of(browser.reader)

    browser = browsing(steps)
    assert [mark for mark, _ in seen] == [" ✓  3 Do", *["    3 Do"] * 5]
    assert [said for _, said in seen] == [
        "1 entry added to the log: rushguide watch 3",
        "Taken back: 1 entry removed from the log: rushguide undo",
        "there is nothing to undo",
        "open the album first",
        "1 entry added to the log: rushguide heard signals",
        "open the episode first",
    ]
    assert [(entry.kind, entry.album) for entry in read_log(browser.program.guide.series.id)] == [("heard", "signals")]


@pytest.mark.slow
def test_commands_are_chosen_or_typed_in_the_palette() -> None:
    """A command that is typed whole is shown as it would be printed; one that cannot be answered says why."""

    async def steps(pilot: Pilot[None], browser: Browser) -> None:
        for line, command in (("songs --era prog", "songs --era prog"), ("tours", "tours"), ("songs --era x", "tours")):
            await press(pilot, "ctrl+p")
            browser.screen.query_one(Input).value = line
            await pilot.pause(0.5)
            await press(pilot, "enter")
            await pilot.pause(0.2)
            assert browser.here == command
        assert said_by(browser).startswith("there is no era 'x'; eras: roots")
        browser.action_run("watch --help")
        assert "Log that episodes were watched" in text_of(browser.reader)

    browsing(steps)


def test_a_click_follows_a_link_and_opens_a_section() -> None:
    """The mouse does what Enter does."""

    async def steps(pilot: Pilot[None], browser: Browser) -> None:
        link = browser.reader.links[0]
        spot = link.regions[0]
        browser.reader.scroll_to(y=spot.y - 5, animate=False, immediate=True)
        await pilot.pause()
        await pilot.click(Reader, offset=(spot.x + 2, spot.y - browser.reader.scroll_offset.y + 1))
        assert browser.here == link.command
        await pilot.click(Sidebar, offset=(3, [link.command for link in browser.sidebar.links].index("albums")))
        await pilot.pause()
        assert browser.here == "albums"
        assert browser.sidebar.command == "albums"
        assert "Fly by Night" in text_of(browser.sidebar)

    browsing(steps, SIZES["three"])


def test_panes_come_and_go_with_the_width() -> None:
    """Resized while it runs: the page stays, on its link, drawn for its width; the third pane has its links."""

    async def steps(pilot: Pilot[None], browser: Browser) -> None:
        await press(pilot, "tab", "tab")
        for columns, shown in ((100, "left page"), (60, "page"), (160, "left page aside"), (80, "left page")):
            await pilot.resize_terminal(columns, 30)
            await pilot.pause()
            panes = [pane for pane in ("left", "page", "aside") if browser.query_one(f"#{pane}").size.width]
            assert panes == shown.split()
            assert browser.reader.link
            assert browser.reader.link.command == "song anthem"
            assert all(strip.cell_length <= browser.reader.columns for strip in browser.reader.strips)
            if "aside" in panes:
                assert "Rush in Rio" not in text_of(browser.query_one("#aside", Reader))
                assert "2112" in text_of(browser.query_one("#aside", Reader))

    browsing(steps)


def test_a_page_returned_to_unseen_is_shown_on_its_link() -> None:
    """Where only the list is shown, the page that was there before may have had fewer links."""

    async def steps(pilot: Pilot[None], browser: Browser) -> None:
        await press(pilot, "tab", "tab")
        there = browser.reader.at
        for keys in ("tab", "escape", "question_mark", "escape", "backspace", "enter"):
            await press(pilot, keys)
        assert browser.here == "episode 3"
        assert browser.reader.at == there + 1
        assert browser.reader.link
        await press(pilot, "end")
        below = browser.reader.scroll_offset.y
        await press(pilot, "escape", "enter")
        assert browser.reader.scroll_offset.y == below > 0

    browsing(steps, SIZES["one"])


def test_the_terminal_keeps_its_own_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """No ground is painted, light or dark; with NO_COLOR nothing has a colour at all."""
    for no_color in ("", "1"):
        monkeypatch.setenv("NO_COLOR", no_color) if no_color else monkeypatch.delenv("NO_COLOR")

        async def steps(pilot: Pilot[None], browser: Browser) -> None:
            await press(pilot, "tab")
            for line in browser.screen._compositor.render_strips():  # noqa: SLF001 - what is sent to the terminal
                for text, style, _ in line:  # of a bar in two colours, the right one is its ground
                    assert not style or text == "▌" or style.bgcolor is None or style.bgcolor.is_default, line.text

        browsing(steps)


def test_ends_by_q_and_by_an_interrupt() -> None:
    """Also while something is typed, where q is a letter."""

    async def steps(pilot: Pilot[None], browser: Browser) -> None:
        await press(pilot, "slash", "q")
        assert browser.is_running
        await press(pilot, "ctrl+c")
        assert not browser.is_running

    assert browsing(steps).return_code == 0


def test_a_guide_of_ones_own() -> None:
    """Without albums or people there is no section for them, and the first page is there all the same."""

    async def steps(pilot: Pilot[None], browser: Browser) -> None:
        await pilot.pause()
        assert [section.name for section in browser.sidebar.sections] == ["Episodes", "More"]
        assert "Untitled" in text_of(browser.reader)

    browsing(steps, command="episode 1", data="bare")


def test_without_a_terminal(invoke: Invoke) -> None:
    """A line on stderr that names what prints."""
    refused = invoke("browse", code=2)
    assert refused.out == ""
    assert "needs a terminal" in refused.err
    assert "episodes, songs" in refused.err


@pytest.mark.parametrize(("typed", "command"), [("xanadu", "song xanadu"), ("3", "episode 3"), ("", "episode 2")])
def test_what_is_opened_first(invoke: Invoke, typed: str, command: str) -> None:
    """What was named, else what is next."""
    invoke("watch", "1")
    assert first(Settings(), typed) == command
