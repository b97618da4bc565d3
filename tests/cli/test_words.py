"""Words that are no command: things to open, words that filter a listing, slips, and what is played."""

import json
import os
from pathlib import Path

import pytest

from rushguide.cli.app import COMMANDS, MEANT, RENAMED
from rushguide.exports.playlists import PLAYERS
from tests.conftest import Invoke
from tests.sounds import sound

OPENED = [
    ("three", "episode 3"),
    ("neil peart", "person neil-peart"),
    ("tom sawyer", "song tom-sawyer"),
    ("prog", "era prog"),
    ("moving pictures", "album moving-pictures"),
    ("1980", "timeline --year 1980"),
    ("90s", "timeline --year 1990..1999"),
    ("first show with neil peart", "event first-show-with-neil-peart"),
]


@pytest.mark.parametrize(("typed", "command"), OPENED, ids=[typed for typed, _ in OPENED])
def test_a_thing_is_opened(invoke: Invoke, typed: str, command: str) -> None:
    """What only one thing is called is shown as its command shows it, with the options after it."""
    for options in ([], ["--json"]):
        result = invoke(*typed.split(), *options)
        assert result.out == invoke(*command.split(), *options).out
        assert result.err == ""


def test_a_name_of_several_things(invoke: Invoke) -> None:
    """Each is listed with the command that opens it, and nothing is shown: exit 1."""
    result = invoke("2112", code=1)
    assert result.out == ""
    assert [line.split("  ")[1] for line in result.err.splitlines()[1:]] == [
        "rushguide album 2112",
        "rushguide song 2112",
    ]


def test_what_nothing_is_called(invoke: Invoke) -> None:
    """A search answers where it finds the words; else the nearest is named, and exit codes tell a slip from a name."""
    found = invoke("synth", "years")
    assert found.out == invoke("search", "synth", "years").out
    assert found.err == "rushguide: nothing is called 'synth years'; this is what a search finds\n"
    assert invoke("xandu", code=1).err.splitlines()[:2] == [
        "rushguide: there is no command or thing 'xandu'. Did you mean xanadu?",
        "  rushguide song xanadu",
    ]
    assert invoke("epsodes", code=2).err.startswith("rushguide: there is no command 'epsodes'. Did you mean episodes")
    assert invoke("zzzz", code=1).err == "rushguide: there is no command or thing 'zzzz'\n  help: rushguide --help\n"


def test_no_name_changes_the_log(invoke: Invoke, state: Path) -> None:
    """A word that is near to a command is never run, least of all one that changes something."""
    for typed in ("watc 3", "seen 3", "hear 2112", "undoo"):
        invoke(*typed.split(), code=2)
    assert not state.exists()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ep 3", "episode 3"),
        ("list", "episodes"),
        ("show 3", "3"),
        ("year 1980", "timeline 1980"),
        ("version", "--version"),
    ],
)
def test_slips_that_are_named(invoke: Invoke, typed: str, meant: str) -> None:
    """What people try for a command is answered with the one that does it, which works."""
    said = invoke(*typed.split(), code=2).err
    assert f"Did you mean rushguide {meant}?" in said
    assert invoke(*meant.split()).out


def test_tables_of_slips_name_what_there_is() -> None:
    """Each word leads to a command or an option that there is, and is none itself."""
    assert {meant for meant in MEANT.values() if meant and not meant.startswith("-")} <= COMMANDS.keys()
    assert not MEANT.keys() & COMMANDS.keys()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("songs --csv", ". Did you mean --format csv?"),
        ("today --date 3", ". Did you mean --on DAY?"),
        ("plan --date 3", ". Did you mean --start DAY?"),
        ("songs --instumental", ". Did you mean --instrumental?"),
        ("songs --nosuch", ""),
        ("songs -x", ""),
    ],
)
def test_options_that_are_named(invoke: Invoke, typed: str, meant: str) -> None:
    """An unknown option names the one that does what it says, or a near one, and never an unrelated one."""
    command, option, *_ = typed.split()
    assert invoke(*typed.split(), code=2).err == (
        f"rushguide: there is no option {option}{meant}\n  help: rushguide {command} --help\n"
    )


@pytest.mark.parametrize("option", RENAMED)
def test_older_spellings(invoke: Invoke, option: str) -> None:
    """Options of earlier versions answer with what does the same, in one line."""
    assert invoke("playlist", option, code=2).err == f"rushguide: {option} is now {RENAMED[option]}\n"


ALSO = "'moving pictures' is taken for --album; it can also be --tour"
FILTERED = [
    ("songs prog", "songs --era prog", ""),
    ("songs 3 before", "songs --episode 3 --part before", ""),
    ("songs 1976", "songs --year 1976", ""),
    ("songs 2112", "songs --album 2112", "'2112' is taken for --album; it can also be --song, --tour"),
    ("songs xanadu", "songs --song xanadu", ""),
    ("songs moving pictures instrumental", "songs --album moving-pictures --instrumental", ALSO),
    ("songs prog,synth 5:00..", "songs --era prog,synth --length 5:00..", ""),
    ("songs never played", "songs --never-played", ""),
    ("songs peart", "songs --words peart", "'peart' is taken for --words; it can also be --music"),
    ("albums live 1990s", "albums --kind live --year 1990..1999", ""),
    ("people drummer", "people --role drummer", ""),
    ("episodes 1-4,7", "episodes --episode 1-4,7", ""),
]


@pytest.mark.parametrize(("typed", "meant", "said"), FILTERED, ids=[typed for typed, *_ in FILTERED])
def test_words_after_a_listing(invoke: Invoke, typed: str, meant: str, said: str) -> None:
    """Words choose as the options do, and stderr says what one was taken for where that is not plain."""
    result = invoke(*typed.split(), "--json")
    assert result.out == invoke(*meant.split(), "--json").out
    assert result.err == (f"rushguide: {said}\n" if said else "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("songs prgo", "there is no era 'prgo'. Did you mean prog?"),
        ("songs 80", "'80' is not a year of four digits. Did you mean 1980?"),
        ("people neil", "'neil' is no era, role or album\n  rushguide person neil-peart"),
        ("songs zzzz", "'zzzz' is no part, episode, era, year, length, album, song, tour, cycle, words or music"),
    ],
)
def test_words_that_mean_no_filter(invoke: Invoke, typed: str, said: str) -> None:
    """A word that no option can read says what it could be, and names the page of what is called so."""
    result = invoke(*typed.split(), code=2 if "80" in typed else 1)
    assert (result.out, result.err[: len(said) + 11]) == ("", f"rushguide: {said}")


def test_an_episode_or_era_by_its_years(invoke: Invoke) -> None:
    """A year, or an era, that only one tells of opens it; several are listed."""
    for typed, meant in (("era 1980", "era new-wave"), ("episode 1982", "episode 6")):
        assert invoke(*typed.split()).out == invoke(*meant.split()).out
    assert len(invoke("episode", "prog", code=1).err.splitlines()) > 2
    assert [line.strip() for line in invoke("era", "80s", code=1).err.splitlines()[1:]] == [
        "New Wave",
        "synth: Synthesizers",
        "guitar: Back to Guitars",
    ]


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("a.json", "["), ("a.csv", "id,"), ("a.tsv", "id\t"), ("a.yaml", "- "), ("a.md", "| "),
        ("a.html", "<!DOCTYPE"), ("a.svg", "<svg"), ("a.txt", "Song "), ("a", "Song "),
    ],
)  # fmt: skip
def test_the_ending_says_the_format(invoke: Invoke, elsewhere: Path, name: str, begins: str) -> None:
    """A file is of the format that its name says; a dash is stdout."""
    assert invoke("songs", "xanadu", "-o", name).err == f"rushguide: written to {name}\n"
    assert (elsewhere / name).read_text(encoding="utf-8").startswith(begins)
    assert invoke("songs", "xanadu", "-o", "-").out == invoke("songs", "xanadu").out
    assert invoke("songs", "xanadu", "-o", name, code=1).err.endswith("-f writes over it\n")
    invoke("songs", "xanadu", "-fo", name)


@pytest.fixture
def player(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand beside a library of one song; each player writes down what it is told, and the playlist that it gets."""
    sound(Path("music/Xanadu.flac"), 668, title="Xanadu", album="A Farewell to Kings", artist="Rush")
    monkeypatch.setenv("RUSHGUIDE_LIBRARY", "music")
    (elsewhere / "bin").mkdir()
    for name in (*PLAYERS, "cmus-remote"):
        script = elsewhere / "bin" / name
        script.write_text(f'#!/bin/sh\necho {name} "$@" >> said\ncase "$1" in *.m3u8) cat "$1" >> said;; esac\n')
        script.chmod(0o755)
    return elsewhere


@pytest.mark.parametrize("name", PLAYERS)
def test_play(invoke: Invoke, player: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """What is chosen goes to the player: as a playlist, or in the words of mpc and of cmus' remote control."""
    monkeypatch.setenv("PATH", f"{player}/bin:{os.environ['PATH']}")
    monkeypatch.setenv("RUSHGUIDE_PLAYER", name)
    file = player / "music" / "Xanadu.flac"
    assert invoke("play", "xanadu").err.endswith(f"rushguide: 1 song handed to {name}\n")
    said = (player / "said").read_text(encoding="utf-8").splitlines()
    expected = {
        "mpc": ["mpc clear", f"mpc add {file}", "mpc play"],
        "cmus": ["cmus-remote -q -c", f"cmus-remote -q {file}", "cmus-remote -n", "cmus-remote -p"],
    }
    assert (said if name in expected else said[1:]) == expected.get(
        name, ["#EXTM3U", "#PLAYLIST:Rush · song xanadu", "#EXTINF:668,Rush - Xanadu", str(file)]
    )


@pytest.mark.parametrize("installed", [PLAYERS, PLAYERS[1:], ()])
def test_which_player(
    invoke: Invoke, player: Path, monkeypatch: pytest.MonkeyPatch, installed: tuple[str, ...]
) -> None:
    """The first of the known players that is there is taken; without one, a line says what to set."""
    for name in set(PLAYERS) - set(installed):
        (player / "bin" / name).unlink()
    monkeypatch.setenv("PATH", f"{player}/bin:{os.environ['PATH']}")
    result = invoke("play", "xanadu", code=0 if installed else 1)
    assert result.err.endswith(
        f" handed to {installed[0]}\n"
        if installed
        else "there is no player\n  set RUSHGUIDE_PLAYER, or install mpv, vlc, mpc or cmus\n"
    )


def test_nothing_to_play(invoke: Invoke, player: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Songs without files, a filter without songs, a player that fails or is not there: one line each."""
    monkeypatch.setenv("RUSHGUIDE_PLAYER", "sh -c 'exit 3'")
    assert invoke("play", "xanadu", code=1).err.endswith("rushguide: sh ended with 3\n")
    assert "there is nothing to play" in invoke("play", "yyz", code=1).err
    assert invoke("play", "--year", "1900").err == "rushguide: no songs found\n"
    monkeypatch.setenv("RUSHGUIDE_PLAYER", "winamp")
    assert "the player 'winamp' is not there" in invoke("play", "xanadu", code=1).err
    assert json.loads(invoke("playlist", "xanadu", "--json").out)[0]["file"] == str(player / "music" / "Xanadu.flac")
