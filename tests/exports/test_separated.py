"""Values in cells: what CSV and TSV make of any text."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from rushguide.exports.separated import as_text, to_csv, to_tsv
from rushguide.listings.columns import Column, Listing

TEXT = Listing[str](
    columns=(Column(key="a", heading="A", read=str), Column(key="b.c", heading="B", read=str)),
    era=lambda _: "",
    id="",
    noun="text",
)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(st.lists(st.tuples(texts, texts)))
def test_csv_gives_back_any_text(pairs: list[tuple[str, str]]) -> None:
    """Whatever the values hold, a CSV reader gets them back, under the keys."""
    text = to_csv(TEXT, [{"a": one, "b": {"c": other}} for one, other in pairs])
    assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)] == [("a", "b.c"), *pairs]


@given(st.lists(st.tuples(texts, texts)))
def test_tsv_is_a_line_for_each_row(pairs: list[tuple[str, str]]) -> None:
    """A row is one line with one tab between two values, and the escapes give back what was there."""
    text = to_tsv(TEXT, [{"a": one, "b": {"c": other}} for one, other in pairs])
    rows = [line.split("\t") for line in text.removesuffix("\n").split("\n")]
    assert [tuple(map(unescaped, row)) for row in rows] == [("a", "b.c"), *pairs]


def unescaped(cell: str) -> str:
    """Return what an escaped cell stands for."""
    characters = iter(cell)
    known = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    return "".join(known[next(characters)] if each == "\\" else each for each in characters)


def test_values() -> None:
    """Unknown is empty, lists are joined, a span is two ends, and a key that leads nowhere is unknown."""
    assert [as_text(value) for value in (None, True, False, 0, 12, "x")] == ["", "true", "false", "0", "12", "x"]
    assert as_text(["a", "b"]) == as_text(("a", "b")) == "a; b"
    assert as_text([{"from": 1968, "to": 1974}, {"from": 2001, "to": None}]) == "1968/1974; 2001/"
    assert to_csv(TEXT, [{"a": None, "b": None}, {"b": "no object"}]) == "a,b.c\r\n,\r\n,\r\n"
