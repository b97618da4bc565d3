"""Figures over albums, songs, eras and episodes: what the bar charts draw."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rushguide.guide.guide import Guide
from rushguide.guide.music import Song, StudioAlbum
from rushguide.queries.names import ERA, read_ids
from rushguide.text import clock, count, seconds

MAX_ROWS = 10
"""How many rows a chart of the longest, the shortest or the most shows."""


class Figure(NamedTuple):
    """One bar: its label, its value, the value in words, and the era whose colour it takes."""

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
    figures: Sequence[Figure]


def charts(guide: Guide, era: str | None = None) -> list[Chart]:
    """Return all charts that have figures, over everything or over a comma list of eras."""
    eras = frozenset(each.id for each in guide.eras) if era is None else read_ids(guide, ERA, era)
    studio = (album for album in guide.albums if isinstance(album, StudioAlbum) and album.tracks)
    albums = [album for album in studio if album.era in eras]
    shares = _shares(guide, albums, eras, whole=era is None)
    every = [*_lengths(guide, albums), *_stage(guide, albums), *_live(guide, albums), *shares]
    return [chart for chart in every if any(figure.value for figure in chart.figures)]


def _lengths(guide: Guide, albums: Sequence[StudioAlbum]) -> Iterator[Chart]:
    totals, means = [], []
    for album in albums:
        label, total = f"{album.year or ''}  {album.title}".strip(), sum(seconds(song.length) for song in album.tracks)
        totals.append(_timed(label, album.seconds or total, album.era))
        means.append(_timed(label, (2 * total + len(album.tracks)) // (2 * len(album.tracks)), album.era))
    songs = [song for album in albums for song in album.tracks]
    longest = sorted(songs, key=lambda song: -seconds(song.length))
    writers = Counter(name for song in songs for name in song.words).most_common(MAX_ROWS)
    yield Chart("album_length", "Album length", "seconds", totals)
    yield Chart("mean_song_length", "Mean song length, album by album", "seconds", means)
    yield Chart("longest", "Longest songs", "seconds", _each(guide, longest[:MAX_ROWS]))
    yield Chart("shortest", "Shortest songs", "seconds", _each(guide, longest[::-1][:MAX_ROWS]))
    instrumentals = [song for song in songs if song.instrumental]
    yield Chart("instrumentals", "Instrumentals", "seconds", _each(guide, instrumentals))
    yield Chart("words", "Words by", "songs", [Figure(name, each, count(each, "song")) for name, each in writers])


def _stage(guide: Guide, albums: Sequence[StudioAlbum]) -> Iterator[Chart]:
    """Yield what was played most, how much of each album, what never, and the longest absences from the stage."""
    played = guide.played
    if not played:
        return
    songs = [song for album in albums for song in album.tracks]
    most, on_stage = Counter({song.id: played[song.id] for song in songs}).most_common(MAX_ROWS), []
    for album in albums:
        times = [played[song.id] for song in album.tracks]
        reached = f"{len(times) - times.count(0)} of {count(len(times), 'song')}, {sum(times):,} times"
        on_stage.append(Figure(album.title, sum(times), reached, album.era))
    never = _lacking(albums, lambda song: not played[song])
    stays = [
        (after.year - before.last_year, song, f"{before.last_year}–{after.year}")
        for song in songs
        for (before, _), (after, _) in pairwise(guide.tours_with.get(song.id, ()))
    ]
    absences = [
        Figure(song.title, years, f"{years} years, {span}", guide.album_of[song.id].era)
        for years, song, span in sorted(stays, key=lambda stay: -stay[0])[:MAX_ROWS]
    ]
    unplayed = count(sum(figure.value for figure in never), "song")
    yield Chart("most_played", "Most played on stage, at least", "shows", _most(guide, most))
    yield Chart("on_stage", "How much of each album reached the stage", "shows", on_stage)
    yield Chart("never_played", f"Never played on stage: {unplayed}", "songs", never)
    yield Chart("absence", "Longest absence from the stage, from tour to tour", "years", absences)


def _live(guide: Guide, albums: Sequence[StudioAlbum]) -> Iterator[Chart]:
    """Yield songs by live albums and films, and albums by songs that are on none of them; nothing without any."""
    if not guide.live_on:
        return
    songs = (song.id for album in albums for song in album.tracks)
    played = Counter({song: len(guide.live_on[song]) for song in songs if song in guide.live_on})
    most = _most(guide, played.most_common(MAX_ROWS), "on ")
    unplayed = _lacking(albums, lambda song: song not in guide.live_on)
    yield Chart("most_live", "On most live albums and films", "albums", most)
    yield Chart("never_live", "On no live album or film (as far as track lists are known)", "songs", unplayed)


def _lacking(albums: Iterable[StudioAlbum], lacks: Callable[[str], bool]) -> list[Figure]:
    """Return how many songs of each album lack something, by their ids; albums without such songs are left out."""
    numbered = [(album, sum(lacks(song.id) for song in album.tracks)) for album in albums]
    return [Figure(album.title, each, f"{each} of {len(album.tracks)}", album.era) for album, each in numbered if each]


def _shares(guide: Guide, albums: Sequence[StudioAlbum], eras: frozenset[str], *, whole: bool) -> Iterator[Chart]:
    figures = []
    for era in guide.eras:
        if times := [seconds(song.length) for album in albums if album.era == era.id for song in album.tracks]:
            text = f"{count(len(times), 'song')}, {clock(sum(times))}"
            figures.append(Figure(era.name, sum(times), text, era.id))
    episodes = [
        _timed(f"{episode.number}  {episode.title}", guide.listening_seconds[episode.number], episode.main_era)
        for episode in guide.episodes
        if whole or not eras.isdisjoint(episode.eras)
    ]
    yield Chart("eras", "Songs and playing time by era", "seconds", figures)
    yield Chart("episodes", "Listening time by episode", "seconds", episodes)


def _each(guide: Guide, songs: Iterable[Song]) -> list[Figure]:
    return [_timed(song.title, seconds(song.length), guide.album_of[song.id].era) for song in songs]


def _timed(label: str, value: int, era: str) -> Figure:
    return Figure(label, value, clock(value), era)


def _most(guide: Guide, songs: Iterable[tuple[str, int]], before: str = "") -> list[Figure]:
    """Return songs by ids with their numbers, those of none left out."""
    numbered = ((guide.song[song].title, number, guide.album_of[song].era) for song, number in songs if number)
    return [Figure(title, number, f"{before}{number:,}", era) for title, number, era in numbered]
