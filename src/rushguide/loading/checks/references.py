"""Ids are unique within a kind, and references lead somewhere."""

from collections.abc import Iterator
from typing import NamedTuple

from rushguide.loading.draft import Draft
from rushguide.loading.problems import Code
from rushguide.model import Announcement, Episode, Era, Event, LiveAlbum, Person, Plain, Song, StudioAlbum
from rushguide.text import shortened


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
