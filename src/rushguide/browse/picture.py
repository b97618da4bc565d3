"""A picture of the browser: what its screen shows, as a page."""

from rich.segment import Segment

from rushguide.browse.app import Browser
from rushguide.pages.page import Line, Page, Span, Style

ROWS = 32


async def as_page(browser: Browser, columns: int) -> Page:
    """Return the screen of a browser that has just been opened, with the keys in its page."""
    async with browser.run_test(size=(columns, ROWS)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        strips = browser.screen._compositor.render_strips()  # noqa: SLF001 - Textual has no other way to the lines
    eras = {colour.casefold(): era for era, colour in browser.program.screen.colours.items()}
    return tuple(Line([_span(segment, eras) for segment in strip]) for strip in strips)


def _span(segment: Segment, eras: dict[str, str]) -> Span:
    look = segment.style
    if look is None:
        return Span(segment.text)
    looks: dict[Style, bool | None] = {"match": look.underline, "bold": look.bold, "quiet": look.dim}
    style: Style = next((each for each, has in looks.items() if has), "")
    return Span(segment.text, style, eras.get(look.color.name.casefold() if look.color else "", ""))
