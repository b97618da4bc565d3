"""What is offered at a place on the command line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rushguide.cli.app import COMMANDS, root
from rushguide.cli.completion import Shell, Suggestions, completed, split, suggest
from tests.conftest import DATA, Invoke, example


def at(line: str) -> Suggestions:
    """Return the answer at the end of a line without the program's name."""
    words, last, _ = split(line)
    return suggest(root(), words, last)


def offered(line: str) -> list[str]:
    """Return the whole words that are offered."""
    found = at(line)
    return [found.prefix + offer.word for offer in found.words]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("epi", ["episodes", "episode"]),
        ("era ", ["roots", "prog", "new-wave", "synth", "guitar", "return", "farewell", "legacy"]),
        ("era hard", ["hard-rock"]),
        ("episode rock", ["rockfield"]),
        ("songs --episode 3,1", ["3,1", "3,10"]),
        ("songs --episode 1,", [f"1,{number}" for number in range(2, 11)]),
        ("songs --part=w", ["--part=with"]),
        ("songs --words dub", ["pye-dubois"]),
        ("songs --cycle f", ["fear"]),
        ("songs --era prog,prog", []),
        ("songs --sung --so", ["--song", "--sort"]),
        ("songs --sort era,-l", ["era,-length"]),
        ("play --sort le", ["length"]),
        ("stats lon", ["longest"]),
        ("albums --kind l", ["live"]),
        ("albums --producer nick", ["nick-raskulinecz"]),
        ("albums --studio york", ["bearsville-studios-new-york"]),
        ("timeline --kind aw", ["award"]),
        ("people --role vio", ["violin"]),
        ("sources --kind news", ["newspaper"]),
        ("search --in peop", ["people"]),
        ("song the spir", ["spirit-of-radio"]),
        ("song closer to ", ["the-heart"]),
        ("song 'tom saw", ["tom-sawyer"]),
        ("song by-snow", ["by-tor-and-the-snow-dog"]),
        ("why cl", ["claim:"]),
        ("why xanadu len", ["length"]),
        ("data ", ["path", "copy", "check", "schema"]),
        ("data schema --of al", ["album"]),
        ("help en", ["environment"]),
        ("help data sch", ["schema"]),
        ("completion ", ["bash", "zsh", "fish"]),
        ("--color ", ["auto", "always", "never"]),
        ("--colour=al", ["--colour=always"]),
        ("--color never er", ["eras", "era"]),
        ("--vers", ["--version"]),
        ("--nothing era pro", ["prog"]),
        ("-- er", ["eras", "era"]),
        *((line, []) for line in ("search xan", "album the sp", "song tom sawyer ", "song !", "song -- -", "- er")),
        *((line, []) for line in ("why nothing at all", "why qqqq len", "people --role wri", "songs --year 19")),
        *((line, []) for line in ("help data schema ", "help nothing ", "data schema --of album,e", "nothing at all ")),
        *((line, []) for line in ("--version=", "--nothing=", "--width ", "eras x", "nothing ")),
    ],
)
def test_offered(line: str, words: list[str]) -> None:
    """Each place has its own words, whole, in the guide's order."""
    assert offered(line) == words


def test_folders_are_the_shells_own() -> None:
    """Where a folder is asked for, the shell looks for one."""
    assert {at(line).kind for line in ("--data ", "eras --data=x", "data copy ", "data check x")} == {"folders"}


def test_options_where_there_is_nothing_else() -> None:
    """A command that takes no names has its options offered at once, with what they do."""
    found = at("plan ").words
    assert {"--start", "--every", "--data", "--help"} <= {offer.word for offer in found}
    assert all(offer.description for offer in found)


def test_words_after_a_listing() -> None:
    """What its filters can be is offered without their names."""
    assert {"prog", "live", "brown"} <= {*offered("albums "), *offered("albums bro")} | {"brown"}
    assert offered("songs syn") == ["synth"]


def test_meanings() -> None:
    """Commands, topics and names come with what they mean, in full."""
    assert [offer.description for offer in at("about").words] == [COMMANDS["about"].help]
    assert [offer.description for offer in at("episode 3").words] == ["Down the Tubes"]
    assert [offer.description for offer in at("song by-tor").words] == ["By-Tor & the Snow Dog (Fly by Night)"]
    assert [offer.description for offer in at("album fly").words] == ["Fly by Night (studio, 1975)"]


LISTINGS = ["episodes", "eras", "songs", "playlist", "albums", "timeline", "tours", "people", "sources"]


@pytest.mark.parametrize("command", LISTINGS)
def test_every_sort_key_sorts(invoke: Invoke, command: str) -> None:
    """Each key that is offered is one that the listing can be sorted by."""
    keys = offered(f"{command} --sort ")
    assert len(keys) > 5
    assert invoke(command, "--sort", ",".join(keys), "--json").out


@pytest.mark.parametrize("kind", ["song", "album", "tour", "person", "event", "era", "episode"])
def test_every_offer_opens_what_it_means(invoke: Invoke, kind: str) -> None:
    """What is offered for a name is a name: some of each kind are opened."""
    found = at(f"{kind} ").words
    assert len(found) >= 8
    words, aliases = [each.word for each in found], [word for each in found for word in each.aliases]
    for offer in [*words[:3], *words[-3:], *aliases[:6]]:
        assert invoke(kind, offer, "--json").out


def test_the_guide_on_the_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Names come from the guide that --data names, else from RUSHGUIDE_DATA."""
    folder = example("small")
    monkeypatch.setenv("HOME", str(folder.parent))
    assert offered("era ")[0] == "roots"
    for typed in (str(folder), "~/small", "$HOME/small"):
        assert "roots" not in offered(f"--data {typed} era ")
        assert offered(f"era --data={typed} ") == offered(f"--data '{typed}' era ") != []
    monkeypatch.setenv("RUSHGUIDE_DATA", str(tmp_path))
    assert offered("era ") == []
    assert offered(f"--data {folder} era ") != []


@pytest.mark.parametrize(
    ("line", "words", "last"),
    [
        ("", (), ""),
        ("a b", ("a",), "b"),
        ("a  b ", ("a", "b"), ""),
        ("a 'b c' \"d e", ("a", "b c"), "d e"),
        (r"a\ b '\' \\", ("a b", "\\"), "\\"),
        ("a '' b", ("a", ""), "b"),
        ('"a\\" b', (), 'a" b'),
        ("a\\", (), "a"),
        ("$(x) `y` z;", ("$(x)", "`y`"), "z;"),
    ],
)
def test_lines(line: str, words: tuple[str, ...], last: str) -> None:
    """A line falls into words at blanks outside quotes, and nothing else happens to it."""
    assert split(line)[:2] == (words, last)


@pytest.mark.parametrize(
    ("line", "breaks", "how", "shown"),
    [
        ("rushguide why song:xana", " :=", "9", ["values", "xanadu"]),
        ("rushguide why song:xana", " ", "9", ["values", "xanadu"]),
        ('rushguide why "song:xana', " :=", "9", ["values", "song:xanadu"]),
        ("rushguide songs --era=pro", " :=", "9", ["values", "prog"]),
        ("rushguide songs --era=pro", " ", "9", ["values", "--era=prog"]),
        ("rushguide why so", " :=", "9", ["values open", "song:", "source:"]),
        ("rushguide episode 1", " :=", "9", ["values", "1", "10"]),
        ("rushguide episode 1", " :=", "63", ["values", "1  (The Gasworks)", "10  (The Forum, 1 August)"]),
        ("rushguide songs --part ", " :=", "63", ["values", "before", "with", "after"]),
        ("rushguide why xan", " :=", "9", None),
    ],
)
def test_for_bash(  # noqa: PLR0913, PLR0917 - what Bash gives, and what it gets
    invoke: Invoke, monkeypatch: pytest.MonkeyPatch, line: str, breaks: str, how: str, shown: list[str] | None
) -> None:
    """Bash gets what it counts to the word, meanings only where it lists, and nothing to join unlike words by."""
    monkeypatch.setenv("_RUSHGUIDE_COMPLETE", "bash")
    found = invoke(line, breaks, how).out.splitlines()
    if shown is None:
        assert found[0] == "values loose"
        assert len(found) > 3
        assert found[-1] == " "
    else:
        assert found == shown


@pytest.mark.parametrize(
    ("line", "absent"),
    [
        ("rushguide epi", {"rushguide.cli.commands.music", "rushguide.queries.names"}),
        ("rushguide songs --e", {"rushguide.cli.commands.series", "rushguide.cli.commands.history"}),
        ("rushguide person lerx", {"rushguide.cli.commands.series", "rushguide.cli.commands.music"}),
    ],
)
def test_imports(line: str, absent: set[str]) -> None:
    """A completion loads neither Rich nor YAML, and only the module of the command on the line."""
    at("song x")  # so that the guide is in the cache
    code = (
        "import sys; from rushguide.cli.app import run;"
        f"run([{line!r}, ' :=', '9']); print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={**os.environ, "_RUSHGUIDE_COMPLETE": "bash"}
    )
    loaded = set(done.stderr.decode().split())
    assert done.stdout.count(b"\n") > 1
    assert not loaded & (absent | {"rich", "yaml", "rushguide.draw.screen"})


def test_a_word_comes_once(tmp_path: Path) -> None:
    """Two people of one alias are one word, which Bash would else insert together with its meaning."""
    guide = shutil.copytree(DATA / "base", tmp_path / "twins")
    with (guide / "people.yaml").open("a", encoding="utf-8") as people:
        people.writelines(
            f"- {{id: ada-{n}, name: Ada {n}, role: r, aliases: [Twin], sources: {{'*': [book]}}}}\n" for n in "ab"
        )
    assert completed(root(), Shell.BASH, [f"rushguide --data {guide} person tw", ":=", "33"]).split("\n")[1:] == [
        "twin",
        "",
    ]
