"""What a word on the command line can be completed to: the values of arguments and options, from the guide in use.

An option names the function that lists its values; each takes the place of the word on the line.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from rushguide.errors import GuideError
from rushguide.text import fold, format_period, format_years

if TYPE_CHECKING:
    from rushguide.cli.completion import Place


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


def episodes(place: "Place") -> list[Completion]:
    """Return the episodes by number; a title that has a letter is an alias."""
    return [
        Completion(each.id, each.title, [_slug(each.title)] if any(map(str.isalpha, each.title)) else [])
        for each in place.guide.episodes
    ]


def eras(place: "Place") -> list[Completion]:
    """Return the eras."""
    return [
        Completion(era.id, f"{era.name}, {format_years(era.years.start, era.years.end)}", map(_slug, era.aliases))
        for era in place.guide.eras
    ]


def songs(place: "Place") -> list[Completion]:
    """Return the songs."""
    guide = place.guide
    return [
        Completion(song.id, f"{song.title} ({guide.album_of[song.id].title})", map(_slug, song.aliases))
        for song in guide.songs
    ]


def albums(place: "Place") -> list[Completion]:
    """Return the albums, EPs, live albums and films."""
    return [
        Completion(
            album.id,
            f"{album.title} ({', '.join(filter(None, [album.kind, str(album.year or '')]))})",
            map(_slug, album.aliases),
        )
        for album in place.guide.albums
    ]


def tours(place: "Place") -> list[Completion]:
    """Return the tours."""
    return [
        Completion(each.id, f"{each.name}, {format_years(each.year, each.last_year)}") for each in place.guide.tours
    ]


def people(place: "Place") -> list[Completion]:
    """Return the people."""
    return [Completion(each.id, f"{each.name}, {each.role}", map(_slug, each.aliases)) for each in place.guide.people]


def events(place: "Place") -> list[Completion]:
    """Return the events."""
    return [Completion(each.id, f"{format_period(each.date)}: {each.title}") for each in place.guide.events]


def source_kinds(place: "Place") -> list[Completion]:
    """Return the kinds of source."""
    return list(map(Completion, sorted({source.kind for source in place.guide.sources})))


def writers(place: "Place") -> list[Completion]:
    """Return who wrote words."""
    return _plain_names(place, (name for song in place.guide.songs for name in song.words))


def composers(place: "Place") -> list[Completion]:
    """Return who wrote music."""
    return _plain_names(place, (name for song in place.guide.songs for name in song.music))


def producers(place: "Place") -> list[Completion]:
    """Return who produced albums."""
    return _plain_names(place, (name for album in place.guide.albums for name in album.producers))


def studios(place: "Place") -> list[Completion]:
    """Return where albums were made."""
    return _plain_names(place, (name for album in place.guide.albums for name in album.studios))


def cycles(place: "Place") -> list[Completion]:
    """Return the cycles of songs."""
    return _plain_names(place, (song.cycle.name for song in place.guide.songs if song.cycle))


def roles(place: "Place") -> list[Completion]:
    """Return what people do, one thing at a time, and what they play."""
    said = [role for each in place.guide.people for role in (*each.role.split(","), *each.instruments)]
    return _plain_names(place, map(str.strip, said))


def _plain_names(place: "Place", names: Iterable[str]) -> list[Completion]:
    """Return names that have no records; those of a person come with the person's aliases."""
    aliases = {person.name: person.aliases for person in place.guide.people}
    slugs = {name: _slug(name) for name in sorted(set(names))}
    return [Completion(slug, name, map(_slug, aliases.get(name, ()))) for name, slug in slugs.items() if slug]


def addresses(place: "Place") -> list[Completion]:
    """Return what `why` can be asked about, as `kind:id`; after a name, the fields of the record."""
    from rushguide.queries.provenance import NAMED_FREELY, find_subject, statements, subjects

    every = subjects(place.guide)
    if not place.arguments:
        return [
            word
            for kind, records in every.items()
            for word in [Completion(f"{kind}:"), *(Completion(each.address, each.names[0]) for each in records())]
        ]
    named = [
        Completion(each.id, each.names[0], map(_slug, each.names)) for kind in NAMED_FREELY for each in every[kind]()
    ]
    with suppress(GuideError):
        subject, _ = find_subject(place.guide, place.arguments)
        fields = dict.fromkeys(each.path.partition(".")[0] for each in statements(place.guide, subject))
        return [*named, *map(NextWord, fields)]
    return named


def sort_keys(place: "Place") -> list[Completion]:
    """Return the keys that the command's listing can be sorted by, each also in falling order."""
    from rushguide.cli.command import rows_of
    from rushguide.exports.formats import sortable

    root, name = place.ctx.find_root(), place.ctx.info_name or ""
    name = "songs" if name == "playlist" else name
    # That imports its module.
    root.command.get_command(root, name)  # type: ignore[attr-defined]
    listing = rows_of(name, place.ctx, place.settings())
    keys = sortable([listing.as_object(row) for row in listing.rows])
    return [*map(Completion, keys), *(Completion(f"-{key}", "falling") for key in keys)]


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
