"""What a word on the command line can be completed to: the values of arguments and options, from the guide in use."""

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import typer

from rushguide.cli.settings import Settings
from rushguide.errors import GuideError
from rushguide.text import fold, format_period, format_years

if TYPE_CHECKING:
    from rushguide.guide.guide import Guide


class Offer(str):
    """A word that can be typed, what it means, and other words for the same.

    It is a text for Typer, which takes nothing else from a completion.
    """

    __slots__ = ("meaning", "others")
    meaning: str
    others: tuple[str, ...]

    def __new__(cls, word: str, meaning: str = "", others: Iterable[str] = ()) -> Self:
        """Return the word with what belongs to it."""
        offer = super().__new__(cls, word)
        offer.meaning = meaning
        offer.others = tuple(filter(None, others))
        return offer


class Following(Offer):
    """A word that can only come after others: a field after a name."""

    __slots__ = ()


def slug(name: str) -> str:
    """Return a name as one word that means the same where names are typed: no blanks, nothing a shell would read."""
    return fold(name).replace(" ", "-")


def _guide(ctx: typer.Context) -> "Guide":
    return ctx.ensure_object(Settings).guide


def episodes(ctx: typer.Context) -> list[Offer]:
    """Return the episodes by number; their titles stand for them where they have a letter."""
    return [
        Offer(each.id, each.title, [slug(each.title)] if any(map(str.isalpha, each.title)) else [])
        for each in _guide(ctx).episodes
    ]


def eras(ctx: typer.Context) -> list[Offer]:
    """Return the eras."""
    return [
        Offer(era.id, f"{era.name}, {format_years(era.years.start, era.years.end)}", map(slug, era.aliases))
        for era in _guide(ctx).eras
    ]


def songs(ctx: typer.Context) -> list[Offer]:
    """Return the songs."""
    guide = _guide(ctx)
    return [
        Offer(song.id, f"{song.title} ({guide.album_of[song.id].title})", map(slug, song.aliases))
        for song in guide.songs
    ]


def albums(ctx: typer.Context) -> list[Offer]:
    """Return the albums, EPs, live albums and films."""
    return [
        Offer(
            album.id,
            f"{album.title} ({', '.join(filter(None, [album.kind, str(album.year or '')]))})",
            map(slug, album.aliases),
        )
        for album in _guide(ctx).albums
    ]


def people(ctx: typer.Context) -> list[Offer]:
    """Return the people."""
    return [Offer(each.id, f"{each.name}, {each.role}", map(slug, each.aliases)) for each in _guide(ctx).people]


def events(ctx: typer.Context) -> list[Offer]:
    """Return the events."""
    return [Offer(event.id, f"{format_period(event.date)}: {event.title}") for event in _guide(ctx).events]


def parts() -> list[Offer]:
    """Return the parts of an episode's listening."""
    from rushguide.guide.records import PARTS

    return list(map(Offer, PARTS))


def event_kinds() -> list[Offer]:
    """Return the kinds of event."""
    from rushguide.guide.records import EVENT_KINDS

    return list(map(Offer, EVENT_KINDS))


def album_kinds() -> list[Offer]:
    """Return the kinds of album."""
    from rushguide.guide.music import KINDS

    return list(map(Offer, KINDS))


def source_kinds(ctx: typer.Context) -> list[Offer]:
    """Return the kinds of source."""
    return list(map(Offer, sorted({source.kind for source in _guide(ctx).sources})))


def search_kinds() -> list[Offer]:
    """Return the kinds of thing that can be searched."""
    from rushguide.queries.search import KINDS

    return list(map(Offer, KINDS))


def writers(ctx: typer.Context) -> list[Offer]:
    """Return who wrote words."""
    return _plain_names(ctx, (name for song in _guide(ctx).songs for name in song.words))


def composers(ctx: typer.Context) -> list[Offer]:
    """Return who wrote music."""
    return _plain_names(ctx, (name for song in _guide(ctx).songs for name in song.music))


def producers(ctx: typer.Context) -> list[Offer]:
    """Return who produced albums."""
    return _plain_names(ctx, (name for album in _guide(ctx).albums for name in album.producers))


def studios(ctx: typer.Context) -> list[Offer]:
    """Return where albums were made."""
    return _plain_names(ctx, (name for album in _guide(ctx).albums for name in album.studios))


def cycles(ctx: typer.Context) -> list[Offer]:
    """Return the cycles of songs."""
    return _plain_names(ctx, (song.cycle.name for song in _guide(ctx).songs if song.cycle))


def roles(ctx: typer.Context) -> list[Offer]:
    """Return what people do, one thing at a time, and what they play."""
    guide = _guide(ctx)
    said = [role for each in guide.people for role in (*each.role.split(","), *each.instruments)]
    return _plain_names(ctx, map(str.strip, said))


def _plain_names(ctx: typer.Context, names: Iterable[str]) -> list[Offer]:
    """Return names without records of their own; a person's other names stand for one as well."""
    known = {person.name: person.aliases for person in _guide(ctx).people}
    return [Offer(slug(name), name, map(slug, known.get(name, ()))) for name in sorted(set(names)) if slug(name)]


def addresses(ctx: typer.Context) -> list[Offer]:
    """Return what `why` can be asked about, as `kind:id`; after a name, the fields that the record has."""
    from rushguide.queries.provenance import subjects

    guide = _guide(ctx)
    if ctx.args:
        return [*_freely_named(guide), *_fields(guide, ctx.args)]
    return [
        offer
        for kind, every in subjects(guide).items()
        for offer in [Offer(f"{kind}:"), *(Offer(each.address, each.names[0]) for each in every())]
    ]


def _freely_named(guide: "Guide") -> list[Offer]:
    from rushguide.queries.provenance import NAMED_FREELY, subjects

    possible = subjects(guide)
    return [Offer(each.id, each.names[0], map(slug, each.names)) for kind in NAMED_FREELY for each in possible[kind]()]


def _fields(guide: "Guide", words: list[str]) -> list[Offer]:
    from rushguide.queries.provenance import find_subject, statements

    with suppress(GuideError):
        subject, _ = find_subject(guide, words)
        return [
            Following(name)
            for name in dict.fromkeys(each.path.partition(".")[0] for each in statements(guide, subject))
        ]
    return []


def sort_keys(ctx: typer.Context) -> list[Offer]:
    """Return the keys that the command's listing can be sorted by, each also in falling order."""
    from rushguide.cli.listed import rows_of
    from rushguide.exports.formats import sortable

    keys = sortable(rows_of(ctx.info_name or "", _guide(ctx)))
    return [*map(Offer, keys), *(Offer(f"-{key}", "falling") for key in keys)]


def schema_files() -> list[Offer]:
    """Return the files of a guide that have a schema, and the output, which has one too."""
    from rushguide.guide.guide import schemas

    return [*(Offer(name.removesuffix(".schema.json")) for name in schemas()), Offer("output")]


def topics(ctx: typer.Context) -> list[Offer]:
    """Return what there is help on: topics and commands, and after a command its own."""
    from rushguide.cli.topics import TOPICS

    root = ctx.find_root()
    if ctx.args:
        command = root.command.get_command(root, ctx.args[0]) if len(ctx.args) == 1 else None  # type: ignore[attr-defined]
        return [Following(name) for name in getattr(command, "commands", ())]
    helps: dict[str, str] = root.command.helps  # type: ignore[attr-defined]
    return [*(Offer(name, topic.about) for name, topic in TOPICS.items()), *(Offer(*each) for each in helps.items())]
