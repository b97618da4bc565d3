"""What the checks let pass: the other side of each border that tests/data/invalid shows."""

from pathlib import Path

import pytest

from tests.guide.conftest import problems

pytestmark = pytest.mark.once

EPISODES, ALBUM = "episodes.yaml", "albums/first-light.yaml"
PICK = "- {song: harbour, why: It opens the album.}"

YEARS = "{from: 1970, to: 1979}"
EXPLAINED = 'length: "9:00"\ndisputed: {length: [{value: "7:00", sources: [book]}]}\nsources:'
EXCEPTION = "- {song: harbour, why: It opens the album., exception: It was heard again.}"

ALLOWED = {
    "five seconds too many": [(ALBUM, "sources:", 'length: "7:05"\nsources:')],
    "five seconds too few": [(ALBUM, "sources:", 'length: "6:55"\nsources:')],
    "a sum that is explained": [(ALBUM, "sources:", EXPLAINED)],
    "a song of the year after": [(ALBUM, '"1975"', '"1980"')],
    "a song of the year before": [(ALBUM, '"1975"', '"1969"')],
    "a song out of the years with a reason": [(ALBUM, '"1975"', '"1999"'), (EPISODES, PICK, EXCEPTION)],
    "a song out of the years before the episode": [(ALBUM, '"1975"', '"1999"'), (EPISODES, "featured:", "before:")],
    "a song out of the years after the episode": [(ALBUM, '"1975"', '"1999"'), (EPISODES, "featured:", "after:")],
    "a song of no known year": [(ALBUM, 'released: "1975"\n', "")],
    "an era that shares one year": [(EPISODES, YEARS, "{from: 1979, to: 1985}"), (ALBUM, '"1975"', '"1979"')],
    "an episode that lasts": [(EPISODES, YEARS, "{from: 1970}")],
    "a name that is a person's but for case": [(ALBUM, "sources:", "producers: [ada wick]\nsources:")],
    "a name that is a person's but for an accent": [(ALBUM, "sources:", "producers: [Áda Wick]\nsources:")],
    "a name unlike any person's": [(ALBUM, "sources:", "producers: [Ed Flare]\nsources:")],
    "the guide as judge of an era": [(ALBUM, 'sources: {"*": [book]}', 'sources: {"*": [book], era: [guide]}')],
    "the guide beside a source": [(EPISODES, "these_years: [book]", "these_years: [guide, book]")],
    "an album and a song of one id": [(ALBUM, "id: bells", "id: first-light")],
}


def edit(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the one place of a text in a file of the guide."""
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / file).write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("name", ALLOWED)
def test_allowed(base: Path, name: str) -> None:
    """On the right side of the border no problems found."""
    for file, old, new in ALLOWED[name]:
        edit(base, file, old, new)
    assert problems(base) == []


@pytest.mark.parametrize(
    ("lengths", "wrong"), [(('"2:00"', '"2:00"'), True), (('"2:00"', None), False), ((None, None), False)]
)
def test_sums_of_live_albums(base: Path, lengths: tuple[str | None, ...], wrong: bool) -> None:  # noqa: FBT001 - a table
    """A live album's tracks have to add up only where every length is known."""
    tracks = "".join(
        f"  - {{number: {number}, title: T{f', length: {length}' if length else ''}}}\n"
        for number, length in enumerate(lengths, start=1)
    )
    head = 'id: at-sea\ntitle: At Sea\nkind: live\nera: wick\nlength: "5:00"\nsources: {"*": [book]}\ntracks:\n'
    (base / "albums" / "at-sea.yaml").write_text(head + tracks, encoding="utf-8")
    expected = ["albums/at-sea.yaml:5:9: album at-sea, length: the tracks add up to 4:00, not 5:00"]
    assert problems(base) == (expected if wrong else [])


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([(1, 1), (1, 2), (2, 1)], []),
        ([(1, 1), (2, 2)], ["albums/at-sea.yaml:8:23: album at-sea, tracks.2.number: expected number 1, found 2"]),
        ([(1, 2), (2, 1)], ["albums/at-sea.yaml:7:23: album at-sea, tracks.1.number: expected number 1, found 2"]),
    ],
)
def test_discs_count_for_themselves(base: Path, numbers: list[tuple[int, int]], expected: list[str]) -> None:
    """The tracks of each disc count from 1."""
    tracks = "".join(f"  - {{disc: {disc}, number: {number}, title: T}}\n" for disc, number in numbers)
    head = 'id: at-sea\ntitle: At Sea\nkind: live\nera: wick\nsources: {"*": [book]}\ntracks:\n'
    (base / "albums" / "at-sea.yaml").write_text(head + tracks, encoding="utf-8")
    assert problems(base) == expected
