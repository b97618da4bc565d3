"""Damage to a guide's files: stretches deleted, doubled and swapped, lines moved, words exchanged, files lost.

One stream of random numbers decides everything, so a seed repeats a run; hypothesis and `bench/fuzz.py` both use it.
"""

from collections.abc import Callable, Mapping
from functools import partial
from random import Random

from rushguide.guide.checks import read_guide
from rushguide.guide.guide import Guide
from rushguide.text import hidden_character

Files = Mapping[str, bytes]
Damage = Callable[[Random, bytes], bytes]
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


def damaged_words(random: Random, data: bytes, words: list[bytes]) -> bytes:
    """Return the bytes with one word in place of another, from anywhere in the guide."""
    own = data.split(b" ")
    own[random.randrange(len(own))] = random.choice(words)
    return b" ".join(own)


def words_of(files: Files) -> list[bytes]:
    """Return every word of a guide's files, once."""
    return sorted({word for data in files.values() for word in data.split(b" ")})


def damaged(random: Random, files: Files, words: list[bytes]) -> dict[str, bytes]:
    """Return the files with damage in one to three of them; a file may be lost or misnamed."""
    damages: list[Damage] = [damaged_bytes, damaged_lines, partial(damaged_words, words=words)]
    changed = dict(files)
    for _ in range(random.randint(1, 3)):
        name = random.choice(sorted(changed))
        data = changed[name]
        data = random.choice(damages)(random, data)
        if random.random() < 0.1:
            del changed[name]
        changed[random.choice([name, name, name, name, "albums/new.yaml", "other.yaml"])] = data
    return changed


def read_damaged(files: Files) -> bool:
    """Read a guide and hold that it ends with problems that can be said, or with a guide that works; whether it did.

    AssertionError, or whatever the loader raised, where it does not.
    """
    draft = read_guide(sorted(files.items()))
    for problem in draft.problems:
        assert "\n" not in str(problem)
        assert hidden_character(str(problem)) is None
        assert problem.line >= 1
        assert problem.column >= 1
    if draft.problems.errors:
        return False
    guide = Guide(draft.contents())
    assert set(guide.placements) <= set(guide.song)
    assert set(guide.live_on) <= set(guide.album_of)
    assert all(album.era in guide.era for album in guide.albums)
    return True
