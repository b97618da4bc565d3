"""JSON Schemas of a guide's files, for editors; made from the records, so they cannot say anything else."""

import os
import sys
from _blake2 import blake2b
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from rushguide.errors import GuideError
from rushguide.guide.draft import MANY, ONE
from rushguide.guide.events import Event
from rushguide.guide.music import LiveAlbum, StudioAlbum

LINUX = ("linux",)
"""Platforms that follow the XDG Base Directory Specification 0.8."""
RULES = {"cache": ("XDG_CACHE_HOME", ".cache"), "state": ("XDG_STATE_HOME", ".local/state")}
"""The variable that names a kind of folder, and where it is in the home folder otherwise."""


def user_folder(kind: Literal["cache", "state"]) -> Path:
    """Return the folder for what can be made again (cache), or for what a user did (state); it need not exist."""
    return _by_the_rule(*RULES[kind]) or _asked(kind)


def _by_the_rule(variable: str, usual: str) -> Path | None:
    """Return the folder on Linux where nothing is unusual: platformdirs' answer without the 8 ms that asking takes."""
    home = os.environ.get("HOME", "")
    base = os.environ.get(variable, f"{home}/{usual}" if home else "")
    known = sys.platform in LINUX and "ANDROID_DATA" not in os.environ
    return Path(base) / "rushguide" if known and base.startswith("/") else None


def _asked(kind: str) -> Path:
    import platformdirs

    folders = {"cache": platformdirs.user_cache_path, "state": platformdirs.user_state_path}
    return folders[kind]("rushguide", appauthor=False)


FOLDERS = ("albums", "events")
"""Folders of files: one album in each, and lists of events."""


class GuideFile(NamedTuple):
    """A file of a guide: its name in the guide, and where it is."""

    name: str
    path: Path


def bundled() -> Path:
    """Return the bundled guide: beside the package's code, else the checkout's.

    An editable install does not see files that the wheel force-includes, hence the second place.
    """
    package = Path(__file__).parents[1]
    installed = package / "data"
    return installed if installed.is_dir() else package.parents[1] / "data"


def guide_files(folder: Path) -> tuple[GuideFile, ...]:
    """Return the YAML files of a guide by name.

    The bundled guide's announcement lies beside its folder, in `seeds`. GuideError where there is no such folder.
    """
    try:
        files = {name: folder / name for name, _ in listed(folder)}
    except OSError as error:
        raise GuideError(f"the guide's folder {error.filename or folder} cannot be read: {error.strerror}") from None
    if "announcement.yaml" not in files and is_bundled(folder):
        files["announcement.yaml"] = announcement_beside(folder)
    return tuple(GuideFile(name, path) for name, path in sorted(files.items()))


def is_bundled(folder: Path) -> bool:
    """Whether a folder is that of the bundled guide, however it is named."""
    return folder == bundled() or folder.resolve() == bundled().resolve()


def announcement_beside(folder: Path) -> Path:
    """Return where the bundled guide's announcement is."""
    return folder.resolve().parent / "seeds" / "announcement.yaml"


def listed(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files in a guide's folder in no order, each with its name in the guide; OSError where there is none."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in FOLDERS:
                with os.scandir(entry.path) as inner:
                    yield from ((f"{entry.name}/{each.name}", each) for each in inner if _counts(each.name))
            elif _counts(entry.name):
                yield entry.name, entry


def _counts(name: str) -> bool:
    """Whether a file is one of a guide's; hidden ones, such as an editor's locks, are not."""
    return name.endswith(".yaml") and not name.startswith(".")


def digest_of(files: Iterable[tuple[str, bytes]], reader: str = "") -> str:
    """Return a digest of files, with their names and in their order, and of what reads them: 32 hexadecimal digits."""
    hashed = blake2b(reader.encode(), digest_size=16)
    for name, data in files:
        hashed.update(f"{name} {len(data)} ".encode(errors="surrogateescape"))
        hashed.update(data)
    return hashed.hexdigest()


DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors read."""


def schemas() -> dict[str, dict[str, Any]]:
    """Return each schema by the name of its file in the guide's `schema` folder."""
    single = {_name(file): msgspec.json.schema(cls) for file, cls in ONE.items()}
    listed = {**MANY, "events.yaml": Event}
    lists = {_name(file): msgspec.json.schema(list[cls]) for file, cls in listed.items()}  # type: ignore[valid-type]
    return {name: {"$schema": DIALECT, **schema} for name, schema in {**single, **lists, ALBUM: _album()}.items()}


ALBUM = "album.schema.json"


def _name(file: str) -> str:
    return file.replace(".yaml", ".schema.json")


def _album() -> dict[str, Any]:
    """Return the schema of an album: its kind decides what its tracks are."""
    kinds, definitions = msgspec.json.schema_components([StudioAlbum, LiveAlbum], ref_template="#/$defs/{name}")
    return {"anyOf": list(kinds), "$defs": definitions}
