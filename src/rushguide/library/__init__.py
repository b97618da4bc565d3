"""The viewer's own audio files: found, read, remembered, and matched with the guide's songs."""

from rushguide.library.candidates import Candidate
from rushguide.library.files import AudioFile, Library, Progress, Tags, Unread
from rushguide.library.matching import Choice, choose_files
from rushguide.library.scan import absolute, read_library
from rushguide.library.versions import Version

__all__ = [
    "AudioFile",
    "Candidate",
    "Choice",
    "Library",
    "Progress",
    "Tags",
    "Unread",
    "Version",
    "absolute",
    "choose_files",
    "read_library",
]
