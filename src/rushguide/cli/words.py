"""What people mean by words that are no command or option: a thing to open, a slip, an older spelling."""

import shlex
from collections.abc import Iterable, Sequence
from typing import Any

from rushguide.cli.command import SHARED
from rushguide.cli.completion import locate
from rushguide.cli.settings import Format, Settings
from rushguide.cli.streams import print_line
from rushguide.errors import ExitCode, GuideError
from rushguide.queries.names import MAX_LISTED, at_most, things
from rushguide.queries.search import search
from rushguide.text import count, did_you_mean, nearest

HELP = "help: rushguide --help"
MAX_FOUND = 5
"""How many things a message names that a search finds for a misspelt name."""
WORDS = """list= ls= show= open= get= ep=episode eps=episodes track=song tracks=songs record=album records=albums
year=timeline years=timeline history=timeline concert=tours concerts=tours gigs=tours band=people members=people
seen=watch listen=play version=--version"""
MEANT = {word: meant for word, _, meant in (pair.partition("=") for pair in WORDS.split())}
"""Words that people try for a command, and the command that does it; without one, the words after them do."""
RENAMED = {
    "--save": "-o FILE.svg, FILE.html or FILE.txt",
    "--ics": "-o FILE.ics",
    "--as": "-o FILE.xspf, FILE.jspf or FILE.m3u8",
    "--force": "-f",
    "--explain": "what playlist shows without -o",
    "--live": "--on-live-album",
    "--never-live": "--on-no-live-album",
}
"""Options of earlier versions, and what does the same."""
MEANT_OPTIONS = {
    "--date --day --when": ("--on DAY", "--start DAY", "--year YEARS"),
    "--years --from --since --decade": ("--year YEARS",),
    "--by --writer --author": ("--words NAME", "--producer NAME", "--person NAME"),
    "--out --file --export": ("-o FILE",),
    "--no-color --no-colour": ("--color never",),
}
"""Options that people try, and those that do it; the first that a command has is named."""


def opening(settings: Settings, words: Sequence[str], commands: Iterable[str]) -> list[str]:
    """Return the command that shows what words mean that are no command; GuideError if it is several things or none.

    Nothing that changes the log is meant by a name.
    """
    typed = " ".join(words)
    if words[0] in MEANT:
        meant = [MEANT[words[0]], *words[1:]] if words[1:] else [MEANT[words[0]] or "episodes"]
        raise _no_command(words[0], [" ".join(filter(None, ["rushguide", *meant]))])
    found = things(settings.guide, typed)
    if len(found) == 1:
        return found[0].command.split()
    if found:
        width = max(len(each.command) for each in found)
        lines = [f"rushguide {each.command:{width}}  {each.name}" for each in found]
        raise GuideError(f"'{typed}' can be several things", hints=at_most(MAX_LISTED, lines))
    near, findings = nearest(words[0], commands), search(settings.guide, typed)
    exact = findings.hits and not findings.corrected
    if near:
        matches = f"rushguide search {shlex.join(words)}: {count(len(findings.hits), 'match', 'matches')}"
        raise _no_command(words[0], near, [matches] if exact else [])
    if exact:
        print_line(f"nothing is called '{typed}'; this is what a search finds")
        return ["search", *words]
    lines = [f"rushguide {hit.document.command}" for hit in findings.hits]
    known = did_you_mean([" ".join(findings.words)] if lines else [])
    raise GuideError(f"there is no command or thing '{typed}'{known}", hints=at_most(MAX_FOUND, lines) or [HELP])


def _no_command(typed: str, meant: Sequence[str], hints: Sequence[str] = ()) -> GuideError:
    message = f"there is no command '{typed}'{did_you_mean(meant)}"
    return GuideError(message, hints=[*hints, HELP], code=ExitCode.USAGE)


def asking(program: Any, arguments: Sequence[str]) -> list[str]:
    """Return words with `--help` among them as the command `help`, which draws its pages like any other's."""
    place = locate(program, arguments)
    if "help" not in place.given:
        return list(arguments)
    shared = ((name.replace("_", "-"), value) for name, value in place.given.items() if name in SHARED)
    options = [f"--{name}={value}".removesuffix("=") for name, value in shared]
    return ["help", *place.ctx.command_path.split()[1:], *options]


def misread(error: Any) -> GuideError:
    """Return what to say of words that Typer cannot read."""
    message = error.format_message().rstrip(".")
    name = getattr(error, "option_name", "") if message.startswith("No such option") else ""
    if name in RENAMED:
        return GuideError(f"{name} is now {RENAMED[name]}", code=ExitCode.USAGE)
    if name:
        word = {"md": "markdown", "yml": "yaml"}.get(name[2:], name[2:])
        own = [each for param in error.ctx.command.params for each in (*param.opts, *param.secondary_opts)]
        known = (option for tried, does in MEANT_OPTIONS.items() if name in tried.split() for option in does)
        meant = [f"--format {word}"] if word in set(Format) else [each for each in known if each.split()[0] in own]
        near = nearest(word, [each[2:] for each in own if each.startswith("--")], most=1)
        message = f"there is no option {name}{did_you_mean(meant[:1] or [f'--{each}' for each in near])}"
    hint = f"help: {error.ctx.command_path if error.ctx else 'rushguide'} --help"
    return GuideError(message[:1].lower() + message[1:], hints=[hint], code=ExitCode.USAGE)
