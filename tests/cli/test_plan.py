"""The plan: evenings in a table, as JSON, and as a calendar in a file."""

import json
from pathlib import Path

import pytest

from rushguide.guide.guide import Guide
from tests.calendars import events, text, when
from tests.conftest import Invoke, example

pytestmark = pytest.mark.usefixtures("elsewhere")
FRIDAYS = ["--start", "2026-12-04", "--every", "fri", "--at", "20:00"]
SMALL = ["--data", str(example("small"))]


def objects(invoke: Invoke, *arguments: str) -> list[dict[str, object]]:
    """Return a plan's evenings as JSON objects."""
    found: list[dict[str, object]] = json.loads(invoke("plan", *arguments, "--json").out)
    return found


def test_what_is_assumed(invoke: Invoke) -> None:
    """An hour where no running time is known, or as many minutes as were asked for; what is known is not assumed."""
    assert "The running time of the episodes is not known: 60 minutes each assumed." in invoke("plan").out
    assert "45 minutes each assumed" in invoke("plan", "--runtime", "45").out
    assert "The running time of 2 episodes is not known" in invoke("plan", *SMALL).out
    assert "The running time of the episode is not known: 60 minutes assumed." in invoke("plan", "--episode", "3").out
    assert "assumed" not in invoke("plan", "--episode", "1", *SMALL).out
    assert [each["minutes"] for each in objects(invoke, "--runtime", "1h15", *SMALL)] == [52, 75, 75]


def test_an_episode_waits_until_it_airs(invoke: Invoke) -> None:
    """An evening before its air date would be without it; the others follow."""
    assert [each["date"] for each in objects(invoke, "--every", "mon", *SMALL)] == [
        *("2032-01-12", "2032-01-19", "2032-01-26"),
    ]


def test_a_listening_course(invoke: Invoke, guide: Guide) -> None:
    """All albums of the episodes, each once, in their order; a budget lets some share an evening."""
    heard = [album for evening in objects(invoke, "--albums") for album in evening["albums"]]  # type: ignore[attr-defined]
    assert heard == list(dict.fromkeys(album for episode in guide.episodes for album in episode.albums))
    packed = objects(invoke, "--albums", "--budget", "90m", "--episode", "3,9")
    assert packed[0]["albums"] == ["caress-of-steel", "2112"]
    assert [each["albums"] for each in packed if each["over_budget"]] == [["rush-in-rio"]]
    out = invoke("plan", "--albums", "--budget", "90m").out
    assert "longer than the budget" in out
    assert "The length of 10 albums is not known: 60 minutes each assumed." in out


def test_a_calendar(invoke: Invoke, elsewhere: Path) -> None:
    """The file is written, and stderr says so and how to go on."""
    result = invoke("plan", *FRIDAYS, "-o", "my plan.ics")
    assert (result.out, result.err) == (
        "",
        "rushguide: 10 events written to my plan.ics; open it with a calendar, or: khal import 'my plan.ics'\n",
    )
    made = events((elsewhere / "my plan.ics").read_bytes())
    assert [when(event, "DTSTART") for event in made][:2] == ["20261204T200000", "20261211T200000"]
    assert text(made[2], "SUMMARY") == "Moving Pictures: The Rush Story, episode 3: Down the Tubes (working title)"


def test_a_file_that_is_there(invoke: Invoke, elsewhere: Path) -> None:
    """A file is written over only when that is asked for; then moved events are newer than those in it."""
    path = elsewhere / "plan.ics"
    invoke("plan", *FRIDAYS, "-o", "plan.ics")
    before = path.read_bytes()
    result = invoke("plan", "-o", "plan.ics", code=1)
    assert (result.out, result.err) == ("", "rushguide: plan.ics already exists\n  -f writes over it\n")
    assert path.read_bytes() == before
    invoke("plan", "--at", "18:00", "-o", "plan.ics", "-f")
    numbers = [[int(event["SEQUENCE"]) for event in events(data)] for data in (before, path.read_bytes())]
    assert all(after > earlier for earlier, after in zip(*numbers, strict=True))


def test_what_cannot_be_read_is_written_over(invoke: Invoke, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file that is replaced cannot be read, the plan is written all the same."""
    path = elsewhere / "plan.ics"
    path.write_bytes(b"")

    def refuse(_: Path) -> bytes:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        invoke("plan", "-o", "plan.ics", "-f")
    assert len(events(path.read_bytes())) == 10


def test_source_date_epoch(invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    """DTSTAMP is SOURCE_DATE_EPOCH where that is set; what is no time ends with 2."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764000000")
    assert {event["DTSTAMP"] for event in events(invoke("plan", "--format", "ics").out.encode())} == {
        "20251124T160000Z"
    }
    for bad in ("soon", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", bad)
        assert invoke("plan", "--format", "ics", code=2).err == (
            f"rushguide: SOURCE_DATE_EPOCH is '{bad}', not a number of seconds since 1970\n"
        )


def test_in_the_past(invoke: Invoke) -> None:
    """A plan that begins in the past is made, with a word on stderr; one that only starts counting there is not."""
    past = invoke("plan", "--start", "2026-11-23")
    assert past.err == "rushguide: the plan begins in the past, on Mon 23 Nov 2026\n"
    assert past.out
    assert invoke("plan", "--start", "2026-11-23", "--every", "fri").err == ""


def test_a_time_that_the_clock_skips(invoke: Invoke) -> None:
    """It is said on which evening that is."""
    asked = ["--start", "2027-03-14", "--at", "2:30", "--tz", "America/Toronto", "--episode", "1-2"]
    assert invoke("plan", *asked).err == ("rushguide: on Sun 14 Mar 2027 the clock skips 02:30: it is 03:30 there\n")


def test_what_was_not_seen_yet(invoke: Invoke, monkeypatch: pytest.MonkeyPatch, elsewhere: Path) -> None:
    """With a log, only what is not in it: episodes, or albums, each by its own kind of entry; without one, all."""
    monkeypatch.setenv("RUSHGUIDE_STATE", str(elsewhere / "state"))
    assert objects(invoke, "--unseen") == objects(invoke)
    assert not (elsewhere / "state").exists()
    invoke("watch", "1-3")
    invoke("heard", "2112")
    assert [each["episode"] for each in objects(invoke, "--unseen", "--episode", "2-5")] == [4, 5]
    course = objects(invoke, "--unseen", "--albums", "--episode", "3")
    assert [each["albums"] for each in course] == [["caress-of-steel"], ["all-the-worlds-a-stage"]]
    assert len(objects(invoke)) == 10
    assert invoke("plan", "--unseen", "--episode", "3").err == "rushguide: there is nothing left to plan\n"
    invoke("heard", "rush")
    assert invoke("plan", "--unseen", "--albums", "--episode", "1").err == "rushguide: there is nothing left to plan\n"


def test_nothing_to_plan(invoke: Invoke, elsewhere: Path) -> None:
    """Without albums, or episodes, there is nothing to plan: exit 0, a word on stderr, and no file."""
    bare = ["--data", str(example("bare"))]
    result = invoke("plan", "--albums", "-o", "plan.ics", *bare)
    assert (result.out, result.err) == ("", "rushguide: there is nothing to plan\n")
    assert not (elsewhere / "plan.ics").exists()
    assert objects(invoke, "--albums", *bare) == []


BAD = [
    ("--start 2026-02-30", "'2026-02-30' is not a day\n  such as yesterday, last friday, 29-jul, 07-29 or 2026-07-29"),
    ("--every fry", "'fry' is not a rhythm of evenings\n  such as fri, tue,fri, day, week, 3 days or 2 weeks"),
    ("--at 25:00", "'25:00' is not a time of day\n  such as 20:00 or 8pm"),
    (
        "--at 20:00 --tz America/Toronto2",
        "there is no time zone 'America/Toronto2'. Did you mean America/Toronto",
    ),
    ("--tz America/Toronto", "--tz needs a time, such as --at 20:00"),
    ("--budget 60m", "--budget needs --albums"),
    ("--albums --budget 0", "'0' is not a span of time of up to a day\n  such as 60m, 90 or 1h30m"),
    ("--runtime 1500", "'1500' is not a span of time of up to a day\n  such as 60m, 90 or 1h30m"),
    ("--start 9999-12-24", "the plan goes beyond the years 1 to 9999"),
    ("--json -o plan.ics", "'plan.ics' is no name for a file of json"),
    ("-o plan.m3u8", "m3u8 is only for playlist"),
]


@pytest.mark.parametrize(("line", "message"), BAD, ids=[line for line, _ in BAD])
def test_what_cannot_be_read(invoke: Invoke, line: str, message: str) -> None:
    """A value that cannot be read, or does not go with the others, ends with 2 and says what is possible."""
    result = invoke("plan", *line.split(), code=2)
    assert result.out == ""
    assert result.err.startswith(f"rushguide: {message}")
