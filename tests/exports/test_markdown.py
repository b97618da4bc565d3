"""Markdown that says what the text says, whatever signs stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rushguide.columns.column import Column, Listing
from rushguide.exports.formats import escaped, table_markdown

pytestmark = pytest.mark.once

RENDERER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
WORD = Listing[str](
    columns=(Column("a", "A|B", str), Column("b", "", lambda _: "", blank=True)),
    id="",
    noun="word",
)
texts = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1).filter(str.strip)


def shown(markdown: str) -> str:
    """Return what a reader sees of a text, blanks counted as one."""
    inlines = [token for token in RENDERER.parse(markdown) if token.type == "inline"]
    return " ".join("".join(child.content for child in token.children or ()) for token in inlines)


@given(texts | st.from_regex(r"[0-9]{0,10}[-+=#.) ]{1,4}[a0]?", fullmatch=True).filter(str.strip))
def test_any_text_is_taken_at_its_word(text: str) -> None:
    """An escaped text renders as one paragraph that says what it said."""
    tokens = RENDERER.parse(escaped(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or ()} <= {"text", "text_special"}
    assert shown(escaped(text)) == " ".join(text.split())


@given(st.lists(texts, min_size=1))
def test_any_text_fits_in_a_table(rows: list[str]) -> None:
    """A table has a row for each record and the text in its cell, whatever it is."""
    tokens = RENDERER.parse(table_markdown(WORD, rows))
    end = next(place for place, token in enumerate(tokens) if token.type == "table_close")
    cells = [
        "".join(child.content for child in token.children or ()) for token in tokens[:end] if token.type == "inline"
    ]
    assert cells == ["A|B", "B", *(each for row in rows for each in (" ".join(row.split()), ""))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Working Man [live]", r"Working Man \[live\]"),
        ("a_b*c", r"a\_b\*c"),
        ("A & B", "A & B"),
        ("&amp;", r"\&amp;"),
        ("# 1", r"\# 1"),
        ("1. one", r"1\. one"),
        ("1976. What", r"1976\. What"),
        ("- x", r"\- x"),
        ("+ x", r"\+ x"),
        ("~1976", r"\~1976"),
        ("4:33", "4:33"),
        ("1976-03-01", "1976-03-01"),
        ("0.1.0", "0.1.0"),
        ("...", "..."),
        ("1.", r"1\."),
    ],
)
def test_escapes(text: str, expected: str) -> None:
    """Only what would mean something else is escaped."""
    assert escaped(text) == expected


def test_marks_are_explained() -> None:
    """Under a table stands what its marks mean."""
    assert table_markdown(WORD, ["~1976"]).endswith("| \\~1976 |  |\n\n\\~ sources differ\n")
    assert table_markdown(WORD, ["1976"]).endswith("| 1976 |  |\n")
