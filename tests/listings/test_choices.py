"""What is said of a file is what is known of it."""

from typing import Any

import pytest

from rushguide.library import AudioFile, Candidate, Tags, Version
from rushguide.library.versions import Fit
from rushguide.listings.choices import say_why

SAID = [
    ({}, "its album, 1981, 4:20 (0:01 longer)"),
    ({"fit": Fit(Version.ALBUM, None), "file": AudioFile("a", Tags())}, "its album, 1981, length unknown"),
    ({"fit": Fit(Version.EDITION, 0), "album": "A (Deluxe)"}, "another edition: A (Deluxe), 1981, 4:20"),
    ({"fit": Fit(Version.COLLECTION, 0), "album": "Best Of"}, "a collection: Best Of, 1981, 4:20"),
    ({"fit": Fit(Version.COLLECTION, 0), "album": "", "year": None}, "album unknown, 4:20"),
    ({"fit": Fit(Version.ALTERED, -70)}, "another version: A, 1981, 4:20 (1:10 shorter)"),
    ({"fit": Fit(Version.LIVE, 0)}, "live: A, 1981, 4:20"),
    ({"refused": "only a part of the song"}, "only a part of the song, A, 1981, 4:20 (0:01 longer)"),
]


@pytest.mark.parametrize(("fields", "said"), SAID, ids=[said for _, said in SAID])
def test_why(fields: dict[str, Any], said: str) -> None:
    """Each recording is named for what it is, with year and length where they are known."""
    plain: dict[str, Any] = {
        "file": AudioFile("a.flac", Tags(seconds=260)),
        "album": "A",
        "year": 1981,
        "fit": Fit(Version.ALBUM, 1),
    }
    assert say_why(Candidate(**plain | fields)) == said
