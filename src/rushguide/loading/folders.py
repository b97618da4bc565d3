"""Where the platform keeps a user's files for this program."""

import os
import sys
from pathlib import Path
from typing import Literal

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
