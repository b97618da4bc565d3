"""load_guide: from a folder to a guide, or to one error that says what is wrong."""

import os
from pathlib import Path

import pytest

from rushguide.errors import ExitCode, GuideError
from rushguide.guide.files import load_guide


def refusal(folder: Path) -> GuideError:
    """Return the error that a guide's folder is refused with."""
    with pytest.raises(GuideError) as caught:
        load_guide(folder)
    assert caught.value.code is ExitCode.NOT_FOUND
    return caught.value


@pytest.mark.parametrize(("wrong", "more"), [(20, []), (21, ["… and 1 more"])])
def test_at_most_twenty_are_listed(base: Path, wrong: int, more: list[str]) -> None:
    """The first twenty problems are listed in order, and how many more there are."""
    with (base / "people.yaml").open("a") as people:
        people.writelines(
            f'- {{id: p{n}, zzzz: x, name: P, role: r, sources: {{"*": [book]}}}}\n' for n in range(wrong)
        )
    error = refusal(base)
    assert error.message == f"the guide in {base} has {wrong} errors"
    assert [hint.partition(": ")[0] for hint in error.hints[:20]] == [
        f"people.yaml:{line}:{13 if line > 11 else 12}" for line in range(2, 22)
    ]
    assert list(error.hints[20:]) == more


def test_missing_files(base: Path) -> None:
    """Each file that a guide has to have is missed by name; the others may be absent."""
    for path in sorted(base.glob("*.yaml")):
        path.unlink()
    (base / "albums" / "first-light.yaml").unlink()
    assert refusal(base).hints == (
        "episodes.yaml:1:1: this file is missing",
        "series.yaml:1:1: this file is missing",
    )


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """The folder is named, and why it cannot be read."""
    nowhere = tmp_path / "nowhere"
    assert refusal(nowhere).message == f"the guide's folder {nowhere} cannot be read: No such file or directory"


def test_a_file_that_cannot_be_read(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's reason is passed on. Root may read everything, so the refusal is put on."""
    _open = os.open

    def refuse(path: str, flags: int, *more: int) -> int:
        if Path(path).name == "people.yaml":
            raise PermissionError(13, "Permission denied")
        return _open(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    assert refusal(base).message == f"{base / 'people.yaml'} cannot be read: Permission denied"


def test_too_large(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All files together may have so many bytes and not one more, whichever file has the last one."""
    size = sum(path.stat().st_size for path in base.rglob("*.yaml"))
    monkeypatch.setenv("RUSHGUIDE_MAX_BYTES", str(size))
    assert load_guide(base).series.id == "lanterns"
    with (base / "sources.yaml").open("a") as sources:
        sources.write("#")
    assert refusal(base).message == f"the guide in {base} is larger than {size:,} bytes"
    monkeypatch.setenv("RUSHGUIDE_MAX_BYTES", "10")
    assert refusal(base).message == f"the guide in {base} is larger than 10 bytes"


def test_names_that_are_not_utf8(base: Path) -> None:
    """A file whose name is no text is read like any other."""
    name = os.fsdecode(b"\xff.yaml")
    (base / "albums" / "first-light.yaml").rename(base / "albums" / name)
    assert load_guide(base).album["first-light"].title == "First Light"
    (base / "albums" / name).write_text("")
    assert refusal(base).hints == ("albums/�.yaml:1:1: the file is empty",)
