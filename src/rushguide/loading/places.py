"""Where a guide's files are."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rushguide.errors import GuideError

FOLDERS = ("albums", "events")
"""Folders of files: one album in each, and lists of events."""


class GuideFile(NamedTuple):
    """A file of a guide: its name in the guide, and where it is."""

    name: str
    path: Path


def bundled() -> Path:
    """Return the bundled guide: beside the package's code, else the checkout's.

    An editable install does not see files that the wheel force-includes, hence the second place.
    """
    package = Path(__file__).parents[1]
    installed = package / "data"
    return installed if installed.is_dir() else package.parents[1] / "data"


def guide_files(folder: Path) -> tuple[GuideFile, ...]:
    """Return the YAML files of a guide by name.

    The bundled guide's announcement lies beside its folder, in `seeds`. GuideError where there is no such folder.
    """
    try:
        files = {name: folder / name for name in _names(folder)}
    except OSError as error:
        raise GuideError(f"the guide's folder {error.filename or folder} cannot be read: {error.strerror}") from None
    if "announcement.yaml" not in files and folder.resolve() == bundled().resolve():
        files["announcement.yaml"] = folder.resolve().parent / "seeds" / "announcement.yaml"
    return tuple(GuideFile(name, path) for name, path in sorted(files.items()))


def _names(folder: Path) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.name in FOLDERS:
            yield from (f"{entry.name}/{path.name}" for path in entry.iterdir() if _counts(path))
        elif _counts(entry):
            yield entry.name


def _counts(path: Path) -> bool:
    """Whether a file is one of a guide's; hidden ones, such as an editor's locks, are not."""
    return path.suffix == ".yaml" and not path.name.startswith(".")
