"""What is wrong with a guide, on a screen."""

from pathlib import Path

from rushguide.loading.problems import Code, Problem
from rushguide.views.problems import problems_view
from rushguide.views.screen import Screen


def shown(problem: Problem, text: bytes) -> list[str]:
    """Return the lines that a screen of 40 columns shows of one problem."""
    screen = Screen(width=40)
    view = problems_view(screen, Path("mine"), [problem], {"a.yaml": text}, everything=False)
    return screen.render(view).splitlines()


def test_the_place() -> None:
    """The line of the file stands under what is said, with a caret under the place, wide characters counted twice."""
    problem = Problem("a.yaml", 2, 7, "", "", "wrong", Code.VALUE)
    assert shown(problem, "x: y\nk: 日本x\n".encode()) == [
        "a.yaml:2:7: wrong",
        "  k: 日本x",
        "          ^",
        "1 error in mine",
    ]


def test_a_place_after_the_last_line() -> None:
    """Where a file ends too soon there is no line to show."""
    problem = Problem("a.yaml", 3, 1, "", "", "too short", Code.NOT_YAML)
    assert shown(problem, b'a: "b') == ["a.yaml:3:1: too short", "1 error in mine"]


def test_a_file_that_is_not_there() -> None:
    """A file that is missing has no line to show either."""
    problem = Problem("b.yaml", 1, 1, "", "", "a guide needs this file", Code.FILE)
    assert shown(problem, b"") == ["b.yaml:1:1: a guide needs this file", "1 error in mine"]
