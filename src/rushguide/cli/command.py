"""How a command is declared: as a function that returns an answer. Only this module runs it and has the answer shown.

`command` keeps a declaration; only the command that is called becomes one of Typer's, since making all of them would be
most of the work of the start. A parameter annotated with a struct of options becomes one for each of the fields.
"""

import inspect
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Generic, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

import typer

from rushguide.cli.settings import Order, Settings
from rushguide.cli.streams import print_line
from rushguide.errors import ExitCode
from rushguide.options import Argument, Words
from rushguide.text import typed_path

if TYPE_CHECKING:
    from rushguide.columns.column import Listing
    from rushguide.guide.record import Plain
    from rushguide.pages.page import Page

R = TypeVar("R")


class Answer(NamedTuple):
    """A page, and its data for programs; only the one that is wanted is made."""

    data: "Plain | Callable[[], object]"
    """A record of the guide, or what makes the data."""
    page: "Callable[[], Page] | str"
    """What makes the page; a text instead is printed as it is, drawn nowhere."""
    done: str = ""
    """What was done all the same, should the answer fail to be shown."""


class File(NamedTuple):
    """A file for another program: its bytes, what it holds, and what can be done with it once it is written."""

    data: bytes
    holds: str
    use: str = ""


class Rows(NamedTuple, Generic[R]):
    """A listing; an empty one is an answer too."""

    rows: Sequence[R]
    listing: "Listing[R]"
    page: "Callable[[Sequence[R]], Page]"
    order: Order = Order()
    as_object: Callable[[R], Any] | None = None
    """What programs get of a row; None if rows are records of the guide, and all that follows from them."""
    files: Mapping[str, Callable[[], File | None]] = {}
    """Files that can be made of the rows, by format; None if there is nothing to write."""
    silent: bool = False
    """Whether nothing is said of a listing without rows."""
    always: bool = False
    """Whether the page is shown without rows too."""
    code: ExitCode = ExitCode.DONE


Result = Answer | Rows[Any] | None
"""What a command returns; with None, a line on stderr was all there was to say."""
F = TypeVar("F", bound=Callable[..., Result])
SHARED = frozenset(Settings.__annotations__)
"""The options that every command understands."""


class Declared(NamedTuple):
    """A command as it was declared."""

    function: Callable[..., Result]
    examples: tuple[str, ...]
    answers: Any
    """What it answers to programs, as `exports.schema.as_schema` reads it."""
    changes: bool
    """Whether it changes something, so that its answer is checked first: can it be shown as asked?"""

    def call(self, settings: Settings, ctx: typer.Context, typed: Mapping[str, Any]) -> Result:
        """Call the function with what was typed; the words of a filter become the options that they mean."""
        given: dict[str, Any] = {}
        for name, each in inspect.signature(self.function).parameters.items():
            if each.annotation in {Settings, typer.Context}:
                given[name] = settings if each.annotation is Settings else ctx
            elif fields := _fields(each.annotation):
                given[name] = each.annotation(**{key: typed[key] for key in fields if key in typed})
                if getattr(given[name], "terms", ()):
                    from rushguide.queries.filters import interpret_words

                    given[name], said = interpret_words(settings.guide, given[name])
                    for line in said:  # what is not plain
                        print_line(line)
            else:
                is_text = isinstance(get_args(each.annotation)[1], Words)
                given[name] = " ".join(typed.get(name) or ()) if is_text else typed.get(name)
        return self.function(**given)


DECLARED: dict[str, Declared] = {}
"""The commands whose modules were imported, by what is typed."""


def command(*examples: str, answers: Any = None, changes: bool = False) -> Callable[[F], F]:
    """Declare a command that is called like its function: `log_restore` is `log restore`, `next_` is `next`.

    The function's docstring is the help. The examples end it, and the tests run them.
    """

    def _declare(function: F) -> F:
        DECLARED[function.__name__.rstrip("_").replace("_", " ")] = Declared(function, examples, answers, changes)
        return function

    return _declare


def build(name: str, cls: type[typer.core.TyperGroup] | None = None) -> Any:
    """Return a declared command as one of Typer's; a group if there are commands under it."""
    declared = DECLARED[name]
    inner = [each for each in DECLARED if each.startswith(f"{name} ")]
    kind: Any = cls or (typer.core.TyperGroup if inner else None)
    info = typer.models.CommandInfo(
        name=name.rpartition(" ")[2],
        cls=kind,
        callback=_callback(declared, shared_first=cls is not None),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made: Any = typer.main.get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    if isinstance(made, typer.core.TyperGroup):
        made.invoke_without_command = True
        made.commands = {each.rpartition(" ")[2]: build(each) for each in inner}
    return made


def _callback(declared: Declared, *, shared_first: bool) -> Callable[..., None]:
    """Return what Typer calls: its parameters are single options, the function's own and the shared ones."""
    shared = _fields(Settings)
    options: dict[str, tuple[Any, Any]] = {}
    for name, each in inspect.signature(declared.function).parameters.items():
        if each.annotation not in {Settings, typer.Context}:
            options |= _fields(each.annotation) or {name: (each.annotation, each.default)}
    options = shared | options if shared_first else options | shared

    def _run(ctx: typer.Context, **typed: Any) -> None:
        from rushguide.cli.output import PAGE_FORMATS, check_output, show

        typed = {name: typed_path(value) if isinstance(value, Path) else value for name, value in typed.items()}
        typed = {name: tuple(value) if isinstance(value, list) else value for name, value in typed.items()}
        settings = ctx.obj = ctx.obj if isinstance(ctx.obj, Settings) else Settings(typed=ctx.obj)
        for name in ctx.params:  # in the order in which they were typed
            if name in shared and typed[name] is not None:
                settings.add(name, typed[name])
        if declared.changes:
            check_output(settings, PAGE_FORMATS)
        answer = declared.call(settings, ctx, typed)
        if answer is None:
            return
        (settings.instead or show)(settings, answer)
        code = getattr(answer, "code", 0)
        if code or ctx.invoked_subcommand:  # a group that has answered runs none of its commands
            raise typer.Exit(code)

    run: Any = _run
    run.examples = declared.examples
    run.__doc__ = declared.function.__doc__
    run.options = {name: get_args(annotation)[1] for name, (annotation, _) in options.items()}
    ctx = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    run.__signature__ = inspect.Signature([ctx, *(_parameter(name, *each) for name, each in options.items())])
    return _run


def _fields(struct: Any) -> dict[str, tuple[Any, Any]]:
    """Return the options of a struct, msgspec's or `Options`, each with its annotation and default; else nothing."""
    if not isinstance(struct, type):
        return {}
    hints, empty = get_type_hints(struct, include_extras=True), struct()
    return {name: (each, getattr(empty, name)) for name, each in hints.items() if get_origin(each) is Annotated}


def _parameter(name: str, annotation: Any, default: Any) -> inspect.Parameter:
    """Return a parameter that Typer understands; an option without a default is None or, as a flag, False."""
    kind, option = get_args(annotation)
    if default is inspect.Parameter.empty and not isinstance(option, Argument):
        default = False if kind is bool else None
    if isinstance(option, Words):
        kind, default = list[str], default or None if default is not inspect.Parameter.empty else default
    said = {"metavar": option.metavar, "help": option.description, "min": option.least, "max": option.most}
    info = typer.Argument(**said) if isinstance(option, Argument) else typer.Option(*option.names, **said)
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, info])
