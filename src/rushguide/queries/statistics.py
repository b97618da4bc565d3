"""Figures over albums, songs, eras and episodes: what the bar charts draw."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from rushguide.guide.guide import Guide
from rushguide.guide.music import StudioAlbum
from rushguide.queries.names import ERA, read_ids
from rushguide.text import count, format_length, seconds

MAX_ROWS = 10
"""How many rows a chart of the longest, the shortest or the most shows."""


class Figure(Struct, frozen=True):
    """One bar: its label, its value, the value in words, and the era whose colour it takes."""

    label: str
    value: int
    text: str
    era: str | None = None


class Chart(Struct, frozen=True):
    """A set of figures that can be compared."""

    key: str
    title: str
    unit: str
    """What a value counts: seconds or a noun."""
    figures: Sequence[Figure]


def charts(guide: Guide, era: str | None = None) -> list[Chart]:
    """Return all charts that have figures, over everything or over a comma list of eras."""
    eras = frozenset(guide.era) if era is None else read_ids(guide, ERA, era)
    albums = [each for each in guide.albums if isinstance(each, StudioAlbum) and each.tracks and each.era in eras]
    by_era = []
    for each in guide.eras:
        if times := [seconds(song.length) for album in albums if album.era == each.id for song in album.tracks]:
            text = f"{count(len(times), 'song')}, {format_length(sum(times))}"
            by_era.append(Figure(each.name, sum(times), text, each.id))
    by_episode = [
        _timed(f"{episode.number}  {episode.title}", guide.listening_seconds[episode.number], episode.main_era or None)
        for episode in guide.episodes
        if era is None or not eras.isdisjoint(episode.eras)
    ]
    every = [
        *_lengths(guide, albums),
        *_stage(guide, albums),
        *_live(guide, albums),
        Chart("eras", "Songs and playing time by era", "seconds", by_era),
        Chart("episodes", "Listening time by episode", "seconds", by_episode),
    ]
    return [chart for chart in every if any(figure.value for figure in chart.figures)]


def _lengths(guide: Guide, albums: Sequence[StudioAlbum]) -> Iterator[Chart]:
    """Yield how long albums and their songs are, and whose words the songs have."""
    totals, means = [], []
    for album in albums:
        label, total = f"{album.year or ''}  {album.title}".strip(), sum(seconds(song.length) for song in album.tracks)
        totals.append(_timed(label, album.seconds or total, album.era))
        means.append(_timed(label, (2 * total + len(album.tracks)) // (2 * len(album.tracks)), album.era))
    songs = [song for album in albums for song in album.tracks]
    lengths = Counter({song.id: seconds(song.length) for song in songs})
    longest = lengths.most_common()
    instrumentals = [(song.id, lengths[song.id]) for song in songs if song.instrumental]
    writers = Counter(name for song in songs for name in song.words).most_common(MAX_ROWS)
    yield Chart("album_length", "Album length", "seconds", totals)
    yield Chart("mean_song_length", "Mean song length, album by album", "seconds", means)
    yield Chart("longest", "Longest songs", "seconds", _songs(guide, longest[:MAX_ROWS], format_length))
    yield Chart("shortest", "Shortest songs", "seconds", _songs(guide, longest[::-1][:MAX_ROWS], format_length))
    yield Chart("instrumentals", "Instrumentals", "seconds", _songs(guide, instrumentals, format_length))
    yield Chart("words", "Words by", "songs", [Figure(name, each, count(each, "song")) for name, each in writers])


def _stage(guide: Guide, albums: Sequence[StudioAlbum]) -> Iterator[Chart]:
    """Yield what was played most, how much of each album, what never, and the longest absences from the stage."""
    played = guide.played
    if not played:
        return
    songs = [song for album in albums for song in album.tracks]
    most, on_stage = Counter({song.id: played[song.id] for song in songs if played[song.id]}), []
    for album in albums:
        times = [played[song.id] for song in album.tracks]
        reached = f"{len(times) - times.count(0)} of {count(len(times), 'song')}, {sum(times):,} times"
        on_stage.append(Figure(album.title, sum(times), reached, album.era))
    never = _lacking(albums, lambda song: not played[song])
    unplayed = count(sum(figure.value for figure in never), "song")
    absences = [
        Figure(song.title, years, f"{years} years, {before.last_year}–{after.year}", guide.album_of[song.id].era)
        for song in songs
        for (before, _), (after, _) in pairwise(guide.tours_with.get(song.id, ()))
        for years in [after.year - before.last_year]
    ]
    absences.sort(key=lambda figure: -figure.value)
    most_played = _songs(guide, most.most_common(MAX_ROWS), "{:,}".format)
    yield Chart("most_played", "Most played on stage, at least", "shows", most_played)
    yield Chart("on_stage", "How much of each album reached the stage", "shows", on_stage)
    yield Chart("never_played", f"Never played on stage: {unplayed}", "songs", never)
    yield Chart("absence", "Longest absence from the stage, from tour to tour", "years", absences[:MAX_ROWS])


def _live(guide: Guide, albums: Sequence[StudioAlbum]) -> Iterator[Chart]:
    """Yield songs by live albums and films, and albums by songs that are on none of them; nothing without any."""
    if not guide.live_on:
        return
    songs = (song.id for album in albums for song in album.tracks)
    most = Counter({song: len(guide.live_on[song]) for song in songs if song in guide.live_on}).most_common(MAX_ROWS)
    unplayed = _lacking(albums, lambda song: song not in guide.live_on)
    yield Chart("most_live", "On most live albums and films", "albums", _songs(guide, most, "on {:,}".format))
    yield Chart("never_live", "On no live album or film (as far as track lists are known)", "songs", unplayed)


def _lacking(albums: Iterable[StudioAlbum], lacks: Callable[[str], bool]) -> list[Figure]:
    """Return how many songs of each album lack something, by their ids; albums without such songs are left out."""
    numbered = [(album, sum(lacks(song.id) for song in album.tracks)) for album in albums]
    return [Figure(album.title, each, f"{each} of {len(album.tracks)}", album.era) for album, each in numbered if each]


def _timed(label: str, value: int, era: str | None) -> Figure:
    return Figure(label, value, format_length(value), era)


def _songs(guide: Guide, numbers: Iterable[tuple[str, int]], in_words: Callable[[int], str]) -> list[Figure]:
    """Return songs by ids with their numbers."""
    return [Figure(guide.song[song].title, each, in_words(each), guide.album_of[song].era) for song, each in numbers]
