"""How albums are listed, and what is on them."""

from collections.abc import Sequence

from msgspec.structs import replace

from rushguide.columns import column as columns
from rushguide.columns.column import ANNOUNCED, DISPUTED, LENGTH_KEYS, Column, Listing
from rushguide.columns.going import heard_column
from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import LiveTrack
from rushguide.log.progress import NOTHING_YET, Progress
from rushguide.queries.series import episodes_with
from rushguide.queries.songs import SongRow
from rushguide.text import clock, format_date, seconds


def song_title(row: SongRow) -> str:
    """Return the title with its mark."""
    return f"{row.song.title} {ANNOUNCED}" if row.announced else row.song.title


def song_length(row: SongRow) -> str:
    """Return the length, marked where sources differ."""
    return (DISPUTED if "length" in row.song.disputed else "") + row.song.length


def surnames(names: tuple[str, ...]) -> str:
    """Return the last words of names: who wrote it, short enough for a table."""
    return ", ".join(name.split()[-1] for name in names)


def _writers(row: SongRow, field: str) -> str:
    mark = DISPUTED if field in row.song.disputed else ""
    names = row.song.words if field == "words" else row.song.music
    return mark + surnames(names) if names else mark


def playing_time(rows: Sequence[SongRow]) -> str:
    """Return how long the songs take together."""
    return clock(sum(seconds(row.song.length) for row in rows))


def _position(row: SongRow) -> str:
    return str(row.placement.position) if row.placement else ""


TITLE = Column[SongRow](key="title", heading="Song", cell=song_title)
ALBUM = Column[SongRow](
    key="album", heading="Album", cell=lambda row: row.album.title, priority=3, under="title", tone="era"
)
YEAR = Column[SongRow](
    key="year", heading="Year", cell=lambda row: str(row.album.year or ""), right=True, priority=3, under="title"
)
LENGTH = Column[SongRow](key="length", keys=columns.LENGTH_KEYS, heading="Length", cell=song_length, right=True)
WORDS = Column[SongRow](key="words", heading="Words", cell=lambda row: _writers(row, "words"), priority=4, tone="quiet")
MUSIC = Column[SongRow](key="music", heading="Music", cell=lambda row: _writers(row, "music"), priority=5, tone="quiet")
POSITION = Column[SongRow](key="position", heading="#", cell=_position, right=True, tone="quiet")
WHY = Column[SongRow](
    key="why",
    blank=True,
    heading="Why",
    cell=lambda row: row.placement.pick.why if row.placement else "",
    priority=6,
    prose=True,
)
CYCLE = Column[SongRow](
    key="cycle",
    keys=("cycle.name", "cycle.part"),
    blank=True,
    heading="Part",
    cell=lambda row: f"{row.song.cycle.name} {row.song.cycle.part}" if row.song.cycle else "",
    tone="quiet",
)

SONGS = Listing[SongRow](
    columns=(TITLE, ALBUM, YEAR, LENGTH, WORDS, MUSIC),
    era=lambda row: row.album.era,
    noun="song",
    total=playing_time,
)
IN_CYCLE = replace(SONGS, columns=(CYCLE, *SONGS.columns))
NUMBER = Column[SongRow](key="number", heading="#", cell=lambda row: str(row.song.number), right=True, tone="quiet")
TRACKS = replace(SONGS, columns=(NUMBER, TITLE, LENGTH, WORDS, MUSIC), noun="track")
"""An album's own songs."""
HEARD = replace(
    SONGS,
    columns=(POSITION, TITLE, ALBUM, YEAR, LENGTH, WORDS, MUSIC, WHY),
    group=lambda row: row.placement.part if row.placement else "",
)
EPISODE = Column[SongRow](
    key="episode",
    heading="Episode",
    cell=lambda row: row.placement.episode.id if row.placement else "",
    right=True,
    priority=2,
)
PART = Column[SongRow](
    key="part", heading="Part", cell=lambda row: row.placement.part if row.placement else "", priority=4, tone="quiet"
)
HEARD_SORTED = replace(HEARD, columns=(EPISODE, PART, *HEARD.columns[1:]), group=None)
"""Songs of episodes in another order than that of listening: each says where it belongs."""
PLACED = replace(HEARD_SORTED, columns=(EPISODE, PART, *HEARD.columns))
"""All that there is to say of a song in an episode, for formats that have the room."""


def songs_listing(*, placed: bool, cycle: bool) -> Listing[SongRow]:
    """Return the columns of songs: of episodes, of a cycle, or by themselves."""
    return PLACED if placed else IN_CYCLE if cycle else SONGS


KIND_NAMES = {"studio": "studio", "ep": "EP", "live": "live", "film": "film", "compilation": "compilation"}


def released(album: AnyAlbum) -> str:
    """Return the date of release as far as it is settled, marked where sources differ."""
    mark = DISPUTED if "released" in album.disputed else ""
    return mark + format_date(album.released) if album.released else mark


def album_length(album: AnyAlbum) -> str:
    """Return the playing time; where some lengths are unknown, nothing."""
    return clock(album.seconds) if album.seconds else ""


def kind_name(album: AnyAlbum) -> str:
    """Return the kind in words, with film beside it where it was filmed."""
    name = KIND_NAMES[album.kind]
    return f"{name}, film" if album.filmed and album.kind != "film" else name


def _peak(album: AnyAlbum, region: str) -> str:
    mark = DISPUTED if f"peaks.{region}" in album.disputed else ""
    return mark + str(album.peaks[region]) if region in album.peaks else mark


def albums_listing(guide: Guide, progress: Progress = NOTHING_YET) -> Listing[AnyAlbum]:
    """Return the columns of albums; the regions of chart places are those that the guide's albums have.

    What was heard is there once something was seen or heard.
    """
    regions = dict.fromkeys(region for album in guide.albums for region in album.peaks)
    return Listing(
        columns=(
            Column(key="released", heading="Released", cell=released, right=True, priority=2, under="title"),
            Column(key="title", heading="Album", cell=lambda album: album.title, tone="era"),
            Column(
                key="kind",
                keys=("kind", "filmed"),
                heading="Kind",
                cell=kind_name,
                priority=3,
                under="title",
                tone="quiet",
            ),
            Column(key="length", keys=LENGTH_KEYS, heading="Length", cell=album_length, right=True),
            Column(
                key="track_count",
                heading="Tracks",
                cell=lambda album: str(len(album.tracks) or ""),
                right=True,
                priority=4,
            ),
            *(_peak_column(region) for region in regions),
            Column(
                key="episodes",
                heading="Episode",
                cell=lambda album: ", ".join(episode.id for episode in episodes_with(guide, album)),
                right=True,
                priority=5,
            ),
            *([heard_column(progress)] if progress else []),
        ),
        era=lambda album: album.era,
        noun="album",
    )


def _peak_column(region: str) -> Column[AnyAlbum]:
    return Column(
        key=f"peaks.{region}",
        heading=region,
        cell=lambda album: _peak(album, region),
        right=True,
        priority=6,
        tone="quiet",
        legend="best chart place",
    )


def _live_note(track: LiveTrack) -> str:
    solo = f"{track.solo.removesuffix('s')} solo" if track.solo else ""
    parts = f"only {', '.join(track.parts)}" if track.parts else ""
    return "; ".join(filter(None, [parts, solo, track.note]))


LIVE_TRACKS = Listing[LiveTrack](
    columns=(
        Column(key="number", heading="#", cell=lambda track: str(track.number), right=True, tone="quiet"),
        Column(key="title", heading="Track", cell=lambda track: track.title),
        Column(key="length", heading="Length", cell=lambda track: track.length or "", right=True, priority=2),
        Column(key="note", blank=True, heading="Note", cell=_live_note, priority=1, under="title", tone="quiet"),
    ),
    era=lambda _: "",
    group=lambda track: f"disc {track.disc}" if track.disc else "",
    id="",
    noun="track",
)
