"""What there is to do, cut into portions for an evening each: an episode, or some of its albums."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rushguide.model import AnyAlbum, Episode, Guide, Song
from rushguide.text import seconds

MINUTE = 60


@dataclass(frozen=True, kw_only=True)
class Portion:
    """What one evening is for: an episode and the songs to hear before it, or albums to hear."""

    episode: Episode
    """The episode, or that to which the albums belong."""
    before: tuple[Song, ...] = ()
    albums: tuple[AnyAlbum, ...] = ()
    """Some where it is for listening, none where it is for the episode."""
    seconds: int | None
    """How long the songs or the albums take; None where a length is not known."""
    minutes: int
    """How long the evening is, without the songs to hear before."""
    assumed: bool
    """Whether `minutes` is assumed, for want of a known length."""
    over_budget: bool = False
    """Whether an album is longer than an evening was to be."""

    @property
    def earliest(self) -> date | None:
        """The day from which on it can be seen, where that is known to the day; albums are there already."""
        aired = self.episode.air_date or ""
        return date.fromisoformat(aired) if len(aired) == len("YYYY-MM-DD") and not self.albums else None


def episode_portions(guide: Guide, episodes: Iterable[Episode], minutes: int) -> Iterator[Portion]:
    """Yield a portion for each episode. `minutes` are assumed where it has no running time."""
    for episode in episodes:
        songs = tuple(guide.song[pick.song] for pick in episode.listening.before)
        yield Portion(
            episode=episode,
            before=songs,
            seconds=sum(seconds(song.length) for song in songs),
            minutes=episode.runtime or minutes,
            assumed=episode.runtime is None,
        )


def album_portions(
    guide: Guide, episodes: Iterable[Episode], minutes: int, *, budget: int | None, heard: frozenset[str]
) -> Iterator[Portion]:
    """Yield the episodes' albums in portions: each album once, and not those that were heard.

    A portion is one album, or as many of an episode's as follow each other within the budget, in minutes. `minutes`
    are assumed for an album of unknown length, which has a portion of its own.
    """
    done = set(heard)
    for episode in episodes:
        albums = [guide.album[album] for album in dict.fromkeys(episode.albums) if album not in done]
        done.update(album.id for album in albums)
        for packed in _packed(albums, (budget or 0) * MINUTE):
            yield _listening(episode, packed, minutes, budget)


def _packed(albums: Iterable[AnyAlbum], room: int) -> list[list[AnyAlbum]]:
    packs: list[list[AnyAlbum]] = []
    for album in albums:
        together = playing_seconds([*packs[-1], album]) if packs else None
        if together is not None and together <= room:
            packs[-1].append(album)
        else:
            packs.append([album])
    return packs


def _listening(episode: Episode, albums: Sequence[AnyAlbum], minutes: int, budget: int | None) -> Portion:
    total = playing_seconds(albums)
    return Portion(
        episode=episode,
        albums=tuple(albums),
        seconds=total,
        minutes=minutes if total is None else -(-total // MINUTE),
        assumed=total is None,
        over_budget=bool(budget and total and total > budget * MINUTE),
    )


def playing_seconds(albums: Iterable[AnyAlbum]) -> int | None:
    """Return how long albums play together; None where the length of one is not known."""
    known = [album.seconds or 0 for album in albums]
    return sum(known) if all(known) else None
