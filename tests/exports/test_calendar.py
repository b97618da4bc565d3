"""A plan as a calendar: every rule of RFC 5545 that such a file comes under, and events that can be imported again."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from rushguide.exports.calendar import calendar, data_date
from rushguide.guide.guide import Guide
from rushguide.guide.records import Listening, Pick, Source
from rushguide.plan import Evening, Recurrence, Schedule, album_sessions, episode_sessions, plan
from tests.calendars import Event, content_lines, events, text, when
from tests.guides import episode, guide_of, live, song, studio

START = date(2026, 12, 4)
ODD = "Überlänge, ein sehr langer Titel; mit \\ und \\n und \\N, \\; \\, 日本語のとても長い題名 " * 3 + "🥁" * 40
TORONTO = ZoneInfo("America/Toronto")


def guide_with(title: str = "Part", **fields: object) -> Guide:
    """Return a guide of two episodes with an album each, one of unknown length."""
    before = Listening(before=(Pick(song="s", why="W."),))
    return guide_of(
        studio("a", song("s", title=title, length="4:33"), title=title, released="1976-04"),
        live("b"),
        episodes=(
            episode(1, title=title, listening=before, albums=("a", "b"), **fields),
            episode(2, title="Two", title_status="announced", runtime=52),
        ),
    )


def watching(
    guide: Guide, start: date = START, at: time | None = time(20), zone: ZoneInfo | None = None, days: int = 7
) -> bytes:
    """Return the calendar of a guide's episodes."""
    return calendar(guide, _watching(guide, start, at, zone, days))


def _watching(
    guide: Guide, start: date, at: time | None, zone: ZoneInfo | None = None, days: int = 7
) -> tuple[Evening, ...]:
    schedule = Schedule(start=start, recurrence=Recurrence(days), at=at, zone=zone)
    return plan(episode_sessions(guide, guide.episodes, 60), schedule)


def course(guide: Guide, budget: int | None = None) -> list[Event]:
    """Return the events of a guide's albums."""
    sessions = album_sessions(guide, guide.episodes, 60, budget=budget, heard=frozenset())
    return events(calendar(guide, plan(sessions, Schedule(start=START, at=time(20)))))


def test_an_event_for_each_evening() -> None:
    """What is seen, what to hear before with its album, what is assumed, and the command for more."""
    first, second = events(watching(guide_with("Long Way")))
    assert text(first, "SUMMARY") == "Small, episode 1: Long Way (working title)"
    assert text(first, "DESCRIPTION").splitlines() == [
        "Hear before (4:33):",
        "Long Way (Long Way), 4:33",
        "The running time is not known: 60 minutes are assumed.",
        "rushguide episode 1",
    ]
    assert (text(second, "SUMMARY"), text(second, "DESCRIPTION")) == ("Small, episode 2: Two", "rushguide episode 2")
    assert [when(first, name) for name in ("DTSTART", "DTEND")] == ["20261204T200000", "20261204T210000"]
    assert [when(second, name) for name in ("DTSTART", "DTEND")] == ["20261211T200000", "20261211T205200"]
    assert "TRANSP" not in first


def test_albums() -> None:
    """A listening course names albums with year and length, the episode they belong to, and what is odd in length."""
    first, second = course(guide_with("Long, Way"), budget=3)
    assert text(first, "SUMMARY") == "Hear Long, Way"
    assert text(first, "DESCRIPTION").splitlines() == [
        "Long, Way (1976), 4:33",
        "For episode 1, Long, Way (working title)",
        "Longer than the budget",
        "rushguide album a",
    ]
    assert text(second, "DESCRIPTION").splitlines()[0] == "B, length not known"
    assert text(second, "DESCRIPTION").splitlines()[2] == "The running time is not known: 60 minutes are assumed."
    assert [when(first, name) for name in ("DTSTART", "DTEND")] == ["20261204T200000", "20261204T200500"]


def test_odd_texts() -> None:
    """Long texts of any script are folded, and arrive whole with commas, semicolons, backslashes and line breaks."""
    data = watching(guide_with(ODD))
    first, _ = events(data)
    assert text(first, "SUMMARY") == f"Small, episode 1: {ODD} (working title)"
    assert f"\n{ODD} ({ODD}), 4:33\n" in text(first, "DESCRIPTION")
    assert len(data.split(b"\r\n")) > len(content_lines(data)) + 10


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\\;,nN:")))
def test_any_text(title: str) -> None:
    """Whatever a title holds, it arrives as it was."""
    first, _ = events(watching(guide_with(title)))
    assert text(first, "SUMMARY") == f"Small, episode 1: {title} (working title)"


def test_the_library_reads_it_back() -> None:
    """Icalendar finds no errors in it, and the same times."""
    evenings = _watching(guide_with("Long Way"), START, time(20), TORONTO)
    read = Calendar.from_ical(calendar(guide_with("Long Way"), evenings))
    assert [event.errors for event in read.events] == [[], []]
    assert [(event.start, event.end) for event in read.events] == [(each.begins, each.ends) for each in evenings]


def test_uids_stay() -> None:
    """However the plan changes, an episode's event has the same name, and no two share one."""
    guide = guide_with()
    for changed in (
        watching(guide),
        watching(guide, date(2026, 11, 1), at=None),
        watching(guide, zone=TORONTO, days=1),
    ):
        assert [event["UID"] for event in events(changed)] == [f"episode-{number}.small@rushguide" for number in (1, 2)]


def _again(start: date, before: bytes, days: int = 7) -> list[int]:
    guide = guide_with()
    made = calendar(guide, _watching(guide, start, time(20), days=days), earlier=before)
    return [int(event["SEQUENCE"]) for event in events(made)]


def test_a_moved_event_is_newer_than_the_file_it_replaces() -> None:
    """Moved earlier, or to another rhythm, an event's SEQUENCE is larger than before; one that stays keeps it."""
    before = watching(guide_with())
    (usual, _) = (int(event["SEQUENCE"]) for event in events(before))
    assert _again(date(2026, 11, 1), before) == [usual + 1, usual + 1]
    assert _again(START, before, days=1) == [usual, usual + 1]
    guide = guide_with()
    assert calendar(guide, _watching(guide, START, time(20)), earlier=before) == before


@pytest.mark.parametrize(
    "other",
    [
        *(b"", b"\xff\xfe\0", b"BEGIN:VEVENT\r\nEND:VCALENDAR\r\n"),
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261204T200000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        *(
            b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:episode-1.small@rushguide\r\nDTSTART:20261204\r\nSEQUENCE:%s\r\n"
            b"END:VEVENT\r\nEND:VCALENDAR\r\n" % number
            for number in (b"x", b"-5", b"2147483647", b"9" * 50)
        ),
    ],
)
def test_another_file_tells_nothing(other: bytes) -> None:
    """Where the file that is replaced is no calendar, or a broken or foreign one, the plan is as without it."""
    guide = guide_with()
    assert calendar(guide, _watching(guide, START, time(20)), earlier=other) == watching(guide)


def test_when_it_was_revised() -> None:
    """DTSTAMP is the newest date of the guide's sources, or the time that is given; not the clock's."""
    guide = guide_with()
    assert {event["DTSTAMP"] for event in events(watching(guide))} == {"20251101T000000Z"}
    given = calendar(guide, _watching(guide, START, None), revised=datetime(2026, 11, 24, 20, 15, 30, tzinfo=UTC))
    assert {event["DTSTAMP"] for event in events(given)} == {"20261124T201530Z"}


@pytest.mark.parametrize(
    ("accessed", "newest"), [(["2026-02-03", None, "2025"], "2026-02-03"), (["2026"], "2026-01-01"), ([], "2025-11-01")]
)
def test_the_guides_newest_date(accessed: list[str | None], newest: str) -> None:
    """A report or a reading of a source, whole dates or not."""
    sources = tuple(Source(id=f"s-{place}", kind="book", accessed=each) for place, each in enumerate(accessed))
    assert data_date(guide_of(sources=sources)).date().isoformat() == newest


@given(st.binary(max_size=40), st.integers(0), st.integers(0, 40))
def test_damaged_files(piece: bytes, place: int, length: int) -> None:
    """However the file that is replaced was damaged, the plan is written, and its numbers are in order."""
    guide = guide_with()
    before = watching(guide)
    place %= len(before)
    damaged = before[:place] + piece + before[place + length :]
    events(calendar(guide, _watching(guide, date(2026, 11, 1), time(20)), earlier=damaged))
