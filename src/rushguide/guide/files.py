"""Where files are, and how a guide is read, loaded, cached and copied.

A guide is kept in the cache under a digest of its files, so YAML and the checks are imported only when a file changed.
Nothing here needs the records but `load_guide`, which imports them: `--version` tells the digest without them.
"""

import os
import stat
import sys
from _blake2 import blake2b
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from rushguide import __version__
from rushguide.errors import GuideError, file_trouble
from rushguide.text import count, shown_path, typed_path

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from rushguide.guide.guide import Guide

T = TypeVar("T")
FOLDERS = ("albums", "events")
"""Folders of files: one album in each, and lists of events."""
MAX_BYTES = 8_000_000
"""Bytes of all files of a guide, unless `RUSHGUIDE_MAX_BYTES` says otherwise."""
LARGEST = 1 << 28
"""The most that `RUSHGUIDE_MAX_BYTES` can allow: what is read has to fit in memory."""
MAX_SHOWN = 20
"""How many problems a refusal lists."""
MAX_ENTRIES = 8
"""How many values of a kind are cached; the oldest are removed."""
MAX_CACHED = 64 << 20
"""Bytes of a cached value; of larger files no more is read, and so nothing is made of them."""
UNFINISHED = ".unfinished"
"""What `series.yaml` is called in a copy that is not whole yet."""
IN_HOME = {"cache": ".cache", "state": ".local/state"}
"""Where folders are in the home folder, if no variable names them."""


def user_folder(kind: Literal["cache", "state"]) -> Path:
    """Return the folder for what can be made again (cache), or for what a user did (state); it need not exist.

    `RUSHGUIDE_CACHE` or `RUSHGUIDE_STATE` names it, else the platform: on Linux as platformdirs would, without the 8 ms
    that importing it takes. GuideError if the cache is `off`, or for a user without a home folder: the password
    database may not know the user.
    """
    if chosen := os.environ.get("RUSHGUIDE_CACHE") if kind == "cache" else os.environ.get("RUSHGUIDE_STATE"):
        if (kind, chosen) == ("cache", "off"):
            raise GuideError("the cache is off")
        return typed_path(chosen)
    home = os.environ.get("HOME", "")
    base = os.environ.get(f"XDG_{kind.upper()}_HOME", f"{home}/{IN_HOME[kind]}" if home else "")
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ and base.startswith("/"):
        return Path(base) / "rushguide"
    import platformdirs

    with suppress(RuntimeError, OSError):
        found: Path = getattr(platformdirs, f"user_{kind}_path")("rushguide", appauthor=False)
        if found.is_absolute():
            return found
    hint = f"set HOME, or RUSHGUIDE_{kind.upper()} to a folder"
    raise GuideError(f"there is no home folder for the {'log' if kind == 'state' else kind}", hints=[hint])


def open_nonblocking(path: str, flags: int) -> int:
    """Open a file, as an opener for `open`; a pipe that nobody writes to is opened too, instead of waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def max_bytes() -> int:
    """Return how many bytes a guide may have: `RUSHGUIDE_MAX_BYTES` if it is a number, up to what memory holds."""
    stated = os.environ.get("RUSHGUIDE_MAX_BYTES", "")
    return min(int(stated[:20]), LARGEST) if stated.isdecimal() else MAX_BYTES


def package_file(name: str) -> "Traversable":
    """Return a file or folder of the package: a path or, if the package is in a zip file, what reads from there."""
    plain = Path(__file__).parents[1] / name
    if plain.exists():
        return plain
    from importlib.resources import files

    return files("rushguide").joinpath(*name.split("/"))


def bundled() -> "Traversable":
    """Return the bundled guide: beside the package's code, else the checkout's.

    An editable install does not see files that the wheel force-includes, hence the second place.
    """
    checkout = Path(__file__).parents[3] / "data"
    installed = Path(__file__).parents[1] / "data"
    return checkout if checkout.is_dir() and not installed.is_dir() else package_file("data")


def is_bundled(folder: "Traversable") -> bool:
    """Whether a folder is that of the bundled guide, by whatever path; only that one can be in a zip file."""
    own = bundled()
    return not isinstance(folder, Path) or (isinstance(own, Path) and folder.resolve() == own.resolve())


def guide_files(folder: "Traversable") -> list[tuple[str, "Traversable"]]:
    """Return the YAML files of a guide by name, each with its place; hidden ones, as editors lock files, do not count.

    The bundled guide's announcement is in `seeds` beside its folder. GuideError if the folder cannot be read.
    """
    try:
        names = [path.name for path in folder.iterdir()]
        for each in FOLDERS:
            names += [f"{each}/{path.name}" for path in (folder / each).iterdir()] if each in names else []
        own = is_bundled(folder)  # the working folder may be gone
    except OSError as error:
        raise GuideError(f"the guide's folder {error.filename or folder} cannot be read: {error.strerror}") from None
    files = {name: folder / name for name in names if name.endswith(".yaml") and "/." not in f"/{name}"}
    if "announcement.yaml" not in files and own:
        seeds = folder.resolve().parent / "seeds" if isinstance(folder, Path) else package_file("seeds")
        files["announcement.yaml"] = seeds / "announcement.yaml"
    return [(shown_path(name), path) for name, path in sorted(files.items())]


def overlooked(folder: "Traversable") -> list[str]:
    """Return the names of files that look like a guide's but are not read: of another ending, case or folder."""
    read = {name for name, _ in guide_files(folder)}
    found = [(path.name, path) for path in folder.iterdir()]
    for name, each in [*found]:
        with suppress(OSError, ValueError):  # the latter in a zip file
            found += [(f"{name}/{path.name}", path) for path in each.iterdir()]
    names = (shown_path(name) for name, path in found if name.lower().endswith((".yaml", ".yml")) and path.is_file())
    return sorted(name for name in names if name not in read and "/." not in f"/{name}")


def read_files(where: "Traversable") -> list[tuple[str, bytes]]:
    """Return a guide's files by name; GuideError if one cannot be read or they are too large together.

    A link that leads out of the guide's folder is refused: somebody else's guide must not show one's own files. The
    announcement may be in `seeds` beside it, and the bundled guide is as the installer made it, links and all.
    """
    files, found = list[tuple[str, bytes]](), guide_files(where)
    most = left = max_bytes()
    own = where.resolve() if isinstance(where, Path) and not is_bundled(where) else None
    for name, path in found:
        allowed = (own, own.parent / "seeds") if own else ()
        data = _read_file(path, left + 1, allowed) if isinstance(path, Path) else path.read_bytes()
        left -= len(data)
        if left < 0:
            hint = "RUSHGUIDE_MAX_BYTES allows more"
            raise GuideError(f"the guide in {where} is larger than {most:,} bytes", hints=[hint])
        files.append((name, data))
    return files


def _read_file(path: Path, most: int, allowed: tuple[Path, ...] = ()) -> bytes:
    with file_trouble(f"{path} cannot be read"):
        if path.is_file():
            if allowed and not any(path.resolve().is_relative_to(each) for each in allowed):
                raise GuideError(f"{path} is a link that leads out of the guide's folder")
            with open(path, "rb", opener=open_nonblocking) as opened:
                # The file may have become a pipe or a device since it was looked at.
                if stat.S_ISREG((about := os.fstat(opened.fileno())).st_mode):
                    return opened.read(min(most, about.st_size + 1))  # the most may not fit in memory
    raise GuideError(f"{path} is not a regular file")


def digest_of(files: Iterable[tuple[str, bytes]], reader: str = "") -> str:
    """Return a digest of files, with their names and in their order, and of what reads them: 32 hexadecimal digits."""
    hashed = blake2b(reader.encode(), digest_size=16)
    for name, data in files:
        hashed.update(f"{name} {len(data)} ".encode(errors="surrogateescape"))
        hashed.update(data)
    return hashed.hexdigest()


def data_version(folder: Path | None = None) -> str:
    """Return what tells one state of a guide's files from another: twelve digits of a digest of their bytes."""
    return digest_of(read_files(folder or bundled()))[:12]


def load_guide(folder: "Traversable | None" = None) -> "Guide":
    """Return the guide in a folder, else the bundled one; GuideError names all that is wrong with it."""
    from rushguide.guide.guide import Guide

    where = folder or bundled()
    files = read_files(where)
    entry = f"{digest_of(files, __version__)}.guide"
    guide = load_cached(entry, Guide)
    if guide is None:
        from rushguide.guide.checks import read_guide

        draft = read_guide(files)
        if errors := draft.problems.errors:
            shown = [str(problem) for problem in errors[:MAX_SHOWN]]
            shown += [f"… and {len(errors) - MAX_SHOWN} more"] if len(errors) > MAX_SHOWN else []
            raise GuideError(f"the guide in {where} has {count(len(errors), 'error')}", hints=shown)
        guide = draft.guide()
        save_cached(entry, guide)
    return guide


def load_cached(name: str, kind: type[T]) -> T | None:
    """Return the value kept in the cache under a name that says what it was made from; None if none can be read.

    A value that is missing, broken, foreign or cannot be written costs time, never an answer.
    """
    import msgspec

    errors = (GuideError, OSError, ValueError, msgspec.MsgspecError, RecursionError)
    with suppress(*errors):
        return msgspec.msgpack.decode(_read_file(user_folder("cache") / name, MAX_CACHED), type=kind)
    return None


def save_cached(name: str, value: object) -> None:
    """Keep a value under a name, whole or not at all, and remove the oldest of its kind, which the name's end says."""
    import msgspec

    with suppress(GuideError, OSError, ValueError):
        where = user_folder("cache")
        unfinished = where / f"{name}.{os.getpid()}.new"
        where.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(msgspec.msgpack.encode(value))
            unfinished.replace(where / name)
        finally:
            unfinished.unlink(missing_ok=True)
        by_age = sorted(where.glob(f"*{Path(name).suffix}"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in by_age[MAX_ENTRIES:]:
            path.unlink(missing_ok=True)


def copy_guide(folder: Path) -> int:
    """Copy the bundled guide into a new or empty folder, whole or not at all; return how many files a guide has.

    What explains them goes along: the README, and the schemas that editors read. A guide needs its `series.yaml`, which
    gets its name last; what an interrupted copy has left is replaced. GuideError if the folder holds something else, or
    cannot be written.
    """
    files = dict(guide_files(bundled()))
    number = len(files)
    files = {UNFINISHED: files.pop("series.yaml"), **files, "README.md": bundled() / "README.md"}
    files |= {f"schema/{path.name}": path for path in (bundled() / "schema").iterdir()}
    missing = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    with file_trouble(f"the guide cannot be copied to {folder}"):
        if not missing and not (folder.is_dir() and _is_free(folder)):
            raise GuideError(f"{folder} already exists and is not an empty folder")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for name, source in files.items():
                (folder / name).parent.mkdir(exist_ok=True)
                # The announcement's first line names its schema from `seeds`; in a copy it is in the same folder.
                (folder / name).write_bytes(source.read_bytes().replace(b"../data/schema/", b"schema/", 1))
            (folder / UNFINISHED).replace(folder / "series.yaml")
        except BaseException:
            with suppress(OSError):
                for name in ("series.yaml", *files):
                    (folder / name).unlink(missing_ok=True)
                for each in (*(folder / each for each in ("schema", *FOLDERS) if (folder / each).exists()), *missing):
                    each.rmdir()
            raise
    return number


def _is_free(folder: Path) -> bool:
    """Whether a folder is empty, or holds what an interrupted copy has left: no `series.yaml`, and no links."""
    found = {path: path.is_symlink() for path in folder.rglob("*")}
    part = folder / UNFINISHED in found and folder / "series.yaml" not in found
    return not found or (part and True not in found.values())
