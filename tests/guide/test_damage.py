"""Files that were damaged give problems or a guide, and never anything else.

python -m pytest tests/guide/test_damage.py -m "" --hypothesis-profile=roam   # as long as one likes, always new
"""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rushguide.guide.checks import read_guide
from rushguide.guide.files import guide_files
from rushguide.text import hidden_character
from tests.conftest import example

pytestmark = pytest.mark.once

Files = Mapping[str, bytes]
FILES = {name: path.read_bytes() for name, path in guide_files(example("small"))}
WORDS = sorted({word for data in FILES.values() for word in data.split(b" ")})
SNIPPETS = (
    *(b"\x00", b"\xff", b"\x1b", b"\t", b"\r", b"\n", b"- ", b": ", b"&a ", b"*a", b"!t ", b"? ", b"{", b"}", b"["),
    *(b"]", b"'", b'"', b"|", b">", b"#", b"%", b"---\n", b"...\n", b"~", b'"\\ud800"', b"!!python/name:os.system "),
    *(b"\xef\xbb\xbf", "²\ufffe\u202e\u2028".encode(), b'"\\x1b[2J"', b"9" * 5_000, b"a: " * 30, b"[" * 30, b"<<: "),
)


def damaged_bytes(random: Random, data: bytes) -> bytes:
    """Return the bytes with a stretch of them deleted, doubled, swapped with another, or something put between."""
    first, second, third = sorted(random.randint(0, len(data)) for _ in range(3))
    head, one, other, tail = data[:first], data[first:second], data[second:third], data[third:]
    between = one + random.choice(SNIPPETS) + other
    return head + random.choice([other, one + one + other, other + one, between, between]) + tail


def damaged_lines(random: Random, data: bytes) -> bytes:
    """Return the lines with one deleted, doubled or moved: mostly YAML still, and then wrong as a guide."""
    lines = data.splitlines(keepends=True) or [b""]
    taken = lines.pop(random.randrange(len(lines)))
    for _ in range(random.randint(0, 2)):
        lines.insert(random.randint(0, len(lines)), taken)
    return b"".join(lines)


def damaged_words(random: Random, data: bytes) -> bytes:
    """Return the bytes with one word in place of another, from anywhere in the guide."""
    own = data.split(b" ")
    own[random.randrange(len(own))] = random.choice(WORDS)
    return b" ".join(own)


def damaged(random: Random, files: Files) -> dict[str, bytes]:
    """Return the files with damage in one to three of them; a file may be lost or misnamed."""
    changed = dict(files)
    for _ in range(random.randint(1, 3)):
        name = random.choice(sorted(changed))
        data = random.choice([damaged_bytes, damaged_lines, damaged_words])(random, changed[name])
        if random.random() < 0.1:
            del changed[name]
        changed[random.choice([name, name, name, name, "albums/new.yaml", "other.yaml"])] = data
    return changed


def check_reading(files: Files) -> None:
    """Hold that reading ends with problems that can be shown, or with a guide that works."""
    draft = read_guide(sorted(files.items()))
    for problem in draft.problems:
        assert "\n" not in str(problem)
        assert hidden_character(str(problem)) is None
        assert min(problem.line, problem.column) >= 1
    if not draft.problems.errors:
        guide = draft.guide()
        assert set(guide.placements) <= set(guide.song)
        assert set(guide.live_on) <= set(guide.album_of)
        assert all(album.era in guide.era for album in guide.albums)


@pytest.mark.slow
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=False))
def test_damaged_guides(random: Random) -> None:
    """Whatever happens to the files, reading ends with problems that can be shown, or with a guide that works."""
    check_reading(damaged(random, FILES))
