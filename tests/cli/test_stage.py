"""Tours with their sets, and how often songs were played."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from rushguide.guide.files import load_guide
from rushguide.guide.guide import Guide
from rushguide.queries.history import neighbours, usual_set
from tests.conftest import DATA, Invoke, example

pytestmark = pytest.mark.once

SMALL = ("--data", str(example("small")))


def objects(invoke: Invoke, *line: str) -> Any:
    """Return what a command answers to programs."""
    return json.loads(invoke(*line, "--json").out)


def test_a_count_is_the_sum_of_what_the_sets_say(guide: Guide) -> None:
    """For every song: the lists of all tours that have it, and those of no tour; the total is that of the facts."""
    assert (sum(guide.played.values()), len(guide.tours_with)) == (36_209, 129)
    for song in guide.songs:
        on_tours = sum(each.shows for tour in guide.tours for each in tour.set if each.song == song.id)
        assert guide.played[song.id] == on_tours + ((song.live and song.live.outside) or 0)


def test_a_tour_that_goes_on(invoke: Invoke) -> None:
    """It says up to which day it is known; nothing is called its last performance; its short name means no leg."""
    out = invoke("tour", "fifty something", "--width", "80").out
    assert "32 shows · 11 cities · 3 countries · as of 22 Sept 2026" in out
    assert "Last played" not in out
    assert "Legs          Fifty Something tour, 2027" in out
    assert "announced for 15 Jan–10 Apr 2027" in invoke("tour", "fifty-something-2027").out
    assert max(each["date"] for each in objects(invoke, "today", "--on", "19-sep")) < "2026"


def test_what_is_not_known_of_a_tour(invoke: Invoke) -> None:
    """A leg without figures has no set, no counts and nobody who counted, and leads to its tour."""
    out = invoke("tour", *SMALL, "wharf", "--width", "80").out
    assert "Part of       Neon" in out
    for absent in ("Usual set", "Counts", "shows", "Opened", "—"):
        assert absent not in out
    assert not usual_set(load_guide(None).tour["caress-of-steel-tour"])
    assert "Opened" not in invoke("tour", "caress of steel").out


def test_tours_follow_one_another(guide: Guide) -> None:
    """Going from one tour to the next passes all but the legs, and back again; a leg is between its neighbours."""
    way = [guide.tours[0]]
    while (following := neighbours(guide, way[-1])[1]) is not None:
        assert neighbours(guide, following)[0] is way[-1]
        way.append(following)
    assert way == [each for each in guide.tours if not each.leg_of]
    assert [each and each.id for each in neighbours(guide, guide.tour["archives-tour"])] == [
        *("a-farewell-to-kings-tour", "hemispheres-tour"),
    ]


def test_songs_on_stage(invoke: Invoke) -> None:
    """A song's page says how often, when and where; filters and sorting go by the same counts."""
    out = " ".join(invoke("song", "xanadu", "--width", "80").out.split())
    assert "Played at least 1,001 times, from 24 Apr 1977 (Palace Theatre, Albany) to 19 Sept 2026 (Rocket" in out
    assert "on 16 of 30 tours" in out
    assert "Never played, as far as set lists are known." in invoke("song", "lessons").out
    usual_order = [each["song"] for each in objects(invoke, "tour", "hemispheres")["set"]]
    assert [each["id"] for each in objects(invoke, "songs", "--tour", "hemispheres")] == usual_order
    never = objects(invoke, "songs", "--never-played")
    assert (len(never), {each["played"] for each in never}, {each["live"] for each in never}) == (43, {0}, {None})
    assert objects(invoke, "songs", "--played", "0") == never


def test_days_on_stage(invoke: Invoke) -> None:
    """First and last nights of tours, and first and last performances, those of one night in one line."""
    assert [(each["id"], each["title"]) for each in objects(invoke, "today", *SMALL, "--on", "21-dec")] == [
        ("first-played-1976-12-21", "Harbour Lights: Book One, 1999: played for the first time"),
    ]
    (last,) = objects(invoke, "today", *SMALL, "--on", "28-dec")
    assert (last["songs"], last["sources"], [each["value"] for each in last["disputed"]["date"]]) == (
        *(["1999"], {"*": ["harbour-post"]}, ["1976-12-29"]),
    )
    (first,) = objects(invoke, "today", *SMALL, "--on", "1-jul")
    assert (first["id"], first["title"], first["end"]) == ("neon-tour", "Neon tour begins", None)
    assert objects(invoke, "event", *SMALL, last["id"]) == last
    assert "Hemispheres tour ends" in invoke("today", "--on", "4-jun").out


def test_a_tour_is_an_event_too(invoke: Invoke) -> None:
    """The timeline derives a tour's event from it, under the same id, and the event leads to the tour."""
    (event,) = objects(invoke, "timeline", *SMALL, "--kind", "tour", "--year", "1976")
    assert (event["id"], event["title"], event["albums"]) == ("lamp-tour", "The Lamp Tour", ["first-light"])
    assert event["sources"] == {"*": ["wick-book"]}
    assert "rushguide tour lamp-tour" in invoke("event", *SMALL, "lamp").out
    assert "set 3" in invoke("why", *SMALL, "tour:lamp-tour", "set.3").out


def test_a_guide_without_tours(invoke: Invoke, tmp_path: Path) -> None:
    """An older folder loads, with typed tours on its timeline; nothing is said of how often songs were played."""
    older = Path(shutil.copytree(DATA / "base", tmp_path / "older"))
    (older / "events").mkdir()
    typed = '- {id: lamp, date: "1976", kind: tour, title: Lamp, sources: {"*": [book]}}\n'
    (older / "events" / "events.yaml").write_text(typed, encoding="utf-8")
    data = ("--data", str(older))
    assert invoke("tours", *data).err == "rushguide: no tours found\n"
    assert "Lamp" in invoke("timeline", *data, "--kind", "tour").out
    assert {each["played"] for each in objects(invoke, "songs", *data)} == {None}
    assert objects(invoke, "songs", *data, "--never-played") == []
    for line in ("album first light", "stats", "song harbour"):
        assert "layed" not in invoke(*line.split(), *data).out
