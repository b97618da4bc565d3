"""What a word on the command line can be completed to: the values of arguments and options, from the guide in use.

An option names its values: a list of the guide, or a function that takes the place of the word on the line.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from rushguide.cli.command import DECLARED, SHARED
from rushguide.errors import GuideError
from rushguide.text import begin_words, fold, format_period, format_years

if TYPE_CHECKING:
    from rushguide.cli.completion import Place
    from rushguide.guide.guide import Guide


class Completion(NamedTuple):
    """A word that can be typed, what it means, and other words for the same."""

    word: str
    description: str = ""
    aliases: tuple[str, ...] = ()
    later: bool = False
    """Whether it can only come after others: a field after a name."""


def _slugs(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as one word each that means the same where names are typed: no blanks, nothing a shell would read.

    A name of nothing but signs has none.
    """
    return tuple(folded.replace(" ", "-") for folded in map(fold, names) if any(map(str.isalnum, folded)))


RECORDS: dict[str, Callable[["Guide", Any], tuple[str, Iterable[str]]]] = {
    "episodes": lambda _, each: (each.title, [each.title] if any(map(str.isalpha, each.title)) else []),
    "eras": lambda _, each: (f"{each.name}, {format_years(each.years.start, each.years.end)}", each.aliases),
    "albums": lambda _, each: (f"{each.title} ({each.kind}{f', {each.year}' if each.year else ''})", each.aliases),
    "songs": lambda guide, each: (f"{each.title} ({guide.album_of[each.id].title})", each.aliases),
    "tours": lambda _, each: (f"{each.name}, {format_years(each.year, each.last_year)}", ()),
    "people": lambda _, each: (f"{each.name}, {each.role}", each.aliases),
    "events": lambda _, each: (f"{format_period(each.date)}: {each.title}", ()),
}
"""Lists of a guide: how a record, offered by its id, is described, and its other names."""


def listed(place: "Place", name: str) -> list[Completion]:
    """Return the values that an option names: records, plain names, or what a function of this file lists."""
    if name in OTHERS:
        return OTHERS[name](place)
    guide = place.settings().guide
    if name in RECORDS:
        described = ((each.id, *RECORDS[name](guide, each)) for each in getattr(guide, name))
        return [Completion(word, about, _slugs(aliases)) for word, about, aliases in described]
    from rushguide.queries.names import plain_names

    named = ((each, slug) for each in plain_names(guide, name) for slug in _slugs([each.name]))
    return [Completion(slug, each.name, _slugs(each.aliases)) for each, slug in named]


def source_kinds(place: "Place") -> list[Completion]:
    """Return the kinds of source."""
    return list(map(Completion, sorted({source.kind for source in place.settings().guide.sources})))


def charts(place: "Place") -> list[Completion]:
    """Return the charts of figures."""
    from rushguide.queries import statistics

    return [Completion(each.key.replace("_", "-"), each.title) for each in statistics.charts(place.settings().guide)]


def addresses(place: "Place") -> list[Completion]:
    """Return what `why` can be asked about, as `kind:id`; after a name, the fields of the record."""
    from rushguide.queries import names, provenance

    guide = place.settings().guide
    if not place.arguments:
        named = ((kind, provenance.subjects(guide, [kind])) for kind in names.KINDS)
        return [
            word
            for kind, of_kind in named
            for word in (Completion(f"{kind.name}:"), *(Completion(each.address, each.names[0]) for each in of_kind))
        ]
    called = provenance.subjects(guide, provenance.NAMED_FREELY)
    words = [Completion(each.id, each.names[0], _slugs(each.names)) for each in called]
    with suppress(GuideError):
        said = provenance.statements(guide, provenance.find_subject(guide, place.arguments)[0])
        words += [Completion(each, later=True) for each in dict.fromkeys(one.path.partition(".")[0] for one in said)]
    return words


def sort_keys(place: "Place") -> list[Completion]:
    """Return the keys that the command's listing can be sorted by, each also in falling order."""
    from rushguide.cli.output import objects_of
    from rushguide.exports.formats import sortable

    name, settings = place.command.name, place.settings()
    listing: Any = DECLARED["songs" if name in {"playlist", "play"} else name].call(settings, place.ctx, {})
    keys = sortable(objects_of(settings, listing.rows, listing.as_object))
    return [*map(Completion, keys), *(Completion(f"-{key}", "falling") for key in keys)]


def terms(place: "Place") -> list[Completion]:
    """Return what words after a listing can be: the values of its filters."""
    filters = (each for each in place.options() if each.name not in SHARED | {"sort"})
    return [word for option in filters for word in place.values(option)]


def schema_files(_: "Place") -> list[Completion]:
    """Return the files of a guide that have a schema, and the output, which has one too."""
    from rushguide.guide.guide import schemas

    return [*(Completion(name.removesuffix(".schema.json")) for name in schemas()), Completion("output")]


def topics(place: "Place") -> list[Completion]:
    """Return what there is help on: topics and commands, and after a command its own."""
    from rushguide.cli.commands.program import read_topics

    root = place.ctx.find_root()
    if place.arguments:
        (name, *more) = place.arguments
        command = None if more else root.command.get_command(root, name)  # type: ignore[attr-defined]
        return [Completion(each, later=True) for each in getattr(command, "commands", ())]
    about = {name: topic.about for name, topic in read_topics().items()}
    return [Completion(*each) for each in (about | root.command.helps).items()]  # type: ignore[attr-defined]


OTHERS = {each.__name__: each for each in (source_kinds, charts, addresses, sort_keys, terms, schema_files, topics)}


def fitting(possible: Sequence[Completion], typed: str) -> list[Completion]:
    """Return the words that fit the beginning of one; the first tier with a hit decides.

    Tiers: the word, `kind:id` only once its kind is typed; an alias; the description; the words in it in order.
    """
    start, wanted = typed.casefold(), fold(typed)
    begun = [each for each in possible if each.word.casefold().startswith(start)]
    found = [each for each in begun if ":" not in each.word[len(typed) : -1]]
    if found or not wanted:
        return found
    aliases = ((next((name for name in each.aliases if fold(name).startswith(wanted)), ""), each) for each in possible)
    return (
        [each._replace(word=alias) for alias, each in aliases if alias]
        or [each for each in possible if any(fold(text).startswith(wanted) for text in (each.word, each.description))]
        or [each for each in possible if any(begin_words(wanted, fold(text)) for text in (each.word, *each.aliases))]
    )


def continuing(possible: Sequence[Completion], earlier: Sequence[str], typed: str) -> list[Completion]:
    """Return the rest of each name whose first words were typed, as one word: `sawyer` after `tom`."""
    wanted = fold(" ".join([*earlier, typed])).split()
    kept = len(wanted) - len(fold(typed).split())
    rest = " ".join(wanted[kept:])
    names = [(each, fold(name).split()) for each in possible for name in (each.word, *each.aliases)]
    return [
        each._replace(word="-".join(parts[kept:]))
        for each, parts in names
        if parts[:kept] == wanted[:kept] and len(parts) > kept and " ".join(parts[kept:]).startswith(rest)
    ]
