"""How albums are listed, and what is on them."""

from rushguide.listings.columns import LENGTH, Column, Listing
from rushguide.listings.log import heard_column
from rushguide.listings.marks import DISPUTED
from rushguide.model import AnyAlbum, Guide, LiveTrack
from rushguide.queries.albums import episodes_with
from rushguide.text import clock, say_date
from rushguide.watching.progress import NOTHING_YET, Progress

KIND_NAMES = {"studio": "studio", "ep": "EP", "live": "live", "film": "film", "compilation": "compilation"}


def released(album: AnyAlbum) -> str:
    """Return the date of release as far as it is settled, marked where sources differ."""
    mark = DISPUTED if "released" in album.disputed else ""
    return mark + say_date(album.released) if album.released else mark


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
            Column(key="released", heading="Released", read=released, right=True, drop=2, under="title"),
            Column(key="title", heading="Album", read=lambda album: album.title, tone="era"),
            Column(
                key="kind", keys=("kind", "filmed"), heading="Kind", read=kind_name, drop=3, under="title", tone="quiet"
            ),
            Column(key="length", keys=LENGTH, heading="Length", read=album_length, right=True),
            Column(
                key="track_count",
                heading="Tracks",
                read=lambda album: str(len(album.tracks) or ""),
                right=True,
                drop=4,
            ),
            *(_peak_column(region) for region in regions),
            Column(
                key="episodes",
                heading="Episode",
                read=lambda album: ", ".join(episode.id for episode in episodes_with(guide, album)),
                right=True,
                drop=5,
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
        read=lambda album: _peak(album, region),
        right=True,
        drop=6,
        tone="quiet",
        legend="best chart place",
    )


def _live_note(track: LiveTrack) -> str:
    solo = f"{track.solo.removesuffix('s')} solo" if track.solo else ""
    parts = f"only {', '.join(track.parts)}" if track.parts else ""
    return "; ".join(filter(None, [parts, solo, track.note]))


LIVE_TRACKS = Listing[LiveTrack](
    columns=(
        Column(key="number", heading="#", read=lambda track: str(track.number), right=True, tone="quiet"),
        Column(key="title", heading="Track", read=lambda track: track.title),
        Column(key="length", heading="Length", read=lambda track: track.length or "", right=True, drop=2),
        Column(key="note", blank=True, heading="Note", read=_live_note, drop=1, under="title", tone="quiet"),
    ),
    era=lambda _: "",
    group=lambda track: f"disc {track.disc}" if track.disc else "",
    id="",
    noun="track",
)
