"""Files that are as they were when last seen need not be read; whatever may have changed is read."""

import os
import time
from pathlib import Path

import pytest

from rushguide import loading
from rushguide.errors import GuideError
from rushguide.loading import load_guide, places, stamps
from rushguide.loading.places import bundled
from rushguide.loading.stamps import stamps_of
from tests.guides import everything

MOST = 10**9


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return a list that grows by one whenever the files of a guide are read."""
    folders: list[Path] = []
    read_files = loading.read_files

    def spy(where: Path) -> list[tuple[str, bytes]]:
        folders.append(where)
        return read_files(where)

    monkeypatch.setattr(loading, "read_files", spy)
    return folders


@pytest.fixture
def settled(base: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a guide whose files were last changed long enough ago, and which has been read once."""
    assert not kept.exists()
    monkeypatch.setattr(stamps, "SETTLED", -1)
    load_guide(base)
    return base


def test_unchanged_files_are_not_read(settled: Path, read: list[Path]) -> None:
    """The second look finds the files as they were, and the answers are the same."""
    guide = load_guide(settled)
    assert read == []
    assert everything(guide) == everything(load_guide(settled))


def test_a_change_of_the_same_size_and_time_is_seen(settled: Path, read: list[Path]) -> None:
    """An edit that keeps size and time of change, as some tools do, is still another file: its inode's time tells."""
    series = settled / "series.yaml"
    before = series.stat()
    series.write_bytes(series.read_bytes().replace(b"Twelve", b"Twelva"))
    os.utime(series, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert series.stat().st_size == before.st_size
    assert load_guide(settled).series.network == "Channel Twelva"
    assert len(read) == 1


@pytest.mark.parametrize("change", ["added", "removed", "renamed"])
def test_other_files_are_seen(settled: Path, read: list[Path], change: str) -> None:
    """A file more, a file less and another name are other guides."""
    series = settled / "series.yaml"
    if change == "added":
        (settled / "songs.yaml").write_text("- a\n")
    elif change == "removed":
        series.unlink()
    else:
        series.rename(settled / "serie.yaml")
    with pytest.raises(GuideError):
        load_guide(settled)
    assert len(read) == 1


def test_what_changed_a_moment_ago_is_read(base: Path, kept: Path, read: list[Path]) -> None:
    """Within one tick of a clock a file can change twice, so young files are read each time, and nothing is noted."""
    load_guide(base)
    load_guide(base)
    assert len(read) == 2
    assert list(kept.glob("*.seen")) == []
    assert stamps_of(base, MOST) is None


def test_files_that_change_while_they_are_read(
    base: Path, kept: Path, read: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that are others after the reading than before it are not noted."""
    monkeypatch.setattr(stamps, "SETTLED", -1)
    looks = iter([["before"], ["after"], ["before"], ["after"]])
    monkeypatch.setattr(loading, "stamps_of", lambda *_: next(looks))
    load_guide(base)
    load_guide(base)
    assert len(read) == 2
    assert list(kept.glob("*.seen")) == []


def test_links_are_read(settled: Path) -> None:
    """A link is looked at anew each time, since what it leads to may be another file by then."""
    assert stamps_of(settled, MOST)
    (settled / "series.yaml").rename(settled / "kept")
    (settled / "series.yaml").symlink_to("kept")
    assert stamps_of(settled, MOST) is None


def test_no_guide_has_no_stamps(settled: Path) -> None:
    """What cannot be looked at, or is larger than it may be, is left to the reading, which says what is wrong."""
    size = sum(path.stat().st_size for path in settled.rglob("*.yaml"))
    assert stamps_of(settled, size)
    assert stamps_of(settled, size - 1) is None
    assert stamps_of(settled / "nowhere", MOST) is None


def test_the_bundled_announcement_counts(settled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled guide's announcement, which lies beside its folder, has a stamp as well."""
    monkeypatch.setattr(places, "bundled", lambda: settled)
    assert stamps_of(settled, MOST) is None
    (settled.parent / "seeds").mkdir()
    (settled.parent / "seeds" / "announcement.yaml").touch()
    found = stamps_of(settled, MOST)
    assert found
    assert found[1].startswith("announcement.yaml 0 ")
    assert len(stamps_of(bundled(), MOST) or ()) > 40


@pytest.mark.parametrize("note", [b"", b"../../../etc/passwd", b"0" * 32, b"\xff\x00"])
def test_a_broken_note(settled: Path, kept: Path, read: list[Path], note: bytes) -> None:
    """A note that leads nowhere, or out of the folder, costs a reading, and is written anew."""
    (seen,) = kept.glob("*.seen")
    good = seen.read_bytes()
    seen.write_bytes(note)
    assert load_guide(settled).series.id == "lanterns"
    assert (len(read), seen.read_bytes()) == (1, good)


def test_two_seconds() -> None:
    """Files have to rest for the coarsest tick that a file system has."""
    assert stamps.SETTLED == 2 * 10**9 < time.time_ns()
