"""The command line: which commands there are, what all of them understand, and how it ends.

Commands are loaded when they are called; this file holds their names and one-line helps.
"""

import copy
import importlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple, cast

import typer
from typer.core import TyperGroup

from rushguide import __version__
from rushguide.cli.options import examples
from rushguide.cli.output import show_text
from rushguide.cli.settings import MAX_COLUMNS, MIN_COLUMNS, Colour, Format, Settings
from rushguide.cli.streams import open_streams, print_error, unwritable, write
from rushguide.errors import ExitCode, GuideError
from rushguide.text import did_you_mean, nearest

UsageError: type[Any] = typer.BadParameter.__mro__[1]
"""What Typer raises for words that it cannot read; it exports only the special case."""

VARIABLE = "_RUSHGUIDE_COMPLETE"
"""Set by the completion scripts: to the shell that asks. Typer would read the same."""
HELP = {"help_option_names": ["-h", "--help"]}


class Entry(NamedTuple):
    """A command: the module that holds it, the group it is listed in, and what it does."""

    module: str
    group: str
    help: str


SERIES, MUSIC, HISTORY = "The series", "The music", "The history"
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
    "tours": Entry("history", HISTORY, "The tours."),
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
    "data": Entry("data", OWN, "Where the guide is; copy it, check it, schemas for editors."),
    "help": Entry("help", ITSELF, "A topic or a command explained."),
    "completion": Entry("help", ITSELF, "Completion for bash, zsh and fish."),
}


class LazyGroup(TyperGroup):
    """A group whose commands are imported on use and understand the shared options as well."""

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]
        """Return a command with the shared options added, importing its module; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"rushguide.cli.commands.{COMMANDS[cmd_name].module}")
        command = _made(module.commands, cmd_name)
        repeated = [_repeated(param) for param in ctx.command.params if param.name in SHARED]
        for each in (command, *getattr(command, "commands", {}).values()):
            each.params += repeated
        return command

    @property
    def helps(self) -> dict[str, str]:
        """What each command does, known without importing it."""
        return {name: entry.help for name, entry in COMMANDS.items()}

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Return the names of the commands in the order of the help."""
        del ctx
        return list(COMMANDS)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """Find the command that the arguments begin with; GuideError names the nearest where there is none."""
        typed = args[0]
        if typed not in COMMANDS and not typed.startswith("-"):
            message = f"there is no command '{typed}'.{did_you_mean(nearest(typed, COMMANDS))}"
            raise GuideError(message, hints=[f"commands: {', '.join(COMMANDS)}"], code=ExitCode.USAGE)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """Write the commands group by group, without importing them."""
        del ctx
        for group in dict.fromkeys(entry.group for entry in COMMANDS.values()):
            with formatter.section(group):
                formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items() if entry.group == group])


def _made(commands: typer.Typer, name: str) -> Any:
    """Return one command of a module; making all of them to take one would be most of the work of the start."""
    alone = typer.Typer(rich_markup_mode=None)
    alone.registered_groups = [each for each in commands.registered_groups if each.name == name]
    alone.registered_commands = [each for each in commands.registered_commands if _called(each) == name]
    return typer.main.get_group(alone).commands[name]


def _called(info: Any) -> str:
    return info.name or typer.main.get_command_name(info.callback.__name__)


SHARED = frozenset(Settings.__annotations__)


def _repeated(param: Any) -> Any:
    """Return a shared option as one of a command's: what is typed there goes to the settings too."""
    repeated = copy.copy(param)
    repeated.expose_value = False
    repeated.callback = _remember
    return repeated


def _remember(ctx: typer.Context, param: Any, value: Any) -> Any:
    if value is not None:
        cast("Settings", ctx.obj).add(param.name, _typed(param.name, value))
    return value


def _typed(name: str | None, value: Any) -> Any:
    return {"color": Colour, "format": Format, "data": Path, "save": Path}.get(name or "", lambda same: same)(value)


app = typer.Typer(
    name="rushguide",
    cls=LazyGroup,
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings=HELP,
    pretty_exceptions_enable=False,
)


@app.callback(epilog=examples("episodes", "era prog", "songs --episode 3"))
def shared(  # noqa: PLR0913 - the shared options are typed one by one
    ctx: typer.Context,
    *,
    data: Annotated[Path | None, typer.Option(metavar="DIR", help="The folder of another guide.")] = None,
    color: Annotated[Colour | None, typer.Option("--color", "--colour", help="When to colour.")] = None,
    width: Annotated[
        int | None, typer.Option(min=MIN_COLUMNS, max=MAX_COLUMNS, metavar="N", help="Columns to fill.")
    ] = None,
    format: Annotated[Format | None, typer.Option(help="What to print.")] = None,  # noqa: A002 - the option's name
    json: Annotated[bool | None, typer.Option("--json", help="Short for --format json.")] = None,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Save the screen: .svg, .html or .txt.")] = None,
    force: Annotated[bool | None, typer.Option("--force", help="Write over a file that is there.")] = None,
    no_pager: Annotated[bool | None, typer.Option("--no-pager", help="Never use a pager.")] = None,
    version: Annotated[bool, typer.Option("--version", help="Print the versions of program and data.")] = False,
) -> None:
    """Guide to Moving Pictures: The Rush Story, a reported ten-episode series, and to the music behind it.

    The series is reported by one article and unconfirmed; the episodes are this guide's own outline.
    Without a command: the series and its episodes on one screen.
    """
    ctx.obj = Settings(
        data=data,
        color=color,
        width=width,
        format=format,
        json=json,
        save=save,
        force=force,
        no_pager=no_pager,
        typed=ctx.obj,
    )
    if version:
        show_text(ctx.obj, *_versions(ctx.obj))
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from rushguide.cli.commands.series import overview

        overview(ctx)


def _versions(settings: Settings) -> tuple[str, dict[str, str]]:
    from rushguide.guide.files import data_version

    data = data_version(settings.folder)
    return f"rushguide {__version__}, data {data}", {"program": __version__, "data": data}


def run(arguments: Sequence[str]) -> int:
    """Run the program on what was typed and return its exit code; errors become a line on stderr."""
    try:
        open_streams()
        if shell := os.environ.get(VARIABLE):
            return _complete(shell, arguments)
        command = typer.main.get_command(app)
        typed = tuple(arguments)
        result = command.main(list(typed), prog_name="rushguide", standalone_mode=False, obj=typed)
    except GuideError as error:
        return _told(error)
    except UsageError as error:
        return _told(_as_guide_error(error))
    except OSError as error:  # from Typer's own help and version
        return _told(unwritable(error))
    except SystemExit:  # Typer's answer to a reader that left its help or version; it completes nothing here
        return ExitCode.DONE
    return result or ExitCode.DONE


def _complete(shell: str, arguments: Sequence[str]) -> int:
    """Print what fits the word at the cursor; Typer's own completion, which would load Rich, has no part in it."""
    from rushguide.cli.shells import Shell, completed

    if shell not in set(Shell):
        raise GuideError(f"{VARIABLE} is for the scripts of rushguide completion", code=ExitCode.USAGE)
    write(completed(typer.main.get_command(app), Shell(shell), arguments).encode())
    return ExitCode.DONE


def _told(error: GuideError) -> ExitCode:
    print_error(error)
    return error.code


def _as_guide_error(error: Any) -> GuideError:
    message = error.format_message().rstrip(".")
    command = error.ctx.command_path if error.ctx else "rushguide"
    return GuideError(message[:1].lower() + message[1:], hints=[f"help: {command} --help"], code=ExitCode.USAGE)
