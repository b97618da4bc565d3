"""Where a guide's files are."""

import os
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
        files = {name: folder / name for name, _ in listed(folder)}
    except OSError as error:
        raise GuideError(f"the guide's folder {error.filename or folder} cannot be read: {error.strerror}") from None
    if "announcement.yaml" not in files and is_bundled(folder):
        files["announcement.yaml"] = announcement_beside(folder)
    return tuple(GuideFile(name, path) for name, path in sorted(files.items()))


def is_bundled(folder: Path) -> bool:
    """Whether a folder is that of the bundled guide, however it is named."""
    return folder == bundled() or folder.resolve() == bundled().resolve()


def announcement_beside(folder: Path) -> Path:
    """Return where the bundled guide's announcement is."""
    return folder.resolve().parent / "seeds" / "announcement.yaml"


def listed(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files in a guide's folder in no order, each with its name in the guide; OSError where there is none."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in FOLDERS:
                with os.scandir(entry.path) as inner:
                    yield from ((f"{entry.name}/{each.name}", each) for each in inner if _counts(each.name))
            elif _counts(entry.name):
                yield entry.name, entry


def _counts(name: str) -> bool:
    """Whether a file is one of a guide's; hidden ones, such as an editor's locks, are not."""
    return name.endswith(".yaml") and not name.startswith(".")
