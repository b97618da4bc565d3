"""How songs are listed: by themselves, and as an episode's listening."""

from collections.abc import Sequence

from msgspec.structs import replace

from rushguide.listings import columns
from rushguide.listings.columns import Column, Listing
from rushguide.listings.marks import ANNOUNCED, DISPUTED
from rushguide.queries.songs import SongRow
from rushguide.text import clock, seconds


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


TITLE = Column[SongRow](key="title", heading="Song", read=song_title)
ALBUM = Column[SongRow](
    key="album", heading="Album", read=lambda row: row.album.title, drop=3, under="title", tone="era"
)
YEAR = Column[SongRow](
    key="year", heading="Year", read=lambda row: str(row.album.year or ""), right=True, drop=3, under="title"
)
LENGTH = Column[SongRow](key="length", keys=columns.LENGTH, heading="Length", read=song_length, right=True)
WORDS = Column[SongRow](key="words", heading="Words", read=lambda row: _writers(row, "words"), drop=4, tone="quiet")
MUSIC = Column[SongRow](key="music", heading="Music", read=lambda row: _writers(row, "music"), drop=5, tone="quiet")
POSITION = Column[SongRow](key="position", heading="#", read=_position, right=True, tone="quiet")
WHY = Column[SongRow](
    key="why",
    blank=True,
    heading="Why",
    read=lambda row: row.placement.pick.why if row.placement else "",
    drop=6,
    prose=True,
)
CYCLE = Column[SongRow](
    key="cycle",
    keys=("cycle.name", "cycle.part"),
    blank=True,
    heading="Part",
    read=lambda row: f"{row.song.cycle.name} {row.song.cycle.part}" if row.song.cycle else "",
    tone="quiet",
)

SONGS = Listing[SongRow](
    columns=(TITLE, ALBUM, YEAR, LENGTH, WORDS, MUSIC),
    era=lambda row: row.album.era,
    noun="song",
    total=playing_time,
)
IN_CYCLE = replace(SONGS, columns=(CYCLE, *SONGS.columns))
NUMBER = Column[SongRow](key="number", heading="#", read=lambda row: str(row.song.number), right=True, tone="quiet")
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
    read=lambda row: row.placement.episode.id if row.placement else "",
    right=True,
    drop=2,
)
PART = Column[SongRow](
    key="part", heading="Part", read=lambda row: row.placement.part if row.placement else "", drop=4, tone="quiet"
)
HEARD_SORTED = replace(HEARD, columns=(EPISODE, PART, *HEARD.columns[1:]), group=None)
"""Songs of episodes in another order than that of listening: each says where it belongs."""
PLACED = replace(HEARD_SORTED, columns=(EPISODE, PART, *HEARD.columns))
"""All that there is to say of a song in an episode, for formats that have the room."""


def songs_listing(*, placed: bool, cycle: bool) -> Listing[SongRow]:
    """Return the columns of songs: of episodes, of a cycle, or by themselves."""
    return PLACED if placed else IN_CYCLE if cycle else SONGS
