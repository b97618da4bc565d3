"""The file that is played for a song is the one that somebody who knows the music would take."""

from pathlib import Path
from typing import Any

import pytest

from rushguide.guide.guide import Guide
from rushguide.guide.records import Series
from rushguide.library.matching import Choice, Version, choose_files
from rushguide.library.tags import AudioFile, Library, Tags
from rushguide.queries.songs import song_row
from tests.guides import guide_of, song, studio

pytestmark = pytest.mark.once

OWN: dict[str, Any] = {
    "title": "Tom Sawyer",
    "artists": ("Rush",),
    "album": "Moving Pictures",
    "year": 1981,
    "seconds": 273,
}


def choose(guide: Guide, identity: str, *files: AudioFile, folder: str = "Music") -> Choice:
    """Return the choice for a song from files."""
    return choose_files(guide, Library(Path("/", folder), files, ()), [song_row(guide, identity)])[0]


def file(path: str = "a.flac", **tags: Any) -> AudioFile:
    """Return a file of Tom Sawyer on its album; other tags as given."""
    return AudioFile(path, Tags(**OWN | tags))


def version_of(choice: Choice) -> Version | None:
    """Return what is played, or None."""
    return choice.chosen.version if choice.chosen else None


RECORDINGS: list[tuple[dict[str, Any], Version]] = [
    ({}, Version.ALBUM),
    ({"title": "TOM SAWYER", "artists": ("RUSH",), "album": "moving pictures"}, Version.ALBUM),
    ({"year": 1997}, Version.ALBUM),
    ({"year": None, "seconds": None}, Version.ALBUM),
    ({"album": "Moving Pictures [2011 Remaster]"}, Version.EDITION),
    ({"album": "Moving Pictures - 2011 Remaster"}, Version.EDITION),
    ({"album": "Moving Pictures 40th Anniversary"}, Version.EDITION),
    ({"album": "Moving Pictures (Disc 1)"}, Version.EDITION),
    ({"album": "Moving Pictures (Tour Edition)"}, Version.EDITION),
    ({"album": "Rush - Moving Pictures"}, Version.ALBUM),
    ({"album": "Rush: Moving Pictures (2011 Remaster)"}, Version.EDITION),
    ({"album": "Rush: Exit... Stage Left"}, Version.LIVE),
    ({"title": "Tom Sawyer - 2011 Remaster"}, Version.EDITION),
    ({"title": "Tom Sawyer (2015 Remaster) [24bit]"}, Version.EDITION),
    ({"album": "Chronicles", "year": 1990}, Version.COLLECTION),
    ({"album": "The Spirit of Radio: Greatest Hits 1974-1987", "year": 2003}, Version.COLLECTION),
    ({"album": "Signals"}, Version.COLLECTION),
    ({"album": ""}, Version.COLLECTION),
    ({"title": "Tom Sawyer (Remix)"}, Version.ALTERED),
    ({"title": "Tom Sawyer - Demo"}, Version.ALTERED),
    ({"album": "Moving Pictures Remixed"}, Version.ALTERED),
    ({"seconds": 420}, Version.ALTERED),
    ({"album": "Chronicles", "seconds": 310}, Version.ALTERED),
    ({"title": "Tom Sawyer (Live in YYZ 1981)", "album": "Moving Pictures (40th Anniversary)"}, Version.LIVE),
    ({"title": "Tom Sawyer - Live"}, Version.LIVE),
    ({"album": "Exit... Stage Left", "seconds": 300}, Version.LIVE),
    ({"album": "Snakes & Arrows Live (Disc 2)"}, Version.LIVE),
    ({"album": "Moving Pictures: Live 2011"}, Version.LIVE),
    ({"album": "Live at Massey Hall"}, Version.LIVE),
]


@pytest.mark.parametrize(("tags", "expected"), RECORDINGS, ids=str)
def test_recordings(guide: Guide, tags: dict[str, Any], expected: Version) -> None:
    """A file is known for what it holds: the album's recording, an edition, a collection, another version, live."""
    assert version_of(choose(guide, "tom-sawyer", file(**tags))) is expected


def test_the_best_is_taken(guide: Guide) -> None:
    """Of everything that could be played the album comes first, then an edition, a collection, a version, live."""
    files = [file(f"{number}.flac", **tags) for number, (tags, _) in enumerate(RECORDINGS)]
    expected = sorted(version for _, version in RECORDINGS)
    for best in expected:
        choice = choose(guide, "tom-sawyer", *files)
        assert choice.chosen
        assert version_of(choice) is best
        files.remove(choice.chosen.file)
    assert choose(guide, "tom-sawyer", *files).chosen is None


def test_among_equals(guide: Guide) -> None:
    """The album's own year counts before an unknown one, that before a later one; then length, then lossless."""
    ranked = [
        file("e.m4a", lossless=True),
        file("d.flac"),
        file("a.flac", seconds=281),
        file("b.flac", year=None),
        file("c.flac", year=1997),
    ]
    choice = choose(guide, "tom-sawyer", *reversed(ranked))
    assert choice.chosen
    assert [choice.chosen.file, *(each.file for each in choice.passed_over)] == ranked


def test_the_first_by_path_of_twins(guide: Guide) -> None:
    """Of two files that are alike the first by path is played, whatever order they come in."""
    for order in ((file("a.flac"), file("b.flac")), (file("b.flac"), file("a.flac"))):
        choice = choose(guide, "tom-sawyer", *order)
        assert choice.chosen
        assert choice.chosen.file.path == "a.flac"


STRANGERS = [
    {"artists": ("Rush Tribute Band",)},
    {"artists": ("Rush Hour",)},
    {"artists": ("Deadsy",), "album": "Commencement"},
    {"artists": ("Various Artists",), "album_artists": ("Various Artists",)},
    {"artists": ("Somebody feat. Rush",)},
    {"artists": ("Billie Joe Armstrong",), "album_artists": ("Rush",), "album": "2112 (40th Anniversary)"},
    {"artists": ("Dream Theater",), "album_artists": ("Rush",), "album": "Working Man: A Tribute"},
    {"artists": (), "album": "Some Album"},
    {"artists": ("\u30e9\u30c3\u30b7\u30e5",), "album": "Some Album"},
]


@pytest.mark.parametrize("tags", STRANGERS, ids=str)
def test_other_artists(guide: Guide, tags: dict[str, Any]) -> None:
    """A song of the same name by somebody else is never played, and is said to be somebody else's."""
    choice = choose(guide, "tom-sawyer", file(**tags))
    assert choice.chosen is None
    assert [each.refused for each in choice.passed_over] == ["not by Rush"]


OWN_IN_OTHER_WORDS: list[dict[str, Any]] = [
    {"artists": ("Rush", "Aimee Mann")},
    {"artists": ("Rush; Aimee Mann",)},
    {"artists": ("Rush/Aimee Mann",)},
    {"artists": ("Rush feat. Aimee Mann",)},
    {"artists": ("RUSH (Featuring Aimee Mann)",), "album_artists": ("Various Artists",)},
    {"artists": ("Rush feat. Aimee Mann",), "album_artists": ("Rush",), "album": "Chronicles"},
    {"artists": ("Geddy Lee / Alex Lifeson / Neil Peart",), "album_artists": ("Rush",)},
    {"artists": (), "album_artists": ("Rush",)},
    {"artists": ("Rush (2)",)},
    {"artists": ("\u30e9\u30c3\u30b7\u30e5",), "album_artists": ()},
    {"artists": (), "album": "Moving Pictures (2011 Remaster)"},
    {"album_artists": ("Various Artists",), "album": "Classic Rock"},
]


def test_the_artist_in_other_words(guide: Guide) -> None:
    """Guests, the artist of the album, or an album that the guide has, tell whose song it is."""
    assert [tags for tags in OWN_IN_OTHER_WORDS if not choose(guide, "tom-sawyer", file(**tags)).chosen] == []


WHOLE_2112 = (
    "2112: Overture / The Temples of Syrinx / Discovery / Presentation / Oracle: The Dream / Soliloquy / Grand Finale"
)
TITLES = [
    ("the-spirit-of-radio", "Spirit of Radio"),
    ("yyz", "Y.Y.Z."),
    ("by-tor-and-the-snow-dog", "Bytor & the Snowdog"),
    ("la-villa-strangiato", "La Villa Strangiato (An Exercise in Self-Indulgence)"),
    ("la-villa-strangiato", "La Villa Strangiato: An Exercise In Self-Indulgence"),
    ("witch-hunt", "Witch Hunt (Part III of 'Fear')"),
    ("cygnus-x-1-book-i-the-voyage", "Cygnus X-1"),
    ("cygnus-x-1-book-i-the-voyage", "Cygnus X-1: Book One - The Voyage"),
    ("cygnus-x-1-book-ii-hemispheres", "Cygnus X-1 Book II: Hemispheres"),
    ("cygnus-x-1-book-ii-hemispheres", "Cygnus X-1 Book 2 - Hemispheres"),
    ("cygnus-x-1-book-ii-hemispheres", "Cygnus X-1: Book II Hemispheres: Prelude / Apollo / Dionysus"),
    ("cygnus-x-1-book-ii-hemispheres", "Hemispheres"),
    ("2112", WHOLE_2112),
    ("2112", "2112: I. Overture; II. The Temples of Syrinx; III. Discovery"),
    ("natural-science", "Natural Science: Tide Pools/Hyperspace/Permanent Waves"),
    ("seven-and-seven-is", "7 and 7 Is"),
    ("tom-sawyer", "01 - Tom Sawyer"),
    ("2112", "01. 2112"),
]


@pytest.mark.parametrize(("identity", "title"), TITLES)
def test_titles(guide: Guide, identity: str, title: str) -> None:
    """A song is found however its title is spelt, with its subtitle or its parts or without."""
    row = song_row(guide, identity)
    length = sum(int(part) * unit for part, unit in zip(row.song.length.split(":"), (60, 1), strict=True))
    found = file(title=title, album=row.album.title, year=row.album.year, seconds=length)
    assert version_of(choose(guide, identity, found)) is Version.ALBUM


@pytest.mark.parametrize("title", ["???", "T", "To", "Something Else"])
def test_other_titles(guide: Guide, title: str) -> None:
    """A title of signs, of a letter or two, or simply another one is not the song, however well the rest fits."""
    assert choose(guide, "tom-sawyer", file(title=title)) == choose(guide, "tom-sawyer")
    nameless = guide_of(studio("first", song("one", title="!!!", length="4:33")))
    assert choose(nameless, "one", file(title=title, album="First")).chosen is None


def test_the_two_books(guide: Guide) -> None:
    """Book I and Book II of Cygnus X-1 are told apart, whichever of them a title leaves out."""
    one = file("1.flac", title="Cygnus X-1", album="A Farewell to Kings", year=1977, seconds=625)
    two = file("2.flac", title="Cygnus X-1 Book II", album="Hemispheres", year=1978, seconds=1088)
    for identity, expected in (("cygnus-x-1-book-i-the-voyage", one), ("cygnus-x-1-book-ii-hemispheres", two)):
        chosen = choose(guide, identity, one, two).chosen
        assert chosen
        assert chosen.file is expected


@pytest.mark.parametrize("title", ["Overture", "2112 - Overture", "I. Overture", "2112: I. Overture", "2112"])
def test_a_part_is_not_the_song(guide: Guide, title: str) -> None:
    """A file of one part is not played for the whole song, and it is said why."""
    choice = choose(guide, "2112", file(title=title, album="2112", year=1976, seconds=272))
    assert choice.chosen is None
    assert choice.passed_over[0].refused in {"only a part of the song", "only 4:32 of 20:34"}


def test_live_excerpts(guide: Guide) -> None:
    """On stage songs get shorter, but less than three fifths of one are no longer the song."""
    stage: dict[str, Any] = {"title": "2112", "album": "All the World's a Stage", "year": 1976}
    assert version_of(choose(guide, "2112", file(**stage, seconds=945))) is Version.LIVE
    assert choose(guide, "2112", file(**stage, seconds=400)).passed_over[0].refused == "only 6:40 of 20:34"


PATHS = [
    ("2112", "Rush/1976 - 2112/01 - 2112.flac", Version.ALBUM),
    ("2112", "Rush/2112 (1976) [FLAC]/1-01 2112.flac", Version.ALBUM),
    ("2112", "Rush - 2112/2112.flac", Version.ALBUM),
    ("2112", "Rush/[1976] 2112 (2012 Remaster)/01. 2112.flac", Version.EDITION),
    ("tom-sawyer", "Rush/Moving_Pictures/01_tom_sawyer.ogg", Version.ALBUM),
    ("tom-sawyer", "Rush - Moving Pictures - 01 - Tom Sawyer.mp3", Version.COLLECTION),
    ("tom-sawyer", "Rush - Tom Sawyer.mp3", Version.COLLECTION),
    ("tom-sawyer", "rock/Moving Pictures/Tom Sawyer.wav", Version.ALBUM),
    ("tom-sawyer", "Rush/1981 - Exit... Stage Left/13 - Tom Sawyer.flac", Version.LIVE),
    ("tom-sawyer", "Rush/Moving Pictures/Disc 1/01 Tom Sawyer.flac", Version.ALBUM),
    ("tom-sawyer", "Rush/Moving Pictures/01 - Tom Sawyer (live).flac", Version.LIVE),
    ("tom-sawyer", "Somebody/Album/01 - Tom Sawyer.flac", None),
    ("working-man", "Rush/1974 - Rush/08 - Working Man.flac", Version.ALBUM),
    ("seven-and-seven-is", "Rush/Feedback/3 7 and 7 Is.flac", Version.ALBUM),
]


@pytest.mark.parametrize(("identity", "path", "expected"), PATHS)
def test_names_of_files(guide: Guide, identity: str, path: str, expected: Version | None) -> None:
    """Where there are no tags, the names of file and folders tell title, album, year and artist."""
    assert version_of(choose(guide, identity, AudioFile(path, Tags()))) is expected


def test_the_library_may_be_the_artists_folder(guide: Guide) -> None:
    """The name of the library's own folder counts as well."""
    bare = AudioFile("Box/01 - Tom Sawyer.flac", Tags())
    assert choose(guide, "tom-sawyer", bare, folder="Rush").chosen
    assert choose(guide, "tom-sawyer", bare, folder="Music").chosen is None


def test_an_artist_whose_name_looks_like_two() -> None:
    """A name with a stroke in it is one artist's where the guide says so."""
    series = Series(id="s", title="S", artist="AC/DC", network="N", status="announced", reported="2025", summary="S.")
    small = guide_of(studio("first", song("one", length="4:00")), series=series)
    found = AudioFile("a.mp3", Tags(title="One", artists=("AC/DC",), album="First", seconds=240))
    assert choose(small, "one", found).chosen


def test_a_guide_without_an_artist() -> None:
    """A guide that does not say whose music it is knows its files by their albums."""
    small = guide_of(studio("first", song("one", length="4:00")))
    found = AudioFile("a.mp3", Tags(title="One", artists=("Anybody",), album="First", seconds=240))
    assert choose(small, "one", found).chosen
    choice = choose(small, "one", AudioFile("a.mp3", Tags(title="One", artists=("Anybody",), album="Else")))
    assert [each.refused for each in choice.passed_over] == ["not by the artist"]


@pytest.mark.parametrize(
    ("title", "album", "file_album", "version"),
    [
        ("Sketch (Demo)", "Tour de France", "Tour de France", Version.ALBUM),
        ("Sketch (Demo)", "Tour de France", "Tour de France (2009 Remaster)", Version.EDITION),
        ("Sketch (Demo)", "Tour de France", "Tour de France (Live in Paris)", Version.LIVE),
        ("Alone", "Live Wire [Deluxe]", "Live Wire [Deluxe]", Version.ALBUM),
        ("Alone", "Acoustic", "Acoustic (Deluxe)", Version.EDITION),
        ("Alone", "Acoustic", "Acoustic (Demos)", Version.ALTERED),
    ],
)
def test_marks_in_own_names(title: str, album: str, file_album: str, version: Version) -> None:
    """Words such as demo, tour or deluxe count only where they are not part of the song's or the album's own name."""
    guide = guide_of(studio("a", song("s", title=title), title=album))
    chosen = choose(guide, "s", file(title=title, album=file_album, artists=(), year=None, seconds=240))
    assert version_of(chosen) is version


@pytest.mark.parametrize(("artist", "filed"), [("The Band", "Band, The"), ("Die Ärzte", "Ärzte, Die")])
def test_an_article_at_the_end(artist: str, filed: str) -> None:
    """An artist may be filed as catalogues have it, and a title be one of several."""
    guide = guide_of(
        studio("a", song("s", title="Up")),
        series=Series(id="s", title="S", artist=artist, network="N", status="announced", reported="2025", summary="S."),
    )
    odd = file(title="\u4e0a", other_titles=("Up",), album="A", artists=(filed,), seconds=240)
    assert version_of(choose(guide, "s", odd)) is Version.ALBUM


@pytest.mark.parametrize("titles", [("Resume", "Résumé"), ("か", "が"), ("Lets Go", "Let's Go")])
def test_titles_that_differ_by_a_mark(titles: tuple[str, str]) -> None:
    """Of two songs whose titles differ by an accent, a dakuten or an apostrophe only, each gets its own file."""
    songs = [song(f"s{number}", title=title) for number, title in enumerate(titles)]
    guide = guide_of(studio("both", *songs))
    files = [file(f"{n}.flac", title=title, album="Both", artists=(), seconds=240) for n, title in enumerate(titles)]
    for number, name in enumerate(("0.flac", "1.flac")):
        chosen = choose(guide, f"s{number}", *files).chosen
        assert chosen
        assert chosen.file.path == name
    assert not choose(guide, "s1", files[0]).chosen


def test_a_half_is_not_twelve() -> None:
    """Numbers that stand apart in a title stay apart, thousands do not."""
    guide = guide_of(studio("a", song("half", title="½"), song("days", title="10,000 Days")))
    made = [file(f"{title}.flac", title=title, album="A", artists=(), seconds=240) for title in ("12", "10000 Days")]
    assert not choose(guide, "half", *made).chosen
    assert version_of(choose(guide, "days", *made)) is Version.ALBUM
