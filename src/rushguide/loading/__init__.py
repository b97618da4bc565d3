"""From files to a guide: where they are, strict YAML, checks across records, and a cache of the result."""

import os
from pathlib import Path

from rushguide.errors import GuideError
from rushguide.loading import cache
from rushguide.loading.places import bundled, guide_files
from rushguide.model import Guide

MOST_BYTES = 8_000_000
"""The size up to which a guide is read."""
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


def _refusal(where: Path, errors: int) -> str:
    return f"the guide in {where} has {errors} {'error' if errors == 1 else 'errors'}"


def read_files(where: Path) -> list[tuple[str, bytes]]:
    """Return a guide's files by name; GuideError where one cannot be read or they are too large together."""
    files: list[tuple[str, bytes]] = []
    most = left = _most_bytes()
    for name, path in guide_files(where):
        data = _read_file(path, left + 1)
        left -= len(data)
        if left < 0:
            hint = "RUSHGUIDE_MAX_BYTES allows more"
            raise GuideError(f"the guide in {where} is larger than {most:,} bytes", hints=[hint])
        files.append((name, data))
    return files


def _most_bytes() -> int:
    stated = os.environ.get("RUSHGUIDE_MAX_BYTES", "")
    return int(stated) if stated.isascii() and stated.isdecimal() else MOST_BYTES


def _read_file(path: Path, most: int) -> bytes:
    try:
        if not path.is_file():
            raise GuideError(f"{path} is not a file")
        with path.open("rb") as opened:
            return opened.read(most)
    except OSError as error:
        raise GuideError(f"{path} cannot be read: {error.strerror}") from None
