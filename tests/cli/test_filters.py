"""What the filters of each listing leave: figures as published, counted by hand on the record sleeves."""

import json
import shlex

import pytest

from tests.conftest import Invoke, example

pytestmark = pytest.mark.once

SMALL = f"--data {shlex.quote(str(example('small')))}"
EPISODE_3 = (
    "by-tor-and-the-snow-dog anthem fly-by-night bastille-day i-think-im-going-bald lakeside-park the-necromancer "
    "the-fountain-of-lamneth 2112 a-passage-to-bangkok the-twilight-zone lessons tears something-for-nothing xanadu "
    "headlong-flight"
)
LONG = (
    "the-necromancer the-fountain-of-lamneth 2112 xanadu cygnus-x-1-book-i-the-voyage cygnus-x-1-book-ii-hemispheres "
    "the-camera-eye"
)
INSTRUMENTAL = (
    "la-villa-strangiato yyz wheres-my-thing leave-that-thing-alone limbo the-main-monkey-business hope "
    "malignant-narcissism"
)
CYCLES = "cygnus-x-1-book-i-the-voyage cygnus-x-1-book-ii-hemispheres the-enemy-within the-weapon witch-hunt freeze"
EARLY = "rush fly-by-night caress-of-steel permanent-waves moving-pictures exit-stage-left exit-stage-left-video"
ON_SIGNALS = "geddy-lee alex-lifeson neil-peart terry-brown paul-northfield robbie-whelan hugh-syme ben-mink"


def ids(invoke: Invoke, line: str) -> list[str]:
    """Return the ids of what a listing lists, in its order."""
    return [str(row["id"]) for row in json.loads(invoke(*shlex.split(line), "--json").out)]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("songs --era 'hard rock,prog'", 37),
        ("songs --album 'rush in rio'", 0),
        ("songs --year 1974-1975,2012", 33),
        ("songs --words 'neil peart'", 143),
        ("songs --music 'geddy lee'", 162),
        ("songs --sung", 165),
        ("songs --on-live-album", 102),
        ("songs --on-no-live-album", 71),
        ("songs --never-played", 43),
        ("songs --played 1000..", 7),
        ("songs --tour 'hemispheres, 2112'", 23),
        ("songs --part before", 30),
        ("songs --year 1989 --on-no-live-album --length ..4:29", 4),
        ("albums --kind 'Live, film'", 15),
        ("albums --year 1974..1978", 7),
    ],
)
def test_how_many(invoke: Invoke, line: str, number: int) -> None:
    """Each filter alone, and some together, leave as many records as the record sleeves say."""
    assert len(ids(invoke, line)) == number


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("songs --length 10:00..", LONG),
        ("songs --length ..1:28,20:34", "2112 bu2b2"),
        ("songs --words dubois", "tom-sawyer force-ten between-sun-and-moon test-for-echo"),
        ("songs --words 'talbot,paul phillip woods' --year ..1981", "closer-to-the-heart tom-sawyer"),
        ("songs --music pratt", "a-farewell-to-kings la-villa-strangiato yyz limbo"),
        ("songs --instrumental", INSTRUMENTAL),
        ("songs --cycle 'fear,cygnus x-1'", CYCLES),
        ("songs --cycle fear --year ..1982", "the-weapon witch-hunt"),
        ("songs --episode 3", EPISODE_3),
        ("songs --episode 3 --part 'before, AFTER' --era prog,farewell", "xanadu headlong-flight"),
        ("albums --era 'hard rock,new-wave'", EARLY),
        ("albums --producer 'booujzhe, rupert'", "presto roll-the-bones snakes-and-arrows clockwork-angels"),
        ("albums --producer rush --year 1974", "rush"),
        ("albums --studio 'rockfield,eastern'", "rush a-farewell-to-kings hemispheres"),
        ("people --role violin", "ben-mink jonathan-dinklage"),
        ("people --role 'key play' --era prog", "geddy-lee hugh-syme"),  # beginnings of words; an album before 1979
        ("people --album signals", ON_SIGNALS),
        ("people --album signals,feedback --role guest", "hugh-syme ben-mink jason-sniderman"),
        (f"timeline {SMALL} --era wick", "first-concert release-first-light lamp-tour"),
        (f"timeline {SMALL} --era afterglow,candles --kind tour,death", "lamp-tour death-bo-lumen"),
        (f"timeline {SMALL} --episode 3..", "death-bo-lumen release-the-long-dark reunion-at-sea"),
        (f"timeline {SMALL} --year ..1950,2004..2005", "birth-bo-lumen release-the-long-dark"),
        (f"timeline {SMALL} --person ada,bo --kind birth --year 1952", "birth-ada-wick"),
    ],
)
def test_which(invoke: Invoke, line: str, expected: str) -> None:
    """Records come by date, songs of an episode in listening order, those of a cycle by its parts."""
    assert ids(invoke, line) == expected.split()


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("episodes --era roots", [1, 2, 3]),
        ("episodes --era synth,legacy", [6, 7, 10]),
        ("episodes --year ..1974,2016..", [1, 2, 10]),
        ("episodes --era roots --year 1975..", [2, 3]),
        ("episodes --year 1967", []),
    ],
)
def test_episodes(invoke: Invoke, line: str, numbers: list[int]) -> None:
    """An era fits when the episode tells of it, a year when it lies in the episode's years."""
    assert [row["number"] for row in json.loads(invoke(*line.split(), "--json").out)] == numbers


def test_positions(invoke: Invoke) -> None:
    """An episode's songs are numbered through its three parts; a part alone keeps the numbers."""
    rows = json.loads(invoke("songs", "--episode", "3", "--json").out)
    places = [(row["part"], row["position"]) for row in rows]
    assert places == list(zip(["before"] * 3 + ["featured"] * 11 + ["after"] * 2, range(1, 17), strict=True))
    after = json.loads(invoke("songs", "--episode", "3", "--part", "after", "--json").out)
    assert [row["position"] for row in after] == [15, 16]


FIGURES = {
    "album_length": {"1974  Rush": "40:04", "2002  Vapor Trails": "1:07:15"},
    "mean_song_length": {"1978  Hemispheres": "9:02", "1974  Rush": "5:01"},
    "longest": {"2112": "20:34", "The Fountain of Lamneth": "19:59"},
    "shortest": {"BU2B2": "1:28", "Hope": "2:02"},
    "instrumentals": {"La Villa Strangiato": "9:35", "YYZ": "4:24", "Hope": "2:02"},
    "words": {"Neil Peart": "143 songs", "Geddy Lee": "14 songs", "Peter Talbot": "1 song"},
    "most_played": {"2112": "1,599", "Xanadu": "1,001"},
    "on_stage": {"Moving Pictures": "7 of 7 songs, 5,259 times"},
    "never_played": {"Fly by Night": "2 of 8"},
    "absence": {"A Farewell to Kings": "47 years, 1979–2026"},
    "most_live": {"The Spirit of Radio": "on 9"},
    "never_live": {"Clockwork Angels": "1 of 12"},
    "eras": {"Hard-Rock Roots": "21 songs, 2:02:24", "Progressive": "16 songs, 1:52:06"},
}


def test_charts(invoke: Invoke) -> None:
    """The charts have the figures worked out from the track lists by hand."""
    drawn = json.loads(invoke("stats", "--json").out)
    charts = {chart["key"]: {each["label"]: each["text"] for each in chart["figures"]} for chart in drawn}
    computed = {key: {label: charts[key].get(label) for label in figures} for key, figures in FIGURES.items()}
    assert computed == FIGURES
    assert (len(charts["album_length"]), len(charts["longest"]), len(charts["instrumentals"])) == (20, 10, 8)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("song book ii", "cygnus-x-1-book-ii-hemispheres"),
        ("album farewell", "a-farewell-to-kings"),
        ("era hiatus", "return"),
        ("person jimbo barton", "james-jimbo-barton"),
        ("episode 03", 3),
        ("episode 55,000 Miles", 9),
    ],
)
def test_names_that_people_type(invoke: Invoke, line: str, found: str | int) -> None:
    """Short, sloppy and other names mean what one expects."""
    record = json.loads(invoke(*line.split(), "--json").out)
    assert record.get("id", record.get("number")) == found
