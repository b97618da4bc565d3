"""What the browser needs from the program, and the list of what there is to open, each by its command."""

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from rushguide.draw.screen import Screen
from rushguide.guide.guide import Guide
from rushguide.log import Progress, next_episode
from rushguide.pages import page
from rushguide.queries import names, search
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
DATED = "{year:>4} {title}"


class Kind(NamedTuple):
    """A kind of record: what a row of the list shows of each, and which year it is found by."""

    kind: names.Kind[Any]
    row: str
    year: Callable[[Guide, Any], int | None]


KINDS = {
    "episodes": Kind(names.EPISODE, "{id:>2} {title}", lambda _, each: each.years.start),
    "eras": Kind(names.ERA, DATED, lambda _, each: each.years.start),
    "albums": Kind(names.ALBUM, DATED, lambda _, each: each.year),
    "songs": Kind(names.SONG, "{title}", lambda guide, each: guide.album_of[each.id].year),
    "tours": Kind(names.TOUR, DATED, lambda _, each: each.year),
    "people": Kind(names.PERSON, "{title}", lambda _, each: each.with_rush[0].start if each.with_rush else None),
    "events": Kind(names.EVENT, DATED, lambda _, each: each.year),
}
"""By what several are called, which is also the command that lists them, in the order of the list."""
LISTINGS = {"events": "timeline"}
"""The command that lists a kind, if it is not the kind's own name."""
CHANGING = frozenset({"watch", "heard", "undo"})
"""Commands that change the log."""


class Program(NamedTuple):
    """What commands answer, and what the list and the keys need to know beside that."""

    guide: Guide
    progress: Callable[[], Progress]
    answer: Callable[[str], page.Page]
    """What a command prints, typed without the program's name; GuideError if it cannot be answered."""
    commands: Mapping[str, str]
    """The commands that can be typed, with what each does."""
    screen: Screen
    """The colours and how many there are; its width is each pane's own."""


class Section(NamedTuple):
    """Rows under a heading, which is opened by a command too."""

    name: str
    command: str
    rows: Mapping[str, str]
    """The text of each, with a mark or blanks before it, by the command that opens it."""


def command_of(address: str) -> str:
    """Return the command that opens a record's address, such as `song:xanadu`; a command is returned as it is."""
    kind, colon, name = address.partition(":")
    if not colon or " " in kind:
        return address
    if kind == "series":
        return "about"
    return f"why {address}" if kind in {"claim", "source"} else f"{kind} {name}"


class Known(NamedTuple):
    """What is known of a record without opening it."""

    command: str
    kind: str
    """What several of its kind are called."""
    title: str
    year: int | None = None

    def row(self, looks: str = DATED) -> str:
        """Return its text in a list."""
        return looks.format(id=self.command.split()[-1], title=self.title, year=self.year or "")


def known_by_command(guide: Guide) -> dict[str, Known]:
    """Return what is known of each record, by the command that opens it; tours are no events here."""
    every = [
        Known(f"{kind.name} {each.id}", plural, names.names_of(each)[0], year(guide, each))
        for plural, (kind, _, year) in KINDS.items()
        for each in kind.records(guide)
        if kind is not names.EVENT or (each.id in guide.event and each.id not in guide.tour)
    ]
    return {each.command: each for each in every}


def sections(guide: Guide, known: Mapping[str, Known], progress: Progress) -> list[Section]:
    """Return all that there is to open, by kind; a guide without records of a kind has no section for it."""
    marks = {f"episode {number}": SEEN for number in progress.seen} | {f"album {name}": SEEN for name in progress.heard}
    if following := next_episode(guide, progress.seen):
        marks[f"episode {following.id}"] = NEXT
    texts: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for each in sorted(known.values(), key=lambda each: fold(each.title) if each.kind == "songs" else ""):
        texts[each.kind][each.command] = each.row(KINDS[each.kind].row)
    every = [
        *((kind.capitalize(), kind, texts[kind]) for kind in KINDS if kind not in LISTINGS),
        ("Timeline", "timeline", {command: command.removeprefix(YEAR) for command in years_of(guide)}),
        ("More", "", MORE),
    ]
    return [
        Section(name, command, {each: f"{marks.get(each, ''):^3}{text}" for each, text in rows.items()})
        for name, command, rows in every
        if rows
    ]


def years_of(guide: Guide) -> list[str]:
    """Return the commands of the years in which something happened."""
    return [f"{YEAR}{year:04}" for year in sorted({event.year for event in guide.events})]


def found(guide: Guide, known: Mapping[str, Known], typed: str) -> list[Section]:
    """Return what fits the words, by kind as a search ranks it, each with its year.

    A kind or a year among the words narrows the rest: `1976`, `songs`, `signals song`; unless nothing is left so.
    """
    words = typed.split()
    kinds = {word: kind for word in words for kind in KINDS if fold(word) in {kind, KINDS[kind].kind.name}}
    years = {word for word in words if any(word == str(each.year) for each in known.values())}
    rest = " ".join(word for word in words if word not in kinds and word not in years)
    fitting = [
        each
        for each in (_hits(guide, known, rest) if rest else known.values())
        if (not kinds or each.kind in kinds.values()) and (not years or str(each.year) in years)
    ]
    if not fitting:
        rest, fitting = typed, _hits(guide, known, typed)
    return [
        Section(
            kind.capitalize(),
            shlex.join(["search", "--in", kind, *rest.split()]) if rest else LISTINGS.get(kind, kind),
            {each.command: f"   {each.row()}" for each in hits},
        )
        for kind, hits in groupby(fitting, key=lambda each: each.kind)
    ]


def _hits(guide: Guide, known: Mapping[str, Known], typed: str) -> list[Known]:
    """Return what a search finds; of what backs the records, only the title is known."""
    documents = (hit.document for hit in search.search(guide, typed).hits)
    return [known.get(each.command) or Known(each.command, each.kind, each.names[0]) for each in documents]


def links_page(links: Iterable[str], known: Mapping[str, Known], events: Sequence[page.Block]) -> page.Page:
    """Return the records that a page leads to, by kind, and the events of its years."""
    led = [known[command] for command in dict.fromkeys(links) if command in known]
    led.sort(key=lambda each: list(KINDS).index(each.kind))
    blocks: list[page.Block] = []
    for kind, group in groupby(led, key=lambda each: each.kind):
        lines = [page.Line(page.Span(each.title, of=each.command)) for each in group]
        blocks.append(page.Section(kind.capitalize(), lines))
    return (*blocks, *([page.Section("In these years", events)] if events else []))
