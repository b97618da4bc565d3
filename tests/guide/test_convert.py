"""The record's annotations decide what a text becomes, not its spelling."""

import pytest

from rushguide.guide.music import LiveAlbum, LiveTrack, Recorded
from rushguide.guide.reader import INVALID
from rushguide.guide.record import Disputed, Years
from rushguide.guide.records import Source
from rushguide.text import shortened
from tests.guide.conftest import convert

TRACK = 'number: 1\ntitle: "x"\n'


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2112", "2112"),
        ("007", "007"),
        ("no", "no"),
        ("True", "True"),
        ("4:33", "4:33"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("1e3", "1e3"),
        ("1975-02-14", "1975-02-14"),
        ("'~'", "~"),
        ('"null"', "null"),
        ("nULL", "nULL"),
        ("Working Man [live]", "Working Man [live]"),
        ('"[/red]"', "[/red]"),
        ("a#b", "a#b"),
        ("  spaced out  ", "spaced out"),
        ('"  quoted  "', "quoted"),
        (">-\n  two\n  lines", "two lines"),
        ("é ź 🎸", "é ź 🎸"),
    ],
)
def test_a_text_is_what_was_written(written: str, meant: str) -> None:
    """Numbers, dates, booleans and brackets stay texts where a text is due; spaces around it do not count."""
    record, problems = convert(LiveTrack, f"number: 1\ntitle: {written}\n")
    assert problems == []
    assert record.title == meant


@pytest.mark.parametrize("empty", ["", "~", "null", "Null", "NULL", '""', "'  '", '"\\t"'])
def test_nothing_is_not_a_text(empty: str) -> None:
    """Each way to write nothing is a problem: what is not known is left out."""
    record, problems = convert(LiveTrack, f"number: 1\ntitle: {empty}\n")
    assert record is INVALID
    assert [problem.partition(": ")[2] for problem in problems] == [
        "it, title: the value is empty; leave out the key if the value is unknown",
    ]


@pytest.mark.parametrize(("written", "meant"), [("1", 1), ("007", 7), ("'12'", 12), ("999999999", 999999999)])
def test_whole_numbers(written: str, meant: int) -> None:
    """Digits make a number, quoted or not; leading zeros are no octal."""
    assert convert(LiveTrack, f"number: {written}\ntitle: x")[0].number == meant


@pytest.mark.parametrize(
    "written", ["0", "-1", "1.0", "0x1", "1_0", "one", "+1", "1e1", "²", "\u0661", "9" * 10, "9" * 5000]
)
def test_not_whole_numbers(written: str) -> None:
    """Signs, points, other digits than 0 to 9 and numbers beyond all use are refused."""
    assert convert(LiveTrack, f"number: {written}\ntitle: x") == (
        INVALID,
        [f"f:1:9: it, number: '{shortened(written)}' is not a whole number from 1 up"],
    )


@pytest.mark.parametrize(("year", "good"), [("999", False), ("1000", True), ("9999", True), ("10000", False)])
def test_years_have_four_digits(year: str, good: bool) -> None:  # noqa: FBT001 - a case of a table
    """The bounds of a number are part of its type."""
    record, problems = convert(Years, f"from: {year}")
    assert (record != INVALID, problems == []) == (good, good)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("true", True), ("yes", True), ("on", True), ("false", False), ("no", False), ("'off'", False)],
)
def test_booleans(written: str, meant: bool) -> None:  # noqa: FBT001 - a case of a table
    """Three words for each, quoted or not."""
    text = f'{{id: a, title: A, kind: live, era: e, filmed: {written}, sources: {{"*": [b]}}}}'
    assert convert(LiveAlbum, text)[0].filmed is meant


@pytest.mark.parametrize("length", ["0:00", "4:33", "75:00", "1:02:03"])
def test_lengths(length: str) -> None:
    """Minutes may go beyond an hour; with hours they may not."""
    assert convert(LiveTrack, f"{TRACK}length: {length}") == (LiveTrack(number=1, title="x", length=length), [])


@pytest.mark.parametrize("length", ["5:99", "5", "5:1", "1:60:00", ":30", "4:33 ca.", "-1:00", "4\u066b33"])
def test_bad_lengths(length: str) -> None:
    """What is no length is named with what is due."""
    expected = [f"f:3:9: it, length: '{length}' is not a length (m:ss or h:mm:ss)"]
    assert convert(LiveTrack, f'{TRACK}length: "{length}"') == (INVALID, expected)


@pytest.mark.parametrize("date", ["1975", "1975-02", "1976-02-29", "1975/1976", "1975-01/1975-02-03"])
def test_periods(date: str) -> None:
    """A year, a month, a day, or two of them in order."""
    assert convert(Recorded, f'when: "{date}"') == (Recorded(when=date), [])


@pytest.mark.parametrize("date", ["1975-02-29", "1975-13", "75", "1975-1", "1975-00-01", "1976/1975", "1975/", "0000"])
def test_bad_periods(date: str) -> None:
    """Days and months that do not exist, short forms, and spans that run backwards are refused."""
    expected = [f"f:1:7: it, when: '{date}' is not a date, or two in order joined by '/'"]
    assert convert(Recorded, f'when: "{date}"') == (INVALID, expected)


@pytest.mark.parametrize("identity", ["a", "2112", "tom-sawyer", "a-1-b"])
def test_ids(identity: str) -> None:
    """Lower-case letters and digits, joined by single hyphens."""
    assert convert(Source, f"id: {identity}\nkind: k") == (Source(id=identity, kind="k"), [])


@pytest.mark.parametrize("identity", ["A", "a_b", "-a", "a-", "a--b", "a b", "é", "a\\nb", "a:b"])
def test_bad_ids(identity: str) -> None:
    """Everything else is no id, a line break at its end included."""
    record, problems = convert(Source, f'id: "{identity}"\nkind: k')
    assert record is INVALID
    assert len(problems) == 1
    assert problems[0].endswith("is not an id (lower-case letters and digits, joined by '-')")


def test_all_problems_of_a_record_are_named() -> None:
    """The reading goes on after a problem, down to records in records."""
    text = "value: {a: b}\nnote: [x]\nsources: {a: b}\nsuorces: [c]\n"
    assert convert(Disputed, text) == (
        INVALID,
        [
            "f:1:8: it, value: expected one line of text, found a mapping",
            "f:2:7: it, note: expected text, found a list",
            "f:3:10: it, sources: expected a list, found a mapping",
            "f:4:1: it: unknown key 'suorces'. Did you mean sources?",
        ],
    )
