"""How a command is declared: a function that returns an answer. This is the one place that runs it and shows that.

`command` keeps a declaration; only the command that is called becomes one of Typer's, since making all of them would be
most of the work of the start. A parameter annotated with a struct of options becomes one for each of the fields.
"""

import inspect
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Generic, NamedTuple, TypeAlias, TypeVar, cast, get_args

import typer
from typer.core import TyperGroup

from rushguide.cli.settings import Order, Settings
from rushguide.errors import ExitCode
from rushguide.options import Argument, Words
from rushguide.text import typed_path

if TYPE_CHECKING:
    from rushguide.columns.column import Listing
    from rushguide.pages.page import Page

R = TypeVar("R")


class Answer(NamedTuple):
    """A page, and its data for programs; only the one that is wanted is made."""

    data: Callable[[], object]
    page: "Callable[[], Page]"
    done: str = ""
    """What was done all the same, should the answer fail to be shown."""


class Text(NamedTuple):
    """An answer that is drawn nowhere: the text, and the data for programs."""

    text: str
    data: object


class Rows(NamedTuple, Generic[R]):
    """A listing; an empty one is an answer too."""

    noun: str
    """Their name in "no songs found"; if empty, an empty listing prints nothing."""
    rows: Sequence[R]
    listing: "Listing[R]"
    as_object: Callable[[R], Any]
    page: "Callable[[Sequence[R]], Page]"
    order: Order = Order()
    afterwards: str = ""
    """What to say after the rows, on stderr."""
    always: bool = False
    """Whether the page is shown without rows too."""
    code: ExitCode = ExitCode.DONE


Answered: TypeAlias = Answer | Rows[Any] | Text | bytes | None
"""What a command returns: bytes are a file for other programs; with None, a line on stderr was all there was to say."""
F = TypeVar("F", bound=Callable[..., Answered])
SHARED = frozenset(Settings.__annotations__)
"""The options that every command understands."""


class Declared(NamedTuple):
    """A command as it was declared."""

    function: Callable[..., Answered]
    examples: tuple[str, ...]
    answers: Any
    """What it answers to programs, as `exports.schema.as_schema` reads it."""
    changes: bool
    """Whether it changes something, so that its answer is checked first: can it be shown as asked?"""


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


def build(name: str, cls: type[TyperGroup] | None = None) -> Any:
    """Return a declared command as one of Typer's; a group if there are commands under it."""
    declared = DECLARED[name]
    inner = [each for each in DECLARED if each.startswith(f"{name} ")]
    info = typer.models.CommandInfo(
        name=name.rpartition(" ")[2],
        cls=cast("Any", cls or (TyperGroup if inner else None)),
        callback=_callback(declared, shared_first=cls is not None),
        # "\b" keeps the help from wrapping the examples.
        epilog="\n".join(["\b", "Examples:", *(f"  rushguide {each}" for each in declared.examples)]),
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made: Any = typer.main.get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    if isinstance(made, TyperGroup):
        made.invoke_without_command = True
        made.commands = {each.rpartition(" ")[2]: build(each) for each in inner}
    return made


def _callback(declared: Declared, *, shared_first: bool) -> Callable[..., None]:
    """Return what Typer calls: its parameters are single options, the function's own and the shared ones."""
    wanted = {each.name: each for each in inspect.signature(declared.function).parameters.values()}
    structs = {name: dict(_fields(each.annotation)) for name, each in wanted.items() if _is_struct(each.annotation)}
    options: dict[str, tuple[Any, Any]] = {}
    for name, each in wanted.items():
        if each.annotation not in {Settings, typer.Context}:
            options |= structs.get(name) or {name: (each.annotation, each.default)}
    shared = dict(_fields(Settings))
    options = shared | options if shared_first else options | shared

    def _run(ctx: typer.Context, **typed: Any) -> None:
        from rushguide.cli.output import check_answer, show

        typed = {name: typed_path(value) if isinstance(value, Path) else value for name, value in typed.items()}
        if not isinstance(ctx.obj, Settings):
            ctx.obj = Settings(typed=ctx.obj)
        for name in ctx.params:  # in the order in which they were typed
            if name in SHARED and typed[name] is not None:
                ctx.obj.add(name, typed[name])
        texts = {name: " ".join(typed[name] or ()) for name, option in run.options.items() if isinstance(option, Words)}
        given = {"settings": ctx.obj, "ctx": ctx, **typed, **texts}
        given |= {name: wanted[name].annotation(**{key: typed[key] for key in keys}) for name, keys in structs.items()}
        if declared.changes:
            check_answer(ctx.obj)
        answer = declared.function(**{name: given[name] for name in wanted})
        if answer is None:
            return
        (ctx.obj.instead or show)(ctx.obj, answer)
        code = getattr(answer, "code", 0)
        if code or ctx.invoked_subcommand:  # a group that has answered runs none of its commands
            raise typer.Exit(code)

    run: Any = _run
    run.__doc__ = declared.function.__doc__
    run.options = {name: get_args(annotation)[1] for name, (annotation, _) in options.items()}
    ctx = inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    run.__signature__ = inspect.Signature([ctx, *(_parameter(name, *each) for name, each in options.items())])
    return _run


def rows_of(name: str, ctx: typer.Context, settings: Settings) -> Rows[Any]:
    """Return what a listing answers without options of its own."""
    wanted = inspect.signature(DECLARED[name].function).parameters
    given: dict[str, Any] = dict.fromkeys(wanted)
    given |= {each: wanted[each].annotation() for each in wanted if _is_struct(wanted[each].annotation)}
    given |= {each: value for each, value in {"settings": settings, "ctx": ctx}.items() if each in wanted}
    return cast("Rows[Any]", DECLARED[name].function(**given))


def _is_struct(annotation: Any) -> bool:
    return isinstance(annotation, type) and annotation not in {Settings, typer.Context}


def _fields(struct: Any) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Yield the options of a struct, msgspec's or `Options`: each name with its annotation and its default."""
    defaults = getattr(struct, "__struct_defaults__", None) or [
        getattr(struct, name) for name in struct.__annotations__
    ]
    for (name, annotation), default in zip(struct.__annotations__.items(), defaults, strict=True):
        yield name, (annotation, default)


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
