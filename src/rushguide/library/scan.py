"""Reading a library: only what is new or has changed, the rest as it was remembered."""

import os
from pathlib import Path

from rushguide.library.files import AudioFile, Library, Progress, Unread
from rushguide.library.remembered import Kept, Memory, keep, recall
from rushguide.library.tags import UnreadableAudioError, read_tags
from rushguide.library.walk import Found, walk


def read_library(folder: Path, progress: Progress = lambda _done, _of: None) -> Library:
    """Return the audio files of a folder with their tags; GuideError where the folder cannot be opened.

    What was read is remembered even where the reading is interrupted.
    """
    root = absolute(folder)
    progress(0, 0)
    found, unread = walk(root)
    remembered = recall(root)
    kept = {each.path: known for each in found if (known := remembered.get(os.fsencode(each.path))) and known.of(each)}
    changed = [each for each in found if each.path not in kept]
    try:
        for done, each in enumerate(changed):
            progress(done, len(changed))
            _read(root, each, kept, unread)
        progress(len(changed), len(changed))
    finally:
        if changed or len(kept) != len(remembered):
            keep(root, {os.fsencode(path): known for path, known in kept.items()})
    return _library(root, found, kept, unread, len(changed))


def absolute(folder: Path) -> Path:
    """Return a folder's whole path; links in it stay as they were typed, unless "..", which leads elsewhere by them."""
    whole = folder.expanduser().absolute()
    return whole.resolve() if ".." in whole.parts else whole


def _read(root: Path, found: Found, kept: dict[str, Kept], unread: list[Unread]) -> None:
    """Read a file into what is kept. What the system refuses may be allowed next time, so that is not kept."""
    try:
        kept[found.path] = Kept(stamp=found.stamp, tags=read_tags(str(root / found.path)))
    except UnreadableAudioError as error:
        kept[found.path] = Kept(stamp=found.stamp, problem=str(error))
    except OSError as error:
        unread.append(Unread(found.path, error.strerror or "it cannot be read"))


def _library(root: Path, found: list[Found], kept: Memory[str], unread: list[Unread], read_anew: int) -> Library:
    known = [(each.path, kept[each.path]) for each in found if each.path in kept]
    broken = [Unread(path, each.problem) for path, each in known if each.problem]
    files = tuple(AudioFile(path, each.tags) for path, each in known if not each.problem)
    return Library(root, files, tuple(sorted([*unread, *broken])), read_anew)
