"""Folded names, near misses, clocks, dates in words, and cleaned characters."""

from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rushguide import text
from tests.strategies import dates

ANYTHING = st.text(st.characters(exclude_categories=()))
"""Any text, lone surrogates and control characters included."""
WORDS = ("The", "a", "AN", "Živa", "Tom's", "R&B", "–", "x")
NAMES = st.lists(st.sampled_from(WORDS)).map(" ".join) | ANYTHING
HIDDEN = "\x00\t\r\x1b\x7f\x9b\u061c\u200f\u2028\u202e\u2066\u2069\ufeff\ud800\udfff"
NAMED = (
    *("U+0000", "U+0009", "U+000D", "U+001B", "U+007F", "U+009B", "U+061C", "U+200F"),
    *("U+2028", "U+202E", "U+2066", "U+2069", "U+FEFF", "U+D800", "U+DFFF"),
)
SUITE = "Cygnus X-1 Book II: Hemispheres"


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("The Spirit of Radio", "spirit of radio"),
        ("Beneath, Between & Behind", "beneath between and behind"),
        ("Aleksandar ŽIVOJINOVIĆ", "aleksandar zivojinovic"),
        ("GROSSE STRAẞE", "grosse strasse"),
        *((f"Broon{mark}s Bane", "broons bane") for mark in "'’‘`´"),
        ("Exit...Stage_Left", "exit stage left"),
        ("By-Tor&the Snow Dog", "by tor and the snow dog"),
        ("An Era", "era"),
        ("The A Team", "team"),
        ("The", "the"),
        ("?!…", "?!..."),
        ("!!!", "!!!"),
        ("& '", "and"),
        ("'", "'"),
        ("", ""),
        ("Rock\u02bcn\u2019Roll", "rocknroll"),
        ("Don\u2032t \uff07n\uff07 \u02bbOkina \u0149", "dont n okina n"),
        ("Mø Łódź k\u0131rm\u0131z\u0131 Đorđe Þór Ǿ", "mo lodz kirmizi dorde thor o"),
        ("Æon œuvre Ёлка", "aeon oeuvre елка"),
        ("हिन्दी, ไม่ได้", "हिन्दी ไม่ได้"),
        ("ガール", "ガール"),
        ("한국의 봄", "한국의 봄"),
    ],
)
def test_fold(name: str, folded: str) -> None:
    """Case, accents, apostrophes and a leading article vanish, "&" is "and", other punctuation a space."""
    assert text.fold(name) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [("か", "が"), ("ハ", "パ"), ("कि", "की"), ("ขาว", "ข่าว"), ("!!!", "???"), ("한", "하"), ("שׁ", "שׂ")],
)
def test_marks_that_make_another_word(one: str, other: str) -> None:
    """Vowel signs, tones, voicing and signs that are all of a title tell words apart, however they are stored."""
    for form in ("NFC", "NFD"):
        assert text.fold(normalize(form, one)) == text.fold(one) != text.fold(normalize(form, other))


@given(NAMES)
@example("the a b")
def test_fold_is_idempotent(name: str) -> None:
    """A folded name folds to itself."""
    assert text.fold(text.fold(name)) == text.fold(name)


@pytest.mark.parametrize(
    ("wanted", "names", "near"),
    [
        ("sawyer tom", ["Freewill", "Tom Sawyer"], ["Tom Sawyer"]),
        ("Hemisferes", [SUITE, "YYZ"], [SUITE]),
        ("abcdef", ["abcdxy"], ["abcdxy"]),
        ("abcdef", ["abcxyz"], []),
        ("tears", ["Tear", "Tears", "Years", "Fears"], ["Tears", "Tear", "Years"]),
        ("tears", ["Tears", "Tears"], ["Tears"]),
        ("tears", ["?!"], []),
        ("tears", [], []),
    ],
)
def test_nearest(wanted: str, names: list[str], near: list[str]) -> None:
    """The three likest names that are near come best first and once; order of words does not count."""
    assert text.nearest(wanted, names) == near


@given(st.integers(0, 99), st.integers(0, 59), st.integers(0, 59))
def test_clock_round_trip(hours: int, minutes: int, rest: int) -> None:
    """What is read from any spelling is said in the normal form, which leads back to the same number."""
    normal = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    total = hours * 3600 + minutes * 60 + rest
    for typed in (normal, f"{hours * 60 + minutes}:{rest:02}", f"{hours:02}:{minutes:02}:{rest:02}"):
        assert text.seconds(typed) == total
        assert text.format_length(text.seconds(typed)) == normal


@pytest.mark.parametrize(
    "typed",
    ["5:99", "1:2", "-1:00", "٤:٣٣", "4:٣٣", "", "4", ":33", "4:33 ", "4:33\n", "1:60:00", "1:0:00", "1:2:3:04"],
)
def test_clocks_that_are_none(typed: str) -> None:
    """Impossible seconds, single digits, signs, foreign digits and blanks are refused."""
    with pytest.raises(ValueError, match=f"^{typed}"):
        text.seconds(typed)


@pytest.mark.parametrize(
    "iso", ["1976", "1976-06", "1976-06-10", "2024-02-29", "2000-02-29", "1976-12-31", "0001", "9999-12-31"]
)
def test_dates(iso: str) -> None:
    """Years, months and days that exist are dates, leap days too."""
    assert text.is_date(iso)


@pytest.mark.parametrize(
    "typed",
    [
        *("2023-02-29", "1900-02-29", "1976-04-31", "1976-13", "1976-00", "1976-01-00", "0000"),
        *("1976-1", "76", "١٩٧٦", "19760610", "1976-06-10T00", "1976-", "1976\n", " 1976", "", "10 Jun 1976"),
    ],
)
def test_dates_that_are_none(typed: str) -> None:
    """Days, months and years that do not exist, and other spellings, are no dates."""
    assert not text.is_date(typed)


def test_periods() -> None:
    """A period is a date, or two in order; one with an end missing or before its start is none."""
    for good in ("1976", "1975-06/1975-07", "1976/1976", "1974/1976-06-10", "1976-06-11/1976-06-13"):
        assert text.is_period(good)
    for bad in ("", "/", "1976/", "/1976", "1975-07/1975-06", "1976/1975", "1976/1977/1978", "1976/1977-02-29"):
        assert not text.is_period(bad)


@pytest.mark.parametrize(
    ("iso", "said"),
    [
        ("1976", "1976"),
        ("1976-06", "Jun 1976"),
        ("1976-06-01", "1 Jun 1976"),
        ("1982-09-09", "9 Sept 1982"),
        ("1976-06-11/1976-06-13", "11–13 Jun 1976"),
        ("1977-05-30/1977-06-02", "30 May–2 Jun 1977"),
        ("1977-12-30/1978-01-02", "30 Dec 1977–2 Jan 1978"),
        ("1975-06/1975-07", "Jun–Jul 1975"),
        ("1975-12/1976-01", "Dec 1975–Jan 1976"),
        ("1975-06/1976-06", "Jun 1975–Jun 1976"),
        ("1974/1976", "1974–1976"),
        ("1975/1975-06", "1975–Jun 1975"),
        ("1976-06-11/1976-07", "11 Jun–Jul 1976"),
        ("2016/2017-05-01", "2016–1 May 2017"),
        ("1974-08-14/1974", "14 Aug 1974–1974"),
        ("1974-08/1974", "Aug 1974–1974"),
    ],
)
def test_dates_in_words(iso: str, said: str) -> None:
    """Dates and periods of every shape are said with what both ends share said once."""
    assert text.format_period(iso) == said


@given(dates(), dates())
def test_any_period_is_said(start: str, end: str) -> None:
    """Both ends of a period are said whatever their precision, and the last one whole."""
    said = text.format_period(f"{start}/{end}")
    assert said == text.format_date(start) if start == end else said.endswith(f"–{text.format_date(end)}")
    assert said.startswith(text.format_date(start).split()[0])


@pytest.mark.parametrize(("character", "name"), list(zip(HIDDEN, NAMED, strict=True)))
def test_hidden_characters(character: str, name: str) -> None:
    """Controls, bidirectional controls and lone surrogates are named and taken out."""
    assert text.hidden_character(f"a{character}b\x00") == name
    assert text.clean(f"a{character}b\x00") == "ab"


@given(ANYTHING)
@example(HIDDEN)
def test_clean_leaves_nothing_hidden(anything: str) -> None:
    """A cleaned text has nothing left to clean, and nothing but hidden characters was taken."""
    assert text.hidden_character(text.clean(anything)) is None
    assert text.clean(anything) == "".join(each for each in anything if text.hidden_character(each) is None)
