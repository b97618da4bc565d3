"""Commands on the program itself: help on commands and topics, and completion for shells.

A topic is a Markdown file in `cli/help`: a title, a line on what it is about, paragraphs, and lists of terms.
"""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

import typer

from rushguide.cli.command import Answer, Text, command
from rushguide.cli.completion import Shell, locate, script
from rushguide.errors import ExitCode, GuideError
from rushguide.guide.files import shipped
from rushguide.options import Argument
from rushguide.text import did_you_mean, nearest

Terms = tuple[tuple[str, str], ...]
"""Terms with what they mean."""


class Topic(NamedTuple):
    """A page of help: its title, what it is about in a line, and paragraphs and lists of terms."""

    title: str
    about: str
    blocks: Sequence[str | Terms]


def read_topics() -> dict[str, Topic]:
    """Return the topics by name."""
    files = sorted(shipped("cli/help").iterdir(), key=lambda file: file.name)
    return {file.name.removesuffix(".md"): _topic(file.read_text(encoding="utf-8")) for file in files}


def _topic(text: str) -> Topic:
    title, about, *blocks = text.strip().split("\n\n")
    return Topic(title.removeprefix("# "), " ".join(about.split()), [_block(each) for each in blocks])


def _block(text: str) -> str | Terms:
    if "\n: " not in text:
        return " ".join(text.split())
    items = [line.removeprefix(": ") for line in text.replace("\n  ", " ").splitlines()]
    return tuple(zip(items[::2], items[1::2], strict=True))


def topic_object(topic: Topic) -> dict[str, object]:
    """Return a topic for programs: paragraphs as texts, lists of terms as objects."""
    blocks = [block if isinstance(block, str) else dict(block) for block in topic.blocks]
    return {"title": topic.title, "about": topic.about, "blocks": blocks}


TERMS = dict[str, str]


@command(
    "help", "help environment", "help songs", answers=({"title": str, "about": str, "blocks": [str, TERMS]}, TERMS)
)
def help_(
    ctx: typer.Context, about: Annotated[list[str] | None, Argument("TOPIC", "A topic or a command.", "topics")] = None
) -> Answer | Text:
    """Explain a topic or a command."""
    from rushguide.pages.program import topic_page, topics_page

    topics = read_topics()
    if not about:
        every = {name: topic.about for name, topic in topics.items()}
        return Answer(lambda: every, lambda: topics_page(every))
    named = " ".join(about)
    if topic := topics.get(named):
        return Answer(lambda: topic_object(topic), lambda: topic_page(topic.title, topic.blocks))
    root = ctx.find_root().command
    place = locate(root, about)
    if place.lost or place.arguments:
        near = did_you_mean(nearest(named, [*topics, *root.list_commands(ctx)], most=1))  # type: ignore[attr-defined]
        hint = f"topics: {', '.join(topics)}; rushguide --help lists the commands"
        raise GuideError(f"there is no topic '{named}'{near}", hints=[hint], code=ExitCode.USAGE)
    text = place.ctx.get_help()  # what the command's own --help prints
    return Text(text, {"command": named, "help": text})


@command("completion bash", "completion zsh", "completion fish", answers={"shell": str, "script": str})
def completion(shell: Annotated[Shell, Argument("SHELL", "bash, zsh or fish.")]) -> Text:
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
    return Text(text.rstrip("\n"), {"shell": shell.value, "script": text})
