"""Start-up beside what one would use instead: prints the table, and writes `docs/speed.md`.

    python bench/speed.py [--runs N] [--dry]

It installs the checkout into a new environment as a user would, and the naive build into another; makes the floor of
each measured command from its real output and checks that all three print the same; then runs everything in turn, N
times (21 unless said otherwise) after one run that does not count, and takes medians. Peers (rich-cli, sqlite-utils,
beets) are measured where they are on the PATH. The growth of `bench/grow.py` is measured after it. `--dry` writes
nothing. Times are of the processor, user and system: those of the clock also hold what else the machine does, and
stand beside them.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))  # scripts beside this one

from floor import floor
from grow import SETTLED, SIZES, Cost, cost, grown

CHECKOUT = Path(__file__).parents[1]
PAGE = CHECKOUT / "docs" / "speed.md"
RESULTS = "<!-- bench/speed.py writes from here on -->"
DRAWN = ("episodes", "era prog", "songs --episode 3")
QUIET = ("--version", "episodes --json", "songs --episode 3 --json")
FLOOR_MOST, NAIVE_MOST, QUIET_MOST = 1.15, 0.40, 0.85
"""The targets: a drawn answer against the floor and the naive build, one that draws nothing against the floor."""
TYPED = ("so", "song xa", "songs --era p")
BREAKS, TAB = " \t\n\"'@><=;|&(:", "9"
"""What Bash says with a line to complete: where it breaks words, and that a tab was typed."""
ROWS = "id,title\n" + "".join(f"{number},Row {number}\n" for number in range(10))


class Case(NamedTuple):
    """Something to run: what it is called, the command, and variables that it needs."""

    name: str
    command: list[str]
    more: dict[str, str]


def main() -> int:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="episodes of the guides that grow")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rushguide-speed-") as folder:
        work = Path(folder)
        results = _results(asked.runs, [int(size) for size in asked.sizes.split(",") if size], work)
    print(results)
    if not asked.dry:
        before = PAGE.read_text(encoding="utf-8").partition(RESULTS)[0]
        PAGE.write_text(f"{before}{RESULTS}\n\n{results}", encoding="utf-8")
    return 0


def _results(runs: int, sizes: list[int], work: Path) -> str:
    ours, naive = _environment(work / "ours", ["."]), _environment(work / "naive", ["."], "pydantic>=2.10")
    variables = {**os.environ, "XDG_CACHE_HOME": str(work / "cache")}  # found as for anybody: by platformdirs
    cases = [*_cases(ours, naive, work, variables), *_peers(work)]
    time.sleep(SETTLED)
    costs: dict[str, list[Cost]] = {case.name: [] for case in cases}
    for run in range(runs + 1):
        for case in cases:
            spent = cost(case.command, variables | case.more)
            costs[case.name] += [spent] if run else []
    grows = grown(str(ours), sizes, max(3, runs // 4), work) if sizes else "not measured"
    machine = f"Python {platform.python_version()}, {platform.system()} on {platform.machine()}, {os.cpu_count()} cores"
    libraries = f"Typer {_version(ours, 'typer')}, Rich {_version(ours, 'rich')}"
    head = f"{machine}; {libraries}; medians of {runs} runs, in turn."
    return f"## Figures\n\n{head}\n\n{_table(costs)}\n\n## Growth\n\n{grows}\n"


def _environment(folder: Path, *requirements: "str | list[str]") -> Path:
    """Make an environment, install the checkout and what else is named, and return its Python."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    names = [name for each in requirements for name in ([each] if isinstance(each, str) else each)]
    subprocess.run([str(python), "-m", "pip", "install", "-q", *names], check=True, cwd=CHECKOUT)
    return python


def _cases(ours: Path, naive: Path, work: Path, variables: dict[str, str]) -> list[Case]:
    """Return what is measured always; SystemExit where the three do not print the same."""
    program = str(ours.parent / "rushguide")
    cases = [Case("bare Python", [str(ours), "-c", "pass"], {})]
    for words in DRAWN:
        printed = _printed([program, *words.split()], variables)
        script = work / f"floor-{words.split()[0]}.py"
        script.write_text(floor(printed), encoding="utf-8")
        against = [str(naive), str(CHECKOUT / "bench" / "naive.py"), *words.split()]
        for other in ([str(ours), str(script)], against):
            if _plain(_printed(other, variables | {"NAIVE_LOADER": "libyaml"})) != _plain(printed):
                raise SystemExit(f"{other} prints something else than rushguide {words}")
        cases += [
            Case(f"floor: {words}", [str(ours), str(script)], {}),
            Case(f"rushguide {words}", [program, *words.split()], {}),
            Case(f"naive: {words}", against, {"NAIVE_LOADER": "libyaml"}),
        ]
    cases += [Case(f"rushguide {words}", [program, *words.split()], {}) for words in QUIET]
    for words in TYPED:
        line = [program, f"rushguide {words}", BREAKS, TAB]
        cases.append(Case(f"rushguide, completing {words}", line, {"_RUSHGUIDE_COMPLETE": "bash"}))
    return cases


def _peers(work: Path) -> list[Case]:
    """Return what is installed of programs that do something like it."""
    (work / "rows.csv").write_text(ROWS, encoding="utf-8")
    cases = []
    if rich := shutil.which("rich"):
        cases.append(Case("rich-cli: ten rows of CSV", [rich, "--csv", str(work / "rows.csv")], {}))
    if utils := shutil.which("sqlite-utils"):
        subprocess.run([utils, "insert", str(work / "rows.db"), "rows", str(work / "rows.csv"), "--csv"], check=True)
        cases.append(Case("sqlite-utils: ten rows", [utils, "rows", str(work / "rows.db"), "rows", "--table"], {}))
    if beet := shutil.which("beet"):
        (work / "beets").mkdir()
        cases.append(Case("beets: an empty library", [beet, "ls"], {"BEETSDIR": str(work / "beets")}))
    return cases


def _printed(command: list[str], variables: dict[str, str]) -> str:
    return subprocess.run(command, env=variables, stdout=subprocess.PIPE, check=True, text=True).stdout


def _plain(printed: str) -> list[str]:
    return [line.rstrip() for line in printed.splitlines()]


def _table(costs: dict[str, list[Cost]]) -> str:
    """Return the medians, each answer against its floor and its naive build."""
    cpu = {name: median(each.cpu for each in runs) * 1000 for name, runs in costs.items()}
    wall = {name: median(each.wall for each in runs) * 1000 for name, runs in costs.items()}
    rows = ["| | CPU ms | clock ms | x floor | x naive | target |", "|---|---:|---:|---:|---:|---|"]
    for name in costs:
        words = name.removeprefix("rushguide ")
        drawn = name.startswith("rushguide ") and words in DRAWN
        quiet = name.startswith("rushguide") and not drawn
        under = f"floor: {words if drawn else DRAWN[0]}"
        ratios = [f"{cpu[name] / cpu[under]:.2f}", f"{cpu[name] / cpu[f'naive: {words}']:.2f}" if drawn else ""]
        target = f"{FLOOR_MOST:.2f}, {NAIVE_MOST:.2f}" if drawn else f"{QUIET_MOST:.2f}" if quiet else ""
        rows.append(f"| {name} | {cpu[name]:.0f} | {wall[name]:.0f} | {' | '.join(ratios)} | {target} |")
    return "\n".join(rows)


def _version(python: Path, package: str) -> str:
    code = f"from importlib.metadata import version; print(version('{package}'))"
    return _printed([str(python), "-c", code], dict(os.environ)).strip()


if __name__ == "__main__":
    sys.exit(main())
