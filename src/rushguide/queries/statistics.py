"""Figures over albums, songs, eras and episodes: what the bar charts draw."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from rushguide.guide.guide import Guide
from rushguide.guide.music import Song, StudioAlbum
from rushguide.queries.names import era_ids
from rushguide.queries.series import listening_seconds
from rushguide.text import clock, count, seconds

MAX_ROWS = 10
"""How many rows a chart of the most or the least shows."""


class Figure(NamedTuple):
    """One bar: what it stands for, its value, the value in words, and the era whose colour it takes."""

    label: str
    value: int
    text: str
    era: str = ""


class Chart(NamedTuple):
    """A set of figures that can be compared."""

    key: str
    title: str
    unit: str
    """What a value counts: seconds or a noun."""
    figures: tuple[Figure, ...]


def charts(guide: Guide, era: str | None = None) -> list[Chart]:
    """Return all charts that have figures, over everything or over some eras."""
    wanted = era_ids(guide, era)
    albums = [
        album
        for album in guide.albums
        if isinstance(album, StudioAlbum) and album.tracks and (wanted is None or album.era in wanted)
    ]
    songs = [song for album in albums for song in album.tracks]
    made = [*_lengths(albums), *_songs(guide, songs), *_live(guide, albums, songs), *_shares(guide, songs, wanted)]
    return [chart for chart in made if any(figure.value for figure in chart.figures)]


def _lengths(albums: Iterable[StudioAlbum]) -> list[Chart]:
    totals, means = [], []
    for album in albums:
        label, total = f"{album.year or ''}  {album.title}".strip(), sum(seconds(song.length) for song in album.tracks)
        totals.append(_timed(label, album.seconds or total, album.era))
        means.append(_timed(label, (2 * total + len(album.tracks)) // (2 * len(album.tracks)), album.era))
    return [
        Chart("album_length", "Album length", "seconds", tuple(totals)),
        Chart("mean_song_length", "Mean song length, album by album", "seconds", tuple(means)),
    ]


def _songs(guide: Guide, songs: list[Song]) -> list[Chart]:
    by_length = sorted(songs, key=lambda song: -seconds(song.length))
    writers = Counter(name for song in songs for name in song.words)
    words = tuple(Figure(name, number, count(number, "song")) for name, number in writers.most_common(MAX_ROWS))
    instrumental = [song for song in songs if song.instrumental]
    return [
        Chart("longest", "Longest songs", "seconds", _each(guide, by_length[:MAX_ROWS])),
        Chart("shortest", "Shortest songs", "seconds", _each(guide, by_length[::-1][:MAX_ROWS])),
        Chart("instrumentals", "Instrumentals", "seconds", _each(guide, instrumental)),
        Chart("words", "Words by", "songs", words),
    ]


def _live(guide: Guide, albums: list[StudioAlbum], songs: list[Song]) -> list[Chart]:
    """Count live albums and films per song, and songs per album that are on none of them."""
    played = Counter({song.id: len(guide.live_on[song.id]) for song in songs if song.id in guide.live_on})
    most = tuple(
        Figure(guide.song[song].title, number, f"on {number}", guide.album_of[song].era)
        for song, number in played.most_common(MAX_ROWS)
    )
    never = [(album, sum(song.id not in guide.live_on for song in album.tracks)) for album in albums]
    unplayed = tuple(
        Figure(album.title, number, f"{number} of {len(album.tracks)}", album.era) for album, number in never if number
    )
    if not guide.live_on:
        return []
    return [
        Chart("most_live", "On most live albums and films", "albums", most),
        Chart("never_live", "On no live album or film (as far as track lists are known)", "songs", unplayed),
    ]


def _shares(guide: Guide, songs: list[Song], wanted: frozenset[str] | None) -> list[Chart]:
    per_era: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for song in songs:
        era = guide.album_of[song.id].era
        per_era[era] += 1
        times[era] += seconds(song.length)
    eras = tuple(
        Figure(era.name, times[era.id], f"{count(per_era[era.id], 'song')}, {clock(times[era.id])}", era.id)
        for era in guide.eras
        if per_era[era.id]
    )
    episodes = tuple(
        _timed(
            f"{episode.number}  {episode.title}",
            listening_seconds(guide, episode),
            episode.main_era,
        )
        for episode in guide.episodes
        if wanted is None or not wanted.isdisjoint(episode.eras)
    )
    return [
        Chart("eras", "Songs and playing time by era", "seconds", eras),
        Chart("episodes", "Listening time by episode", "seconds", episodes),
    ]


def _each(guide: Guide, songs: Iterable[Song]) -> tuple[Figure, ...]:
    return tuple(_timed(song.title, seconds(song.length), guide.album_of[song.id].era) for song in songs)


def _timed(label: str, value: int, era: str) -> Figure:
    return Figure(label, value, clock(value), era)
