"""The parsed guide is kept: it costs time where that fails, never an answer."""

from pathlib import Path
from zlib import crc32

import msgspec
import pytest
from platformdirs import user_cache_path

from rushguide.errors import GuideError
from rushguide.loading import cache, check, load_guide
from rushguide.loading.draft import Draft
from tests.guides import everything
from tests.loading.conftest import entries


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Draft]:
    """Return a list that grows by one whenever files are parsed."""
    drafts: list[Draft] = []
    parse = check.read_guide

    def spy(files: list[tuple[str, bytes]]) -> Draft:
        drafts.append(parse(files))
        return drafts[-1]

    monkeypatch.setattr(check, "read_guide", spy)
    return drafts


def test_same_bytes_are_read_once(base: Path, kept: Path, readings: list[Draft]) -> None:
    """The second load takes the entry, and yields the same guide."""
    first, second = load_guide(base), load_guide(base)
    assert len(readings) == 1
    assert everything(second) == everything(first)
    assert len(entries(kept)) == 1


def test_changed_bytes_are_read_anew(base: Path, kept: Path, readings: list[Draft]) -> None:
    """One changed byte is another entry, and the new guide is the answer; going back takes the old entry."""
    series = base / "series.yaml"
    before = series.read_text(encoding="utf-8")
    assert load_guide(base).series.network == "Channel Twelve"
    series.write_text(before.replace("Channel Twelve", "Channel Twelva"), encoding="utf-8")
    assert load_guide(base).series.network == "Channel Twelva"
    series.write_text(before, encoding="utf-8")
    assert load_guide(base).series.network == "Channel Twelve"
    assert (len(readings), len(entries(kept))) == (2, 2)


def test_a_guide_with_errors_is_not_kept(base: Path, kept: Path) -> None:
    """Only a guide without errors becomes an entry."""
    (base / "eras.yaml").unlink()
    with pytest.raises(GuideError):
        load_guide(base)
    assert not kept.exists()


def test_off(base: Path, tmp_path: Path, readings: list[Draft], monkeypatch: pytest.MonkeyPatch) -> None:
    """`off` reads the files each time and writes nothing, above all no folder of that name."""
    monkeypatch.setenv("RUSHGUIDE_CACHE", "off")
    monkeypatch.chdir(tmp_path)
    assert everything(load_guide(base)) == everything(load_guide(base))
    assert len(readings) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["guide"]


@pytest.mark.parametrize("unset", [True, False])
def test_the_platforms_folder(monkeypatch: pytest.MonkeyPatch, *, unset: bool) -> None:
    """Without a folder of its own, or with an empty one, it is the platform's."""
    monkeypatch.delenv("RUSHGUIDE_CACHE") if unset else monkeypatch.setenv("RUSHGUIDE_CACHE", "")
    assert cache.folder() == user_cache_path("rushguide", appauthor=False)


@pytest.mark.parametrize(
    "entry",
    [
        b"",
        b"not msgpack",
        b"\xc1",
        b"\x91" * 100_000,
        msgspec.msgpack.encode({"series": 1}),
        b"\xa4\xff\xfe\xfd\xfc",
        "cut",
    ],
    ids=["empty", "text", "invalid", "deep", "another shape", "not UTF-8", "cut short"],
)
def test_broken_entries(base: Path, kept: Path, readings: list[Draft], entry: bytes | str) -> None:
    """An entry that cannot be read counts as none, and is replaced by a good one."""
    expected = everything(load_guide(base))
    (file,) = kept.glob("*.guide")
    good = file.read_bytes()
    file.write_bytes(good[:-1] if isinstance(entry, str) else entry)
    assert everything(load_guide(base)) == expected
    assert (len(readings), file.read_bytes()) == (2, good)


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 1.0])
def test_an_entry_with_one_wrong_byte(base: Path, kept: Path, readings: list[Draft], share: float) -> None:
    """An entry in which a byte has changed, wherever it is, counts as none: nothing wrong is ever answered."""
    expected = everything(load_guide(base))
    (file,) = kept.glob("*.guide")
    changed = bytearray(file.read_bytes())
    changed[int(share * (len(changed) - 1))] ^= 1
    file.write_bytes(changed)
    assert everything(load_guide(base)) == expected
    assert len(readings) == 2


def test_an_entry_of_another_shape(base: Path, kept: Path, readings: list[Draft]) -> None:
    """An entry that is whole but holds something else counts as none."""
    expected = everything(load_guide(base))
    (file,) = kept.glob("*.guide")
    body = msgspec.msgpack.encode({"series": 1})
    file.write_bytes(crc32(body).to_bytes(4) + body)
    assert everything(load_guide(base)) == expected
    assert len(readings) == 2


def test_an_entry_that_is_a_folder(base: Path, kept: Path) -> None:
    """A folder in an entry's place is in the way of the cache, not of the answer."""
    load_guide(base)
    (file,) = kept.glob("*.guide")
    file.unlink()
    file.mkdir()
    assert load_guide(base).series.id == "lanterns"
    assert entries(kept) == [file.name]


def test_a_folder_that_cannot_be_written(base: Path, kept: Path, readings: list[Draft]) -> None:
    """A file in the folder's place costs time, and is left alone."""
    kept.parent.mkdir()
    kept.write_bytes(b"a file")
    assert everything(load_guide(base)) == everything(load_guide(base))
    assert (len(readings), kept.read_bytes()) == (2, b"a file")
