"""Files that were damaged give problems or a guide, and never anything else."""

from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rushguide.loading import nodes
from rushguide.loading.check import read_guide
from rushguide.loading.places import guide_files
from rushguide.model import Guide
from tests.conftest import example

FILES = {name: path.read_bytes() for name, path in guide_files(example("small"))}
SNIPPETS = [
    b"\x00",
    b"\xff",
    b"\x1b",
    b"\t",
    b"\r",
    b"\n",
    b"- ",
    b": ",
    b"&a ",
    b"*a",
    b"!t ",
    b"? ",
    b"{",
    b"}",
    b"[",
]
SNIPPETS += [
    b"]",
    b"'",
    b'"',
    b"|",
    b">",
    b"#",
    b"%",
    b"---\n",
    b"...\n",
    b"~",
    b'"\\ud800"',
    "²\ufffe\u202e\u2028".encode(),
]


@st.composite
def damaged_bytes(draw: st.DrawFn, data: bytes) -> bytes:
    """Draw the bytes with a stretch of them deleted, doubled, swapped with another, or something put between."""
    first, second, third = sorted(draw(st.integers(0, len(data))) for _ in range(3))
    head, one, other, tail = data[:first], data[first:second], data[second:third], data[third:]
    middle = draw(
        st.sampled_from([other, one + one + other, other + one, one + draw(st.sampled_from(SNIPPETS)) + other])
    )
    return head + middle + tail


@st.composite
def damaged_lines(draw: st.DrawFn, data: bytes) -> bytes:
    """Draw the lines with one deleted, doubled or moved: mostly YAML still, and then wrong as a guide."""
    lines = data.splitlines(keepends=True)
    taken = lines.pop(draw(st.integers(0, len(lines) - 1)))
    for _ in range(draw(st.integers(0, 2))):
        lines.insert(draw(st.integers(0, len(lines))), taken)
    return b"".join(lines)


@st.composite
def damaged_values(draw: st.DrawFn, data: bytes) -> bytes:
    """Draw the bytes with one word in place of another, from anywhere in the guide."""
    words = data.split(b" ")
    place = draw(st.integers(0, len(words) - 1))
    return b" ".join([*words[:place], draw(st.sampled_from(WORDS)), *words[place + 1 :]])


WORDS = sorted({word for data in FILES.values() for word in data.split(b" ")})


@st.composite
def damaged_guides(draw: st.DrawFn) -> dict[str, bytes]:
    """Draw the small guide's files with damage in one or two of them; a file may be lost or misnamed."""
    files = dict(FILES)
    for _ in range(draw(st.integers(1, 2))):
        name = draw(st.sampled_from(sorted(files)))
        damaged = draw(st.sampled_from([damaged_bytes, damaged_lines, damaged_values]))(files[name])
        files[draw(st.sampled_from([name, name, name, "albums/new.yaml", "other.yaml"]))] = draw(damaged)
        if draw(st.integers(0, 9)) == 0:
            del files[name]
    return files


@pytest.mark.parametrize("parser", sorted({yaml.SafeLoader, nodes.Parser}, key=repr))
def test_damaged_guides(parser: type[yaml.SafeLoader], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever happens to the files, the reading ends with problems that can be said, or with a guide that works."""
    monkeypatch.setattr(nodes, "Parser", parser)

    @settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(damaged_guides())
    def ends_well(files: dict[str, bytes]) -> None:
        draft = read_guide(sorted(files.items()))
        for problem in draft.problems:
            assert "\n" not in str(problem)
            assert problem.line >= 1
        if not draft.problems.errors:
            guide = Guide(draft.contents())
            assert set(guide.placements) <= set(guide.song)
            assert set(guide.live_on) <= set(guide.album_of)
            assert all(album.era in guide.era for album in guide.albums)

    ends_well()


def test_the_undamaged_guide() -> None:
    """What is damaged here is whole before."""
    assert list(read_guide(sorted(FILES.items())).problems) == []
    assert Path(example("small")).is_dir()
