"""Sorting by the keys of JSON objects."""

import pytest

from rushguide.errors import ExitCode, GuideError
from rushguide.exports.formats import sort_rows

pytestmark = pytest.mark.once

ROWS = ["spirit", "xanadu", "éclair", "limbo", "tears"]
OBJECTS: list[dict[str, object]] = [
    {"title": "The Spirit", "year": 1980, "length": "4:56", "seconds": 296, "peak": None, "live": True, "words": ["P"]},
    {"title": "Xanadu", "year": 1977, "length": "11:08", "seconds": 668, "peak": 3, "live": True, "words": []},
    {"title": "Éclair", "year": 1980, "length": "9:59", "seconds": 599, "peak": None, "live": False, "words": []},
    {"title": "limbo", "year": 1996, "length": None, "seconds": 329, "peak": 1, "live": False, "words": []},
    {"title": "Tears", "year": 1976, "length": None, "seconds": None, "peak": 2, "live": False, "words": []},
]


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("title", "éclair limbo spirit tears xanadu"),  # as they fold: accents, case and articles do not count
        ("-title", "xanadu tears spirit limbo éclair"),
        ("year", "tears xanadu spirit éclair limbo"),
        ("year,-title", "tears xanadu spirit éclair limbo"),
        ("-year,title", "limbo éclair spirit xanadu tears"),
        ("length", "spirit limbo éclair xanadu tears"),  # by time, not by text; also where it is a sum
        ("-length", "xanadu éclair limbo spirit tears"),
        ("peak", "limbo tears xanadu spirit éclair"),  # the unknown last, in their old order
        ("peak,-title", "limbo tears xanadu spirit éclair"),
        ("-live,-peak", "xanadu spirit tears limbo éclair"),
    ],
)
def test_orders(typed: str, order: str) -> None:
    """Keys count from the first on, "-" turns one round, equal rows keep their order, the unknown comes last."""
    assert sort_rows(ROWS, OBJECTS, typed) == order.split()


@pytest.mark.parametrize(
    ("typed", "key", "hint"),
    [
        ("year,lenght", "lenght", ". Did you mean length?"),
        ("words", "words", ""),
        ("-qqq", "qqq", ""),
        ("year,", "", ""),
        ("", "", ""),
    ],
)
def test_unknown_keys(typed: str, key: str, hint: str) -> None:
    """A key that is unknown, or holds a list in any row, is refused with 2, the nearest and the possible ones."""
    for objects in (OBJECTS, OBJECTS[::-1]):
        with pytest.raises(GuideError) as caught:
            sort_rows(ROWS, objects, typed)
        assert caught.value.message == f"cannot sort by '{key}'{hint}"
        assert caught.value.hints == ("keys: title, year, length, seconds, peak, live",)
        assert caught.value.code == ExitCode.USAGE


def test_a_key_that_is_a_list_only_later() -> None:
    """A key whose value is unknown in the first row and an object in another cannot be sorted by."""
    with pytest.raises(GuideError, match="cannot sort by 'cycle'"):
        sort_rows([1, 2], [{"id": "a", "cycle": None}, {"id": "b", "cycle": {"name": "Fear"}}], "cycle")
