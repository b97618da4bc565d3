"""People by role, era and album, and what follows from credits, events and episodes."""

import pytest

from rushguide.errors import GuideError
from rushguide.model import Credit, Guide, LiveTrack, Person, Years
from rushguide.queries.people import (
    PeopleFilter,
    albums_of,
    credits_of,
    episodes_with_person,
    events_with,
    select_people,
    songs_of,
    songs_with_music_by,
    songs_with_words_by,
)
from tests.guides import guide_of, live, song, studio
from tests.happenings import guide_with, happening


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"role": "violin"}, ["ben-mink", "jonathan-dinklage"]),
        ({"role": "VIOLIN guest, lyric partner"}, ["pye-dubois", "peter-talbot", "ben-mink", "jonathan-dinklage"]),
        ({"role": "key play", "era": "prog"}, ["geddy-lee", "hugh-syme"]),  # beginnings of words; an album before 1979
        ({"role": "bass", "album": "signals"}, ["geddy-lee", "alex-lifeson"]),  # instruments count, bass pedals too
        ({"role": "string arranger"}, ["anne-dudley", "david-campbell"]),
        (
            {"album": "signals"},
            [
                "geddy-lee",
                "alex-lifeson",
                "neil-peart",
                "terry-brown",
                "paul-northfield",
                "robbie-whelan",
                "hugh-syme",
                "ben-mink",
            ],
        ),
        ({"album": "signals,feedback", "role": "guest"}, ["hugh-syme", "ben-mink", "jason-sniderman"]),
        ({"role": "tuba"}, []),
    ],
)
def test_filters(guide: Guide, asked: dict[str, str], found: list[str]) -> None:
    """Role, era and album take comma lists, and all that are given have to fit."""
    assert [person.id for person in select_people(guide, PeopleFilter(**asked))] == found


def test_members_come_first() -> None:
    """Members stand before others, each in the guide's order."""
    people = tuple(Person(id=each, name=each, role="r", member=each in "bd") for each in "abcd")
    assert [person.id for person in select_people(guide_of(people=people), PeopleFilter())] == ["b", "d", "a", "c"]


def test_an_era_has_those_of_its_years_and_else_those_of_its_albums() -> None:
    """Years with the band decide; of somebody without any, the albums."""
    people = (
        Person(id="before", name="Before", role="r", with_rush=(Years(start=1960, end=1969),)),
        Person(id="twice", name="Twice", role="r", with_rush=(Years(start=1960, end=1961), Years(start=1999))),
        Person(id="maker", name="Maker", role="r"),
        Person(id="nobody", name="Nobody", role="r"),
    )
    guide = guide_of(studio("one", producers=("Maker", "Before")), people=people)
    assert [person.id for person in select_people(guide, PeopleFilter(era="early"))] == ["twice", "maker"]


@pytest.mark.parametrize("asked", [{"era": "baroque"}, {"album": "nothing"}, {"role": "drums", "era": ""}])
def test_filters_that_mean_nothing(guide: Guide, asked: dict[str, str]) -> None:
    """An era or album that the guide lacks is an error, whatever else is asked for."""
    with pytest.raises(GuideError, match=r"there is no (era|album)"):
        select_people(guide, PeopleFilter(**asked))


ANN = Person(id="ann", name="Ann", role="writer")
WORKS = guide_of(
    studio(
        "second",
        song("tune", music=("Ann", "Bob")),
        song("line", words=("Ann",)),
        song("none", words=("Bob",)),
        released="1980",
        credits=(Credit(name="Ann", role="flute", songs=("none",)), Credit(name="Bob", role="horn", songs=("tune",))),
    ),
    studio("first", song("early", words=("Ann",), music=("Ann",)), released="1970"),
    live("undated", LiveTrack(number=1, title="T"), producers=("Ann",), credits=(Credit(name="Ann", role="lights"),)),
    live("other", producers=("Bob",), released="1990"),
    people=(ANN,),
)


def test_songs_of_a_person() -> None:
    """Words, music and credits for single songs count, each song once and by release."""
    assert [song.id for song in songs_with_words_by(WORKS, ANN)] == ["early", "line"]
    assert [song.id for song in songs_with_music_by(WORKS, ANN)] == ["early", "tune"]
    assert [song.id for song in songs_of(WORKS, ANN)] == ["early", "tune", "line", "none"]


def test_albums_and_credits_of_a_person() -> None:
    """Producing, writing and credits make an album somebody's; those without a date stand last."""
    assert [album.id for album in albums_of(WORKS, ANN)] == ["first", "second", "undated"]
    assert [(album.id, role) for album, role in credits_of(WORKS, ANN)] == [
        ("second", "flute"),
        ("undated", "producer"),
        ("undated", "lights"),
    ]


def test_events_and_episodes_of_a_person(guide: Guide) -> None:
    """Events that name a person are theirs, derived ones too; so are episodes."""
    born = Person(id="ann", name="Ann", role="r", born="1950")
    with_ann = guide_with(happening("met", "1970", people=("ann",)), happening("rained", "1971"), people=(born,))
    assert [event.id for event in events_with(with_ann, born)] == ["birth-ann", "met"]
    assert [episode.number for episode in episodes_with_person(guide, guide.person["ben-mink"])] == [6, 10]


def test_figures_of_the_real_people(guide: Guide) -> None:
    """The sleeves give Peart the words of 143 songs and music of four, and Lee music of 162."""
    peart, lee, talbot = (guide.person[each] for each in ("neil-peart", "geddy-lee", "peter-talbot"))
    assert len(songs_with_words_by(guide, peart)) == 143
    assert len(songs_with_music_by(guide, peart)) == 4
    assert len(songs_with_music_by(guide, lee)) == 162
    assert len(songs_with_words_by(guide, lee)) == 14
    assert [song.id for song in songs_of(guide, talbot)] == ["closer-to-the-heart"]
    assert [song.id for song in songs_of(guide, guide.person["ben-mink"])] == ["losing-it", "faithless"]
