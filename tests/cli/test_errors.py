"""Bad input ends with a clear line, says what is possible, and has the right exit code."""

import shlex

import pytest

from tests.cli.test_terminal import lines_of, screen_of
from tests.conftest import Invoke

ERAS = "roots, prog, new-wave, synth, guitar, return, farewell, legacy"
FIELDS = "title, length, words, music, inspired_by, live, note"
BOOKS = "  Cygnus X-1 Book I: The Voyage\n  Cygnus X-1 Book II: Hemispheres\n"
TWO = "'2112' is ambiguous: it matches several things\n  album:2112: 2112\n  song:2112: 2112\n"
LACKING = [
    ("episode 11", "there is no episode 11\n  episodes: 1 to 10\n"),
    ("songs --episode 0", "there is no episode 0\n  episodes: 1 to 10\n"),
    ("songs --episode 9-12", "there is no episode 12\n  episodes: 1 to 10\n"),
    ("songs --episode 3,nowhere", "there is no episode 'nowhere'"),
    ("songs --episode ''", "there is no episode ''"),
    ("era prgo", f"there is no era 'prgo'. Did you mean prog?\n  eras: {ERAS}\n"),
    ("song sawyer tom", "there is no song 'sawyer tom'. Did you mean Tom Sawyer?\n"),
    ("songs --words pert", "there is no writer 'pert'. Did you mean Neil Peart?\n"),
    ("songs --words lee", "'lee' is ambiguous: it matches several writers\n"),
    ("songs --album 'moving pictures,thriller'", "there is no album 'thriller'"),
    ("songs --cycle ring", "there is no cycle 'ring'"),
    ("albums --producer ''", "there is no producer ''"),
    ("albums --studio london", "'london' is ambiguous: it matches several studios\n"),
    ("people --role tuba", "nobody has the role 'tuba'\n"),
    ("timeline --person eve", "there is no person 'eve'"),
    ("stats --era disco", "there is no era 'disco'"),
    ("tour x", "there is no tour 'x'"),
    ("event zzzz", "there is no event 'zzzz'"),
    ("song ???", "there is no song '???'\n"),
    ("song [/red]", "'[/red]' is ambiguous: it matches several songs\n"),
    ("song \x1b[31mxyzzy", "there is no song '[31mxyzzy'\n"),
    ("album a", "'a' is ambiguous: it matches several albums\n"),
    ("song cygnus x", f"'cygnus x' is ambiguous: it matches several songs\n{BOOKS}"),
    ("why 2112", TWO),
    ("why 2112 length", TWO),
    ("why zzzz", "there is nothing called 'zzzz'\n"),
    ("why song:xanadoo", "there is no song 'xanadoo'. Did you mean Xanadu?\n"),
    ("why xanadu lenght", f"song:xanadu has no field 'lenght'. Did you mean length?\n  fields: {FIELDS}\n"),
]
"""What the guide lacks, or has twice."""
UNREADABLE = [
    (
        "songs --length 5:99..",
        "'5:99..' is not a length or a range of lengths (m:ss)\n  such as 5:00.., ..3:00 or 4:00..5:00\n",
    ),
    ("songs --year 1981..1974", "the range '1981..1974' ends before it begins. Did you mean 1974..1981?\n"),
    ("tours --year 76", "'76' is not a year of four digits. Did you mean 1976?\n"),
    ("songs --part during", "'during' is not a part\n  parts: before, with, after\n"),
    ("albums --kind bootleg", "'bootleg' is not a kind\n  kinds: studio, ep, live, film, compilation\n"),
    ("albums --kind ''", "'' is not a kind\n"),
    ("search boat --in boats", "'boats' is not a kind\n"),
    ("timeline --sort people", "cannot sort by 'people'"),
    ("today --on 30-feb", "'30-feb' is not a day\n"),
    ("epsodes", "there is no command 'epsodes'. Did you mean episodes or episode?\n  help: rushguide --help\n"),
    ("-- -x", "there is no option -x\n  help: rushguide --help\n"),
    ("songs --nosuch", "there is no option --nosuch\n  help: rushguide songs --help\n"),
    ("song", "missing argument 'NAME'\n  help: rushguide song --help\n"),
    ("sources --limit 0", "invalid value for '--limit'"),
    ("songs --format xml", "invalid value for '--format'"),
    ("--width 5", "invalid value for '--width'"),
]
"""Commands, options, values and ranges."""
REFUSED = [*((*each, 1) for each in LACKING), *((*each, 2) for each in UNREADABLE)]


@pytest.mark.parametrize(("line", "message", "code"), REFUSED, ids=[line for line, *_ in REFUSED])
def test_what_is_refused(invoke: Invoke, line: str, message: str, code: int) -> None:
    """What the guide lacks ends with 1 wherever it was typed, what cannot be read with 2, and stdout has nothing."""
    result = invoke(*shlex.split(line), code=code)
    assert result.out == ""
    assert result.err.startswith(f"rushguide: {message}")


def test_an_empty_list_is_an_answer(invoke: Invoke) -> None:
    """Nothing that fits is exit 0 with a word on stderr; as JSON it is an empty list."""
    for listing in ("songs", "tours", "episodes"):
        assert invoke(listing, "--year", "1900")[1:] == ("", f"rushguide: no {listing} found\n")
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
