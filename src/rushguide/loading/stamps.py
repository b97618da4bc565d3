"""What tells that a guide's files are still those that were read, without reading them: as git's index does."""

import os
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from rushguide.loading.places import announcement_beside, is_bundled, listed

SETTLED = 2_000_000_000
"""Nanoseconds for which a file has to have stayed as it is: a second change within one tick of a file system's clock
(two seconds on FAT, the coarsest) would leave its times as they were."""


class UnsettledError(Exception):
    """Only reading the files can tell."""


def stamps_of(folder: Path, most: int) -> list[str] | None:
    """Return a line for each file of a guide that another file or another content would not have, in order.

    None where that is not sure, and the files have to be read: one changed a moment ago, is a link or no file, cannot
    be looked at, or all together are larger than `most` bytes.
    """
    try:
        found = dict(_stamps(folder, most))
        if "announcement.yaml" not in found and is_bundled(folder):
            beside = announcement_beside(folder).stat()
            found["announcement.yaml"] = _stamp("announcement.yaml", beside, _settled())
    except (OSError, UnsettledError):
        return None
    return [found[name] for name in sorted(found)]


def _stamps(folder: Path, most: int) -> Iterator[tuple[str, str]]:
    settled, size = _settled(), 0
    for name, entry in listed(folder):
        status = entry.stat(follow_symlinks=False)
        size += status.st_size
        if size > most:
            raise UnsettledError
        yield name, _stamp(name, status, settled)


def _settled() -> int:
    """Return the moment after which a change is too young, in nanoseconds."""
    return time.time_ns() - SETTLED


def _stamp(name: str, status: os.stat_result, settled: int) -> str:
    if not stat.S_ISREG(status.st_mode) or max(status.st_mtime_ns, status.st_ctime_ns) > settled:
        raise UnsettledError
    return f"{name} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino} {status.st_dev}"
