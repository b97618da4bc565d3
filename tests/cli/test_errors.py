"""Bad input ends with a clear line, says what is possible, and has the right exit code."""

import pytest

from tests.cli.test_terminal import lines_of, screen_of
from tests.conftest import Invoke

ERAS = "roots, prog, new-wave, synth, guitar, return, farewell, legacy"
NOT_FOUND = [
    ("episode 11", "there is no episode 11\n  episodes: 1 to 10"),
    ("songs --episode 0", "there is no episode 0\n  episodes: 1 to 10"),
    ("songs --episode 9-12", "there is no episode 12\n  episodes: 1 to 10"),
    (
        "era prgo",
        f"there is no era 'prgo'. Did you mean prog?\n  eras: {ERAS}",
    ),
    ("song sawyer tom", "there is no song 'sawyer tom'. Did you mean Tom Sawyer?"),
    ("songs --words pert", "there is no writer 'pert'. Did you mean Neil Peart?"),
    ("album zzzz", "there is no album 'zzzz'"),
    ("song ???", "there is no song '???'"),
]
USAGE = [
    (
        "songs --length 5:99..",
        "'5:99..' is not a length or a range of lengths (m:ss)\n  such as 5:00.., ..3:00 or 4:00..5:00",
    ),
    (
        "songs --year 1981..1974",
        "the range '1981..1974' ends before it begins. Did you mean 1974..1981?",
    ),
    ("songs --part during", "'during' is not a part\n  parts: before, with, after"),
    ("albums --kind bootleg", "'bootleg' is not a kind\n  kinds: studio, ep, live, film, compilation"),
    (
        "epsodes",
        "there is no command 'epsodes'. Did you mean episodes or episode?\n  help: rushguide --help",
    ),
    ("-- -x", "there is no option -x\n  help: rushguide --help"),
    ("song", "missing argument 'NAME'\n  help: rushguide song --help"),
]


@pytest.mark.parametrize(("line", "message"), NOT_FOUND, ids=[line for line, _ in NOT_FOUND])
def test_what_the_guide_lacks(invoke: Invoke, line: str, message: str) -> None:
    """A well-formed name or number that the guide lacks ends with 1, wherever it was typed."""
    result = invoke(*line.split(), code=1)
    assert (result.out, result.err) == ("", f"rushguide: {message}\n")


@pytest.mark.parametrize(("line", "message"), USAGE, ids=[line for line, _ in USAGE])
def test_what_cannot_be_read(invoke: Invoke, line: str, message: str) -> None:
    """A command, option, value or range that cannot be read ends with 2."""
    result = invoke(*line.split(), code=2)
    assert (result.out, result.err) == ("", f"rushguide: {message}\n")


@pytest.mark.parametrize("line", ["songs --nosuch", "songs --format xml", "--width 5", "songs --limit 0"])
def test_options(invoke: Invoke, line: str) -> None:
    """A wrong option or value ends with 2, in one line and with the way to the help."""
    result = invoke(*line.split(), code=2)
    first, *rest = result.err.splitlines()
    assert first.startswith("rushguide: ")
    assert rest == [f"  help: rushguide {'songs ' if 'songs' in line else ''}--help"]


def test_ambiguous(invoke: Invoke) -> None:
    """An ambiguous name lists what it can mean, and nothing is guessed."""
    result = invoke("song", "cygnus", "x", code=1)
    assert result.err.splitlines() == [
        "rushguide: 'cygnus x' is ambiguous: it matches several songs",
        "  Cygnus X-1 Book I: The Voyage",
        "  Cygnus X-1 Book II: Hemispheres",
    ]
    assert invoke("album", "a", code=1).err.startswith("rushguide: 'a' is ambiguous: it matches several albums\n")


def test_markup_is_text(invoke: Invoke) -> None:
    """What looks like markup or a code is only a name that means nothing or several things."""
    assert "'[/red]'" in invoke("song", "[/red]", code=1).err
    assert "\x1b" not in invoke("song", "\x1b[31mxyzzy", code=1).err


def test_an_empty_list_is_an_answer(invoke: Invoke) -> None:
    """Nothing that fits is exit 0 with a word on stderr; as JSON it is an empty list."""
    result = invoke("songs", "--year", "1900")
    assert (result.out, result.err) == ("", "rushguide: no songs found\n")
    assert invoke("songs", "--year", "1900", "--json").out == "[]\n"


@pytest.mark.parametrize("columns", [40, 80])
def test_errors_on_a_terminal(columns: int) -> None:
    """A message is as wide as the terminal, no word is cut in two, and its first word stands out, red for an error."""
    screen = screen_of("songs", "zzzz", columns=columns, code=1)
    said = "rushguide: 'zzzz' is no part, episode, era, year, length, album, song, tour, cycle, words or music"
    lines = lines_of(screen)
    assert "  ".join(line.strip() for line in lines).split() == said.split()
    assert all(line.startswith("  ") for line in lines[1:])
    assert (screen.buffer[0][0].fg, screen.buffer[0][0].bold, screen.buffer[0][11].bold) == ("red", True, False)
