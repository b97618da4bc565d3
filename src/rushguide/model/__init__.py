"""The records, the guide that holds them, and its links. Knows nothing of files or screens."""

from rushguide.model.albums import (
    KINDS,
    SONG_KINDS,
    Album,
    Certification,
    Credit,
    Kind,
    LiveAlbum,
    Recorded,
    StudioAlbum,
)
from rushguide.model.announcement import Announcement, Claim, Document
from rushguide.model.contents import Contents, Placement
from rushguide.model.episodes import PARTS, Episode, Listening, Part, Pick
from rushguide.model.eras import Era, Influence
from rushguide.model.events import EVENT_KINDS, Event, EventKind
from rushguide.model.guide import AnyAlbum, Guide
from rushguide.model.named import Named, NamedKind
from rushguide.model.people import Person
from rushguide.model.record import GUIDE, Disputed, Plain, Record, Years
from rushguide.model.series import Series
from rushguide.model.songs import Cycle, Inspiration, LiveTrack, Song, SongPart
from rushguide.model.sources import Source

__all__ = [
    "EVENT_KINDS",
    "GUIDE",
    "KINDS",
    "PARTS",
    "SONG_KINDS",
    "Album",
    "Announcement",
    "AnyAlbum",
    "Certification",
    "Claim",
    "Contents",
    "Credit",
    "Cycle",
    "Disputed",
    "Document",
    "Episode",
    "Era",
    "Event",
    "EventKind",
    "Guide",
    "Influence",
    "Inspiration",
    "Kind",
    "Listening",
    "LiveAlbum",
    "LiveTrack",
    "Named",
    "NamedKind",
    "Part",
    "Person",
    "Pick",
    "Placement",
    "Plain",
    "Record",
    "Recorded",
    "Series",
    "Song",
    "SongPart",
    "Source",
    "StudioAlbum",
    "Years",
]
