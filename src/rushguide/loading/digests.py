"""What tells one state of a guide's files from another."""

from _blake2 import blake2b  # what hashlib offers under this name, without loading OpenSSL (7 ms)
from collections.abc import Iterable


def digest_of(files: Iterable[tuple[str, bytes]], reader: str = "") -> str:
    """Return a digest of files, with their names and in their order, and of what reads them: 32 hexadecimal digits."""
    hashed = blake2b(reader.encode(), digest_size=16)
    for name, data in files:
        hashed.update(f"{name} {len(data)} ".encode(errors="surrogateescape"))
        hashed.update(data)
    return hashed.hexdigest()
