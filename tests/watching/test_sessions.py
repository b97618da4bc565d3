"""An episode or albums for an evening: what there is to hear, how long it takes, what is assumed."""

from rushguide.guide.guide import Guide
from rushguide.guide.records import Listening, Pick
from rushguide.plan import Session, album_sessions, episode_sessions, playing_seconds
from tests.guides import episode, guide_of, live, song, studio

NOTHING_HEARD: frozenset[str] = frozenset()


def albums_of(sessions: list[Session]) -> list[list[str]]:
    """Return the ids of each session's albums."""
    return [[album.id for album in session.albums] for session in sessions]


def course(guide: Guide, *, budget: int | None = None, heard: frozenset[str] = NOTHING_HEARD) -> list[Session]:
    """Return the sessions of a guide's albums, 45 minutes assumed where a length is unknown."""
    return list(album_sessions(guide, guide.episodes, 45, budget=budget, heard=heard))


def test_episodes_with_the_songs_before_them() -> None:
    """Songs in listening order with their time; minutes are assumed only where no running time is known."""
    before = (Pick(song="two", why="W."), Pick(song="one", why="W."))
    guide = guide_of(
        studio("album", song("one", length="3:30"), song("two", number=2, length="1:00:40")),
        episodes=(episode(1, listening=Listening(before=before)), episode(2, runtime=52)),
    )
    first, second = episode_sessions(guide, guide.episodes, 60)
    assert ([each.id for each in first.before], first.seconds) == (["two", "one"], 3850)
    assert (first.minutes, first.assumed, first.albums) == (60, True, ())
    assert (second.before, second.seconds, second.minutes, second.assumed) == ((), 0, 52, False)


def test_each_album_once_in_the_order_of_episodes() -> None:
    """An album of two episodes belongs to the first; one that was heard is left out; one an evening."""
    guide = guide_of(
        *(studio(name, song(f"s-{name}")) for name in "abc"),
        episodes=(episode(1, albums=("b", "a", "b")), episode(2, albums=("a", "c"))),
    )
    assert albums_of(course(guide)) == [["b"], ["a"], ["c"]]
    assert [session.episode.number for session in course(guide)] == [1, 1, 2]
    assert albums_of(course(guide, heard=frozenset({"a", "c"}))) == [["b"]]
    assert course(guide, heard=frozenset("abc")) == []


def test_packed_into_a_budget() -> None:
    """Albums that follow each other share an evening while they fit to the second, and never across episodes."""
    guide = guide_of(
        studio("a", length="20:00"),
        studio("b", length="40:00"),
        studio("c", length="0:01"),
        studio("d", length="0:59"),
        episodes=(episode(1, albums=("a", "b", "c")), episode(2, albums=("d",))),
    )
    assert albums_of(course(guide, budget=60)) == [["a", "b"], ["c"], ["d"]]
    assert albums_of(course(guide, budget=59)) == [["a"], ["b", "c"], ["d"]]
    assert [session.minutes for session in course(guide, budget=59)] == [20, 41, 1]


def test_longer_than_the_budget() -> None:
    """An album that is longer has an evening of its own, and is said to be longer; without a budget nothing is."""
    guide = guide_of(
        *(studio("a", length="10:00"), studio("b", length="30:01"), studio("c", length="10:00")),
        episodes=(episode(1, albums=("a", "b", "c")),),
    )
    assert [(len(session.albums), session.over_budget) for session in course(guide, budget=30)] == [
        *((1, False), (1, True), (1, False)),
    ]
    assert not any(session.over_budget for session in course(guide))


def test_unknown_lengths() -> None:
    """An album of unknown length, or of none, is alone, and its minutes are assumed."""
    guide = guide_of(
        *(studio("a", length="1:00"), live("b"), live("c", length="0:00"), studio("d", length="1:00")),
        episodes=(episode(1, albums=("a", "b", "c", "d")),),
    )
    sessions = course(guide, budget=600)
    assert [(session.seconds, session.minutes, session.assumed) for session in sessions] == [
        *((60, 1, False), (None, 45, True), (None, 45, True), (60, 1, False)),
    ]
    assert playing_seconds(guide.albums) is None


def test_when_it_can_be_seen() -> None:
    """An episode has to air first, where that day is known; a month is no day, and albums wait for nothing."""
    guide = guide_of(
        studio("a"),
        episodes=(episode(1, air_date="2027-01-05", albums=("a",)), episode(2, air_date="2027-02"), episode(3)),
    )
    dates = [str(session.earliest) for session in episode_sessions(guide, guide.episodes, 60)]
    assert dates == ["2027-01-05", "None", "None"]
    assert [session.earliest for session in course(guide)] == [None]
