"""What the commands print, at three widths, in a pipe and line by line, held as files."""

import pytest

from tests.cli.test_shell import run
from tests.conftest import GOLDEN, Invoke, compare

COMMANDS = {
    "overview": "",
    "about": "about",
    "episodes": "episodes",
    "episodes-prog": "episodes --era prog",
    "episode-3": "episode 3",
    "episode-10": "episode 10",
    "eras": "eras",
    "era-prog": "era prog",
    "era-legacy": "era legacy",
    "songs": "songs",
    "songs-episode-3": "songs --episode 3",
    "songs-filtered": "songs --era synth --words peart --year 1982..1987 --length 6:00.. --sort -length --limit 10",
    "songs-fear": "songs --cycle fear",
    "songs-episodes-sorted": "songs --episode 2-3 --sort -length --limit 12",
    "song-2112": "song 2112",
    "song-tom-sawyer": "song tom sawyer",
    "song-by-tor": "song by-tor",
    "albums": "albums",
    "albums-live": "albums --kind live",
    "album-moving-pictures": "album moving pictures",
    "album-exit-stage-left": "album exit...stage left",
    "album-different-stages": "album different stages",
    "timeline-prog": "timeline --era prog",
    "timeline-tours": "timeline --kind tour",
    "tours": "tours",
    "tour-hemispheres": "tour hemispheres",
    "tour-fifty-something": "tour fifty something",
    "song-lessons": "song lessons",
    "songs-on-stage": "songs --played 500.. --sort -played --limit 20",
    "today-on-stage": "today --on 14-oct",
    "event-first-show": "event first show with neil peart",
    "people": "people",
    "person-peart": "person peart",
    "search-xanadu": "search xanadu",
    "search-misspelt": "search xanadoo",
    "stats-synth": "stats --era synth",
    "why-song": "why song:xanadu",
    "why-disputed": "why moving pictures released",
    "why-own": "why episode:3 title",
    "today": "today --on 29-jul",
    "plan": "plan --start 2036-12-01 --every fri --at 20:00",
    "plan-albums": "plan --start 2036-12-01 --albums --every tue,fri --budget 90m",
    "next": "next",
}


LOGGED = {
    "logged-overview": "",
    "logged-episodes": "episodes",
    "logged-episodes-unseen": "episodes --unseen",
    "logged-episode-1": "episode 1",
    "logged-albums": "albums",
    "logged-albums-heard": "albums --heard",
    "logged-album-signals": "album signals",
    "logged-next": "next",
    "log": "log",
    "log-remove": "log remove 1,ae",
    "log-undo": "undo",
}
"""With a log."""


FORMS = (*(pytest.param(width, marks=pytest.mark.once) for width in ("40", "120")), "80", "pipe", "plain")
"""Widths, a pipe, and what is read line by line."""


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", COMMANDS)
def test_screen(invoke: Invoke, name: str, form: str) -> None:
    """Each command prints what its file holds, and no line is wider than the screen."""
    check_screen(invoke, name, COMMANDS[name], form)


@pytest.mark.usefixtures("logged")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", LOGGED)
def test_screen_with_a_log(invoke: Invoke, name: str, form: str) -> None:
    """With a log, commands show what was seen and heard."""
    check_screen(invoke, name, LOGGED[name], form)


def check_screen(invoke: Invoke, name: str, line: str, form: str) -> None:
    """Compare what a command prints with its file, and look whether it fits; plain has no columns, bars or signs."""
    options = {"pipe": [], "plain": ["--format", "plain", "--width", "40"]}.get(form, ["--width", form])
    out = invoke(*line.split(), *options).out
    compare(GOLDEN / form / f"{name}.txt", out)
    assert not form.isdecimal() or max(map(len, out.splitlines())) <= int(form)
    assert "…" not in out
    assert all(line == line.rstrip() for line in out.splitlines())
    if form == "plain":
        assert not set("━█◆▌┄│✓░▏") & set(out)
        assert not [line for line in out.splitlines() if "   " in line.lstrip()]


@pytest.mark.parametrize("width", ["40", "80", "120", "200"])
def test_timeline(invoke: Invoke, width: str) -> None:
    """The timeline of everything fits its width from 40 to 200 columns."""
    out = invoke("timeline", "--width", width).out
    compare(GOLDEN / width / "timeline.txt", out)
    assert max(map(len, out.splitlines())) <= int(width)


def test_colour() -> None:
    """Each era has its colour, and colour adds codes to the same text.

    In a process of its own: Rich remembers a style's codes, in however many colours they were first wanted.
    """
    coloured = run("episodes", "--width", "80", "--color", "always").stdout.decode()
    compare(GOLDEN / "colour" / "episodes.txt", coloured)
    assert "\x1b[" in coloured
