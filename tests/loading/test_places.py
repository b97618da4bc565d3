"""Where a guide's files are."""

import shutil
from pathlib import Path

import pytest

from rushguide.errors import GuideError
from rushguide.loading import places
from rushguide.loading.places import bundled, guide_files

CHECKOUT = Path(__file__).parents[2]


def names(folder: Path) -> list[str]:
    """Return the names of a guide's files in their order."""
    return [name for name, _ in guide_files(folder)]


def test_files_by_name(base: Path) -> None:
    """YAML files of the guide's folder and of albums, by name; nothing else is looked at."""
    for other in ("README.md", "albums/notes.txt", "schema/x.yaml", "albums/deeper/y.yaml"):
        (base / other).parent.mkdir(exist_ok=True)
        (base / other).touch()
    expected = ["albums/first-light.yaml", "episodes.yaml", "eras.yaml", "people.yaml", "series.yaml", "sources.yaml"]
    assert names(base) == expected
    assert [path for _, path in guide_files(base)] == [base / name for name in expected]


def test_the_bundled_announcement_lies_beside(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bundled guide's is in seeds beside its folder, however that is named; other guides have it inside."""
    assert "announcement.yaml" not in names(base)
    monkeypatch.setattr(places, "bundled", lambda: base)
    seeds = base.parent / "seeds" / "announcement.yaml"
    assert dict(guide_files(base))["announcement.yaml"] == seeds
    monkeypatch.chdir(base)
    assert dict(guide_files(Path()))["announcement.yaml"] == seeds
    (base / "announcement.yaml").touch()
    assert dict(guide_files(base))["announcement.yaml"] == base / "announcement.yaml"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [("nowhere", "No such file or directory"), ("series.yaml", "Not a directory")],
)
def test_no_such_folder(base: Path, wrong: str, reason: str) -> None:
    """A folder that is not there, or is a file, is named in one line."""
    with pytest.raises(GuideError) as caught:
        guide_files(base / wrong)
    assert caught.value.message == f"the guide's folder {base / wrong} cannot be read: {reason}"


def test_albums_that_is_a_file(base: Path) -> None:
    """A file called albums is an error, not a crash and not an empty folder."""
    shutil.rmtree(base / "albums")
    (base / "albums").touch()
    with pytest.raises(GuideError, match="cannot be read: Not a directory"):
        guide_files(base)


def test_bundled_in_a_checkout() -> None:
    """Without data beside the package's code, the checkout's folder is the bundled guide."""
    assert bundled() == CHECKOUT / "data"


def test_bundled_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Data beside the package's code comes first."""
    (tmp_path / "site" / "rushguide" / "data").mkdir(parents=True)
    monkeypatch.setattr(places, "__file__", str(tmp_path / "site" / "rushguide" / "loading" / "places.py"))
    assert bundled() == tmp_path / "site" / "rushguide" / "data"
