"""How episodes are listed."""

from msgspec.structs import replace

from rushguide.listings import columns
from rushguide.listings.columns import Column, Listing
from rushguide.listings.log import seen_column
from rushguide.model import Episode, Guide
from rushguide.queries.episodes import listening_seconds
from rushguide.text import clock, say_years
from rushguide.watching.progress import NOTHING_YET, Progress

NUMBER = Column[Episode](key="number", heading="#", read=lambda episode: episode.id, right=True)
TITLE = Column[Episode](key="title", heading="Title", read=lambda episode: episode.title)
YEARS = Column[Episode](
    key="years",
    keys=columns.YEARS,
    heading="Years",
    read=lambda episode: say_years(episode.years.start, episode.years.end),
)
ERAS = Column[Episode](
    key="eras", heading="Eras", read=lambda episode: ", ".join(episode.eras), drop=1, under="title", tone="era"
)
ALBUMS = Column[Episode](
    key="albums", heading="Albums", read=lambda episode: str(len(episode.albums)), right=True, drop=4
)
TAGLINE = Column[Episode](
    key="tagline", blank=True, heading="", read=lambda episode: episode.tagline or "", drop=5, prose=True
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
        read=lambda episode: str(len(guide.listening[episode.number])),
        right=True,
        drop=2,
    )
    listening = Column[Episode](
        key="seconds",
        heading="Listening",
        read=lambda episode: clock(listening_seconds(guide, episode)),
        right=True,
        drop=3,
    )
    listing = Listing(
        columns=(*OVERVIEW.columns, ALBUMS, songs, listening, TAGLINE),
        era=OVERVIEW.era,
        id=OVERVIEW.id,
        noun=OVERVIEW.noun,
        total=lambda episodes: f"{clock(sum(listening_seconds(guide, each) for each in episodes))} to listen to",
    )
    return with_seen(listing, guide, progress)
