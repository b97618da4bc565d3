"""How eras are listed."""

from rushguide.listings.columns import YEARS, Column, Listing
from rushguide.model import Era, Guide
from rushguide.queries.episodes import episodes_of_era
from rushguide.text import say_years


def eras_listing(guide: Guide) -> Listing[Era]:
    """Return the columns of eras."""
    return Listing(
        columns=(
            Column(key="id", heading="Era", read=lambda era: era.id, tone="era"),
            Column(key="name", heading="Name", read=lambda era: era.name, drop=1, under="id"),
            Column(
                key="years", keys=YEARS, heading="Years", read=lambda era: say_years(era.years.start, era.years.end)
            ),
            Column(key="albums", heading="Albums", read=lambda era: str(_albums(guide, era)), right=True, drop=3),
            Column(key="songs", heading="Songs", read=lambda era: str(_songs(guide, era)), right=True, drop=2),
            Column(
                key="episodes",
                heading="Episodes",
                read=lambda era: ", ".join(episode.id for episode in episodes_of_era(guide, era)),
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
