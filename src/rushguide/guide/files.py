"""Reads and checks a whole guide; the only way from here to yaml, so that a warm start never loads it."""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from rushguide import __version__
from rushguide.errors import GuideError
from rushguide.guide import cache
from rushguide.guide.checks import check
from rushguide.guide.draft import Draft, read_draft
from rushguide.guide.guide import Contents, Guide
from rushguide.guide.nodes import most_bytes
from rushguide.guide.places import bundled, digest_of, guide_files

MAX_SHOWN = 20
"""How many problems a refusal lists."""


def load_guide(folder: Path | None = None) -> Guide:
    """Return the guide in a folder, else the bundled one; GuideError names all that is wrong with it."""
    where = folder or bundled()
    files = read_files(where)
    entry = f"{digest_of(files, __version__)}.guide"
    contents = cache.load(entry, Contents)
    if contents is None:
        contents = _checked(where, files)
        cache.save(entry, contents)
    return Guide(contents)


def _checked(where: Path, files: list[tuple[str, bytes]]) -> Contents:
    """Return what a guide's files hold; GuideError where the checks find errors."""
    draft = read_guide(files)
    if errors := draft.problems.errors:
        shown = [str(problem) for problem in errors[:MAX_SHOWN]]
        more = [f"… and {len(errors) - MAX_SHOWN} more"] if len(errors) > MAX_SHOWN else []
        raise GuideError(_refusal(where, len(errors)), hints=shown + more)
    return draft.contents()


def data_version(folder: Path | None = None) -> str:
    """Return what tells one state of a guide's files from another: twelve digits of a digest of their bytes."""
    return digest_of(read_files(folder or bundled()))[:12]


def _refusal(where: Path, errors: int) -> str:
    return f"the guide in {where} has {errors} {'error' if errors == 1 else 'errors'}"


def read_files(where: Path) -> list[tuple[str, bytes]]:
    """Return a guide's files by name; GuideError where one cannot be read or they are too large together."""
    files: list[tuple[str, bytes]] = []
    most = left = most_bytes()
    inside = _inside(where)
    for name, path in guide_files(where):
        data = _read_file(inside, path, left + 1)
        left -= len(data)
        if left < 0:
            hint = "RUSHGUIDE_MAX_BYTES allows more"
            raise GuideError(f"the guide in {where} is larger than {most:,} bytes", hints=[hint])
        files.append((name, data))
    return files


def _read_file(inside: tuple[Path, ...], path: Path, most: int) -> bytes:
    try:
        if not path.is_file():
            raise GuideError(f"{path} is not a file")
        _check_inside(inside, path)
        with open(path, "rb", opener=_at_once) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise GuideError(f"{path} is not a file")
            return opened.read(most)
    except OSError as error:
        raise GuideError(f"{path} cannot be read: {error.strerror}") from None


def _at_once(path: str, flags: int) -> int:
    """Open without waiting: a pipe that takes a file's place between look and grasp has no writer to wait for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _inside(where: Path) -> tuple[Path, ...]:
    """Return the folders that a guide's files may lie in; none where it does not matter.

    The announcement may lie in `seeds` beside it, and the bundled guide is as the installer made it, links and all.
    """
    folder = where.resolve()
    return () if folder == bundled().resolve() else (folder, folder.parent / "seeds")


def _check_inside(inside: tuple[Path, ...], path: Path) -> None:
    """Refuse a link that leads out of the guide's folder: somebody else's guide must not show one's own files."""
    if inside and not any(path.resolve().is_relative_to(each) for each in inside):
        raise GuideError(f"{path} is a link that leads out of the guide's folder")


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


def read_guide(files: Iterable[tuple[str, bytes]]) -> Draft:
    """Return the draft of a guide with all problems that its files have, alone and together."""
    draft = read_draft(files)
    check(draft)
    return draft
