"""Where the viewer's log is. It is looked for at each start, so nothing else is here."""

import os
import stat
from pathlib import Path

from rushguide.errors import GuideError
from rushguide.loading.folders import user_folder


def log_file() -> Path:
    """Return where the log is, or would be: in `RUSHGUIDE_STATE`, else in the platform's folder for state."""
    chosen = os.environ.get("RUSHGUIDE_STATE")
    return (Path(chosen) if chosen else user_folder("state")) / "log.sqlite"


def exists(path: Path) -> bool:
    """Whether there is a file at a log's place; GuideError where that cannot be told, or it is something else."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    except OSError as error:
        raise GuideError(f"the log {path} cannot be read: {error.strerror}") from None
    if not stat.S_ISREG(mode):
        raise GuideError(f"the log {path} is not a file")
    return True
