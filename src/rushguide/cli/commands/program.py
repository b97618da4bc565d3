"""Commands on the program and its data: help on commands and topics, completion for shells, and guides of one's own.

A topic is a Markdown file in `cli/help`: a title, a line on what it is about, paragraphs, and lists of terms.
"""

import inspect
import shlex
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_args

import typer

from rushguide.cli.app import COMMANDS, published
from rushguide.cli.command import SHARED, Answer, Rows, command
from rushguide.cli.completion import Shell, locate
from rushguide.cli.settings import Settings
from rushguide.errors import ExitCode, GuideError
from rushguide.guide import files
from rushguide.options import Argument, Flag, Option
from rushguide.text import did_you_mean, nearest, shown_path

Terms = tuple[tuple[str, str], ...]
"""Terms with what they mean."""
Parts = Mapping[str, Terms | Sequence[str]]
"""Terms or examples under their headings."""


class Topic(NamedTuple):
    """A page of help: its title, what it is about in a line, paragraphs and lists of terms, and parts with headings."""

    title: str
    about: str
    blocks: Sequence[str | Terms]
    parts: Parts


def read_topics() -> dict[str, Topic]:
    """Return the topics by name."""
    topics = {}
    for file in sorted(files.package_file("cli/help").iterdir(), key=lambda file: file.name):
        title, about, *blocks = file.read_text(encoding="utf-8").strip().split("\n\n")
        topic = Topic(title.removeprefix("# "), " ".join(about.split()), list(map(_block, blocks)), {})
        topics[file.name.removesuffix(".md")] = topic
    return topics


def _block(text: str) -> str | Terms:
    if text == "(options)":
        shared = {f"--{name.replace('_', '-')}": get_args(each)[1] for name, each in Settings.__annotations__.items()}
        return tuple((_spelled(each.names or [name], each.metavar), each.description) for name, each in shared.items())
    if "\n: " not in text:
        return " ".join(text.split())
    items = [line.removeprefix(": ") for line in text.replace("\n  ", " ").splitlines()]
    return tuple(zip(items[::2], items[1::2], strict=True))


def _spelled(names: Iterable[str], metavar: str | None) -> str:
    return f"{', '.join(names)} {metavar or ''}".rstrip()


def topic_object(topic: Topic) -> dict[str, object]:
    """Return a topic for programs: paragraphs and examples as texts, terms as objects."""
    blocks = [block if isinstance(block, str) else dict(block) for block in topic.blocks]
    parts = {name: part if isinstance(part[0], str) else dict(part) for name, part in topic.parts.items()}  # type: ignore[arg-type]
    return {"title": topic.title, "about": topic.about, "blocks": blocks, "parts": parts}


class Described(NamedTuple):
    """A command as its help has it: the line, sentences, arguments and options with their meanings, examples."""

    path: str
    usage: str
    about: Sequence[str]
    """Paragraphs."""
    rows: Terms
    commands: Terms
    """The commands under it, each with what it does."""
    examples: Sequence[str]


def described(ctx: typer.Context) -> Described:
    """Return what there is to say of a command, without the options that all share."""
    command: Any = ctx.command
    params = [each for each in command.params if each.name not in SHARED]
    rows = [(_term(each), each.help or "") for each in params]
    paragraphs = inspect.cleandoc(command.callback.__doc__).split("\n\n")
    inner = getattr(command, "commands", {}).items()
    commands = [(f"{command.name} {name}", str(each.help).partition("\n")[0]) for name, each in inner]
    names = [_term(each) for each in params if each.param_type_name == "argument"]
    options = ["[OPTIONS]"] if len(rows) > len(names) else []
    usage = " ".join([ctx.command_path, *(["COMMAND"] if commands else names), *options])
    examples = [f"rushguide {each}" for each in command.callback.examples]
    return Described(ctx.command_path, usage, paragraphs, tuple(rows), tuple(commands), examples)


def _term(param: Any) -> str:
    if param.param_type_name == "argument":
        return str(param.metavar) if param.required else f"[{param.metavar}]"
    return _spelled((*param.opts, *param.secondary_opts), param.metavar)


FIRST = ("browse", "episode", "era", "album", "song", "person", "timeline", "search", "why", "watch", "plan", "play")
"""The commands that people use most; they fill the first page of the help."""


def listed(names: Sequence[str]) -> Terms:
    """Return commands with what is typed after them and what they do; a listing and its page share a line."""
    lines = []
    for name in names:
        entry = COMMANDS[name]
        term, said = f"{name} {entry.takes}".strip(), entry.help
        if entry.listing:
            listing = COMMANDS[entry.listing].help.rstrip(".")
            term, said = f"{entry.listing} · {term}", f"{listing}; {said[:1].lower()}{said[1:]}"
        lines.append((term, said))
    return tuple(lines)


def grouped() -> dict[str, Terms]:
    """Return all commands by their groups."""
    paired = {entry.listing for entry in COMMANDS.values()}
    shown = [name for name in COMMANDS if name not in paired]
    groups = dict.fromkeys(COMMANDS[name].group for name in shown)
    return {group: listed([name for name in shown if COMMANDS[name].group == group]) for group in groups}


HELP = {"title": str, "about": str, "blocks": [str, dict[str, str]], "parts": dict}


@command("help", "help all", "help songs", answers=HELP)
def help_(
    ctx: typer.Context, about: Annotated[list[str] | None, Argument("TOPIC", "A topic or a command.", "topics")] = None
) -> Answer:
    """Explain a topic or a command."""
    topics, words = read_topics(), list(about or ())
    named = " ".join(words)
    if named == "all":
        listing = tuple((name, topic.about) for name, topic in topics.items())
        return _answer(Topic("Help", "All commands and topics.", [], {**grouped(), "Topics": listing}))
    if topic := topics.get(named):
        return _answer(topic)
    place = locate(ctx.find_root().command, words)
    if place.lost or place.arguments:
        near = did_you_mean(nearest(named, [*topics, *COMMANDS], most=1))
        hint = f"topics: {', '.join(topics)}; rushguide help all lists the commands"
        raise GuideError(f"there is no topic '{named}'{near}", hints=[hint], code=ExitCode.USAGE)
    said = described(place.ctx)
    if words:
        blocks: list[str | Terms] = [*said.about, said.rows]
        parts: Parts = {"Commands": said.commands, "Examples": said.examples}
        return _answer(Topic(said.usage, said.about[0], blocks, parts), "help output")
    title = "rushguide COMMAND, or any name, number or year"
    parts = {"Commands": listed(FIRST), "Examples": [" · ".join(said.examples)]}
    return _answer(Topic(title, said.about[0], [" ".join(said.about)], parts), "help all", "help output")


def _answer(topic: Topic, *onward: str) -> Answer:
    from rushguide.pages.program import help_page

    parts = {name: part for name, part in topic.parts.items() if part}
    topic = topic._replace(blocks=[block for block in topic.blocks if block], parts=parts)
    return Answer(lambda: topic_object(topic), lambda: help_page(topic.title, topic.blocks, topic.parts, onward))


@command("completion bash", "completion zsh", "completion fish", answers={"shell": str, "script": str})
def completion(shell: Annotated[Shell, Argument("SHELL", "bash, zsh or fish.")]) -> Answer:
    """Print what a shell has to read to complete commands, options, and names from the guide.

    Bash, in ~/.bashrc: source <(rushguide completion bash)

    Zsh, in ~/.zshrc after compinit: source <(rushguide completion zsh)

    Fish, in ~/.config/fish/config.fish: rushguide completion fish | source
    """
    text = files.package_file(f"cli/rushguide.{shell}").read_text(encoding="utf-8")
    return Answer(lambda: {"shell": shell.value, "script": text}, text.rstrip("\n"))


@command("data path", "data copy my-guide", "data check my-guide", "data schema --of episodes")
def data(ctx: typer.Context) -> Answer | None:
    """Make a guide of your own: copy the bundled one, change it, check it.

    Every command reads another guide with --data DIR, or with RUSHGUIDE_DATA.
    """
    return None if ctx.invoked_subcommand else help_(ctx, ["data"])


@command("data path", answers={"path": str})
def data_path(settings: Settings) -> Answer:
    """Print where the guide in use is."""
    where = str(settings.folder or files.bundled())
    return Answer(lambda: {"path": shown_path(where)}, where)


@command("data copy my-guide", answers={"path": str, "files": int}, changes=True)
def data_copy(folder: Annotated[Path, Argument("DIR", "A folder that is new or empty.")]) -> Answer:
    """Copy the bundled guide into a new folder, to change it."""
    number = files.copy_guide(folder)
    quoted = shlex.quote(shown_path(folder))
    lines = [
        f"{number} files copied to {shown_path(folder)}",
        f"use it: rushguide --data {quoted} episodes",
        f"check it: rushguide data check {quoted}",
    ]
    return Answer(lambda: {"path": shown_path(folder), "files": number}, "\n".join(lines))


@command("data check", "data check --json", answers=["Problem"])
def data_check(
    settings: Settings,
    folder: Annotated[Path | None, Argument("DIR", "The guide to check; else the one in use.")] = None,
    *,
    everything: Annotated[bool, Flag("--all", "Show every problem, however many.")],
) -> Rows[Any]:
    """List what is wrong with a guide.

    All problems of all files in one run, by file, line and column; exit 1 if there is an error.
    """
    from msgspec import to_builtins

    from rushguide.columns.history import PROBLEMS
    from rushguide.guide import checks, problems, reader
    from rushguide.pages.program import problems_page

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
        as_object=to_builtins,
        silent=True,
        always=True,
        code=ExitCode.NOT_FOUND if found.errors else ExitCode.DONE,
    )


@command("data schema", "data schema --of episodes", "data schema --of output", answers=dict)
def data_schema(
    of: Annotated[
        str | None, Option("FILE", "The schema of this file, or of the output.", "schema_files", names=("--of",))
    ],
) -> Answer:
    """Print the JSON Schemas of a guide's files, for editors, and of what commands answer in JSON."""
    from rushguide.exports.objects import to_json
    from rushguide.exports.schema import output_schema
    from rushguide.guide.guide import schemas

    made = {**schemas(), "output.schema.json": output_schema(published())}
    if of is not None:
        name = f"{Path(of).name.removesuffix('.yaml').removesuffix('.schema.json')}.schema.json"
        name = {"albums.schema.json": "album.schema.json"}.get(name, name)
        if name not in made:
            possible = ", ".join(each.removesuffix(".schema.json") for each in made)
            raise GuideError(f"there is no schema for '{of}'", hints=[f"schemas: {possible}"])
        made = made[name]
    return Answer(lambda: made, to_json(made).decode().rstrip())
