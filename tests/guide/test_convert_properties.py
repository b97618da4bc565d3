"""What holds for any text: it loads as itself or is refused."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rushguide.guide.music import LiveTrack
from rushguide.guide.reader import INVALID
from tests.guide.conftest import convert


def quoted(text: str) -> str:
    """Return a text as a double-quoted YAML scalar on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec="utf-8")))
def test_any_text_loads_as_itself_or_is_refused(text: str) -> None:
    """A quoted text becomes itself without the spaces around it, or a problem; nothing else comes of it."""
    record, problems = convert(LiveTrack, f"number: 1\ntitle: {quoted(text)}\n")
    if record is INVALID:
        assert len(problems) == 1
    else:
        assert (record.title, problems) == (text.strip(), [])


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), min_size=1).filter(str.strip))
def test_printable_text_loads(text: str) -> None:
    """Letters, digits, punctuation and signs of any script are never refused."""
    record, problems = convert(LiveTrack, f"number: 1\ntitle: {quoted(text)}\n")
    assert problems == []
    assert record.title == text.strip()


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 0x10FFFF))
def test_any_escape_loads_as_itself_or_is_refused(point: int) -> None:
    """An escape of any code point, surrogates and controls included, gives that character or a problem."""
    record, problems = convert(LiveTrack, f'number: 1\ntitle: "a\\U{point:08x}b"\n')
    if record is INVALID:
        assert len(problems) == 1
    else:
        assert (record.title, problems) == (f"a{chr(point)}b", [])
