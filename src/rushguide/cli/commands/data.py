"""Commands on one's own guide: where it is, a copy to change, what is wrong with it, schemas for editors."""

import shlex
from pathlib import Path
from typing import Annotated

import typer

from rushguide.cli.command import Answer, Rows, Text, command
from rushguide.cli.settings import Settings
from rushguide.errors import ExitCode, GuideError
from rushguide.guide import files, problems
from rushguide.options import Argument, Flag, Option
from rushguide.pages.program import problems_page
from rushguide.text import shown_path


@command("data path", "data copy my-guide", "data check my-guide", "data schema --of episodes")
def data(ctx: typer.Context) -> Answer | None:
    """Make a guide of your own: copy the bundled one, change it, check it.

    Every command reads another guide with --data DIR, or with RUSHGUIDE_DATA.
    """
    if ctx.invoked_subcommand:
        return None
    from rushguide.cli.commands.help import help_

    return help_(ctx, ["data"])


@command("data path", answers={"path": str})
def data_path(settings: Settings) -> Text:
    """Print where the guide in use is."""
    where = settings.folder or files.bundled()
    return Text(str(where), {"path": shown_path(str(where))})


@command("data copy my-guide", answers={"path": str, "files": int}, changes=True)
def data_copy(folder: Annotated[Path, Argument("DIR", "A folder that is new or empty.")]) -> Text:
    """Copy the bundled guide into a new folder, to change it."""
    number = files.copy_guide(folder)
    quoted = shlex.quote(str(folder))
    lines = [
        f"{number} files copied to {folder}",
        f"use it: rushguide --data {quoted} episodes",
        f"check it: rushguide data check {quoted}",
    ]
    return Text("\n".join(lines), {"path": shown_path(folder), "files": number})


@command("data check", "data check --json", answers=["ProblemObject"])
def data_check(
    settings: Settings,
    folder: Annotated[Path | None, Argument("DIR", "The guide to check; else the one in use.")] = None,
    *,
    everything: Annotated[bool, Flag("--all", "Show every problem, however many.")],
) -> Rows[problems.Problem]:
    """List what is wrong with a guide.

    All problems of all files in one run, by file, line and column; exit 1 if there is an error.
    """
    from rushguide.columns.history import PROBLEMS
    from rushguide.guide import checks, reader

    where = folder or settings.folder or files.bundled()
    texts = files.read_files(where)
    found = checks.read_guide(texts).problems
    for name in files.overlooked(where):
        said = f"this file is not read; a guide has {reader.POSSIBLE}"
        found.report(name, problems.START, problems.Code.UNREAD, said)
    return Rows(
        tuple(found),
        PROBLEMS,
        lambda rows: problems_page(where, rows, dict(texts), everything=everything),
        as_object=problems.Problem.as_object,
        silent=True,
        always=True,
        code=ExitCode.NOT_FOUND if found.errors else ExitCode.DONE,
    )


@command("data schema", "data schema --of episodes", "data schema --of output", answers=dict)
def data_schema(
    of: Annotated[
        str | None, Option("FILE", "The schema of this file, or of the output.", "schema_files", names=("--of",))
    ],
) -> Text:
    """Print the JSON Schemas of a guide's files, for editors, and of what commands answer in JSON."""
    from rushguide.cli.app import published
    from rushguide.exports.objects import to_json
    from rushguide.exports.schema import output_schema
    from rushguide.guide.guide import schemas

    made = {**schemas(), "output.schema.json": output_schema(published())}
    if of is None:
        return Text(to_json(made).decode().rstrip(), made)
    name = f"{Path(of).name.removesuffix('.yaml').removesuffix('.schema.json')}.schema.json"
    name = {"albums.schema.json": "album.schema.json"}.get(name, name)
    if name not in made:
        possible = ", ".join(each.removesuffix(".schema.json") for each in made)
        raise GuideError(f"there is no schema for '{of}'", hints=[f"schemas: {possible}"])
    return Text(to_json(made[name]).decode().rstrip(), made[name])
