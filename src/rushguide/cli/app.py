"""The command line: the table of commands, what is meant by words that are none, and the exit code.

Commands are loaded when they are called; this file holds their names and one-line helps.
"""

import importlib
import os
import shlex
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar, NamedTuple

import typer

from rushguide import __version__
from rushguide.cli.command import DECLARED, SHARED, Answer, Result, build, command
from rushguide.cli.settings import Format, Settings
from rushguide.cli.streams import open_streams, print_error, print_line, write
from rushguide.errors import ExitCode, GuideError
from rushguide.options import Option
from rushguide.text import count, did_you_mean, nearest

UsageError: type[Any] = typer.BadParameter.__mro__[1]
"""What Typer raises for words that it cannot read; it exports only the special case."""
VARIABLE = "_RUSHGUIDE_COMPLETE"
"""Set by the completion scripts to the shell that asks. Typer would read the same, and load Rich."""


class Entry(NamedTuple):
    """A command: the module that holds it, the group it is listed in, what it does, and what is typed after it."""

    module: str
    group: str
    help: str
    takes: str = ""
    listing: str = ""
    """The command before it in a line of the help that both share."""


SERIES, MUSIC, STAGE, HISTORY = "The series", "The music", "On stage", "The history"
GOING, OWN, ITSELF = "Going along", "Your own guide", "The program"
COMMANDS = {
    "about": Entry("series", SERIES, "What was reported, the trailer, and how sure it is."),
    "episodes": Entry("series", SERIES, "Episodes by number."),
    "episode": Entry("series", SERIES, "One episode, and what to hear.", "NAME", "episodes"),
    "eras": Entry("series", SERIES, "Eras of the career."),
    "era": Entry("series", SERIES, "One era, its sound and albums.", "NAME", "eras"),
    "albums": Entry("music", MUSIC, "Albums by era, kind, year."),
    "album": Entry("music", MUSIC, "One album and its tracks.", "NAME", "albums"),
    "songs": Entry("music", MUSIC, "Songs by episode, era, year."),
    "song": Entry("music", MUSIC, "One song and its parts.", "NAME", "songs"),
    "stats": Entry("search", MUSIC, "Lengths, writers and songs on stage as bar charts."),
    "tours": Entry("history", STAGE, "Tours: when, where, shows."),
    "tour": Entry("history", STAGE, "One tour and its usual set.", "NAME", "tours"),
    "people": Entry("history", HISTORY, "People by role, era, album."),
    "person": Entry("history", HISTORY, "One person's part in it.", "NAME", "people"),
    "timeline": Entry("history", HISTORY, "A chart of all the years, and what happened."),
    "today": Entry("history", HISTORY, "What happened on this day; quiet on others."),
    "event": Entry("history", HISTORY, "One event: when, where, who.", "NAME"),
    "search": Entry("search", HISTORY, "Names and prose of everything.", "TEXT"),
    "why": Entry("search", HISTORY, "How the guide knows: sources, and how sure.", "WHAT"),
    "sources": Entry("search", HISTORY, "Where things were read."),
    "next": Entry("viewing", GOING, "What to watch next."),
    "watch": Entry("viewing", GOING, "Log what you watched.", "N", "next"),
    "heard": Entry("viewing", GOING, "Log that albums were heard.", "ALBUM"),
    "undo": Entry("viewing", GOING, "Take back the last change of the log."),
    "log": Entry("viewing", GOING, "What was seen and heard; backups."),
    "plan": Entry("viewing", GOING, "Evenings to come, also for your calendar."),
    "playlist": Entry("playlist", GOING, "A playlist of songs, from your own files too."),
    "play": Entry("playlist", GOING, "Play songs from your own files.", "WORDS"),
    "browse": Entry("browse", GOING, "All of it on one full screen, with links."),
    "data": Entry("program", OWN, "Where the guide is; copy it, check it, schemas."),
    "help": Entry("program", ITSELF, "A topic or a command explained.", "TOPIC"),
    "completion": Entry("program", ITSELF, "Completion for bash, zsh and fish.", "SHELL"),
}


class LazyGroup(typer.core.TyperGroup):
    """A group whose commands are imported on use."""

    helps: ClassVar = {name: entry.help for name, entry in COMMANDS.items()}
    """What each command does, known without importing it."""

    def get_command(self, _: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """Return a command, importing its module; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        importlib.import_module(f"rushguide.cli.commands.{COMMANDS[cmd_name].module}")
        return build(cmd_name)

    def list_commands(self, _: typer.Context) -> list[str]:  # type: ignore[override]
        """Return the names of the commands in the order of the help."""
        return list(COMMANDS)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """Find the command that the arguments begin with or, if they name a thing, the one that opens it."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            from rushguide.cli.completion import locate

            settings = ctx.obj if isinstance(ctx.obj, Settings) else locate(self, ctx.obj).settings()
            end = next((place for place, word in enumerate(args) if word.startswith("-")), len(args))
            args = [*command_for(settings, args[:end]), *args[end:]]
        return super().resolve_command(ctx, args)


@command("3", "xanadu", "songs prog")
def rushguide(
    ctx: typer.Context,
    settings: Settings,
    *,
    version: Annotated[
        bool, Option(None, "Print the versions of program and data.", names=("-V", "--version"))
    ] = False,
) -> Result:
    """Guide to Moving Pictures: The Rush Story, a reported and unconfirmed series, and to the music behind it.

    The episodes are this guide's own outline.
    """
    if version:
        from rushguide.guide.files import data_version

        data = data_version(settings.folder)
        return Answer(lambda: {"program": __version__, "data": data}, f"rushguide {__version__}, data {data}")
    if ctx.invoked_subcommand:
        return None
    from rushguide.cli.commands.series import overview

    return overview(settings)


def published() -> dict[str, Any]:
    """Return what each command answers to programs, as it was declared."""
    for entry in COMMANDS.values():
        importlib.import_module(f"rushguide.cli.commands.{entry.module}")
    answers = {name: declared.answers for name, declared in DECLARED.items() if declared.answers is not None}
    names = sorted(answers, key=lambda name: [*COMMANDS].index(name.split()[0]))
    overview = {"series": "series", "episodes": ["episode"]}
    return {"overview": overview, "version": {"program": str, "data": str}, **{name: answers[name] for name in names}}


def root() -> Any:
    """Return the program as a command of Typer's."""
    return build("rushguide", LazyGroup)


def answer(arguments: Sequence[str], settings: Settings) -> list[Any]:
    """Return the answers to a command line without showing them; GuideError if it cannot be answered."""
    answers: list[Any] = []
    settings.instead = lambda _, answered: answers.append(answered)
    _main(arguments, settings)
    return answers


def run(arguments: Sequence[str]) -> int:
    """Run the program on what was typed and return its exit code; errors become a line on stderr."""
    try:
        open_streams()
        if shell := os.environ.get(VARIABLE):
            from rushguide.cli.completion import completed

            write(completed(root(), shell, arguments).encode())
            return ExitCode.DONE
        return _main(arguments, tuple(arguments)) or ExitCode.DONE
    except GuideError as error:
        print_error(error)
        return error.code


HELP_OPTIONS = frozenset({"-h", "--help"})
DAY_OPTIONS = frozenset({"--on", "--start"})


def _main(arguments: Sequence[str], obj: Any) -> Any:
    """Run what was typed; words that Typer cannot read are a GuideError too."""
    program = root()
    if not HELP_OPTIONS.isdisjoint(arguments):
        arguments = as_help_command(program, arguments)
    if not DAY_OPTIONS.isdisjoint(arguments):
        from rushguide.cli.typed import join_days

        arguments = join_days(arguments, DAY_OPTIONS)
    try:
        return program.main(list(arguments), prog_name="rushguide", standalone_mode=False, obj=obj)
    except UsageError as error:
        raise usage_error(error) from None


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


def command_for(settings: Settings, words: Sequence[str]) -> list[str]:
    """Return the command that shows what words mean that are no command; GuideError if it is several things or none.

    Nothing that changes the log is meant by a name.
    """
    from rushguide.queries import names, search

    typed = " ".join(words)
    if words[0] in MEANT:
        meant = [MEANT[words[0]], *words[1:]] if words[1:] else [MEANT[words[0]] or "episodes"]
        raise _no_command(words[0], [" ".join(filter(None, ["rushguide", *meant]))])
    found = names.things(settings.guide, typed)
    if len(found) == 1:
        return found[0].command.split()
    if found:
        width = max(len(each.command) for each in found)
        lines = [f"rushguide {each.command:{width}}  {each.name}" for each in found]
        raise GuideError(f"'{typed}' can be several things", hints=names.at_most(names.MAX_LISTED, lines))
    near, findings = nearest(words[0], COMMANDS), search.search(settings.guide, typed)
    exact = findings.hits and not findings.corrected
    if near:
        matches = f"rushguide search {shlex.join(words)}: {count(len(findings.hits), 'match', 'matches')}"
        raise _no_command(words[0], near, [matches] if exact else [])
    if exact:
        print_line(f"nothing is called '{typed}'; this is what a search finds")
        return ["search", *words]
    lines = [f"rushguide {hit.document.command}" for hit in findings.hits]
    known = did_you_mean([" ".join(findings.words)] if lines else [])
    raise GuideError(f"there is no command or thing '{typed}'{known}", hints=names.at_most(MAX_FOUND, lines) or [HELP])


def _no_command(typed: str, meant: Sequence[str], hints: Sequence[str] = ()) -> GuideError:
    message = f"there is no command '{typed}'{did_you_mean(meant)}"
    return GuideError(message, hints=[*hints, HELP], code=ExitCode.USAGE)


def as_help_command(program: Any, arguments: Sequence[str]) -> list[str]:
    """Return arguments that ask for `--help` as the command `help`, which answers like any other."""
    from rushguide.cli.completion import locate

    place = locate(program, arguments)
    if "help" not in place.given:
        return list(arguments)
    shared = ((name.replace("_", "-"), value) for name, value in place.given.items() if name in SHARED)
    options = [f"--{name}={value}".removesuffix("=") for name, value in shared]
    return ["help", *place.ctx.command_path.split()[1:], *options]


def usage_error(error: Any) -> GuideError:
    """Return the GuideError (exit 2) for arguments that Typer cannot read."""
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
