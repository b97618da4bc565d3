"""The program's door: `rushguide`, and `python -m rushguide`."""

import sys


def main() -> None:
    """Run the command line and leave with its exit code."""
    from rushguide.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
