"""What holds of every screen: more room never makes it longer, the first rows answer, colours are told apart."""

from itertools import combinations, pairwise

import pytest
from rich.color import Color, ColorSystem

from rushguide.draw.blocks import render
from rushguide.draw.screen import STANDARD, Depth, Screen
from rushguide.guide.guide import Guide
from rushguide.pages.page import Page
from tests.pages import pages_of

GROUNDS = ("#1e1e1e", "#282a36", "#ffffff", "#fdf6e3")


@pytest.fixture(scope="module")
def pages(guide: Guide) -> dict[str, Page]:
    """Return a page of each kind, and every listing, with a log and without."""
    return pages_of(guide)


@pytest.mark.parametrize("depth", [None, "truecolor"])
def test_more_room_never_makes_it_longer(guide: Guide, pages: dict[str, Page], depth: Depth) -> None:
    """For every listing and page, a column more from 40 to 200 never means a line more."""
    colours = {era.id: era.colour for era in guide.eras}
    worse = []
    for name, page in pages.items():
        screens = (Screen(width=width, depth=depth, colours=colours) for width in range(40, 201))
        heights = [render(screen, page).count("\n") for screen in screens]
        worse += [f"{name} {at}: {a} -> {b}" for at, (a, b) in enumerate(pairwise(heights), start=41) if b > a]
    assert not worse


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
