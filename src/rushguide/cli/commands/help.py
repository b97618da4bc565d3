"""Commands on the program itself: help on commands and topics, and completion for shells."""

from typing import Annotated

import typer

from rushguide.cli.completion import locate
from rushguide.cli.offers import topics
from rushguide.cli.options import examples, settings_of
from rushguide.cli.output import show, show_text
from rushguide.cli.shells import Shell, script
from rushguide.cli.topics import TOPICS, topic_object
from rushguide.errors import ExitCode, GuideError
from rushguide.pages.program import topic_page, topics_page
from rushguide.text import did_you_mean, nearest

commands = typer.Typer(rich_markup_mode=None)

About = Annotated[
    list[str] | None,
    typer.Argument(metavar="TOPIC", help="A topic or a command.", autocompletion=topics),
]
ForShell = Annotated[Shell, typer.Argument(metavar="SHELL", help="bash, zsh or fish.")]


@commands.command("help", epilog=examples("help", "help environment", "help songs"))
def help_(ctx: typer.Context, about: About = None) -> None:
    """Explain a topic or a command."""
    if not about:
        every = {name: topic.about for name, topic in TOPICS.items()}
        show(settings_of(ctx), lambda: topics_page(every), lambda: every)
    elif about[0] in TOPICS and len(about) == 1:
        topic = TOPICS[about[0]]
        show(settings_of(ctx), lambda: topic_page(topic.title, topic.blocks), lambda: topic_object(topic))
    else:
        _show_help(ctx, about)


def _show_help(ctx: typer.Context, about: list[str]) -> None:
    """Show what a command's own `--help` prints."""
    root = ctx.find_root().command
    place = locate(root, about)
    if place.lost or place.arguments:
        named = " ".join(about)
        near = did_you_mean(nearest(named, [*TOPICS, *root.list_commands(ctx)], most=1))  # type: ignore[attr-defined]
        hint = f"topics: {', '.join(TOPICS)}; rushguide --help lists the commands"
        raise GuideError(f"there is no topic '{named}'.{near}", hints=[hint], code=ExitCode.USAGE)
    text = place.ctx.get_help()
    show_text(settings_of(ctx), text, {"command": " ".join(about), "help": text})


@commands.command(epilog=examples("completion bash", "completion zsh", "completion fish"))
def completion(ctx: typer.Context, shell: ForShell) -> None:
    r"""Print what a shell has to read to complete commands, options, and names from the guide.

    \b
    Bash, in ~/.bashrc:
      source <(rushguide completion bash)
    Zsh, in ~/.zshrc after compinit:
      source <(rushguide completion zsh)
    Fish, once:
      rushguide completion fish > ~/.config/fish/completions/rushguide.fish
    """
    text = script(shell)
    show_text(settings_of(ctx), text.rstrip("\n"), {"shell": shell.value, "script": text})
