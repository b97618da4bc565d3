"""Damage the bundled guide's files, again and again, and hold that the loader answers with problems or a guide.

    python bench/fuzz.py [--minutes M] [--seed N] [--once DIGITS]

The seed is printed first. On a failure the damaged files are written to a file, with how to repeat it, and the exit
code is 1. The damage is that of `tests/mutator.py`, which the tests use as well; each round has a seed of its own.
"""

import argparse
import json
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random, SystemRandom

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests are no package that is installed

from tests.mutator import Files, damaged, read_damaged, words_of

from rushguide.guide.files import bundled, read_files

SLOW = 4.0
"""Seconds above which a reading is a failure."""


def main() -> int:
    """Run for some minutes, or a single round, and return the exit code."""
    asked = _arguments()
    whole = dict(read_files(bundled()))
    words = words_of(whole)
    print(f"seed {asked.seed}", flush=True)
    ended: Counter[bool] = Counter()
    slowest = 0.0
    for one in [asked.once] if asked.once is not None else _rounds(asked.seed, asked.minutes):
        broken = damaged(Random(one), whole, words)
        began = time.monotonic()
        try:
            ended[read_damaged(broken)] += 1
        except Exception:  # noqa: BLE001 - whatever it raises is what is looked for
            return _failed(one, broken, traceback.format_exc())
        slowest = max(slowest, took := time.monotonic() - began)
        if took > SLOW:
            return _failed(one, broken, f"the reading took {took:.1f} s\n")
    print(f"{ended.total()} rounds, the slowest {slowest:.2f} s")
    print(f"{ended[False]} ended with problems, {ended[True]} with a guide")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--minutes", type=float, default=3.0)
    parser.add_argument("--seed", type=int, default=SystemRandom().randrange(10**9))
    parser.add_argument("--once", type=int, help="the round that a failure named")
    return parser.parse_args()


def _rounds(seed: int, minutes: float) -> Iterator[int]:
    """Yield the seeds of rounds until the time is over."""
    random, end = Random(seed), time.monotonic() + 60 * minutes
    while time.monotonic() < end:
        yield random.randrange(10**12)


def _failed(one: int, files: Files, reason: str) -> int:
    """Write the files down and say how to see it again."""
    written = Path(f"fuzz-{one}.json")
    written.write_text(json.dumps({name: data.decode("latin-1") for name, data in files.items()}), encoding="utf-8")
    print(f"{reason}\nthe files are in {written} (JSON, bytes as Latin-1)\nrepeat: python bench/fuzz.py --once {one}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
