"""Makes docs/commands.md, and what the manual page needs, from the program itself."""

from collections.abc import Iterator, Sequence
from typing import Any

import typer

from rushguide.cli.app import COMMANDS, root
from rushguide.cli.commands.program import Described, Topic, described, read_topics

GENERATED = "RUSHGUIDE_REWRITE=1 python -m pytest tests/test_commands_reference.py"


def commands() -> Iterator[Described]:
    """Yield all commands in the order of the help, each group before its commands; the program itself comes first."""
    program = root()
    ctx = typer.Context(program, info_name="rushguide", **program.context_settings)
    yield described(ctx)
    for name in COMMANDS:
        yield from _with_commands(typer.Context(_command(ctx, name), parent=ctx, info_name=name))


def _with_commands(ctx: typer.Context) -> Iterator[Described]:
    yield described(ctx)
    for name in getattr(ctx.command, "commands", ()):
        yield described(typer.Context(_command(ctx, name), parent=ctx, info_name=name))


def _command(ctx: typer.Context, name: str) -> Any:
    group: Any = ctx.command
    return group.get_command(ctx, name)


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
    first, *rest = commands()
    pieces = [
        "# Commands",
        f"Generated from the program: `{GENERATED}` writes it anew.",
        _markdown_body(first),
        *(f"## {each.path}\n\n{_markdown_body(each)}" for each in rest),
        *(_markdown_topic(topic) for topic in read_topics().values()),
    ]
    return "\n\n".join(pieces) + "\n"


def _markdown_body(said: Described) -> str:
    lines = [f"| {_code(term)} | {_cell(what)} |" for term, what in said.rows]
    rows = "\n".join(["| | |", "|---|---|", *lines]) if lines else ""
    return "\n\n".join(
        filter(
            None,
            [
                *(_cell(each) for each in said.about),
                _fenced([said.usage]),
                rows,
                _fenced(said.examples) if said.examples else "",
            ],
        )
    )


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
