"""Makes docs/commands.md, and what the manual page needs, from the program itself."""

import inspect
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import typer

from rushguide.cli.app import COMMANDS, root
from rushguide.cli.command import SHARED
from rushguide.cli.commands.help import Topic, read_topics

GENERATED = "RUSHGUIDE_REWRITE=1 python -m pytest tests/test_commands_reference.py"


class Described(NamedTuple):
    """A command as its help has it: the line, sentences, arguments and options with their meanings, examples."""

    path: str
    usage: str
    about: tuple[str, ...]
    """Paragraphs; the lines of one that is not to be wrapped are kept."""
    rows: tuple[tuple[str, str], ...]
    examples: tuple[str, ...]


def described() -> Iterator[Described]:
    """Yield all commands in the order of the help, each group before its commands; the program itself comes first."""
    program = root()
    ctx = typer.Context(program, info_name="rushguide", **program.context_settings)
    yield _described(ctx, shared=True)
    for name in COMMANDS:
        yield from _with_commands(typer.Context(_command(ctx, name), parent=ctx, info_name=name))


def _with_commands(ctx: typer.Context) -> Iterator[Described]:
    yield _described(ctx)
    for name in getattr(ctx.command, "commands", ()):
        yield _described(typer.Context(_command(ctx, name), parent=ctx, info_name=name))


def _command(ctx: typer.Context, name: str) -> Any:
    group: Any = ctx.command
    return group.get_command(ctx, name)


def _described(ctx: typer.Context, *, shared: bool = False) -> Described:
    command: Any = ctx.command
    params = [each for each in command.params if (shared or each.name not in SHARED) and not each.hidden]
    rows = [(_term(ctx, each), each.help or "") for each in params]
    paragraphs = inspect.cleandoc(command.help or "").replace("\b\n", "\b").split("\n\n")
    examples = [line.strip() for line in (command.epilog or "").splitlines() if line.startswith("  ")]
    ends = [("-h, --help", "Show the help of a command.")] if shared else []
    return Described(ctx.command_path, _usage(ctx), tuple(filter(None, paragraphs)), (*rows, *ends), tuple(examples))


def _usage(ctx: typer.Context) -> str:
    """Return how a command is typed; built here, since Typer's way to say it changes from version to version."""
    command: Any = ctx.command
    names = [_argument(each) for each in command.params if each.param_type_name == "argument"]
    return " ".join([ctx.command_path, "[OPTIONS]", *(["COMMAND"] if hasattr(command, "commands") else names)])


def _argument(param: Any) -> str:
    name = f"{param.metavar}..." if param.nargs == -1 else str(param.metavar)
    return name if param.required else f"[{name}]"


def _term(ctx: typer.Context, param: Any) -> str:
    if param.param_type_name == "argument":
        return _argument(param)
    names = ", ".join((*param.opts, *param.secondary_opts))
    return names if param.is_flag else f"{names} {param.metavar or _choices(ctx, param)}"


def _choices(ctx: typer.Context, param: Any) -> str:
    """Return the fixed words for a value, asked for as completion does: all versions of Typer can tell them so."""
    return "|".join(item.value for item in param.shell_complete(ctx, ""))


def flags(program: Any, path: Sequence[str]) -> frozenset[str]:
    """Return all spellings of options that can be typed with a command; with a group also those of its commands."""
    ctx = typer.Context(program, info_name="rushguide", **program.context_settings)
    for name in path:
        command = _command(ctx, name) if hasattr(ctx.command, "list_commands") else None
        ctx = typer.Context(command, parent=ctx, info_name=name) if command else ctx
    inner = getattr(ctx.command, "commands", {}).values()
    params = [param for each in (program, ctx.command, *inner) for param in each.params]
    return frozenset(("-h", "--help", *(name for each in params for name in (*each.opts, *each.secondary_opts))))


def reference() -> str:
    """Return the page of all commands."""
    first, *rest = described()
    pieces = [
        "# Commands",
        f"Generated from the program: `{GENERATED}` writes it anew.",
        _markdown_body(first, "Options of all commands", "They go before or after the command."),
        *(f"## {each.path}\n\n{_markdown_body(each)}" for each in rest),
        *(_markdown_topic(topic) for topic in read_topics().values()),
    ]
    return "\n\n".join(pieces) + "\n"


def _markdown_body(said: Described, title: str = "", note: str = "") -> str:
    lines = [f"| {_code(term)} | {_cell(what)} |" for term, what in said.rows]
    rows = "\n".join(["| | |", "|---|---|", *lines]) if lines else ""
    return "\n\n".join(
        filter(
            None,
            [
                *(_markdown_paragraph(each) for each in said.about),
                _fenced([said.usage]),
                f"## {title}" if title else "",
                note,
                rows,
                _fenced(said.examples) if said.examples else "",
            ],
        )
    )


def _markdown_paragraph(paragraph: str) -> str:
    return _fenced(paragraph[1:].splitlines()) if paragraph.startswith("\b") else _cell(paragraph)


def _markdown_topic(topic: Topic) -> str:
    blocks = [
        _cell(block) if isinstance(block, str) else "\n".join(f"- {_code(term)}: {_cell(what)}" for term, what in block)
        for block in topic.blocks
    ]
    return "\n\n".join([f"## {topic.title}", *blocks])


def _fenced(lines: Sequence[str]) -> str:
    return "\n".join(["```text", *lines, "```"])


def _code(text: str) -> str:
    return f"`{text}`".replace("|", "\\|")


def _cell(text: str) -> str:
    """Return prose in one line in which nothing is taken for a mark of Markdown's."""
    joined = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in "\\`*_<>[]|" else letter for letter in joined)
