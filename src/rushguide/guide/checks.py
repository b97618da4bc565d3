"""What has to hold across the records of any guide. One file for each kind of check."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import NamedTuple

from rushguide.guide.draft import Draft
from rushguide.guide.events import DERIVED_KINDS, Event, derived_events
from rushguide.guide.guide import AnyAlbum
from rushguide.guide.music import LiveAlbum, LiveTrack, Song, StudioAlbum
from rushguide.guide.problems import Code, Severity
from rushguide.guide.record import Plain, Years
from rushguide.guide.records import Announcement, Episode, Era, Person
from rushguide.guide.sourcing import check_sourcing
from rushguide.text import clock, fold, seconds, shortened

TOLERANCE = 5
"""Seconds by which an album's published length may differ from the sum of its tracks."""


def check_numbering(draft: Draft) -> None:
    """Episodes count from 1, and so do the tracks of each album or disc."""
    if Episode not in draft.partial:
        _check_run(draft, draft.all(Episode))
    for album in draft.all(StudioAlbum):
        _check_run(draft, album.tracks)
    for live in draft.all(LiveAlbum):
        for _, tracks in groupby(live.tracks, key=lambda track: track.disc):
            _check_run(draft, tuple(tracks))


def _check_run(draft: Draft, records: Iterable[Episode | Song | LiveTrack]) -> None:
    for expected, record in enumerate(records, start=1):
        if record.number != expected:
            draft.complain(record, "number", Code.NUMBER, f"here the number {expected} is due, not {record.number}")
            return


def check_sums(draft: Draft) -> None:
    """Tracks add up to an album's published length within five seconds, or the difference is among `disputed`."""
    albums: list[AnyAlbum] = [*draft.all(StudioAlbum), *draft.all(LiveAlbum)]
    for album in albums:
        lengths = [track.length for track in album.tracks]
        total = _sum(lengths)
        if not album.length or total is None or "length" in album.disputed:
            continue
        if abs(total - seconds(album.length)) > TOLERANCE:
            draft.complain(album, "length", Code.SUM, f"the tracks add up to {clock(total)}, not {album.length}")


def _sum(lengths: Sequence[str | None]) -> int | None:
    known = [seconds(length) for length in lengths if length]
    return sum(known) if known and len(known) == len(lengths) else None


class Reference(NamedTuple):
    """A record that names another: where, of which class, and by which id."""

    holder: Plain
    path: str
    cls: type[Plain]
    id: str


def check_unique(draft: Draft) -> None:
    """No id stands twice within a kind; sources and claims share one space, and so do all albums."""
    for stated in draft.ids.values():
        seen: set[str] = set()
        for identity, complaint in stated:
            if identity in seen:
                draft.problems.add(complaint)
            seen.add(identity)


def check_references(draft: Draft) -> None:
    """Whatever is named by id is there."""
    ids: dict[type[Plain], frozenset[str]] = {cls: draft.known(cls) for cls in (StudioAlbum, Era, Person, Song)}
    for reference in _references(draft):
        known = ids[reference.cls]
        if reference.id not in known and reference.cls not in draft.unread:
            kind = "album" if reference.cls is StudioAlbum else reference.cls.__name__.lower()
            hint = draft.problems.guess(reference.id, known)
            message = f"there is no {kind} '{shortened(reference.id)}'.{hint}"
            draft.complain(reference.holder, reference.path, Code.REFERENCE, message)


def _references(draft: Draft) -> Iterator[Reference]:
    for episode in draft.all(Episode):
        yield from _all(episode, "eras", Era, episode.eras)
        yield from _all(episode, "albums", StudioAlbum, episode.albums)
        yield from _all(episode, "people", Person, episode.people)
        for _, picks in episode.listening.parts():
            yield from (Reference(pick, "song", Song, pick.song) for pick in picks)
    for album in (*draft.all(StudioAlbum), *draft.all(LiveAlbum)):
        yield Reference(album, "era", Era, album.era)
        for credit in album.credits:
            yield from _all(credit, "songs", Song, credit.songs)
    for live in draft.all(LiveAlbum):
        for track in live.tracks:
            yield from _all(track, "songs", Song, track.songs)
    for event in draft.all(Event):
        yield from _all(event, "people", Person, event.people)
        yield from _all(event, "albums", StudioAlbum, event.albums)
        yield from _all(event, "songs", Song, event.songs)
    for announcement in draft.all(Announcement):
        for claim in announcement.claims:
            yield from _all(claim, "songs", Song, claim.songs)


def _all(holder: Plain, field: str, cls: type[Plain], ids: tuple[str, ...]) -> Iterator[Reference]:
    return (Reference(holder, f"{field}.{place}", cls, identity) for place, identity in enumerate(ids, start=1))


def check_events(draft: Draft) -> None:
    """No event ends before it begins or has a derived one's id; births and deaths stand with the person."""
    albums = (*draft.all(StudioAlbum), *draft.all(LiveAlbum))
    derived = {event.id for event in derived_events(albums, draft.all(Person))}
    for event in draft.all(Event):
        if event.id in derived:
            draft.complain(
                event, "id", Code.DERIVED, f"the id '{event.id}' is taken by what follows from another record"
            )
        if event.end and event.end < event.date[: len(event.end)]:
            draft.complain(event, "end", Code.YEARS, f"the event ends ({event.end}) before it begins ({event.date})")
        if event.kind in DERIVED_KINDS:
            draft.complain(event, "kind", Code.DERIVED, f"a {event.kind} stands with the person (born, died), not here")


def check_listening(draft: Draft) -> None:
    """Spans run forward, eras share the episode's years, and each song is heard once, featured ones in their years."""
    years = _song_years(draft)
    eras = {era.id: era.years for era in draft.all(Era)}
    for era in draft.all(Era):
        _check_span(draft, era, era.years)
    for episode in draft.all(Episode):
        _check_span(draft, episode, episode.years)
        _check_eras(draft, episode, eras)
        _check_picks(draft, episode, years)


def _song_years(draft: Draft) -> Mapping[str, int]:
    return {song.id: album.year for album in draft.all(StudioAlbum) if album.year for song in album.tracks}


def _check_span(draft: Draft, record: Episode | Era, years: Years) -> None:
    if years.end is not None and years.end < years.start:
        draft.complain(record, "years", Code.YEARS, f"the years end ({years.end}) before they begin ({years.start})")


def _check_eras(draft: Draft, episode: Episode, eras: Mapping[str, Years]) -> None:
    for place, era in enumerate(episode.eras, start=1):
        if era in eras and not eras[era].meets(episode.years):
            draft.complain(episode, f"eras.{place}", Code.YEARS, f"the era '{era}' shares no year with the episode")


def _check_picks(draft: Draft, episode: Episode, years: Mapping[str, int]) -> None:
    heard: set[str] = set()
    for _, picks in episode.listening.parts():
        for pick in picks:
            if pick.song in heard:
                draft.complain(pick, "song", Code.LISTENING, f"the episode has '{pick.song}' twice")
            heard.add(pick.song)
    span = episode.years
    near = Years(start=span.start - 1, end=span.end + 1 if span.end else None)
    for pick in episode.listening.featured:
        year = years.get(pick.song)
        if year and year not in near and not pick.exception:
            message = f"'{pick.song}' is of {year}, outside the episode's years; an `exception` says why"
            draft.complain(pick, "song", Code.LISTENING, message)


ALIKE = 0.88
"""How alike two different folded names must be to be taken for one."""
MAX_COMPARED = 100_000
"""Pairs of names that are compared; of more, which no guide of one band has, the later ones pass."""


def check_credited_names(draft: Draft) -> None:
    """Warn of a credit that looks like a person's name with a slip in it."""
    people = {fold(person.name): person.name for person in draft.all(Person)}
    slips: dict[str, str | None] = {}
    albums: list[AnyAlbum] = [*draft.all(StudioAlbum), *draft.all(LiveAlbum)]
    for album in albums:
        for holder, path, name in _credited(album):
            folded = fold(name)
            if folded not in slips and len(slips) * len(people) < MAX_COMPARED:
                slips[folded] = next((p for p in people if _alike(folded, p)), None)
            if folded not in people and (slip := slips.get(folded)):
                message = f"'{name}' is nearly {people[slip]}"
                draft.complain(holder, path, Code.NAME, message, Severity.WARNING)


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _credited(album: AnyAlbum) -> list[tuple[Plain, str, str]]:
    found: list[tuple[Plain, str, str]] = [
        (album, f"producers.{place}", name) for place, name in enumerate(album.producers, start=1)
    ]
    found += [(credit, "name", credit.name) for credit in album.credits]
    for song in album.tracks if isinstance(album, StudioAlbum) else ():
        found += [(song, f"words.{place}", name) for place, name in enumerate(song.words, start=1)]
        found += [(song, f"music.{place}", name) for place, name in enumerate(song.music, start=1)]
    return found


CHECKS = (
    check_unique,
    check_references,
    check_numbering,
    check_sums,
    check_listening,
    check_events,
    check_credited_names,
    check_sourcing,
)


def check(draft: Draft) -> None:
    """Run every check; each adds to the draft's problems."""
    for each in CHECKS:
        each(draft)
