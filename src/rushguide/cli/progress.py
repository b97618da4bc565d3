"""What commands on other things show of the viewer's log."""

from rushguide.cli.settings import Settings
from rushguide.cli.streams import print_error
from rushguide.errors import GuideError
from rushguide.log import NOTHING_YET, Progress, add_up, log_exists, log_file


def read_progress(settings: Settings) -> Progress:
    """Return what was seen and heard, nothing if there is no log; GuideError says why it cannot be read."""
    if not log_exists(log_file()):
        return NOTHING_YET
    from rushguide.log.store import read_log

    return add_up(read_log(settings.guide.series.id))


def progress_if_readable(settings: Settings) -> Progress:
    """Return what was seen and heard; a log that cannot be read costs a word on stderr, not the answer."""
    try:
        return read_progress(settings)
    except GuideError as error:
        print_error(error)
        return NOTHING_YET
