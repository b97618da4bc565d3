"""How eras are listed."""

from msgspec.structs import replace

from rushguide.columns import column as columns
from rushguide.columns.column import YEARS_KEYS, Column, Listing
from rushguide.columns.going import seen_column
from rushguide.guide.guide import Guide
from rushguide.guide.records import Episode, Era
from rushguide.log.progress import NOTHING_YET, Progress
from rushguide.queries.series import episodes_of_era, listening_seconds
from rushguide.text import clock, format_years

NUMBER = Column[Episode](key="number", heading="#", cell=lambda episode: episode.id, right=True)
TITLE = Column[Episode](key="title", heading="Title", cell=lambda episode: episode.title)
YEARS = Column[Episode](
    key="years",
    keys=columns.YEARS_KEYS,
    heading="Years",
    cell=lambda episode: format_years(episode.years.start, episode.years.end),
)
ERAS = Column[Episode](
    key="eras", heading="Eras", cell=lambda episode: ", ".join(episode.eras), priority=1, under="title", tone="era"
)
ALBUMS = Column[Episode](
    key="albums", heading="Albums", cell=lambda episode: str(len(episode.albums)), right=True, priority=4
)
TAGLINE = Column[Episode](
    key="tagline", blank=True, heading="", cell=lambda episode: episode.tagline or "", priority=5, prose=True
)

OVERVIEW = Listing[Episode](
    columns=(NUMBER, TITLE, YEARS, ERAS), era=lambda episode: episode.main_era, id="number", noun="episode"
)
"""The few columns of the first screen."""


def with_seen(listing: Listing[Episode], guide: Guide, progress: Progress) -> Listing[Episode]:
    """Return a listing of episodes with one column more, once something was seen or heard."""
    if not progress:
        return listing
    return replace(listing, columns=(*listing.columns, seen_column(guide, progress)))


def episodes_listing(guide: Guide, progress: Progress = NOTHING_YET) -> Listing[Episode]:
    """Return the columns of episodes, with what there is to hear with each, and what was seen once something was."""
    songs = Column[Episode](
        key="song_count",
        heading="Songs",
        cell=lambda episode: str(len(guide.listening[episode.number])),
        right=True,
        priority=2,
    )
    listening = Column[Episode](
        key="seconds",
        heading="Listening",
        cell=lambda episode: clock(listening_seconds(guide, episode)),
        right=True,
        priority=3,
    )
    listing = Listing(
        columns=(*OVERVIEW.columns, ALBUMS, songs, listening, TAGLINE),
        era=OVERVIEW.era,
        id=OVERVIEW.id,
        noun=OVERVIEW.noun,
        total=lambda episodes: f"{clock(sum(listening_seconds(guide, each) for each in episodes))} to listen to",
    )
    return with_seen(listing, guide, progress)


def eras_listing(guide: Guide) -> Listing[Era]:
    """Return the columns of eras."""
    return Listing(
        columns=(
            Column(key="id", heading="Era", cell=lambda era: era.id, tone="era"),
            Column(key="name", heading="Name", cell=lambda era: era.name, priority=1, under="id"),
            Column(
                key="years",
                keys=YEARS_KEYS,
                heading="Years",
                cell=lambda era: format_years(era.years.start, era.years.end),
            ),
            Column(key="albums", heading="Albums", cell=lambda era: str(_albums(guide, era)), right=True, priority=3),
            Column(key="songs", heading="Songs", cell=lambda era: str(_songs(guide, era)), right=True, priority=2),
            Column(
                key="episodes",
                heading="Episodes",
                cell=lambda era: ", ".join(episode.id for episode in episodes_of_era(guide, era)),
                right=True,
            ),
        ),
        era=lambda era: era.id,
        noun="era",
    )


def _albums(guide: Guide, era: Era) -> int:
    return sum(album.era == era.id for album in guide.albums)


def _songs(guide: Guide, era: Era) -> int:
    return sum(guide.album_of[song.id].era == era.id for song in guide.songs)
