"""What can be named in the guide, and the record that a name means."""

import unicodedata
from collections import Counter
from collections.abc import Callable

import pytest

from rushguide.errors import ExitCode, GuideError
from rushguide.model import Guide, Person
from rushguide.queries.catalogue import (
    album_ids,
    among,
    era_ids,
    find_album,
    find_episode,
    find_episodes,
    find_era,
    find_event,
    find_person,
    find_song,
    person_ids,
)
from rushguide.text import fold
from tests.guides import guide_of

Find = Callable[[Guide, str], object]


def _named(guide: Guide) -> list[tuple[Find, list[tuple[str, str, object]]]]:
    """Return each kind's way to find, with the id, the title and the record of all there are."""
    return [
        (find_song, [(each.id, each.title, each) for each in guide.songs]),
        (find_album, [(each.id, each.title, each) for each in guide.albums]),
        (find_era, [(each.id, each.name, each) for each in guide.eras]),
        (find_episode, [(each.id, each.title, each) for each in guide.episodes]),
        (find_person, [(each.id, each.name, each) for each in guide.people]),
    ]


def _shouted(title: str) -> str:
    """Return a title as somebody may type it: upper case, without accents and quotes."""
    plain = "".join(each for each in unicodedata.normalize("NFD", title) if not unicodedata.combining(each))
    return "".join(each for each in plain.upper() if each not in "'’\"")


def test_everything_has_its_names(guide: Guide) -> None:
    """Each record is found by its id and, where it is the only one of that title, by the title, shouted or not."""
    tried = 0
    for find, named in _named(guide):
        titles = Counter(fold(title) for _, title, _ in named)
        for identity, title, record in named:
            typed = [identity, *([title, _shouted(title)] if titles[fold(title)] == 1 else [])]
            assert [find(guide, each) is record for each in typed] == [True] * len(typed), typed
            tried += len(typed)
    assert tried == (173 + 35 + 8 + 10 + len(guide.people)) * 3
    assert all(find_event(guide, event.id) is event for event in guide.events)


@pytest.mark.parametrize(
    ("find", "typed", "found"),
    [
        (find_song, "tom saw", "tom-sawyer"),
        (find_song, "by tor", "by-tor-and-the-snow-dog"),
        (find_song, "spirit of radio", "the-spirit-of-radio"),
        (find_song, "whats my thing", None),
        (find_song, "wheres my thing", "wheres-my-thing"),
        (find_song, "cygnus x1 book ii", None),
        (find_song, "book ii", "cygnus-x-1-book-ii-hemispheres"),
        (find_album, "farewell", "a-farewell-to-kings"),
        (find_album, "rio", "rush-in-rio"),
        (find_album, "rush", "rush"),
        (find_album, "a show of hands", "a-show-of-hands"),
        (find_era, "Hard Rock", "roots"),
        (find_era, "hiatus", "return"),
        (find_era, "prog", "prog"),
        (find_person, "lerxst", "alex-lifeson"),
        (find_person, "peart", "neil-peart"),
        (find_person, "jimbo barton", "james-jimbo-barton"),
        (find_episode, "3", "3"),
        (find_episode, " 03 ", "3"),
        (find_episode, "gasworks", "1"),
        (find_episode, "55,000 Miles", "9"),
        (find_episode, "the forum, 1 august", "10"),
    ],
)
def test_names_that_people_type(guide: Guide, find: Find, typed: str, found: str | None) -> None:
    """Short, sloppy and other names mean what one expects; wrong ones mean nothing."""
    if found is None:
        with pytest.raises(GuideError, match=f"there is no song '{typed}'"):
            find(guide, typed)
    else:
        assert getattr(find(guide, typed), "id", None) == found


def test_ambiguous_and_misspelt(guide: Guide) -> None:
    """Several songs are listed, and a misspelt one is offered but not taken."""
    with pytest.raises(GuideError) as several:
        find_song(guide, "fear")
    assert several.value.hints == ("Witch Hunt", "The Weapon", "The Enemy Within", "Freeze")
    with pytest.raises(GuideError, match=r"there is no song 'tom sawier'\. Did you mean Tom Sawyer"):
        find_song(guide, "tom sawier")
    with pytest.raises(GuideError, match=r"there is no era 'prgo'\. Did you mean prog"):
        find_era(guide, "prgo")


@pytest.mark.parametrize("find", [find_episode, find_episodes])
@pytest.mark.parametrize("typed", ["0", "11", "011", "99999999"])
def test_episodes_that_are_lacking(guide: Guide, find: Find, typed: str) -> None:
    """A number beyond the episodes is well-formed but lacking, alone or in a list, and the last one is named."""
    with pytest.raises(GuideError) as caught:
        find(guide, typed)
    assert caught.value.message == f"there is no episode {typed.lstrip('0') or 0}"
    assert caught.value.hints == ("episodes: 1 to 10",)
    assert caught.value.code == ExitCode.LACKING


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("3", [3]),
        ("03", [3]),
        ("1-4,7", [1, 2, 3, 4, 7]),
        ("7,1..2,2", [1, 2, 7]),
        ("9..", [9, 10]),
        ("..2", [1, 2]),
        ("gasworks, 3", [1, 3]),
        ("55,000 miles", [9]),
        ("The Forum, 1 August", [10]),
        (" 5 - 6 ", [5, 6]),
        (None, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
    ],
)
def test_lists_of_episodes(guide: Guide, typed: str | None, numbers: list[int]) -> None:
    """Numbers, ranges and titles mean episodes, each once and by number; nothing typed means all."""
    assert [episode.number for episode in find_episodes(guide, typed)] == numbers


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *((lacking, 1) for lacking in ("4-11", "0..3", "12..", "3,xyzzy", "", "3,")),
        *((unreadable, 2) for unreadable in ("4-1", "-", "..", "1--2", "1.5", "٣")),
    ],
)
def test_lists_of_episodes_that_fail(guide: Guide, typed: str, code: int) -> None:
    """A range with an end beyond the episodes, and an unknown title, end with 1; what is no range with 2."""
    with pytest.raises(GuideError) as caught:
        find_episodes(guide, typed)
    assert caught.value.code == code


def test_a_number_of_any_length(guide: Guide) -> None:
    """A number longer than Python converts is lacking like any other; digits of other scripts are no number."""
    for typed in ("9" * 5000, "٣"):
        with pytest.raises(GuideError, match=f"there is no episode {typed}"):
            find_episode(guide, typed)


def test_lists_of_ids(guide: Guide) -> None:
    """Comma lists of eras and albums mean ids; nothing typed is no limit."""
    assert era_ids(guide, "hard rock,synth") == frozenset({"roots", "synth"})
    assert album_ids(guide, "2112, moving, ESL") == frozenset({"2112", "moving-pictures", "exit-stage-left"})
    assert person_ids(guide, "broon,alex") == frozenset({"terry-brown", "alex-lifeson"})
    assert era_ids(guide, None) is None
    assert album_ids(guide, None) is None
    with pytest.raises(GuideError, match="there is no era 'disco'"):
        era_ids(guide, "prog,disco")
    with pytest.raises(GuideError, match="there is no album 'thriller'"):
        album_ids(guide, "thriller")


def test_other_names_of_people_count() -> None:
    """Among plain names, a person on record is found by other names as well; who is not asked for is not."""
    people = (
        Person(id="terry-brown", name="Terry Brown", aliases=("Broon",), role="producer"),
        Person(id="peter-collins", name="Peter Collins", aliases=("Mr. Big",), role="producer"),
    )
    small = guide_of(people=people)

    def names() -> list[str]:
        return ["Rush", "Terry Brown", "Rush"]

    assert among(small, "producer", "broon", names) == frozenset({"Terry Brown"})
    assert among(small, "producer", "rush,terry-brown", names) == frozenset({"Rush", "Terry Brown"})
    assert among(small, "producer", None, names) is None
    with pytest.raises(GuideError) as caught:
        among(small, "producer", "mr big", names)
    assert caught.value.message == "there is no producer 'mr big'."
    assert caught.value.hints == ("producers: rush, terry-brown",)
