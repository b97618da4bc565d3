"""Small guides built from records, for what the bundled guide lacks."""

from typing import Any

from rushguide.guide.guide import AnyAlbum, Guide
from rushguide.guide.music import LiveAlbum, LiveTrack, Song, StudioAlbum
from rushguide.guide.record import Years
from rushguide.guide.records import Episode, Era, Listening, Pick, Series

Fields = dict[str, Any]


def song(identity: str, **fields: Any) -> Song:
    """Return a song; what is not given is plain."""
    plain: Fields = {"id": identity, "title": identity.title(), "number": 1, "length": "4:00"}
    return Song(**plain | fields)


def studio(identity: str, *tracks: Song, **fields: Any) -> StudioAlbum:
    """Return a studio album of the era `early`, without a date unless one is given."""
    plain: Fields = {"id": identity, "title": identity.title(), "kind": "studio", "era": "early", "tracks": tracks}
    return StudioAlbum(**plain | fields)


def live(identity: str, *tracks: LiveTrack, **fields: Any) -> LiveAlbum:
    """Return a live album of the era `early`, without a date unless one is given."""
    plain: Fields = {"id": identity, "title": identity.title(), "kind": "live", "era": "early", "tracks": tracks}
    return LiveAlbum(**plain | fields)


def era(identity: str, **fields: Any) -> Era:
    """Return an era that lasts from 1970 on unless other years are given."""
    plain: Fields = {
        "id": identity,
        "name": identity.title(),
        "years": Years(start=1970),
        "colour": "#000000",
        "summary": "S.",
    }
    return Era(**plain | fields)


def episode(number: int, *featured: Pick, **fields: Any) -> Episode:
    """Return an episode of the era `early` that features the picks."""
    plain: Fields = {
        "number": number,
        "title": f"Part {number}",
        "title_status": "working",
        "years": Years(start=1970, end=1975),
        "these_years": "They play.",
        "eras": ("early",),
        "listening": Listening(featured=featured),
    }
    return Episode(**plain | fields)


def guide_of(*albums: AnyAlbum, **contents: Any) -> Guide:
    """Return a guide of one era that holds the albums and whatever other contents are given."""
    plain: Fields = {
        "series": Series(
            id="small", title="Small", network="None", status="unconfirmed", reported="2025-11", summary="Small."
        ),
        "episodes": (),
        "eras": (era("early"),),
        "studio_albums": tuple(album for album in albums if isinstance(album, StudioAlbum)),
        "live_albums": tuple(album for album in albums if isinstance(album, LiveAlbum)),
    }
    return Guide(**plain | contents)
