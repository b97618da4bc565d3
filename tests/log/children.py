"""Children of the test's own process: warm, so that hundreds cost seconds, and gone without a trace in pytest."""

import os
import random
import signal
import time
from collections.abc import Callable

Tell = Callable[[str], object]
"""Tells the parent a line."""
NOBODY = 65534
"""A user without rights, on Linux; its number needs no entry in a list of users."""


def fork(act: Callable[[Tell], None]) -> tuple[int, int]:
    """Run something in a child; return its process id, and where what it tells can be read."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    try:  # pragma: no cover - in the child, whose coverage is not kept
        os.close(reading)
        act(lambda line: os.write(writing, f"{line}\n".encode()))
    except BaseException as error:  # noqa: BLE001  # pragma: no cover - a child must never come back into pytest
        os.write(writing, f"failed: {error!r}\n".encode())
    finally:
        os._exit(0)


def told(child: tuple[int, int]) -> list[str]:
    """Wait for a child's end and return the whole lines that it told."""
    pid, reading = child
    with os.fdopen(reading, "rb") as pipe:
        lines = pipe.read().decode().split("\n")[:-1]
    os.waitpid(pid, 0)
    return lines


def kill_after(child: tuple[int, int], seconds: float) -> list[str]:
    """Kill a child in the midst of what it does, and return the whole lines that it told before."""
    time.sleep(seconds)
    os.kill(child[0], signal.SIGKILL)
    return told(child)


def without_rights(act: Callable[[], list[str]]) -> list[str]:
    """Return the lines of something that file modes bind; root takes another name first."""

    def bound(tell: Tell) -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        for line in act():
            tell(line)

    return told(fork(bound))


def moments(number: int, longest: float, seed: int) -> list[float]:
    """Return random moments up to the longest, in seconds, the same in every run."""
    chance = random.Random(seed)
    return [chance.uniform(0, longest) for _ in range(number)]
