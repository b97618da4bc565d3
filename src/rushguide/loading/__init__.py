"""From files to a guide: where they are, strict YAML, checks across records, and a cache of the result."""

import os
import stat
from pathlib import Path

from rushguide.errors import GuideError
from rushguide.loading import cache
from rushguide.loading.limits import most_bytes
from rushguide.loading.places import bundled, guide_files
from rushguide.model import Guide

MOST_SHOWN = 20
"""How many problems a refusal lists."""


def load_guide(folder: Path | None = None) -> Guide:
    """Return the guide in a folder, else the bundled one; GuideError names all that is wrong with it."""
    where = folder or bundled()
    files = read_files(where)
    entry = cache.digest(files)
    contents = cache.recall(entry)
    if contents is None:
        from rushguide.loading.check import read_guide

        draft = read_guide(files)
        if errors := draft.problems.errors:
            shown = [str(problem) for problem in errors[:MOST_SHOWN]]
            more = [f"… and {len(errors) - MOST_SHOWN} more"] if len(errors) > MOST_SHOWN else []
            raise GuideError(_refusal(where, len(errors)), hints=shown + more)
        contents = draft.contents()
        cache.keep(entry, contents)
    return Guide(contents)


def data_version(folder: Path | None = None) -> str:
    """Return what tells one state of a guide's files from another: twelve digits of a digest of their bytes."""
    return cache.digest(read_files(folder or bundled()), "")[:12]


def _refusal(where: Path, errors: int) -> str:
    return f"the guide in {where} has {errors} {'error' if errors == 1 else 'errors'}"


def read_files(where: Path) -> list[tuple[str, bytes]]:
    """Return a guide's files by name; GuideError where one cannot be read or they are too large together."""
    files: list[tuple[str, bytes]] = []
    most = left = most_bytes()
    for name, path in guide_files(where):
        data = _read_file(where, path, left + 1)
        left -= len(data)
        if left < 0:
            hint = "RUSHGUIDE_MAX_BYTES allows more"
            raise GuideError(f"the guide in {where} is larger than {most:,} bytes", hints=[hint])
        files.append((name, data))
    return files


def _read_file(where: Path, path: Path, most: int) -> bytes:
    try:
        if not path.is_file():
            raise GuideError(f"{path} is not a file")
        _check_inside(where, path)
        with open(path, "rb", opener=_at_once) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise GuideError(f"{path} is not a file")
            return opened.read(most)
    except OSError as error:
        raise GuideError(f"{path} cannot be read: {error.strerror}") from None


def _at_once(path: str, flags: int) -> int:
    """Open without waiting: a pipe that takes a file's place between look and grasp has no writer to wait for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_inside(where: Path, path: Path) -> None:
    """Refuse a link that leads out of the guide's folder: somebody else's guide must not show one's own files.

    The announcement may lie in `seeds` beside it, and the bundled guide is as the installer made it, links and all.
    """
    folder, file = where.resolve(), path.resolve()
    allowed = (folder, folder.parent / "seeds")
    if folder != bundled().resolve() and not any(file.is_relative_to(each) for each in allowed):
        raise GuideError(f"{path} is a link that leads out of the guide's folder")
