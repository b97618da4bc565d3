"""How songs, albums and live tracks are listed."""

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from rushguide.columns.column import ANNOUNCED, DONE, Column, Listing, dispute_mark, format_days
from rushguide.guide.guide import AnyAlbum, Guide, Placement
from rushguide.guide.music import LiveTrack
from rushguide.log import NOTHING_YET, Progress
from rushguide.queries.songs import PART_NAMES, SongRow
from rushguide.text import count, format_date, format_length, seconds


def song_title(row: SongRow) -> str:
    """Return the title with its mark."""
    return f"{row.song.title} {ANNOUNCED}" if row.announced else row.song.title


def song_length(row: SongRow) -> str:
    """Return the length, marked if sources differ."""
    return dispute_mark(row.song, "length") + row.song.length


def playing_time(rows: Sequence[SongRow]) -> str:
    """Return how long the songs take together."""
    return format_length(sum(seconds(row.song.length) for row in rows))


def _writers(row: SongRow, field: str) -> str:
    """Return the surnames in a field of a song, marked if sources differ."""
    return dispute_mark(row.song, field) + ", ".join(name.split()[-1] for name in getattr(row.song, field))


def _played(row: SongRow) -> str:
    return "" if row.played is None else f"{row.played:,}" if row.played else "never"


HEADINGS = {"before": "Hear before", "featured": "Hear with it", "after": "Hear after"}


def _placed(value: Callable[[Placement], object]) -> Callable[[SongRow], str]:
    """Return a cell for rows of an episode's listening; it is empty for other rows."""
    return lambda row: str(value(row.placement)) if row.placement else ""


def _cycle(row: SongRow) -> str:
    return f"{row.song.cycle.name} {row.song.cycle.part}" if row.song.cycle else ""


TITLE = Column[SongRow]("title", "Song", song_title)


def _album(row: SongRow) -> str:
    return row.album.title


def _album_run(row: SongRow) -> object:
    return (row.album.id, row.placement and (row.placement.episode.number, row.placement.part))


_of_album = partial(Column[SongRow], priority=3, under="title", tone="quiet", run=_album_run, blank=True)
ALBUM = _of_album("album", "Album", _album, titles=_album)
YEAR = _of_album("year", "Year", lambda row: str(row.album.year or ""), right=True)
LENGTH = Column[SongRow]("length", "Length", song_length, right=True)
LENGTH_UNDER = replace(LENGTH, priority=4, under="title")
WORDS = Column[SongRow]("words", "Words", partial(_writers, field="words"), priority=4, tone="quiet")
MUSIC = Column[SongRow]("music", "Music", partial(_writers, field="music"), priority=5, tone="quiet")
PLAYED = Column[SongRow]("played", "Played", _played, right=True, priority=3, under="title")
NUMBER = Column[SongRow]("number", "#", lambda row: str(row.song.number), right=True, tone="quiet")
CYCLE = Column[SongRow]("cycle", "Part", _cycle, keys=("cycle.name", "cycle.part"), blank=True, tone="quiet")
_episode_title = _placed(lambda placed: placed.episode.title)
EPISODE = Column[SongRow](
    "episode", "Episode", _placed(lambda placed: placed.episode.id), right=True, priority=2, titles=_episode_title
)
PART = Column[SongRow]("part", "Part", _placed(lambda placed: PART_NAMES[placed.part]), priority=4, tone="quiet")
POSITION = Column[SongRow]("position", "#", _placed(lambda placed: placed.position), right=True, tone="quiet")
_why = _placed(lambda placed: placed.pick.why)
WHY = Column[SongRow]("why", "Why", _why, priority=6, under="title", prose=True, in_pipes=True, blank=True)

SONGS = Listing[SongRow](
    columns=(TITLE, ALBUM, YEAR, LENGTH, WORDS, MUSIC),
    eras=lambda row: (row.album.era,),
    noun="song",
    total=playing_time,
    of=lambda row: f"song:{row.song.id}",
)
ON_STAGE = replace(SONGS, columns=(TITLE, replace(PLAYED, priority=0), ALBUM, YEAR, LENGTH_UNDER))
"""Songs by how often they were played."""
EVERYTHING = replace(SONGS, columns=(*SONGS.columns, PLAYED))
"""Everything about a song, for CSV and Markdown."""
IN_CYCLE = replace(SONGS, columns=(CYCLE, *SONGS.columns))
TRACKS = replace(SONGS, eras=lambda _: (), columns=(NUMBER, TITLE, LENGTH, PLAYED, WORDS, MUSIC), noun="track")
"""An album's own songs."""
LISTENING = replace(
    SONGS,
    columns=(POSITION, *SONGS.columns),
    group=_placed(lambda placed: HEADINGS[placed.part]),
    group_total=lambda rows: f"{count(len(rows), 'song')} · {playing_time(rows)}",
)
LISTENING_SORTED = replace(LISTENING, columns=(EPISODE, PART, *LISTENING.columns[1:]), group=None)
"""Songs of episodes in another order than the listening order: each names its episode and part."""
PLACED = replace(LISTENING_SORTED, columns=(EPISODE, PART, *LISTENING.columns, PLAYED, WHY))
"""Everything about a song in an episode, for CSV and Markdown."""


def with_reasons(listing: Listing[SongRow]) -> Listing[SongRow]:
    """Return a listing of an episode's songs with the reason for each."""
    return replace(listing, columns=(*listing.columns, WHY))


def songs_listing(*, placed: bool, cycle: bool) -> Listing[SongRow]:
    """Return the columns of songs: of episodes, of a cycle, or by themselves."""
    return PLACED if placed else IN_CYCLE if cycle else EVERYTHING


def released(album: AnyAlbum) -> str:
    """Return the date of release as far as it is known, marked if sources differ."""
    return dispute_mark(album, "released") + (format_date(album.released) if album.released else "")


def kind_name(album: AnyAlbum) -> str:
    """Return the kind in words; of another kind than film, also whether it was filmed."""
    name = "EP" if album.kind == "ep" else album.kind
    return f"{name}, film" if album.filmed and album.kind != "film" else name


def _peak(region: str, album: AnyAlbum) -> str:
    return dispute_mark(album, f"peaks.{region}") + str(album.peaks.get(region, ""))


def albums_listing(guide: Guide, progress: Progress = NOTHING_YET) -> Listing[AnyAlbum]:
    """Return the columns of albums, with a chart place for each region that the guide has.

    Once something was seen or heard, a column says which albums were heard.
    """
    peak = partial(Column[AnyAlbum], right=True, priority=6, tone="quiet", legend="best chart place")
    regions = dict.fromkeys(region for album in guide.albums for region in album.peaks)

    def episodes(album: AnyAlbum) -> str:
        return ", ".join(episode.id for episode in guide.episodes_with.get(album.id, ()))

    def heard(album: AnyAlbum) -> str:
        return format_days(progress.heard.get(album.id, ()))

    once_heard = (Column[AnyAlbum]("heard", "Heard", heard, priority=7, blank=True),)

    return Listing(
        columns=(
            Column("title", "Album", lambda album: album.title),
            Column("released", "Released", released, right=True, priority=2, under="title"),
            Column("kind", "Kind", kind_name, keys=("kind", "filmed"), priority=3, tone="quiet"),
            Column("length", "Length", lambda album: format_length(album.seconds) if album.seconds else "", right=True),
            Column("track_count", "Tracks", lambda album: str(len(album.tracks) or ""), right=True, priority=4),
            *(peak(f"peaks.{region}", region, partial(_peak, region)) for region in regions),
            Column("episodes", "Episode", episodes, right=True, priority=5),
            *(once_heard if progress else ()),
        ),
        eras=lambda album: (album.era,),
        sign=lambda album: DONE if album.id in progress.heard else "",
        noun="album",
        of=lambda album: f"album:{album.id}",
    )


def _live_note(track: LiveTrack) -> str:
    solo = f"{track.solo.removesuffix('s')} solo" if track.solo else ""
    parts = f"only {', '.join(track.parts)}" if track.parts else ""
    return "; ".join(filter(None, [parts, solo, track.note]))


LIVE_TRACKS = Listing[LiveTrack](
    columns=(
        Column("number", "#", lambda track: str(track.number), right=True, tone="quiet"),
        Column("title", "Track", lambda track: track.title),
        Column("length", "Length", lambda track: track.length or "", right=True, priority=2),
        Column("note", "Note", _live_note, priority=1, under="title", tone="quiet", blank=True),
    ),
    group=lambda track: f"Disc {track.disc}" if track.disc else "",
    id="",
    noun="track",
    of=lambda track: f"song:{track.songs[0]}" if track.songs else "",
)
