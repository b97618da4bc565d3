"""What holds of every screen: more room never makes it longer, the first rows answer, colours are told apart."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import combinations

import pytest
from msgspec.structs import replace
from rich.color import Color, ColorSystem

from rushguide.draw.blocks import draw, render
from rushguide.draw.screen import STANDARD, Screen
from rushguide.guide.guide import Guide
from rushguide.pages.page import Page
from tests.pages import listings, pages_of

GROUNDS = ("#1e1e1e", "#282a36", "#ffffff", "#fdf6e3")
ROWS = 23
"""Rows of a terminal of 24, without the pager's prompt."""


@pytest.fixture(scope="module")
def pages(guide: Guide) -> dict[str, Page]:
    """Return a page of each kind, and every listing, with a log and without."""
    return pages_of(guide)


@pytest.mark.slow
@pytest.mark.parametrize("coloured", [False, True])
def test_more_room_never_makes_it_longer(guide: Guide, pages: dict[str, Page], *, coloured: bool) -> None:
    """For every listing and page, a column more from 40 to 200 never means a line more; nor for listings in one ink."""
    colours = {era.id: era.colour for era in guide.eras}
    worse = []
    for name, page in (pages if coloured else listings(guide)).items():
        screen = Screen(depth="truecolor" if coloured else None, colours=colours)
        at = cache(partial(drawn_at, screen, page))
        heights = dict(heights_between(at, 40, 200))
        worse += [
            f"{name} {width}: {heights[width - 1]} -> {height}"
            for width, height in heights.items()
            if width > 40 and height > heights[width - 1]
        ]
    assert not worse


def drawn_at(screen: Screen, page: Page, width: int) -> str:
    """Return what a page looks like at a width."""
    return render(replace(screen, width=width), page)


def heights_between(drawn: Callable[[int], str], low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the lines at each width; a page that is the same at both ends of a range is taken to be so between them."""
    if drawn(low) == drawn(high) or high - low == 1:
        yield from ((width, drawn(low).count("\n")) for width in range(low, high))
        yield high, drawn(high).count("\n")
    else:
        middle = (low + high) // 2
        yield from heights_between(drawn, low, middle)
        yield from heights_between(drawn, middle, high)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_dim_is_never_laid_over_a_colour(guide: Guide, pages: dict[str, Page], width: int) -> None:
    """No text is dim and coloured at once, and only bars, charts and signs have an era's colour."""
    screen = Screen(width=width, depth="truecolor", colours={era.id: era.colour for era in guide.eras})
    for name, page in pages.items():
        for text, style, _ in screen.console().render(draw(screen, page)):
            if style and style.color and not style.color.is_default:
                assert not style.dim, (name, text)
                assert not set(text) - set("▌━╸┄◆◇·█ 0123456789"), (name, text)


def test_the_first_rows_answer(pages: dict[str, Page]) -> None:
    """In 80 columns and 24 rows: what to hear with an episode, an album's tracks, a person's years, how sure it is."""
    wanted = {
        "episode": ["Hear before", "Hear with it", "Hear after"],
        "album": ["Tracks"],
        "era": ["Sound", "Albums"],
        "about": ["How sure it is", "Reported"],
        "why": ["values: "],
        "song 2112": ["VII  "],
        "person geddy-lee": ["Active "],
    }
    for name, page in pages.items():
        first = "\n".join(render(Screen(width=80), page).splitlines()[:ROWS])
        said = wanted.get(name) or ([] if name.endswith("why") or name == "era legacy" else wanted.get(name.split()[0]))
        assert [text for text in said or [] if text not in first] == [], name


def _luminance(colour: str) -> float:
    shares = [part / 255 for part in Color.parse(colour).get_truecolor()]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, brighter = sorted((_luminance(one), _luminance(other)))
    return (brighter + 0.05) / (darker + 0.05)


def test_eras_are_told_apart(guide: Guide) -> None:
    """Each era's colour has a contrast of 3 on dark and light grounds, and is its own in 256 and in 16 colours too."""
    colours = [era.colour for era in guide.eras]
    assert all(_contrast(colour, ground) >= 3 for colour in colours for ground in GROUNDS)
    assert all(Color.parse(each).downgrade(ColorSystem.EIGHT_BIT).get_truecolor().hex == each for each in colours)
    assert all(one != other for one, other in combinations(colours, 2))
    assert len(set(STANDARD)) == len(colours)
