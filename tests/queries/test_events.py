"""Events: those that follow from albums and people, filters, and what happened on a day."""

from datetime import date

import pytest

from rushguide.errors import ExitCode, GuideError
from rushguide.loading import load_guide
from rushguide.model import Disputed, Guide, Person, Years
from rushguide.queries.events import (
    EventFilter,
    episodes_of,
    era_of,
    events_of_episode,
    events_of_era,
    next_day,
    on_day,
    select_events,
)
from tests.conftest import example
from tests.guides import guide_of, live, studio
from tests.happenings import guide_with, happening


@pytest.fixture(scope="module")
def small() -> Guide:
    """Return the example guide with three typed events."""
    return load_guide(example("small"))


def test_derived_events_are_worded(small: Guide) -> None:
    """Releases, births and deaths are titled by what they follow from, and name the person."""
    assert small.event["release-first-light"].title == "First Light is released"
    assert small.event["death-bo-lumen"].title == "Bo Lumen dies"
    assert (small.event["birth-ada-wick"].people, small.event["birth-ada-wick"].kind) == (("ada-wick",), "birth")


def test_what_is_not_known_did_not_happen() -> None:
    """An album without a date and a person without dates make no events; a live album with a date does."""
    guide = guide_of(studio("unheard"), live("heard", released="1980"), people=(Person(id="a", name="A", role="r"),))
    assert [event.id for event in guide.events] == ["release-heard"]


def test_a_derived_event_rests_on_what_its_date_rests_on(small: Guide) -> None:
    """The sources and rival values of the date go along, under the event's own field; no date in dispute, no rivals."""
    released = small.event["release-first-light"]
    assert released.sources == {"*": ("wick-book",)}
    assert released.disputed == {
        "date": (Disputed(value="1975-03-28", note="the date on the sleeve", sources=("lantern-site", "harbour-post")),)
    }
    assert small.event["release-neon-city"].disputed == {}


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"era": "wick"}, ["first-concert", "release-first-light", "lamp-tour"]),
        ({"era": "afterglow,candles", "kind": "tour,death"}, ["lamp-tour", "death-bo-lumen"]),
        ({"episode": "1"}, ["first-concert", "release-first-light", "lamp-tour"]),
        ({"episode": "2"}, ["release-neon-city", "release-lanterns-at-sea"]),
        ({"episode": "3.."}, ["death-bo-lumen", "release-the-long-dark", "reunion-at-sea"]),
        ({"year": "1977"}, ["lamp-tour"]),
        ({"year": "..1950,2004..2005"}, ["birth-bo-lumen", "release-the-long-dark"]),
        ({"kind": "birth, DEATH"}, ["birth-bo-lumen", "birth-ada-wick", "death-bo-lumen"]),
        ({"person": "the match"}, ["birth-ada-wick", "first-concert"]),
        ({"person": "ada,bo", "kind": "birth", "year": "1952"}, ["birth-ada-wick"]),
        ({"person": "cy"}, []),
    ],
)
def test_filters(small: Guide, asked: dict[str, str], found: list[str]) -> None:
    """Each filter keeps what fits, takes a comma list, and all that are given have to fit."""
    assert [event.id for event in select_events(small, EventFilter(**asked))] == found


@pytest.mark.parametrize(
    ("asked", "message", "code"),
    [
        ({"kind": "gig"}, "'gig' is not a kind", ExitCode.UNREADABLE),
        ({"year": "76"}, "'76' is not a year or a range of years", ExitCode.UNREADABLE),
        ({"era": "baroque"}, "there is no era 'baroque'.", ExitCode.LACKING),
        ({"episode": "4"}, "there is no episode 4", ExitCode.LACKING),
        ({"person": "eve"}, "there is no person 'eve'.", ExitCode.LACKING),
    ],
)
def test_filters_that_mean_nothing(small: Guide, asked: dict[str, str], message: str, code: ExitCode) -> None:
    """What cannot be read and what the guide lacks are told apart."""
    with pytest.raises(GuideError) as caught:
        select_events(small, EventFilter(**asked))
    assert (caught.value.message, caught.value.code) == (message, code)


def test_the_era_and_episodes_of_an_event(small: Guide) -> None:
    """An event belongs to the era and the episodes whose years it begins in, and they to it; before all, to none."""
    tour, birth = small.event["lamp-tour"], small.event["birth-bo-lumen"]
    assert era_of(small, tour) == small.era["wick"]
    assert [episode.number for episode in episodes_of(small, tour)] == [1]
    assert (era_of(small, birth), episodes_of(small, birth)) == (None, [])
    neon = ["release-neon-city", "release-lanterns-at-sea"]
    assert [event.id for event in events_of_era(small, small.era["neon"])] == neon
    assert [event.id for event in events_of_episode(small, small.episodes[1])] == neon


DAYS = guide_with(
    happening("leap", "1972-02-29"),
    happening("march", "1973-03-01", end="1974-06"),
    happening("month", "1975-03"),
    happening("plan", "2031-03-01", scheduled=True),
    happening("new-year", "1980-01-02"),
    happening("also-march", "1990-03-01"),
).events


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 3, 1), ["march", "also-march"]),
        (date(2024, 2, 29), ["leap"]),
        (date(2023, 3, 2), []),
        (date(2023, 2, 28), []),
    ],
)
def test_what_happened_on_a_day(day: date, found: list[str]) -> None:
    """Events of that day in any year; not those of a month, and no plans."""
    assert [event.id for event in on_day(DAYS, day)] == found


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2026, 2, 1), date(2026, 3, 1)),
        (date(2024, 2, 1), date(2024, 2, 29)),  # a leap year has the day
        (date(2024, 2, 29), date(2024, 3, 1)),
        (date(2026, 3, 1), date(2027, 1, 2)),  # across the turn of the year
        (date(2026, 12, 31), date(2027, 1, 2)),
    ],
)
def test_the_nearest_day_after(day: date, found: date) -> None:
    """The next day with an event, never the day itself, and across the turn of the year."""
    assert next_day(DAYS, day) == found


def test_no_day_or_only_the_same() -> None:
    """Where nothing has a day there is no next one; an only day comes round again after a year."""
    assert next_day([happening("a", "1975-03"), happening("b", "1975"), *DAYS[-1:]], date(2026, 1, 1)) is None
    assert next_day([happening("a", "1975-03-04")], date(2026, 3, 4)) == date(2027, 3, 4)


def test_spans_of_events() -> None:
    """An event without an end ends in the year in which it happens."""
    assert (happening("a", "1975-03").year, happening("a", "1975-03").last_year) == (1975, 1975)
    assert happening("a", "1978-10", end="1979-06-04").last_year == 1979
    assert 1979 in Years(start=1978, end=1979)
