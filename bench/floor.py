"""The floor under a command: the smallest Typer + Rich program that prints the same from constants.

    python bench/floor.py "era prog"

It is made from what the command really prints, so it stays the floor when the command changes: lines of four cells and
more become a Rich table, all others Rich text. Nothing is read, looked up or computed.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby

CELLS = 4
"""Cells from which a line is one of a table; a label and a fact beside it are two."""
PROGRAM = '''\
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

app = typer.Typer()


@app.command()
def show() -> None:
    """Print what was printed before."""
    console = Console(width={width})
{body}

if __name__ == "__main__":
    app()
'''
TABLE = """\
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
{columns}
{rows}
    console.print(table)
"""


def floor(printed: str) -> str:
    """Return the source of the program."""
    lines = printed.splitlines()
    columns = list(_columns([line for line in lines if _is_row(line)]))
    blocks = (_block(columns if is_row else [], list(block)) for is_row, block in groupby(lines, key=_is_row))
    return PROGRAM.format(width=max(map(len, lines)) + 2, body="\n".join(blocks))


def _is_row(line: str) -> bool:
    return len(re.split(r"\s{2,}", line.strip())) >= CELLS


def _block(columns: list[tuple[int, int]], lines: list[str]) -> str:
    """Return the lines of the program that print some lines, as a table where they have columns."""
    if not columns:
        text = "\n".join(lines)
        return f"    console.print(Text({text!r}))\n"
    rows = [[line[start:end] for start, end in columns] for line in lines]
    filled = ([cell for cell in cells if cell.strip()] for cells in zip(*rows, strict=True))
    sides = ["right" if any(cell.startswith(" ") for cell in cells) else "left" for cells in filled]
    widths = [end - start for start, end in columns]
    return TABLE.format(
        columns="\n".join(
            f'    table.add_column(justify="{side}", width={width})' for side, width in zip(sides, widths, strict=True)
        ),
        rows="\n".join(f"    table.add_row({', '.join(f'Text({cell.strip()!r})' for cell in row)})" for row in rows),
    )


def _columns(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where the columns of a table begin and end: two blanks and more in all lines part them."""
    width = max(map(len, lines), default=0)
    blank = "".join(" " if all(line[at : at + 1] in ("", " ") for line in lines) else "x" for at in range(width))
    start = 0
    for gap in re.finditer(r" {2,}", blank.rstrip()):
        yield start, gap.start()
        start = gap.end()
    yield start, width


if __name__ == "__main__":
    command = [sys.executable, "-m", "rushguide", *sys.argv[1].split()]
    sys.stdout.write(floor(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
