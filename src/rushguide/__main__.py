"""Entry point of `rushguide` and `python -m rushguide`."""

import _signal  # type: ignore[import-not-found]  # the one that loads nothing else
import gc
import sys

if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
    _signal.signal(_signal.SIGINT, _signal.SIG_DFL)  # while the program is loaded, an interrupt ends it without a word


def main() -> None:
    """Run the command line and leave with its exit code."""
    gc.disable()  # a run ends before collecting pays; it would cost a tenth of the start
    from rushguide.cli.app import run
    from rushguide.errors import ExitCode

    try:
        if _signal.getsignal(_signal.SIGINT) is _signal.SIG_DFL:
            _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        ended = run(sys.argv[1:])
        gc.freeze()  # else the interpreter collects once more as it ends: a twelfth of the run
    except (KeyboardInterrupt, RuntimeError) as error:  # before or after Typer handles it
        if not isinstance(error.__cause__ or error, KeyboardInterrupt):  # Python 3.11 wraps one in some places
            raise
        ended = ExitCode.INTERRUPTED
    sys.exit(ended)


if __name__ == "__main__":
    main()
