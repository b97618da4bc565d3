"""A song's parts: when each starts and how long it lasts, and bars to scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rushguide.model import Guide, Song, SongPart
from rushguide.text import seconds
from rushguide.views.partbars import Stretch, bar_of, part_bars, stretches
from rushguide.views.screen import Screen
from tests.guides import song


def timed(*parts: SongPart, length: str = "10:00") -> list[tuple[int, int | None, int | None]]:
    """Return depth, start and length of each part of a song."""
    return [row[1:] for row in stretches(parts, seconds(length))]


def lines(whole: Song, width: int | None = 40) -> list[str]:
    """Return the parts of a song as they are drawn."""
    screen = Screen(width=width)
    return screen.render(part_bars(screen, whole, "early")).splitlines()


def test_lengths_follow_each_other() -> None:
    """From lengths alone each part starts where the one before ends."""
    assert timed(SongPart(length="2:00"), SongPart(length="3:00")) == [(0, 0, 120), (0, 120, 180)]


def test_starts_last_until_the_next() -> None:
    """From starts alone each part lasts until the next one, the last to the end of the song."""
    assert timed(SongPart(starts="0:00"), SongPart(starts="4:00")) == [(0, 0, 240), (0, 240, 360)]


def test_what_is_not_known() -> None:
    """A part without either has no length, and after it only a stated start is known."""
    parts = (SongPart(length="2:00"), SongPart(), SongPart(length="1:00"), SongPart(starts="9:00"))
    assert timed(*parts) == [(0, 0, 120), (0, 120, None), (0, None, 60), (0, 540, 60)]
    assert timed(SongPart(starts="1:00"), SongPart()) == [(0, 60, None), (0, None, None)]


def test_parts_in_parts() -> None:
    """Parts of a part stand after it, one step deeper, and do not move what follows."""
    inner = (SongPart(starts="1:00"), SongPart(starts="2:00"))
    assert timed(SongPart(length="3:00", parts=inner), SongPart(length="1:00")) == [
        (0, 0, 180),
        (1, 60, 60),
        (1, 120, 480),
        (0, 180, 60),
    ]


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 3000), st.integers(16, 80))
def test_a_bar_stands_where_its_part_is(start: int, length: int, rest: int, room: int) -> None:
    """Blanks up to the start, a bar as long as the part to half a column, at least one, never beyond the room."""
    total = max(1, start + length + rest)
    bar = bar_of(Stretch(SongPart(), 0, start, length), total, room)
    blanks = len(bar) - len(bar.lstrip(" "))
    assert set(bar.strip()) == {"━"}
    assert len(bar) <= room
    assert abs(blanks - start * room / total) <= 0.5 or blanks == room - 1
    assert abs(len(bar) - blanks - length * room / total) <= 1
    assert bar_of(Stretch(SongPart(), 0, None, None), total, room) == "━"


PARTS = (
    SongPart(number="I", title="Dawn", length="2:00"),
    SongPart(number="II", title="Noon", length="6:00"),
    SongPart(title="Dusk", length="2:00"),
)


def test_bars_beside_the_parts() -> None:
    """Number, title, length, and bars to one scale in the room that is left."""
    assert lines(song("day", length="10:00", parts=PARTS)) == [
        "I   Dawn  2:00  ━━━━━",
        "II  Noon  6:00       ━━━━━━━━━━━━━━",
        "    Dusk  2:00                     ━━━━━",
    ]


def test_no_bars_where_times_are_lacking() -> None:
    """One part without a time, and there is no scale: the parts stand alone."""
    assert lines(song("day", length="10:00", parts=(*PARTS[:2], SongPart(title="Fog")))) == [
        "I   Dawn  2:00",
        "II  Noon  6:00",
        "    Fog",
    ]


def test_bars_under_the_parts() -> None:
    """Where sixteen columns are not left beside them, bars stand under the parts, over the whole width."""
    assert lines(song("day", length="10:00", parts=PARTS), 30) == [
        "I  Dawn  2:00",
        "━━━━━━",
        "II  Noon  6:00",
        "      ━━━━━━━━━━━━━━━━━━",
        "Dusk  2:00",
        "                        ━━━━━━",
    ]
    assert lines(song("day", parts=(SongPart(number="I", title="Dawn over the hills"),)), 20) == [
        "I  Dawn over the",
        "hills",
    ]


def test_an_era_has_its_colour() -> None:
    """Bars take the colour of the song's era, beside and under the parts."""
    for width in (30, 40):
        screen = Screen(width=width, depth="truecolor", colours={"early": "#010203"})
        out = screen.render(part_bars(screen, song("day", parts=PARTS), "early"))
        assert out.count("\x1b[38;2;1;2;3m") == 3


@pytest.mark.parametrize("width", range(40, 121, 8))
def test_every_song_with_parts(guide: Guide, width: int) -> None:
    """The parts of each song of the bundled guide fit every width, and each title is there."""
    screen = Screen(width=width)
    with_parts = [each for each in guide.songs if each.parts]
    assert len(with_parts) >= 7
    for each in with_parts:
        out = screen.render(part_bars(screen, each, ""))
        assert max(map(len, out.splitlines())) <= width
        assert all(part.title in " ".join(out.split()) for part in each.parts if part.title), each.id
