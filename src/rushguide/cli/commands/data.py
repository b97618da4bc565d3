"""Commands on one's own guide: where it is, a copy to change, what is wrong with it, schemas for editors."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from rushguide.cli import offers
from rushguide.cli.options import examples, settings_of
from rushguide.cli.output import check_answer, show_page, show_rows, show_text
from rushguide.columns.history import PROBLEMS
from rushguide.errors import ExitCode, GuideError
from rushguide.guide.files import bundled
from rushguide.pages.program import problems_page
from rushguide.text import clean

commands = typer.Typer(rich_markup_mode=None)
data = typer.Typer(rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]})

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.")]
Checked = Annotated[Path | None, typer.Argument(metavar="DIR", help="The guide to check; else the one in use.")]
All = Annotated[bool, typer.Option("--all", help="Every problem, however many.")]
OfFile = Annotated[
    str | None,
    typer.Option("--of", metavar="FILE", help="Of a file, or of the output.", autocompletion=offers.schema_files),
]


@data.callback(
    invoke_without_command=True,
    epilog=examples("data path", "data copy my-guide", "data check my-guide", "data schema --of episodes"),
)
def own(ctx: typer.Context) -> None:
    """Make a guide of your own: copy the bundled one, change it, check it.

    Every command reads another guide with --data DIR, or with RUSHGUIDE_DATA.
    """
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


commands.add_typer(data, name="data")


@data.command(epilog=examples("data path"))
def path(ctx: typer.Context) -> None:
    """Print where the guide in use is."""
    where = settings_of(ctx).folder or bundled()
    show_text(settings_of(ctx), str(where), {"path": clean(str(where))})


@data.command(epilog=examples("data copy my-guide"))
def copy(ctx: typer.Context, folder: Folder) -> None:
    """Copy the bundled guide into a new folder, to change it."""
    from rushguide.guide.files import copy_guide

    settings = settings_of(ctx)
    check_answer(settings)
    number = copy_guide(folder)
    quoted = shlex.quote(str(folder))
    message = [
        f"{number} files copied to {folder}",
        f"use it: rushguide --data {quoted} episodes",
        f"check it: rushguide data check {quoted}",
    ]
    show_text(settings, "\n".join(message), {"path": clean(str(folder)), "files": number})


@data.command(epilog=examples("data check", "data check --json"))
def check(ctx: typer.Context, folder: Checked = None, *, everything: All = False) -> None:
    """List what is wrong with a guide.

    All problems of all files in one run, by file, line and column; exit 1 where there is an error.
    """
    from rushguide.guide.checks import read_guide
    from rushguide.guide.files import read_files

    settings = settings_of(ctx)
    where = folder or settings.folder or bundled()
    files = read_files(where)
    problems = read_guide(files).problems
    found = tuple(problems)
    if settings.for_programs:
        show_rows(settings, PROBLEMS, found, [problem.as_object() for problem in found])
    else:
        show_page(
            settings,
            problems_page(where, found, dict(files), everything=everything),
        )
    if problems.errors:
        raise typer.Exit(ExitCode.NOT_FOUND)


@data.command(epilog=examples("data schema", "data schema --of episodes", "data schema --of output"))
def schema(ctx: typer.Context, of: OfFile = None) -> None:
    """Print the JSON Schemas of a guide's files, for editors, and of what commands answer in JSON."""
    from rushguide.exports.objects import to_json
    from rushguide.exports.schema import output_schema
    from rushguide.guide.guide import schemas

    made = {**schemas(), "output.schema.json": output_schema()}
    if of is None:
        show_text(settings_of(ctx), to_json(made).decode().rstrip(), made)
        return
    name = f"{Path(of).name.removesuffix('.yaml').removesuffix('.schema.json')}.schema.json"
    name = {"albums.schema.json": "album.schema.json"}.get(name, name)
    if name not in made:
        possible = ", ".join(each.removesuffix(".schema.json") for each in made)
        raise GuideError(f"there is no schema of '{of}'", hints=[f"schemas: {possible}"])
    show_text(settings_of(ctx), to_json(made[name]).decode().rstrip(), made[name])
