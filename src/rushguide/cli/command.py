"""How a command is declared: a function that returns an answer. This is the one place that runs it and shows that.

`command` keeps a declaration; only the command that is called becomes one of Typer's, since making all of them would be
most of the work of the start. A parameter annotated with a struct of options becomes one for each of the fields.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
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
    from rushguide.guide.record import Plain
    from rushguide.pages.page import Page

R = TypeVar("R")


class Answer(NamedTuple):
    """A page, and its data for programs; only the one that is wanted is made."""

    data: "Plain | Callable[[], object]"
    """A record of the guide, or what makes the data."""
    page: "Callable[[], Page]"
    done: str = ""
    """What was done all the same, should the answer fail to be shown."""


class Text(NamedTuple):
    """An answer that is drawn nowhere: the text, and the data for programs."""

    text: str
    data: object


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


Answered: TypeAlias = Answer | Rows[Any] | Text | None
"""What a command returns; with None, a line on stderr was all there was to say."""
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
        from rushguide.cli.output import PAGES, check_output, show

        typed = {name: typed_path(value) if isinstance(value, Path) else value for name, value in typed.items()}
        if not isinstance(ctx.obj, Settings):
            ctx.obj = Settings(typed=ctx.obj)
        for name in ctx.params:  # in the order in which they were typed
            if name in SHARED and typed[name] is not None:
                ctx.obj.add(name, typed[name])
        texts = {name: " ".join(typed[name] or ()) for name, option in run.options.items() if isinstance(option, Words)}
        typed = {name: tuple(value) if isinstance(value, list) else value for name, value in typed.items()}
        given = {"settings": ctx.obj, "ctx": ctx, **typed, **texts}
        made = ((name, wanted[name].annotation(**{key: typed[key] for key in keys})) for name, keys in structs.items())
        given |= {name: _understood(ctx.obj, struct) for name, struct in made}
        if declared.changes:
            check_output(ctx.obj, PAGES)
        answer = declared.function(**{name: given[name] for name in wanted})
        if answer is None:
            return
        (ctx.obj.instead or show)(ctx.obj, answer)
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


def rows_of(name: str, ctx: typer.Context, settings: Settings) -> Rows[Any]:
    """Return what a listing answers without options of its own."""
    wanted = inspect.signature(DECLARED[name].function).parameters
    given: dict[str, Any] = dict.fromkeys(wanted)
    given |= {each: wanted[each].annotation() for each in wanted if _is_struct(wanted[each].annotation)}
    given |= {each: value for each, value in {"settings": settings, "ctx": ctx}.items() if each in wanted}
    return cast("Rows[Any]", DECLARED[name].function(**given))


def _is_struct(annotation: Any) -> bool:
    return isinstance(annotation, type) and annotation not in {Settings, typer.Context}


def _understood(settings: Settings, struct: Any) -> Any:
    """Return a struct of options; a filter with what its words mean, which is said on stderr where it is not plain."""
    if not getattr(struct, "terms", ()):
        return struct
    from rushguide.cli.streams import print_line
    from rushguide.queries.filters import understand

    understood, said = understand(settings.guide, struct)
    for line in said:
        print_line(line)
    return understood


def _fields(struct: Any) -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Yield the options of a struct, msgspec's or `Options`: each name with its annotation and its default."""
    bases = (getattr(cls, "__annotations__", {}) for cls in reversed(struct.__mro__))
    said = {name: annotation for each in bases for name, annotation in each.items()}
    names = getattr(struct, "__struct_fields__", None) or tuple(said)
    defaults = getattr(struct, "__struct_defaults__", None) or [getattr(struct, name) for name in names]
    for name, default in zip(names, defaults, strict=True):
        yield name, (said[name], default)


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
