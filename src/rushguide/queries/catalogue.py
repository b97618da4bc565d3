"""What can be named in a guide, kind by kind, and the record that a name means."""

from collections.abc import Iterable

from rushguide.errors import GuideError
from rushguide.model import AnyAlbum, Episode, Era, Event, Guide, Person, Song
from rushguide.queries.names import Candidate, choose, choose_all, split_names
from rushguide.queries.ranges import NUMBERS, Spans, read_spans
from rushguide.text import fold


def find_song(guide: Guide, typed: str) -> Song:
    """Return the song that a name means."""
    return choose("song", typed, [Candidate(song, song.id, song.title, song.aliases) for song in guide.songs])


def find_album(guide: Guide, typed: str) -> AnyAlbum:
    """Return the album, EP, live album or film that a name means."""
    return choose("album", typed, _album_names(guide))


def _album_names(guide: Guide) -> list[Candidate[AnyAlbum]]:
    return [Candidate(album, album.id, album.title, album.aliases) for album in guide.albums]


def find_era(guide: Guide, typed: str) -> Era:
    """Return the era that a name means."""
    return choose("era", typed, [Candidate(era, era.id, era.name, era.aliases) for era in guide.eras])


def find_episode(guide: Guide, typed: str) -> Episode:
    """Return the episode that a number or a title means."""
    if typed.strip().isdecimal():
        return _numbered(guide, typed.strip().lstrip("0") or "0")
    return choose("episode", typed, _episode_names(guide))


def find_episodes(guide: Guide, typed: str | None) -> tuple[Episode, ...]:
    """Return the episodes that numbers, ranges or titles mean, by number; all where nothing was typed."""
    if typed is None:
        return guide.episodes
    chosen = {episode.number for episode in episodes_as_typed(guide, typed)}
    return tuple(episode for episode in guide.episodes if episode.number in chosen)


def episodes_as_typed(guide: Guide, typed: str) -> list[Episode]:
    """Return the episodes of a comma list in the order typed; one that was named twice is there twice."""
    parts = split_names(typed, _episode_names(guide))
    return [episode for part in parts for episode in _some_episodes(guide, part)]


def albums_as_typed(guide: Guide, typed: str) -> list[AnyAlbum]:
    """Return the albums of a comma list of names in the order typed; one that was named twice is there twice."""
    candidates = _album_names(guide)
    return [choose("album", name, candidates) for name in split_names(typed, candidates)]


def _episode_names(guide: Guide) -> list[Candidate[Episode]]:
    return [Candidate(each, each.id, each.title) for each in guide.episodes]


def _some_episodes(guide: Guide, typed: str) -> tuple[Episode, ...]:
    if not typed or any(character.isalpha() for character in typed):
        return (find_episode(guide, typed),)
    spans = read_spans(typed, NUMBERS)
    for end in _ends(spans):
        _numbered(guide, str(end))
    return tuple(episode for episode in guide.episodes if spans.covers(episode.number))


def _ends(spans: Spans) -> Iterable[int]:
    return (end for span in spans for end in span if end is not None)


def _numbered(guide: Guide, number: str) -> Episode:
    for episode in guide.episodes:
        if episode.id == number:
            return episode
    possible = [f"episodes: 1 to {len(guide.episodes)}"] if guide.episodes else []
    raise GuideError(f"there is no episode {number}", hints=possible)


def find_event(guide: Guide, typed: str) -> Event:
    """Return the event that an id or a title means."""
    return choose("event", typed, [Candidate(event, event.id, event.title) for event in guide.events])


def find_person(guide: Guide, typed: str) -> Person:
    """Return the person whom a name or nickname means."""
    return choose("person", typed, [Candidate(each, each.id, each.name, each.aliases) for each in guide.people])


def person_ids(guide: Guide, typed: str | None) -> frozenset[str] | None:
    """Return the ids of a comma list of people, or None for no limit."""
    return choose_all("person", typed, [Candidate(each.id, each.id, each.name, each.aliases) for each in guide.people])


def era_ids(guide: Guide, typed: str | None) -> frozenset[str] | None:
    """Return the ids of a comma list of eras, or None for no limit."""
    return choose_all("era", typed, [Candidate(era.id, era.id, era.name, era.aliases) for era in guide.eras])


def album_ids(guide: Guide, typed: str | None) -> frozenset[str] | None:
    """Return the ids of a comma list of albums, or None for no limit."""
    albums = [Candidate(album.id, album.id, album.title, album.aliases) for album in guide.albums]
    return choose_all("album", typed, albums)


def among(guide: Guide, kind: str, typed: str | None, names: Iterable[str]) -> frozenset[str] | None:
    """Return those of some plain names that a comma list means, or None for no limit.

    Where a name is that of a person on record, the person's other names count as well.
    """
    known = {person.name: person.aliases for person in guide.people}
    once = dict.fromkeys(names)
    candidates = [Candidate(name, fold(name).replace(" ", "-"), name, known.get(name, ())) for name in once]
    return choose_all(kind, typed, candidates)
