"""Entry point of `rushguide` and `python -m rushguide`."""

import gc
import sys

from rushguide.errors import ExitCode


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # a run ends before collecting pays; it would cost a tenth of the start
    try:
        from rushguide.cli.app import run

        ended = run(sys.argv[1:])
        gc.freeze()  # else the interpreter collects once more as it ends: a twelfth of the run
        sys.exit(ended)
    except KeyboardInterrupt:  # while the program is being imported; later Typer handles it
        sys.exit(ExitCode.INTERRUPTED)


if __name__ == "__main__":
    main()
