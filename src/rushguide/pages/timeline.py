"""The timeline: one axis over everything, then the events by year."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from rushguide.columns.history import DATED, by_year
from rushguide.draw.blocks import DOT, GAP, QUIET, paragraphs, see_also
from rushguide.draw.figures import Axis, Label, drawn, lanes, marks, ticks
from rushguide.draw.screen import PAGE, Screen
from rushguide.draw.tables import table_with_foot
from rushguide.guide.guide import Guide
from rushguide.guide.music import LiveAlbum, StudioAlbum
from rushguide.guide.records import Episode, Event
from rushguide.text import year_of

NAMES = 8
"""Columns of the rows' names."""
LONG = 2
"""Years that a member has to have stayed to have a bar."""
BAR, BREAK, ALBUM, LIVE, EDGE = "━", "┄", "◆", "◇", "▌"


class Range(Struct, frozen=True):
    """The years that a chart spans, both counted."""

    first: int
    last: int


def timeline_view(
    guide: Guide, screen: Screen, events: Sequence[Event], *, whole: bool, grouped: bool = True
) -> RenderableType:
    """Return the chart, of everything or of the events' years, and the events: by year unless they were sorted."""
    span = whole_range(guide) if whole and (guide.eras or guide.episodes) else _range_of(events)
    drawing = [] if screen.plain else [chart(guide, screen, span, events), _signs(guide, screen, events), Text()]
    return Group(
        *drawing,
        table_with_foot(screen, by_year(guide) if grouped else DATED, events),
        see_also(screen, ["tours", "people", *([f"event {events[0].id}"] if events else [])]),
    )


def _signs(guide: Guide, screen: Screen, events: Sequence[Event]) -> RenderableType:
    """Return what the signs of the chart stand for, of those that can be in it."""
    kinds = {type(album) for album in guide.albums}
    said = [f"{ALBUM} album or EP"] if StudioAlbum in kinds else []
    said += [f"{LIVE} live album or film"] if LiveAlbum in kinds else []
    said += (
        [f"{BREAK} break, or only announced"] if any(each.scheduled or each.kind == "hiatus" for each in events) else []
    )
    return paragraphs(screen, DOT.join(said), QUIET)


def whole_range(guide: Guide) -> Range:
    """Return the years that eras and episodes span, up to the last album or tour."""
    spans = [*(era.years for era in guide.eras), *(episode.years for episode in guide.episodes)]
    firsts = [span.start for span in spans]
    lasts = [*(span.end or span.start for span in spans), *(album.year or 0 for album in guide.albums)]
    tours = [event.last_year for event in guide.events if event.kind == "tour"]
    return Range(min(firsts), max(lasts + tours))


def _range_of(events: Sequence[Event]) -> Range:
    return Range(min(event.year for event in events), max(event.last_year for event in events))


def chart(guide: Guide, screen: Screen, span: Range, events: Sequence[Event]) -> RenderableType:
    """Return rows for episodes, eras, albums, tours, line-up and hiatus over one axis."""
    axis = Axis(span.first, span.last, (screen.width or PAGE) - NAMES - GAP)
    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=NAMES, style=QUIET)
    grid.add_column(width=axis.columns, no_wrap=True, overflow="crop")
    grid.add_row(Text(), ticks(axis))
    for name, rows in _rows(guide, screen, axis, events):
        for place, row in enumerate(row for row in rows if row):
            grid.add_row(Text(name if place == 0 else ""), row)
    return grid


def _rows(guide: Guide, screen: Screen, axis: Axis, events: Sequence[Event]) -> Iterator[tuple[str, list[Text]]]:
    yield "Episodes", _episodes(guide, screen, axis)
    yield "Eras", _eras(guide, screen, axis)
    yield "Albums", [albums_row(guide, screen, axis, studio=True)]
    yield "On stage", [albums_row(guide, screen, axis, studio=False)]
    yield "Tours", [_bars(axis, _of_kind(events, "tour"))]
    yield "Line-up", _line_up(guide, axis)
    yield "Hiatus", [_bars(axis, _of_kind(events, "hiatus"))]


def _shown(axis: Axis, first: int, last: int | None) -> bool:
    return first <= axis.last and (last is None or last >= axis.first)


def _episodes(guide: Guide, screen: Screen, axis: Axis) -> list[Text]:
    """Return episodes by number, each with a dotted line up to where the next begins or its years end."""
    shown = [each for each in guide.episodes if _shown(axis, each.years.start, each.years.end)]
    labels = []
    for episode, following in zip(shown, [*shown[1:], None], strict=False):
        start = axis.column(str(episode.years.start))
        dots = "·" * (_stop(axis, episode, following) - start - len(episode.id))
        if not dots and following:
            dots = " "  # two numbers that touch would read as one
        labels.append(Label(start, episode.id + dots, screen.era(episode.main_era)))
    return lanes(labels, axis.columns, gap=0)


def _stop(axis: Axis, episode: Episode, following: Episode | None) -> int:
    end = axis.end_column(str(episode.years.end)) + 1 if episode.years.end else axis.columns
    after = axis.column(str(following.years.start)) if following else axis.columns
    return min(end, after) if after > axis.column(str(episode.years.start)) else end


def _eras(guide: Guide, screen: Screen, axis: Axis) -> list[Text]:
    shown = [era for era in guide.eras if _shown(axis, era.years.start, era.years.end)]
    bars = []
    for era in shown:
        start = axis.column(str(era.years.start))
        end = axis.end_column(str(era.years.end)) if era.years.end else axis.columns - 1
        bars.append(Label(start, EDGE + BAR * (end - start), screen.era(era.id)))
    names = [Label(axis.column(str(era.years.start)), era.id, screen.era(era.id)) for era in shown]
    return [drawn(_clipped(bars)), *lanes(names, axis.columns)]


def _clipped(bars: Sequence[Label]) -> Iterator[Label]:
    """Yield bars that end where the next one begins."""
    for bar, following in zip_longest(bars, bars[1:]):
        room = following.column - bar.column if following else len(bar.text)
        if room > 0:
            yield bar._replace(text=bar.text[:room])


def albums_row(guide: Guide, screen: Screen, axis: Axis, *, studio: bool) -> Text:
    """Return a mark for each album, in its era's colour, where it was released."""
    dated = (
        (axis.column(album.released), screen.era(album.era))
        for album in guide.albums
        if isinstance(album, StudioAlbum) is studio
        and album.released
        and _shown(axis, year_of(album.released), year_of(album.released))
    )
    return marks(dated, ALBUM if studio else LIVE)


def _of_kind(events: Iterable[Event], kind: str) -> list[Event]:
    return [event for event in events if event.kind == kind]


def _bars(axis: Axis, events: Sequence[Event]) -> Text:
    """Return a bar for each event from its beginning to its end; broken for what is only announced, or a break."""
    signs = {
        column: BREAK if event.scheduled or event.kind == "hiatus" else BAR
        for event in sorted(events, key=lambda each: not each.scheduled)
        for column in range(axis.column(event.date), axis.end_column(event.end or event.date) + 1)
    }
    return drawn(Label(column, sign) for column, sign in signs.items())


def _line_up(guide: Guide, axis: Axis) -> list[Text]:
    """Return a bar with the name of each member who stayed; short stays are among the events."""
    labels = []
    for person in (person for person in guide.people if person.member):
        for years in person.with_rush:
            last = years.end or axis.last
            brief = years.end is not None and years.end - years.start < LONG
            if brief or not _shown(axis, years.start, years.end):
                continue
            start, end = axis.column(str(years.start)), axis.end_column(str(last))
            surname = person.name.split()[-1]
            labels.append(Label(start, surname + BAR * max(0, end + 1 - start - len(surname))))
    return lanes(labels, axis.columns, gap=0)
