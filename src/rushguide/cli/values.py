"""What a word on the command line can be completed to: the values of arguments and options, from the guide in use.

An option names its values: a list of the guide, or a function that takes the place of the word on the line.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Self

from rushguide.errors import GuideError
from rushguide.text import begin_words, fold, format_period, format_years

if TYPE_CHECKING:
    from rushguide.cli.completion import Place
    from rushguide.guide.guide import Guide


class Completion(str):
    """A word that can be typed, what it means, and other words for the same."""

    __slots__ = ("aliases", "description")
    aliases: tuple[str, ...]
    description: str

    def __new__(cls, word: str, description: str = "", aliases: Iterable[str] = ()) -> Self:
        """Return the word with what belongs to it."""
        completion = super().__new__(cls, word)
        completion.description = description
        completion.aliases = tuple(filter(None, aliases))
        return completion


class NextWord(Completion):
    """A word that can only come after others: a field after a name."""

    __slots__ = ()


def _slug(name: str) -> str:
    """Return a name as one word that means the same where names are typed: no blanks, nothing a shell would read.

    Empty for a name of nothing but signs.
    """
    folded = fold(name)
    return folded.replace(" ", "-") if any(map(str.isalnum, folded)) else ""


RECORDS: dict[str, Callable[[Any], tuple[str, Iterable[str]]]] = {
    "episodes": lambda each: (each.title, [each.title] if any(map(str.isalpha, each.title)) else []),
    "eras": lambda each: (f"{each.name}, {format_years(each.years.start, each.years.end)}", each.aliases),
    "albums": lambda each: (f"{each.title} ({each.kind}{f', {each.year}' if each.year else ''})", each.aliases),
    "tours": lambda each: (f"{each.name}, {format_years(each.year, each.last_year)}", ()),
    "people": lambda each: (f"{each.name}, {each.role}", each.aliases),
    "events": lambda each: (f"{format_period(each.date)}: {each.title}", ()),
}
"""Lists of a guide: how a record, offered by its id, is described, and its other names."""
NAMES: dict[str, Callable[["Guide"], Iterable[str]]] = {
    "writers": lambda guide: (name for song in guide.songs for name in song.words),
    "composers": lambda guide: (name for song in guide.songs for name in song.music),
    "producers": lambda guide: (name for album in guide.albums for name in album.producers),
    "studios": lambda guide: (name for album in guide.albums for name in album.studios),
    "cycles": lambda guide: (song.cycle.name for song in guide.songs if song.cycle),
    "roles": lambda guide: (
        role.strip() for each in guide.people for role in (*each.role.split(","), *each.instruments)
    ),
}
"""Names that have no records; those of a person come with the person's aliases."""


def listed(place: "Place", name: str) -> list[Completion]:
    """Return the values that an option names: records, plain names, or what a function of this file lists."""
    if name in RECORDS:
        described = ((each, *RECORDS[name](each)) for each in getattr(place.guide, name))
        return [Completion(each.id, about, map(_slug, aliases)) for each, about, aliases in described]
    if name in NAMES:
        aliases = {person.name: person.aliases for person in place.guide.people}
        slugs = {each: _slug(each) for each in sorted(set(NAMES[name](place.guide)))}
        return [Completion(slug, each, map(_slug, aliases.get(each, ()))) for each, slug in slugs.items() if slug]
    return OTHERS[name](place)


def songs(place: "Place") -> list[Completion]:
    """Return the songs, each with its album."""
    albums = place.guide.album_of
    return [
        Completion(song.id, f"{song.title} ({albums[song.id].title})", map(_slug, song.aliases))
        for song in place.guide.songs
    ]


def source_kinds(place: "Place") -> list[Completion]:
    """Return the kinds of source."""
    return list(map(Completion, sorted({source.kind for source in place.guide.sources})))


def addresses(place: "Place") -> list[Completion]:
    """Return what `why` can be asked about, as `kind:id`; after a name, the fields of the record."""
    from rushguide.queries.provenance import NAMED_FREELY, find_subject, statements, subjects

    every = subjects(place.guide)
    if not place.arguments:
        words: list[Completion] = []
        for kind, records in every.items():
            words += [Completion(f"{kind}:"), *(Completion(each.address, each.names[0]) for each in records())]
        return words
    subjects_named = (each for kind in NAMED_FREELY for each in every[kind]())
    named = [Completion(each.id, each.names[0], map(_slug, each.names)) for each in subjects_named]
    with suppress(GuideError):
        subject, _ = find_subject(place.guide, place.arguments)
        fields = dict.fromkeys(each.path.partition(".")[0] for each in statements(place.guide, subject))
        return [*named, *map(NextWord, fields)]
    return named


def sort_keys(place: "Place") -> list[Completion]:
    """Return the keys that the command's listing can be sorted by, each also in falling order."""
    from rushguide.cli.command import DECLARED
    from rushguide.cli.output import objects_of
    from rushguide.exports.formats import sortable

    root, name = place.ctx.find_root(), place.ctx.info_name or ""
    name = "songs" if name == "playlist" else name
    # That imports its module.
    root.command.get_command(root, name)  # type: ignore[attr-defined]
    settings = place.settings()
    listing: Any = DECLARED[name].call(settings, place.ctx, {})
    keys = sortable(objects_of(settings, listing.rows, listing.as_object))
    return [*map(Completion, keys), *(Completion(f"-{key}", "falling") for key in keys)]


def terms(place: "Place") -> list[Completion]:
    """Return what words after a listing can be: the values of its filters."""
    from rushguide.cli.command import SHARED

    filters = (each for each in place.options() if each.name not in SHARED | {"sort"})
    return [word for option in filters for word in place.values(option)]


def schema_files(_: "Place") -> list[Completion]:
    """Return the files of a guide that have a schema, and the output, which has one too."""
    from rushguide.guide.guide import schemas

    return [*(Completion(name.removesuffix(".schema.json")) for name in schemas()), Completion("output")]


def topics(place: "Place") -> list[Completion]:
    """Return what there is help on: topics and commands, and after a command its own."""
    from rushguide.cli.commands.help import read_topics

    root = place.ctx.find_root()
    if place.arguments:
        (name, *more) = place.arguments
        command = None if more else root.command.get_command(root, name)  # type: ignore[attr-defined]
        return list(map(NextWord, getattr(command, "commands", ())))
    helps: dict[str, str] = root.command.helps  # type: ignore[attr-defined]
    about = {name: topic.about for name, topic in read_topics().items()}
    return [Completion(*each) for each in (about | helps).items()]


OTHERS = {each.__name__: each for each in (songs, source_kinds, addresses, sort_keys, terms, schema_files, topics)}


def fitting(possible: Sequence[Completion], typed: str) -> list[Completion]:
    """Return the words that fit the beginning of one; the first tier with a hit decides.

    Tiers: the word, `kind:id` only once its kind is typed; an alias; the description; the words in it in order.
    """
    start, wanted = typed.casefold(), fold(typed)
    found = [word for word in possible if word.casefold().startswith(start) and ":" not in word[len(typed) : -1]]
    if found or not wanted:
        return found
    aliases = [(next((each for each in word.aliases if fold(each).startswith(wanted)), ""), word) for word in possible]
    return (
        [Completion(alias, word.description) for alias, word in aliases if alias]
        or [word for word in possible if any(fold(text).startswith(wanted) for text in (word, word.description))]
        or [word for word in possible if any(begin_words(wanted, fold(text)) for text in (word, *word.aliases))]
    )


def continuing(possible: Sequence[Completion], earlier: Sequence[str], typed: str) -> list[Completion]:
    """Return how names go on that several words have begun: `sawyer` after `tom`, as one word that means the rest."""
    wanted = fold(" ".join([*earlier, typed])).split()
    kept = len(wanted) - len(fold(typed).split())
    rest = " ".join(wanted[kept:])
    names = [(word, fold(name).split()) for word in possible for name in (word, *word.aliases)]
    return [
        Completion("-".join(parts[kept:]), word.description)
        for word, parts in names
        if parts[:kept] == wanted[:kept] and len(parts) > kept and " ".join(parts[kept:]).startswith(rest)
    ]
