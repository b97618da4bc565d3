"""The timeline: tracks over one axis of years, then the events."""

from collections.abc import Sequence

from rushguide.columns.history import DATED, TURNS, with_eras
from rushguide.guide.guide import Guide
from rushguide.guide.music import LiveAlbum, StudioAlbum
from rushguide.guide.records import Event
from rushguide.pages import page
from rushguide.pages.series import known_until

MIN_STAY = 2
"""Years that a member has to have stayed to have a bar."""


def timeline_page(guide: Guide, events: Sequence[Event], *, whole: bool, short: bool = False) -> page.Page:
    """Return the chart, of everything or of the events' years, and the events; if short, only the turning points."""
    years = _whole_range(guide) if whole and (guide.eras or guide.episodes) else range_of(events)
    kinds = {type(album) for album in guide.albums}
    signs = ["◆ album or EP"] if StudioAlbum in kinds else []
    signs += ["◇ live album or film"] if LiveAlbum in kinds else []
    signs += ["┄ break, or only announced"] if any(each.scheduled or each.kind == "hiatus" for each in events) else []
    turns = [event for event in events if event.turning_point] if short else []
    until = known_until(guide)
    return page.of(
        page.Timeline(*years, tracks_of(guide, events), signs),
        page.Table(with_eras(guide, TURNS if turns else DATED), turns or events),
        *page.spaced(page.Prose(f"known until {until}", "quiet") if until and whole else None),
        page.SeeAlso([*(["timeline --all"] if turns else []), "tours", "people", *_first(turns or events)]),
    )


def _first(events: Sequence[Event]) -> list[str]:
    return [f"event {event.id}" for event in events[:1]]


def _whole_range(guide: Guide) -> tuple[int, int]:
    """Return the years that eras and episodes span, up to the last album or tour."""
    spans = [*(era.years for era in guide.eras), *(episode.years for episode in guide.episodes)]
    lasts = [*(span.end or span.start for span in spans), *(album.year or 0 for album in guide.albums)]
    tours = [event.last_year for event in guide.events if event.kind == "tour"]
    return min(span.start for span in spans), max(lasts + tours)


def range_of(events: Sequence[Event]) -> tuple[int, int]:
    """Return the first and the last year of some events."""
    return min(event.year for event in events), max(event.last_year for event in events)


def tracks_of(guide: Guide, events: Sequence[Event]) -> list[page.Track]:
    """Return rows for episodes, eras, albums, tours, line-up and hiatus."""
    return [
        page.Track(
            "Episodes",
            "numbers",
            [page.Mark(*_ends(each.years.start, each.years.end), each.id, each.main_era) for each in guide.episodes],
        ),
        page.Track(
            "Eras", "spans", [page.Mark(*_ends(era.years.start, era.years.end), era.id, era.id) for era in guide.eras]
        ),
        page.Track("Albums", "signs", _releases(guide, StudioAlbum)),
        page.Track("On stage", "hollow signs", _releases(guide, LiveAlbum)),
        page.Track("Tours", "bars", _events(events, "tour")),
        *(
            page.Track(person.name.split()[-1], "bars", [page.Mark(*_ends(each.start, each.end)) for each in stays])
            for person in guide.people
            if (stays := [each for each in person.with_rush if each.end is None or each.end - each.start >= MIN_STAY])
            and person.member
        ),
        page.Track("Hiatus", "bars", _events(events, "hiatus")),
    ]


def _ends(start: int, end: int | None) -> tuple[str, str | None]:
    return str(start), str(end) if end else None


def _releases(guide: Guide, kind: type[StudioAlbum | LiveAlbum]) -> list[page.Mark]:
    albums = [album for album in guide.albums if isinstance(album, kind) and album.released]
    return [page.Mark(album.released or "", album.released, era=album.era) for album in albums]


def _events(events: Sequence[Event], kind: str) -> list[page.Mark]:
    return [
        page.Mark(event.date, event.end or event.date, broken=event.scheduled or kind == "hiatus")
        for event in sorted(events, key=lambda each: not each.scheduled)
        if event.kind == kind
    ]
