"""Ranges of numbers, years and lengths, and lists of fixed words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rushguide.errors import ExitCode, GuideError
from rushguide.queries.ranges import LENGTHS, NUMBERS, YEARS, Measure, Spans, read_words

pytestmark = pytest.mark.once

NUMBER = st.integers(0, 99_999_999)


@pytest.mark.parametrize(
    ("typed", "measure", "spans"),
    [
        ("3", NUMBERS, [(3, 3)]),
        ("1..4", NUMBERS, [(1, 4)]),
        ("1-4", NUMBERS, [(1, 4)]),
        ("..2,4..5,9..", NUMBERS, [(None, 2), (4, 5), (9, None)]),
        (" 1 - 4 , 7 .. 8 , 10 .. ", NUMBERS, [(1, 4), (7, 8), (10, None)]),
        ("007", NUMBERS, [(7, 7)]),
        ("99999999", NUMBERS, [(99_999_999, 99_999_999)]),
        ("1974-1976,1981", YEARS, [(1974, 1976), (1981, 1981)]),
        ("..1978", YEARS, [(None, 1978)]),
        ("4:33", LENGTHS, [(273, 273)]),
        ("5:00..", LENGTHS, [(300, None)]),
        ("..3:00", LENGTHS, [(None, 180)]),
        ("4:00 .. 1:05:00", LENGTHS, [(240, 3900)]),
    ],
)
def test_ranges(typed: str, measure: Measure, spans: list[tuple[int | None, int | None]]) -> None:
    """Single values, both separators, open ends, commas and blanks are read."""
    assert list(measure.read(typed)) == spans


@pytest.mark.parametrize(
    ("typed", "measure"),
    [
        (typed, NUMBERS)
        for typed in ("", " ", "..", "-", ",", "1,", ",1", "1,,2", "-3", "3-", "1-4-7", "1...4", "x", "1,x")
    ]
    + [(typed, NUMBERS) for typed in ("1..-4", "..-3", "1.5", "1..2..3", "٣", "²", "+1", "1_0", "999999999", "1–4")]
    + [(typed, YEARS) for typed in ("", "..", "19760", "1976-06", "1975s", "٢٠١٢")]
    + [(typed, LENGTHS) for typed in ("", "..", "5", "5:99", "4:00-5:00", "1:2", "-", "..3", "٤:٣٣")],
)
def test_unreadable(typed: str, measure: Measure) -> None:
    """What is no range is refused with 2, with what was typed and an example."""
    with pytest.raises(GuideError) as caught:
        measure.read(typed)
    assert caught.value.message == f"'{typed}' is not {measure.what}"
    assert caught.value.hints == (f"such as {measure.example}",)
    assert caught.value.code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("typed", "measure", "part", "turned"),
    [
        ("4..1", NUMBERS, "4..1", "1..4"),
        ("1, 7-4", NUMBERS, "7-4", "4-7"),
        ("1981..1974", YEARS, "1981..1974", "1974..1981"),
        ("5:00..4:59", LENGTHS, "5:00..4:59", "4:59..5:00"),
    ],
)
def test_reversed(typed: str, measure: Measure, part: str, turned: str) -> None:
    """A range that ends before it begins is refused with 2, and turned round for the asking."""
    with pytest.raises(GuideError) as caught:
        measure.read(typed)
    assert caught.value.message == f"the range '{part}' ends before it begins. Did you mean {turned}?"
    assert caught.value.code == ExitCode.USAGE


@given(NUMBER, NUMBER, NUMBER, st.sampled_from(["..", "-", " .. "]))
def test_covers_what_lies_between(one: int, other: int, number: int, joint: str) -> None:
    """A number is covered exactly when it lies between the ends, both counted."""
    low, high = sorted((one, other))
    spans = NUMBERS.read(f"{low}{joint}{high}")
    assert spans.covers(number) == (low <= number <= high)
    assert spans.covers(low)
    assert spans.covers(high)
    assert not spans.covers(high + 1)
    assert not spans.covers(low - 1)


@given(st.lists(st.tuples(NUMBER, st.integers(0, 9)), min_size=1), NUMBER)
def test_commas_join(pairs: list[tuple[int, int]], number: int) -> None:
    """A number is in a list when it is in one of its ranges."""
    kept = [(start, start + more) for start, more in pairs if start + more < 10**8] or [(1, 1)]
    spans = NUMBERS.read(",".join(f"{start}..{end}" for start, end in kept))
    for each in (number, kept[0][0], kept[-1][1] + 1):
        assert spans.covers(each) == any(start <= each <= end for start, end in kept)


def test_the_unknown_is_never_covered() -> None:
    """What is unknown lies in no range, however wide."""
    assert not NUMBERS.read("0..").covers(None)


@pytest.mark.parametrize(
    ("span", "start", "end", "meets"),
    [
        ((1974, 1976), 1976, 1980, True),
        ((1974, 1976), 1970, 1973, False),
        ((1974, 1976), 1977, None, False),
        ((None, 1976), 1976, None, True),
        ((1977, None), 1970, 1976, False),
        ((1977, None), 2016, None, True),
    ],
)
def test_meets(span: tuple[int | None, int | None], start: int, end: int | None, *, meets: bool) -> None:
    """Two spans meet when they share a number; either may be open."""
    assert Spans([span]).meets(start, end) is meets


def test_fixed_words() -> None:
    """Fixed words are read whatever their case; another is refused with 2 and the possible ones."""
    assert read_words("kind", " Live, EP", ["ep", "live"]) == frozenset({"live", "ep"})
    for typed, unknown in (("live,demo", "demo"), ("", ""), ("live,", ""), ("li", "li")):
        with pytest.raises(GuideError) as caught:
            read_words("kind", typed, iter(["ep", "live"]))
        assert caught.value.message == f"'{unknown}' is not a kind"
        assert caught.value.hints == ("kinds: ep, live",)
        assert caught.value.code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("typed", "spans"),
    [
        ("1990s", [(1990, 1999)]),
        ("90s", [(1990, 1999)]),
        ("00s,1976", [(2000, 2009), (1976, 1976)]),
        ("1980-83", [(1980, 1983)]),
        ("1974..81", [(1974, 1981)]),
    ],
)
def test_years_as_people_say_them(typed: str, spans: list[tuple[int, int]]) -> None:
    """Decades and a short second year are ranges of years."""
    assert list(YEARS.read(typed)) == spans


@pytest.mark.parametrize(("typed", "year"), [("76", 1976), ("'12", 2012), ("1974,99", 1999)])
def test_two_digits_are_no_year(typed: str, year: int) -> None:
    """A year of two digits is refused with 2, and the four digits are named."""
    with pytest.raises(GuideError, match=f"of four digits. Did you mean {year}") as caught:
        YEARS.read(typed)
    assert caught.value.code == ExitCode.USAGE
