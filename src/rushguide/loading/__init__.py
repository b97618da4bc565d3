"""From files to a guide: where they are, strict YAML, checks across records, and a cache of the result."""

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from rushguide.errors import GuideError
from rushguide.loading.digests import digest_of
from rushguide.loading.limits import most_bytes
from rushguide.loading.places import bundled, guide_files
from rushguide.loading.stamps import stamps_of

if TYPE_CHECKING:
    from rushguide.model import Guide

MOST_SHOWN = 20
"""How many problems a refusal lists."""


def load_guide(folder: Path | None = None) -> "Guide":
    """Return the guide in a folder, else the bundled one; GuideError names all that is wrong with it."""
    from rushguide.loading import cache

    where = folder or bundled()
    stamps = stamps_of(where, most_bytes())
    seen = cache.seen_as(stamps) if stamps else ""
    guide = cache.recall_seen(seen) if seen else None
    if guide is None:
        files = read_files(where)
        entry = cache.digest(files)
        guide = cache.recall(entry) or _read_anew(where, files, entry)
        if seen and stamps_of(where, most_bytes()) == stamps:
            cache.note_seen(seen, entry)
    return guide


def _read_anew(where: Path, files: list[tuple[str, bytes]], entry: str) -> "Guide":
    """Parse and check a guide's files, and keep what they hold."""
    from rushguide.loading import cache
    from rushguide.loading.check import read_guide
    from rushguide.model import Guide

    draft = read_guide(files)
    if errors := draft.problems.errors:
        shown = [str(problem) for problem in errors[:MOST_SHOWN]]
        more = [f"… and {len(errors) - MOST_SHOWN} more"] if len(errors) > MOST_SHOWN else []
        raise GuideError(_refusal(where, len(errors)), hints=shown + more)
    guide = Guide(draft.contents())
    cache.keep(entry, guide)
    return guide


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
