"""The bundled guide itself: its totals, and what holds for this guide beyond what the loader asks of any."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from rushguide.guide.files import bundled, guide_files
from rushguide.guide.guide import Guide
from rushguide.guide.music import LiveAlbum, StudioAlbum
from rushguide.guide.records import Episode
from rushguide.text import seconds

pytestmark = pytest.mark.once

EPISODES = range(1, 11)


def _sentences(prose: str) -> int:
    """Count sentences by the breaks between them; an initial or an abbreviation is not one."""
    whole = re.sub(r"\b(no|Mr|vs|Vs)\.", r"\1", prose)
    return len(re.findall(r"[a-z0-9)][.!?][\"')]* (?=[A-Z0-9])", whole)) + 1


@pytest.fixture(params=EPISODES)
def episode(guide: Guide, request: pytest.FixtureRequest) -> Episode:
    """Return each episode in turn."""
    number: int = request.param
    return guide.episodes[number - 1]


def test_totals(guide: Guide) -> None:
    """Ten episodes, eight eras, 19 studio albums and an EP, 15 live albums and films, 173 songs."""
    kinds = Counter(album.kind for album in guide.albums)
    assert (len(guide.episodes), len(guide.eras), len(guide.songs)) == (10, 8, 173)
    assert (kinds["studio"], kinds["ep"], kinds["live"] + kinds["film"]) == (19, 1, 15)
    assert sum(len(album.tracks) > 0 for album in guide.albums if isinstance(album, LiveAlbum)) == 11
    assert sum(len(album.tracks) for album in guide.albums if isinstance(album, LiveAlbum)) == 252


def test_announcement(guide: Guide) -> None:
    """All 38 claims, the five shots of the trailer in order, what is not stated, and the document's digest."""
    announcement = guide.announcement
    assert announcement is not None
    assert [claim.id for claim in announcement.claims] == [f"c{number:02}" for number in range(1, 39)]
    assert sorted(claim.order for claim in announcement.claims if claim.order) == [1, 2, 3, 4, 5]
    assert len(announcement.not_stated) == 7
    assert re.fullmatch("[0-9a-f]{64}", announcement.document.sha256)
    assert [claim.id for claim in announcement.claims if claim.disputed] == ["c04"]
    assert guide.announced_songs == {"tom-sawyer", "limelight", "2112"}


def test_eras_join(guide: Guide) -> None:
    """The eras follow one another without a gap, from 1968 on."""
    assert guide.eras[0].years.start == 1968
    for before, after in pairwise(guide.eras):
        assert before.years.end is not None
        assert after.years.start == before.years.end + 1
    assert guide.eras[-1].years.end is None


def test_albums_lie_in_their_eras(guide: Guide) -> None:
    """A studio album's era is that of its year of release; live records are filed by their music."""
    for album in guide.albums:
        if not isinstance(album, StudioAlbum):
            continue
        assert album.year is not None
        assert album.year in guide.era[album.era].years, album.id


def test_every_studio_album_has_one_episode(guide: Guide) -> None:
    """Each studio album and the EP stand in exactly one episode."""
    told = Counter(album for episode in guide.episodes for album in episode.albums)
    assert {album.id: told[album.id] for album in guide.albums if isinstance(album, StudioAlbum)} == {
        album.id: 1 for album in guide.albums if isinstance(album, StudioAlbum)
    }


def test_listening(episode: Episode) -> None:
    """Two to four songs before, eight to twelve featured, two to four after, each with a sentence or two of why."""
    listening = episode.listening
    assert 2 <= len(listening.before) <= 4
    assert 8 <= len(listening.featured) <= 12
    assert 2 <= len(listening.after) <= 4
    for _, pick in listening.picks():
        assert len(pick.why.split()) <= 32, pick.why
        assert _sentences(pick.why) <= 2, pick.why


def test_these_years(episode: Episode) -> None:
    """The prose of an episode has 90 to 180 words and never speaks of the episode or its pictures."""
    assert 90 <= len(episode.these_years.split()) <= 180
    assert not re.search(r"\b(episode|footage|viewers?|on screen|the series)\b", episode.these_years, re.IGNORECASE)


def test_announced_songs_are_featured(guide: Guide) -> None:
    """The three songs that the announcement names are featured."""
    for song in guide.announced_songs:
        assert "featured" in {placement.part for placement in guide.placements[song]}


def test_notes(guide: Guide) -> None:
    """Every studio album has a note of two to six sentences, most songs one of up to three, and no two are the same."""
    for album in guide.albums:
        if isinstance(album, StudioAlbum):
            assert album.note
            assert 2 <= _sentences(album.note) <= 6, album.note
    notes = [song.note for song in guide.songs if song.note]
    assert len(notes) >= 160
    assert [note for note in notes if _sentences(note) > 3] == []
    assert [note for note, times in Counter(notes).items() if times > 1] == []


def test_songs_are_complete(guide: Guide) -> None:
    """Every song has a length and somebody who wrote the music; every song with words has a writer of them."""
    for song in guide.songs:
        assert song.music, song.id
        assert song.instrumental != bool(song.words), song.id
        assert 60 <= seconds(song.length) <= 1300


def test_people_of_the_credits(guide: Guide) -> None:
    """Whoever wrote or produced on a record of the band's own songs has a record; covers have other writers."""
    known = {person.name for person in guide.people} | {"Rush"}
    for album in guide.albums:
        if isinstance(album, StudioAlbum) and album.kind == "studio":
            named = {name for song in album.tracks for name in (*song.words, *song.music)}
            assert named | set(album.producers) <= known, album.id


def test_plain_typography() -> None:
    """Straight quotes, no dashes but hyphens, a schema line first and a comment on what the file holds."""
    for name, path in guide_files(bundled()):
        text = path.read_text(encoding="utf-8")
        assert not re.findall("[‘’“”–—…\t]", text), name
        first, second, *_ = text.splitlines()
        assert first.startswith("# yaml-language-server: $schema=")
        assert second.startswith("# ")
