"""A copy of the bundled guide to change: all of it in one folder."""

import shutil
import tempfile
from pathlib import Path

from rushguide.errors import GuideError
from rushguide.loading.places import bundled, guide_files

EXTRAS = ("README.md", "schema")
"""What goes along besides the guide's own files: how they are made, and the schemas that editors read."""
SCHEMA_BESIDE = b"../data/schema/"
"""Where the announcement's first line finds its schema in the checkout; in a copy it is in the folder itself."""


def copy_guide(folder: Path) -> int:
    """Copy the bundled guide into a new or empty folder, whole or not at all; return how many files a guide has.

    GuideError where the folder holds something already, or cannot be written.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise GuideError(f"{folder} is there already and not an empty folder")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".rushguide-", dir=folder.parent) as work:
            made = Path(work) / "guide"
            number = _fill(made)
            folder.mkdir(exist_ok=True)
            for entry in made.iterdir():
                entry.replace(folder / entry.name)
    except OSError as error:
        raise GuideError(f"the guide cannot be copied to {folder}: {error.strerror}") from None
    return number


def _fill(folder: Path) -> int:
    files = guide_files(bundled())
    for name, path in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(path.read_bytes().replace(SCHEMA_BESIDE, b"schema/", 1))
    for extra in EXTRAS:
        source = bundled() / extra
        if source.is_dir():
            shutil.copytree(source, folder / extra)
        else:
            shutil.copyfile(source, folder / extra)
    return len(files)
