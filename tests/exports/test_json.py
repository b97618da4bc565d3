"""JSON as text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from rushguide.exports.records import to_json

SIMPLE = st.none() | st.booleans() | st.integers(-(2**31), 2**31) | st.text()
VALUES = st.recursive(SIMPLE, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


def test_the_text() -> None:
    """JSON is UTF-8, indented by two, ends with one line break; control characters are escaped exactly."""
    text = to_json({"title": "Živa – \x1b[1m\x00\t\n", "none": [], "unknown": None})
    expected = '{\n  "title": "Živa – \\u001b[1m\\u0000\\t\\n",\n  "none": [],\n  "unknown": null\n}\n'
    assert text == expected.encode()


@given(VALUES)
def test_the_text_reads_back(value: object) -> None:
    """Whatever is written reads back the same, and holds no raw control character but line breaks."""
    text = to_json(value).decode()
    assert json.loads(text) == value
    assert not any(each < " " and each != "\n" for each in text)
