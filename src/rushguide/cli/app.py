"""The command line: which commands there are, and how it ends.

Commands are loaded when they are called; this file holds their names and one-line helps.
"""

import importlib
import os
from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from rushguide import __version__
from rushguide.cli.command import DECLARED, Answered, Text, build, command
from rushguide.cli.settings import Settings
from rushguide.cli.streams import open_streams, print_error, unwritable, write
from rushguide.errors import ExitCode, GuideError
from rushguide.options import Flag
from rushguide.text import did_you_mean, nearest

UsageError: type[Any] = typer.BadParameter.__mro__[1]
"""What Typer raises for words that it cannot read; it exports only the special case."""

VARIABLE = "_RUSHGUIDE_COMPLETE"
"""Set by the completion scripts to the shell that asks. Typer would read the same."""


class Entry(NamedTuple):
    """A command: the module that holds it, the group it is listed in, and what it does."""

    module: str
    group: str
    help: str


SERIES, MUSIC, STAGE, HISTORY = "The series", "The music", "On stage", "The history"
GOING, OWN, ITSELF = "Going along", "Your own guide", "The program"
COMMANDS = {
    "about": Entry("series", SERIES, "What was reported, the trailer, and how sure it is."),
    "episodes": Entry("series", SERIES, "The episodes, by number."),
    "episode": Entry("series", SERIES, "One episode: its years, albums, people, and what to hear."),
    "eras": Entry("series", SERIES, "The eras of the career."),
    "era": Entry("series", SERIES, "One era: sound, influences, changes, albums, songs."),
    "songs": Entry("music", MUSIC, "Songs by episode, era, album, year, length, writer."),
    "song": Entry("music", MUSIC, "One song: where it is, who wrote it, its parts to scale."),
    "albums": Entry("music", MUSIC, "Albums by era, kind, year, producer, studio."),
    "album": Entry("music", MUSIC, "One album: dates, makers, chart places, tracks."),
    "stats": Entry("search", MUSIC, "Lengths, writers and songs on stage as bar charts."),
    "timeline": Entry("history", HISTORY, "A chart of all the years, and what happened in them."),
    "today": Entry("history", HISTORY, "What happened on this day; quiet on others."),
    "event": Entry("history", HISTORY, "One event: when, where, who."),
    "tours": Entry("history", STAGE, "The tours: when, where, how many shows."),
    "tour": Entry("history", STAGE, "One tour: its shows, the usual set, what opened and closed."),
    "people": Entry("history", HISTORY, "People by role, era, album."),
    "person": Entry("history", HISTORY, "One person: songs, albums, events."),
    "search": Entry("search", HISTORY, "Search names and prose of everything."),
    "why": Entry("search", HISTORY, "How the guide knows: sources, and how sure."),
    "sources": Entry("search", HISTORY, "Where things were read."),
    "next": Entry("log", GOING, "The next episode, and what to hear first."),
    "watch": Entry("log", GOING, "Log that episodes were watched."),
    "heard": Entry("log", GOING, "Log that albums were heard."),
    "undo": Entry("log", GOING, "Take back the last change of the log."),
    "log": Entry("log", GOING, "What was seen and heard; restore a backup, remove an entry."),
    "plan": Entry("plan", GOING, "Evenings with episodes or albums, also for your calendar."),
    "playlist": Entry("playlist", GOING, "A playlist of songs, from your own files too."),
    "browse": Entry("browse", GOING, "All of it on one full screen, with links."),
    "data": Entry("data", OWN, "Where the guide is; copy it, check it, schemas for editors."),
    "help": Entry("help", ITSELF, "A topic or a command explained."),
    "completion": Entry("help", ITSELF, "Completion for bash, zsh and fish."),
}


class LazyGroup(TyperGroup):
    """A group whose commands are imported on use."""

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """Return a command, importing its module; None for an unknown name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        importlib.import_module(f"rushguide.cli.commands.{COMMANDS[cmd_name].module}")
        return build(cmd_name)

    @property
    def helps(self) -> dict[str, str]:
        """What each command does, known without importing it."""
        return {name: entry.help for name, entry in COMMANDS.items()}

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Return the names of the commands in the order of the help."""
        del ctx
        return list(COMMANDS)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """Find the command that the arguments begin with; GuideError names the nearest to an unknown one."""
        typed = args[0]
        if typed not in COMMANDS and not typed.startswith("-"):
            message = f"there is no command '{typed}'{did_you_mean(nearest(typed, COMMANDS))}"
            raise GuideError(message, hints=[f"commands: {', '.join(COMMANDS)}"], code=ExitCode.USAGE)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """Write the commands group by group, without importing them."""
        del ctx
        for group in dict.fromkeys(entry.group for entry in COMMANDS.values()):
            with formatter.section(group):
                formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items() if entry.group == group])


@command("episodes", "era prog", "songs --episode 3")
def rushguide(
    ctx: typer.Context,
    settings: Settings,
    *,
    version: Annotated[bool, Flag("--version", "Print the versions of program and data.")] = False,
) -> Answered:
    """Guide to Moving Pictures: The Rush Story, a reported ten-episode series, and to the music behind it.

    The series is reported by one article and unconfirmed; the episodes are this guide's own outline.
    Without a command: the series and its episodes on one screen.
    """
    if version:
        from rushguide.guide.files import data_version

        data = data_version(settings.folder)
        return Text(f"rushguide {__version__}, data {data}", {"program": __version__, "data": data})
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
    """Return what was typed answers, unshown; GuideError for what cannot be answered."""
    answers: list[Any] = []
    settings.instead = lambda _, answered: answers.append(answered)
    _main(arguments, settings)
    return answers


def _main(arguments: Sequence[str], obj: Any) -> Any:
    """Run what was typed; words that Typer cannot read are a GuideError too."""
    try:
        return root().main(list(arguments), prog_name="rushguide", standalone_mode=False, obj=obj)
    except UsageError as error:
        message = error.format_message().rstrip(".")
        hint = f"help: {error.ctx.command_path if error.ctx else 'rushguide'} --help"
        raise GuideError(message[:1].lower() + message[1:], hints=[hint], code=ExitCode.USAGE) from None


def run(arguments: Sequence[str]) -> int:
    """Run the program on what was typed and return its exit code; errors become a line on stderr."""
    try:
        open_streams()
        if shell := os.environ.get(VARIABLE):
            return _complete(shell, arguments)
        result = _main(arguments, tuple(arguments))
    except GuideError as error:
        return _report(error)
    except OSError as error:  # from Typer's own help
        return _report(unwritable(error))
    except SystemExit:  # Typer's answer to a reader that left its help; it completes nothing here
        return ExitCode.DONE
    return result or ExitCode.DONE


def _complete(shell: str, arguments: Sequence[str]) -> int:
    """Print what fits the word at the cursor; Typer's own completion, which would load Rich, has no part in it."""
    from rushguide.cli.completion import Shell, completed

    if shell not in set(Shell):
        raise GuideError(f"{VARIABLE} is for the scripts of rushguide completion", code=ExitCode.USAGE)
    write(completed(root(), Shell(shell), arguments).encode())
    return ExitCode.DONE


def _report(error: GuideError) -> ExitCode:
    print_error(error)
    return error.code
