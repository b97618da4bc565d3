"""The program's door: `rushguide`, and `python -m rushguide`."""

import gc
import sys

from rushguide.errors import ExitCode


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # a run is over before collecting would pay; it costs a tenth of the start otherwise
    try:
        from rushguide.cli.app import run

        ended = run(sys.argv[1:])
        gc.freeze()  # else the interpreter, ending, goes through everything once more: a twelfth of all that is done
        sys.exit(ended)
    except KeyboardInterrupt:  # while the program is still being loaded; later Typer sees to it
        sys.exit(ExitCode.INTERRUPTED)


if __name__ == "__main__":
    main()
