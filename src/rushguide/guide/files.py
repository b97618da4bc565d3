"""Where files are, and how a guide is read, loaded and copied.

A guide is kept in the cache under a digest of its files, so YAML and the checks are imported only when a file changed.
Nothing here needs the records but `load_guide`, which imports them: `--version` tells the digest without them.
"""

import os
import stat
import sys
from _blake2 import blake2b
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from rushguide import __version__
from rushguide.errors import GuideError
from rushguide.text import count, shown_path

if TYPE_CHECKING:
    from rushguide.guide.guide import Guide

FOLDERS = ("albums", "events")
"""Folders of files: one album in each, and lists of events."""
MAX_BYTES = 8_000_000
"""Bytes of all files of a guide, unless `RUSHGUIDE_MAX_BYTES` says otherwise."""
MAX_SHOWN = 20
"""How many problems a refusal lists."""
XDG = {"cache": ("XDG_CACHE_HOME", ".cache"), "state": ("XDG_STATE_HOME", ".local/state")}
"""By kind of folder: the variable that names it, and where it is in the home folder otherwise."""


class GuideFile(NamedTuple):
    """A file of a guide: its name in the guide, and where it is."""

    name: str
    path: Path


def user_folder(kind: Literal["cache", "state"]) -> Path:
    """Return the folder for what can be made again (cache), or for what a user did (state); it need not exist.

    On Linux this is platformdirs' answer without the 8 ms that importing it takes.
    """
    variable, usual = XDG[kind]
    home = os.environ.get("HOME", "")
    base = os.environ.get(variable, f"{home}/{usual}" if home else "")
    if sys.platform == "linux" and "ANDROID_DATA" not in os.environ and base.startswith("/"):
        return Path(base) / "rushguide"
    import platformdirs

    folders = {"cache": platformdirs.user_cache_path, "state": platformdirs.user_state_path}
    return folders[kind]("rushguide", appauthor=False)


def open_at_once(path: str, flags: int) -> int:
    """Open a file, as an opener for `open`; a pipe that nobody writes to is opened too, instead of waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def max_bytes() -> int:
    """Return how many bytes a guide may have: `RUSHGUIDE_MAX_BYTES` if it is a sensible number."""
    stated = os.environ.get("RUSHGUIDE_MAX_BYTES", "")
    return int(stated) if stated.isascii() and stated.isdecimal() and len(stated) < len(str(2**63)) else MAX_BYTES


def bundled() -> Path:
    """Return the bundled guide: beside the package's code, else the checkout's.

    An editable install does not see files that the wheel force-includes, hence the second place.
    """
    package = Path(__file__).parents[1]
    installed = package / "data"
    return installed if installed.is_dir() else package.parents[1] / "data"


def is_bundled(folder: Path) -> bool:
    """Whether a folder is that of the bundled guide, by whatever path."""
    return folder == bundled() or folder.resolve() == bundled().resolve()


def guide_files(folder: Path) -> list[GuideFile]:
    """Return the YAML files of a guide by name; hidden ones, such as an editor's locks, do not count.

    The bundled guide's announcement is in `seeds` beside its folder. GuideError if the folder cannot be read.
    """
    try:
        names = [path.name for path in folder.iterdir()]
        for each in FOLDERS:
            names += [f"{each}/{path.name}" for path in (folder / each).iterdir()] if each in names else []
    except OSError as error:
        raise GuideError(f"the guide's folder {error.filename or folder} cannot be read: {error.strerror}") from None
    files = {name: folder / name for name in names if name.endswith(".yaml") and "/." not in f"/{name}"}
    if "announcement.yaml" not in files and is_bundled(folder):
        files["announcement.yaml"] = folder.resolve().parent / "seeds" / "announcement.yaml"
    return [GuideFile(shown_path(name), path) for name, path in sorted(files.items())]


def read_files(where: Path) -> list[tuple[str, bytes]]:
    """Return a guide's files by name; GuideError if one cannot be read or they are too large together.

    A link that leads out of the guide's folder is refused: somebody else's guide must not show one's own files. The
    announcement may be in `seeds` beside it, and the bundled guide is as the installer made it, links and all.
    """
    files: list[tuple[str, bytes]] = []
    most = left = max_bytes()
    own = where.resolve()
    allowed = () if is_bundled(where) else (own, own.parent / "seeds")
    for name, path in guide_files(where):
        data = _read_file(path, left + 1, allowed)
        left -= len(data)
        if left < 0:
            hint = "RUSHGUIDE_MAX_BYTES allows more"
            raise GuideError(f"the guide in {where} is larger than {most:,} bytes", hints=[hint])
        files.append((name, data))
    return files


def _read_file(path: Path, most: int, allowed: tuple[Path, ...]) -> bytes:
    try:
        if path.is_file():
            if allowed and not any(path.resolve().is_relative_to(each) for each in allowed):
                raise GuideError(f"{path} is a link that leads out of the guide's folder")
            with open(path, "rb", opener=open_at_once) as opened:
                # The file may have become a pipe or a device since it was looked at.
                if stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                    return opened.read(most)
    except OSError as error:
        raise GuideError(f"{path} cannot be read: {error.strerror}") from None
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


def load_guide(folder: Path | None = None) -> "Guide":
    """Return the guide in a folder, else the bundled one; GuideError names all that is wrong with it."""
    from rushguide.guide import cache
    from rushguide.guide.guide import Contents, Guide

    where = folder or bundled()
    files = read_files(where)
    entry = f"{digest_of(files, __version__)}.guide"
    contents = cache.load(entry, Contents)
    if contents is None:
        from rushguide.guide.checks import read_guide

        draft = read_guide(files)
        if errors := draft.problems.errors:
            shown = [str(problem) for problem in errors[:MAX_SHOWN]]
            shown += [f"… and {len(errors) - MAX_SHOWN} more"] if len(errors) > MAX_SHOWN else []
            raise GuideError(f"the guide in {where} has {count(len(errors), 'error')}", hints=shown)
        contents = draft.contents()
        cache.save(entry, contents)
    return Guide(contents)


def copy_guide(folder: Path) -> int:
    """Copy the bundled guide into a new or empty folder, whole or not at all; return how many files a guide has.

    What explains them goes along: the README, and the schemas that editors read. GuideError if the folder holds
    something already, or cannot be written.
    """
    import shutil
    import tempfile

    files = guide_files(bundled())
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise GuideError(f"{folder} already exists and is not an empty folder")
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".rushguide-", dir=folder.parent) as work:
            made = Path(work) / "guide"
            shutil.copytree(bundled() / "schema", made / "schema")
            shutil.copyfile(bundled() / "README.md", made / "README.md")
            for name, path in files:
                (made / name).parent.mkdir(exist_ok=True)
                # The announcement's first line names its schema from `seeds`; in a copy it is in the same folder.
                (made / name).write_bytes(path.read_bytes().replace(b"../data/schema/", b"schema/", 1))
            folder.mkdir(exist_ok=True)
            for entry in made.iterdir():
                entry.replace(folder / entry.name)
    except OSError as error:
        raise GuideError(f"the guide cannot be copied to {folder}: {error.strerror}") from None
    return len(files)
