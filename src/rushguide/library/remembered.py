"""What was read of a library, kept in the user's cache folder: it costs time where it fails, never an answer."""

import os
from _blake2 import blake2b  # what hashlib offers under this name, without loading OpenSSL
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from rushguide import __version__
from rushguide.library.files import Tags
from rushguide.library.walk import Found, Stamp
from rushguide.loading import cache

SUFFIX = ".library"


class Kept(Struct, frozen=True, kw_only=True):
    """What was read of a file, and how the file was stamped then."""

    stamp: Stamp
    tags: Tags = Tags()
    problem: str = ""
    """Why it could not be read; empty for a file that could."""

    def of(self, found: Found) -> bool:
        """Whether the file is as it was then."""
        return self.stamp == found.stamp


P = TypeVar("P")
Memory = Mapping[P, Kept]
"""What is kept of each path; as bytes in the cache, for not every name of a file is text."""


def recall(root: Path) -> Memory[bytes]:
    """Return what was kept of a library; nothing where there is nothing, or nothing that can be read."""
    data = cache.read_file(_entry(root))
    try:
        return msgspec.msgpack.decode(data, type=dict[bytes, Kept]) if data else {}
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return {}


def keep(root: Path, memory: Memory[bytes]) -> None:
    """Keep what was read of a library, whole or not at all."""
    cache.write_file(_entry(root), msgspec.msgpack.encode(memory))


def _entry(root: Path) -> str:
    """Return the name under which a library is kept: another place, program or layout must not read it."""
    fields = f"{Kept.__struct_fields__} {Tags.__struct_fields__} {Stamp._fields}"
    layout = f"{__version__} {fields} {cache.code_in(Path(__file__).parent)} "
    hashed = blake2b(layout.encode(), digest_size=16)
    hashed.update(os.fsencode(root.resolve()))
    return hashed.hexdigest() + SUFFIX
