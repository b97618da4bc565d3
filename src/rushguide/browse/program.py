"""What the browser asks of the program, and the list of what there is to open. An address here is a command."""

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rushguide.draw.screen import Screen
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.records import Episode, Person
from rushguide.log import Progress, next_episode
from rushguide.pages import page
from rushguide.pages.page import Block, Page
from rushguide.queries.search import search
from rushguide.text import fold

SEEN, NEXT = "✓", "▸"
YEAR = "timeline --year "
MORE = {
    "next": "What is next",
    "today": "On this day",
    "log": "What you saw and heard",
    "plan": "Evenings to come",
    "stats": "In figures",
    "about": "What is known of it",
    "sources": "Where it was read",
}
"""Pages that belong to no kind of record."""
KINDS = {
    "episode": "Episodes",
    "era": "Eras",
    "album": "Albums",
    "song": "Songs",
    "tour": "Tours",
    "person": "People",
    "event": "Events",
}
LISTINGS = {"events": "timeline"}
"""The command that lists a kind, if it is not the kind's own name."""
CHANGING = frozenset({"watch", "heard", "undo"})
"""Commands that change the log."""


class Program(NamedTuple):
    """What commands answer, and what the list and the keys need to know beside that."""

    guide: Guide
    progress: Callable[[], Progress]
    answer: Callable[[str], Page]
    """What a command prints, typed without the program's name; GuideError if it cannot be answered."""
    commands: Mapping[str, str]
    """The commands that can be typed, with what each does."""
    screen: Screen
    """The colours and how many there are; its width is each pane's own."""


class Entry(NamedTuple):
    """A row of the list: the command that opens it, and a mark before its text."""

    command: str
    text: str
    mark: str = ""


class Section(NamedTuple):
    """Rows under a heading, which is opened by a command too."""

    name: str
    command: str
    entries: Sequence[Entry]


def command_of(address: str) -> str:
    """Return the command that opens a record's address, such as `song:xanadu`; a command is returned as it is."""
    kind, colon, name = address.partition(":")
    if not colon or " " in kind:
        return address
    if kind == "series":
        return "about"
    return f"why {address}" if kind in {"claim", "source"} else f"{kind} {name}"


def sections(guide: Guide, progress: Progress) -> list[Section]:
    """Return all that there is to open, by kind; a guide without records of a kind has no section for it."""
    following = next_episode(guide, progress.seen)
    songs = sorted(guide.songs, key=lambda song: fold(song.title))
    every = [
        Section("Episodes", "episodes", [_episode(each, progress, following) for each in guide.episodes]),
        Section("Eras", "eras", [Entry(f"era {each.id}", _dated(each.years.start, each.name)) for each in guide.eras]),
        Section("Albums", "albums", [_album(each, progress) for each in guide.albums]),
        Section("Songs", "songs", [Entry(f"song {each.id}", each.title) for each in songs]),
        Section("Tours", "tours", [Entry(f"tour {each.id}", _dated(each.year, each.name)) for each in guide.tours]),
        Section("People", "people", [Entry(f"person {each.id}", each.name) for each in guide.people]),
        Section("Timeline", "timeline", [Entry(each, each.removeprefix(YEAR)) for each in years_of(guide)]),
        Section("More", "", [Entry(command, text) for command, text in MORE.items()]),
    ]
    return [section for section in every if section.entries]


def years_of(guide: Guide) -> list[str]:
    """Return the commands of the years in which something happened."""
    return [f"{YEAR}{year:04}" for year in sorted({event.year for event in guide.events})]


def _episode(episode: Episode, progress: Progress, following: Episode | None) -> Entry:
    mark = NEXT if episode == following else SEEN if episode.number in progress.seen else ""
    return Entry(f"episode {episode.number}", f"{episode.number:>2} {episode.title}", mark)


def _album(album: AnyAlbum, progress: Progress) -> Entry:
    return Entry(f"album {album.id}", _dated(album.year, album.title), SEEN if album.id in progress.heard else "")


def _dated(year: int | None, title: str) -> str:
    return f"{year or '':>4} {title}"


class Known(NamedTuple):
    """What is known of a record without opening it."""

    title: str
    year: int | None


def known_by_command(guide: Guide) -> dict[str, Known]:
    """Return the title and year of each record, by the command that opens it."""
    return {
        **{f"episode {each.id}": Known(each.title, each.years.start) for each in guide.episodes},
        **{f"era {each.id}": Known(each.name, each.years.start) for each in guide.eras},
        **{f"album {each.id}": Known(each.title, each.year) for each in guide.albums},
        **{f"song {each.id}": Known(each.title, guide.album_of[each.id].year) for each in guide.songs},
        **{f"tour {each.id}": Known(each.name, each.year) for each in guide.tours},
        **{f"person {each.id}": Known(each.name, _first_year(each)) for each in guide.people},
        **{f"event {each.id}": Known(each.title, each.year) for each in guide.events if each.id not in guide.tour},
    }


def _first_year(person: Person) -> int | None:
    return person.with_rush[0].start if person.with_rush else None


def found(guide: Guide, typed: str, known: Mapping[str, Known]) -> list[Section]:
    """Return what fits the words, by kind as a search ranks it, each with its year.

    A kind or a year among the words narrows the rest: `1976`, `songs`, `signals song`; unless nothing is left so.
    """
    words = typed.split()
    kinds = {word: kind for word in words for kind, name in KINDS.items() if fold(word) in {kind, name.lower()}}
    years = {word for word in words if any(word == str(each.year) for each in known.values())}
    rest = " ".join(word for word in words if word not in kinds and word not in years)
    fitting = [
        (kind, command, title)
        for kind, command, title in (_hits(guide, rest) if rest else _all(known))
        if (not kinds or command.split()[0] in kinds.values())
        and (not years or str(known.get(command, UNKNOWN).year) in years)
    ]
    if not fitting:
        rest, fitting = typed, _hits(guide, typed)
    return [
        Section(
            kind.capitalize(),
            shlex.join(["search", "--in", kind, *rest.split()]) if rest else LISTINGS.get(kind, kind),
            [Entry(command, _dated(known.get(command, UNKNOWN).year, title)) for _, command, title in hits],
        )
        for kind, hits in groupby(fitting, key=itemgetter(0))
    ]


def _hits(guide: Guide, typed: str) -> list[tuple[str, str, str]]:
    """Return the kind, command and title of what a search finds."""
    documents = (hit.document for hit in search(guide, typed).hits)
    return [(each.kind, each.command, each.names[0]) for each in documents]


def _all(known: Mapping[str, Known]) -> list[tuple[str, str, str]]:
    """Return the same of all records."""
    return [(KINDS[command.split()[0]].lower(), command, each.title) for command, each in known.items()]


UNKNOWN = Known("", None)


def links_page(links: Iterable[str], known: Mapping[str, Known], events: Sequence[Block]) -> Page:
    """Return the records that a page leads to, by kind, and the events of its years."""
    blocks: list[Block] = []
    for kind, name in KINDS.items():
        own = [command for command in dict.fromkeys(links) if command in known and command.split()[0] == kind]
        if own:
            blocks.append(page.Section(name, [page.Line(page.Span(known[each].title, of=each)) for each in own]))
    return (*blocks, *([page.Section("In these years", events)] if events else []))
