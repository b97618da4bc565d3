"""The program's door: `rushguide`, and `python -m rushguide`."""

import gc
import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # a run is over before collecting would pay; it costs a tenth of the start otherwise
    from rushguide.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
