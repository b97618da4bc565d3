"""A pager for what is longer than the screen: only on a terminal, and only where there is one."""

import os
import re
import shlex
import shutil
import sys

from rushguide.text import CODES

USUAL = "less"
QUIET_LESS = "FRX"
"""What `less` is told when nothing else is: end at once where all fits, pass colours, leave the text on the screen."""


def past_one_screen(text: str) -> bool:
    """Whether a text takes more rows than the terminal has; a line wider than the columns takes several."""
    columns, rows = os.get_terminal_size(sys.stdout.fileno())
    if not columns or not rows:  # a terminal that does not say
        return False
    needed = sum(max(1, -(-len(re.sub(CODES, "", line)) // columns)) for line in text.splitlines())
    return needed >= rows


def command() -> list[str]:
    """Return the pager that `PAGER` names, else `less`; empty where there is none or it is told not to page."""
    try:
        words = shlex.split(os.environ.get("PAGER", USUAL))
    except ValueError:  # quotes without an end
        return []
    return words if words and words != ["cat"] and shutil.which(words[0]) else []


def page(words: list[str], data: bytes) -> bool:
    """Hand bytes to a pager and wait for it; one that is left early has read enough. False where it does not start."""
    import signal
    import subprocess

    try:
        told = {**os.environ, "LESS": os.environ.get("LESS") or QUIET_LESS}
        process = subprocess.Popen(words, stdin=subprocess.PIPE, env=told)  # noqa: S603
    except OSError:  # it can be run as far as its mode says, and yet it is no program
        return False
    with process:
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the pager's to handle
        process.communicate(data)  # a pager that is left before it has read all is no trouble to it
        signal.signal(signal.SIGINT, before)
    return True
