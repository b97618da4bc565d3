"""The honest opponent: the guide as one would write it in an afternoon, with the same output for the measured commands.

    python bench/naive.py episodes | era prog | songs --episode 3 | --version

`yaml.safe_load` over every file, pydantic models, everything imported at the top, no cache. Requires: pydantic>=2.10.
With NAIVE_LOADER=libyaml it reads with libyaml's parser, which many would find after a while.
"""

import datetime as dt
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml
from pydantic import BaseModel, ConfigDict, Field, field_validator
from rich.console import Console
from rich.table import Table
from rich.text import Text

CHECKOUT = Path(__file__).parents[1]
DATA = Path(os.environ.get("NAIVE_DATA", CHECKOUT / "data"))
LIBYAML = os.environ.get("NAIVE_LOADER") == "libyaml"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
NOTHING = "—"
PAGE = 80
LABEL = 14
SIXTY = 60


class Loose(BaseModel):
    """A record of which only some fields are looked at."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True, populate_by_name=True)


class Years(Loose):
    """A span of years."""

    start: int = Field(alias="from")
    end: int | None = Field(default=None, alias="to")

    def said(self) -> str:
        """Return the span in words."""
        return str(self.start) if self.start == self.end else f"{self.start}–{self.end or ''}"

    def holds(self, year: int) -> bool:
        """Whether a year lies in the span."""
        return self.start <= year <= (self.end or 9999)


class Song(Loose):
    """A song."""

    id: str
    number: int
    title: str
    length: str
    words: list[str] = []
    music: list[str] = []
    disputed: dict[str, Any] = {}

    @field_validator("length", mode="before")
    @classmethod
    def _length(cls, value: object) -> object:
        return clock(value) if isinstance(value, int) else value  # YAML 1.1 takes 4:33 for a number

    @property
    def seconds(self) -> int:
        """Return the playing time."""
        return seconds(self.length)


class Album(Loose):
    """An album with its tracks."""

    id: str
    title: str
    kind: str
    filmed: bool = False
    era: str
    released: str | None = None
    peaks: dict[str, int] = {}
    producers: list[str] = []
    credits: list[dict[str, Any]] = []
    length: str | None = None
    tracks: list[dict[str, Any]] = []
    disputed: dict[str, Any] = {}

    @field_validator("released", mode="before")
    @classmethod
    def _date(cls, value: object) -> object:
        return value.isoformat() if isinstance(value, dt.date) else str(value)

    @property
    def songs(self) -> list[Song]:
        """Return the songs of a studio album."""
        return [Song.model_validate(track) for track in self.tracks] if self.kind in {"studio", "ep"} else []

    @property
    def year(self) -> int:
        """Return the year of release."""
        return int((self.released or "9999")[:4])

    @property
    def seconds(self) -> int:
        """Return the playing time."""
        return (
            seconds(self.length) if self.length else sum(seconds(track.get("length", "0:0")) for track in self.tracks)
        )


class Pick(Loose):
    """A song to hear."""

    song: str


class Episode(Loose):
    """An episode."""

    number: int
    title: str
    title_status: str
    years: Years
    eras: list[str]
    albums: list[str] = []
    listening: dict[str, list[Pick]] = {}


class Era(Loose):
    """An era."""

    id: str
    name: str
    years: Years
    summary: str
    sound: str | None = None
    influences: list[dict[str, Any]] = []
    changes: list[str] = []


class Person(Loose):
    """A person."""

    id: str
    name: str
    born: str | None = None
    died: str | None = None
    with_rush: list[Years] = []

    @field_validator("born", "died", mode="before")
    @classmethod
    def _date(cls, value: object) -> object:
        return str(value)


class Guide(BaseModel):
    """Everything."""

    series: dict[str, Any]
    announced: set[str]
    episodes: list[Episode]
    eras: list[Era]
    people: list[Person]
    albums: list[Album]
    years: list[int]
    """The years of all events."""


def seconds(length: str) -> int:
    """Return the seconds of a length."""
    total = 0
    for part in str(length).split(":"):
        total = total * SIXTY + int(part)
    return total


def clock(total: int) -> str:
    """Return seconds as a length."""
    minutes, rest = divmod(total, SIXTY)
    hours, minutes = divmod(minutes, SIXTY)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def read(name: str) -> Any:
    """Return what a file holds."""
    text = (DATA / name).read_text(encoding="utf-8")
    return yaml.load(text, yaml.CSafeLoader) if LIBYAML else yaml.safe_load(text)


def load() -> Guide:
    """Return the guide, every file of it."""
    announcement = (DATA.parent / "seeds" / "announcement.yaml").read_text(encoding="utf-8")
    claims = (yaml.load(announcement, yaml.CSafeLoader) if LIBYAML else yaml.safe_load(announcement))["claims"]
    albums = [Album.model_validate(read(f"albums/{path.name}")) for path in sorted((DATA / "albums").glob("*.yaml"))]
    albums.sort(key=lambda album: (album.released or "~", album.title))
    events = [each for path in sorted((DATA / "events").glob("*.yaml")) for each in read(f"events/{path.name}")]
    people = [Person.model_validate(each) for each in read("people.yaml")]
    lives = [date for person in people for date in (person.born, person.died) if date]
    dates = [*(each["date"] for each in events), *lives, *(album.released for album in albums if album.released)]
    read("sources.yaml")
    return Guide(
        series=read("series.yaml"),
        announced={song for claim in claims for song in claim.get("songs", [])},
        episodes=[Episode.model_validate(each) for each in read("episodes.yaml")],
        eras=[Era.model_validate(each) for each in read("eras.yaml")],
        people=people,
        albums=albums,
        years=sorted(int(str(date)[:4]) for date in dates),
    )


def table(console: Console, rows: list[list[str]], right: str, width: list[int] | None = None) -> None:
    """Print rows under each other; `right` has an r for each column that is aligned right."""
    drawn = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    widths = width or [max(len(row[at]) for row in rows) for at in range(len(right))]
    for side, wide in zip(right, widths, strict=True):
        drawn.add_column(justify="right" if side == "r" else "left", width=wide)
    for row in rows:
        drawn.add_row(*map(Text, row))
    console.print(drawn)


def beside(left: str, right: str) -> Text:
    """Return a line with something at its right end."""
    return Text(left + " " * (PAGE - len(left) - len(right)) + right)


def format_date(iso: str) -> str:
    """Return a date in words."""
    year, *rest = iso.split("-")
    return " ".join([*(str(int(day)) for day in rest[1:]), *(MONTHS[int(month) - 1] for month in rest[:1]), year])


def wrapped(prose: str, indent: str = "", first: str | None = None) -> Text:
    """Return prose in lines of the page's width."""
    lines = [indent if first is None else first]
    for word in prose.split():
        blank = "" if lines[-1].strip(" ·") == "" and len(lines[-1]) <= len(indent) else " "
        if len(lines[-1] + blank + word) > PAGE:
            lines.append(indent)
            blank = ""
        lines[-1] += blank + word
    return Text("\n".join(lines))


def flow(items: list[str]) -> list[str]:
    """Return items joined by dots, in lines that have room beside a label."""
    lines: list[str] = []
    for item in items:
        if lines and len(lines[-1]) + 3 + len(item) <= PAGE - LABEL:
            lines[-1] += f" · {item}"
        else:
            lines.append(item)
    return lines


app = typer.Typer()
console = Console(width=200, markup=False, emoji=False, highlight=False)


@app.callback(invoke_without_command=True)
def shared(*, version: Annotated[bool, typer.Option("--version")] = False) -> None:
    """Show nothing without a command."""
    if version:
        print("rushguide 0.1.0")


@app.command()
def episodes() -> None:
    """List the episodes."""
    guide = load()
    songs = {song.id: song for album in guide.albums for song in album.songs}
    console.print(Text(guide.series["title"]))
    reported = format_date(str(guide.series["reported"]))
    console.print(
        wrapped(f"Reported {reported} by one article, unconfirmed. The ten episodes here are this guide's own outline.")
    )
    console.print()
    rows = [["#", "Title", "Years", "Eras", "Albums", "Songs", "Listening"]]
    total = 0
    for each in guide.episodes:
        picks = [songs[pick.song] for part in each.listening.values() for pick in part]
        time = sum(song.seconds for song in picks)
        total += time
        counts = [str(len(each.albums)), str(len(picks)), clock(time)]
        rows.append([str(each.number), each.title, each.years.said(), ", ".join(each.eras), *counts])
    table(console, rows, "rlllrrr")
    console.print()
    console.print(Text(f"{len(guide.episodes)} episodes · {clock(total)} to listen to"))


@app.command()
def songs(episode: Annotated[int, typer.Option()]) -> None:
    """List the songs of an episode."""
    guide = load()
    albums = {song.id: album for album in guide.albums for song in album.songs}
    every = {song.id: song for album in guide.albums for song in album.songs}
    found = next(each for each in guide.episodes if each.number == episode)
    console.print(beside(f"Episode {episode} · {found.title} · {found.years.said()}", "(guide's outline)"))
    rows: list[tuple[str, list[str]]] = []
    for part, picks in found.listening.items():
        for pick in picks:
            song, album = every[pick.song], albums[pick.song]
            title = f"{song.title} *" if song.id in guide.announced else song.title
            marks = {field: "~" if field in song.disputed else "" for field in ("length", "words", "music")}
            names = {
                field: ", ".join(name.split()[-1] for name in getattr(song, field)) for field in ("words", "music")
            }
            written = [marks[field] + names[field] or NOTHING for field in ("words", "music")]
            cells = [str(len(rows) + 1), title, album.title, str(album.year), marks["length"] + song.length, *written]
            rows.append((part, cells))
    head = ["#", "Song", "Album", "Year", "Length", "Words", "Music"]
    widths = [max(len(cells[at]) for cells in [head, *(cells for _, cells in rows)]) for at in range(len(head))]
    table(console, [head], "rllrrll", widths)
    for part in found.listening:
        console.print(Text(part))
        table(console, [cells for name, cells in rows if name == part], "rllrrll", widths)
    console.print()
    time = clock(sum(every[pick.song].seconds for picks in found.listening.values() for pick in picks))
    console.print(beside(f"{len(rows)} songs · {time}", "* named in the announcement; ~ sources differ"))


@app.command()
def era(name: str) -> None:
    """Show one era."""
    guide = load()
    found = next(each for each in guide.eras if each.id == name)
    console.print(beside(found.name, found.years.said()))
    console.print(wrapped(found.summary))
    console.print(Text("\nSound"))
    console.print(wrapped(found.sound or ""))
    console.print(Text("\nInfluences"))
    for each in found.influences:
        console.print(wrapped(f"{each['who']}: {each['how']}", "  ", "· "))
    console.print(Text("\nChanges"))
    for change in found.changes:
        console.print(wrapped(change, "  ", "· "))
    albums = [album for album in guide.albums if album.era == name]
    console.print(Text("\nAlbums"))
    regions = list(dict.fromkeys(region for album in guide.albums for region in album.peaks))
    rows = [["Released", "Album", "Kind", "Length", "Tracks", *regions, "Episode"]]
    for album in albums:
        mark = "~" if "released" in album.disputed else ""
        peaks = [
            ("~" if f"peaks.{region}" in album.disputed else "") + str(album.peaks[region])
            if region in album.peaks
            else NOTHING
            for region in regions
        ]
        told = ", ".join(str(each.number) for each in guide.episodes if album.id in each.albums)
        kind = f"{album.kind}, film" if album.filmed else album.kind
        released = mark + format_date(album.released or "")
        rows.append([released, album.title, kind, clock(album.seconds), str(len(album.tracks)), *peaks, told])
    kept = [at for at in range(len(rows[0])) if any(row[at] not in ("", NOTHING) for row in rows[1:])]
    table(console, [[row[at] for at in kept] for row in rows], "".join("rllrr" + "r" * len(regions) + "r")[: len(kept)])
    console.print()
    console.print(beside(f"{len(albums)} albums", f"{', '.join(regions)}: best chart place; ~ sources differ"))
    console.print()
    own = {song.id: song for album in albums for song in album.songs}
    heard = dict.fromkeys(pick.song for each in guide.episodes for pick in each.listening.get("featured", []))
    titles = [f"{own[song].title} {own[song].length}" for song in heard if song in own]
    total = clock(sum(song.seconds for song in own.values()))
    told = [f"{each.number} {each.title}" for each in guide.episodes if name in each.eras]
    years = [year for year in guide.years if found.years.holds(year)]
    place = [each.id for each in guide.eras].index(name)
    nearby = [guide.eras[at].id for at in (place - 1, place + 1) if 0 <= at < len(guide.eras)]
    leads = [
        f"songs --era {name}",
        f"timeline --era {name}",
        f"people --era {name}",
        *(f"era {each}" for each in nearby),
    ]
    facts = {
        "Songs": flow([*titles, f"in all {len(own)} songs, {total}"]),
        "Episodes": flow(told),
        "Events": [f"{len(years)} events, {years[0]}–{years[-1]}"],
        "": [""],
        "See also": flow([f"rushguide {lead}" for lead in leads]),
    }
    for label, lines in facts.items():
        for at, line in enumerate(lines):
            console.print(Text(f"{'' if at else label:{LABEL}}{line}".rstrip()))


if __name__ == "__main__":
    sys.exit(app())
