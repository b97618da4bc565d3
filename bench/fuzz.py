"""Damage the bundled guide's files again and again, and hold that the loader answers with problems or a guide.

    python bench/fuzz.py [MINUTES]          three minutes by default
    python bench/fuzz.py --once SEED        one round

Each round has a seed, which a failure names. The damage is that of `tests/mutator.py`, which the tests use too.
"""

import sys
import time
from collections import Counter
from pathlib import Path
from random import Random, SystemRandom

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests are no package that is installed

from tests.mutator import damaged, read_damaged, words_of

from rushguide.guide.files import bundled, read_files

SLOW = 4.0
"""Seconds above which a reading is a failure."""


def main(arguments: list[str]) -> int:
    """Run for some minutes, or a single round, and return the exit code."""
    whole = dict(read_files(bundled()))
    words = words_of(whole)
    ended: Counter[bool] = Counter()
    once = int(arguments[1]) if arguments[:1] == ["--once"] else None
    end = time.monotonic() + 60 * float(arguments[0] if arguments and once is None else 3)
    while not ended or (once is None and time.monotonic() < end):
        seed = once if once is not None else SystemRandom().randrange(10**12)
        began = time.monotonic()
        try:
            ended[read_damaged(damaged(Random(seed), whole, words))] += 1
        except Exception:
            print(f"repeat: python bench/fuzz.py --once {seed}")
            raise
        if (took := time.monotonic() - began) > SLOW:
            print(f"the reading took {took:.1f} s; repeat: python bench/fuzz.py --once {seed}")
            return 1
    print(f"{ended[False]} rounds ended with problems, {ended[True]} with a guide")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
