"""Start-up beside what one would use instead: prints the table, and writes it into `docs/speed.md`.

    python bench/speed.py [--runs N] [--dry]

It installs the checkout into a new environment as a user would, makes the floor of each measured command from its real
output, and checks that both print the same. Then it runs everything in turn, N times (21 by default) after one run that
does not count, and takes medians. Peers (rich-cli, sqlite-utils, beets) are measured if they are on the PATH. `--dry`
writes nothing. Times are of the processor, user and system; those of the clock, which also hold what else the machine
does, are beside them.
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

CHECKOUT = Path(__file__).parents[1]
PAGE = CHECKOUT / "docs" / "speed.md"
RESULTS = "<!-- bench/speed.py writes from here on -->"
DRAWN = ("episodes", "era prog", "songs --episode 3")
QUIET = ("--version", "episodes --json", "songs --episode 3 --json")
MAX_DRAWN, MAX_QUIET = 1.15, 0.90
"""The targets against the floor: for a drawn answer, and for one that draws nothing."""
TYPED = ("so", "song xa", "songs --era p")
BREAKS, TAB = " \t\n\"'@><=;|&(:", "9"
"""What Bash says with a line to complete: where it breaks words, and that a tab was typed."""
ROWS = "id,title\n" + "".join(f"{number},Row {number}\n" for number in range(10))


class Case(NamedTuple):
    """Something to run: what it is called, the command, and variables that it needs."""

    name: str
    command: list[str]
    more: dict[str, str]


class Cost(NamedTuple):
    """What a run cost: seconds from start to end, and seconds of the processor."""

    wall: float
    cpu: float


def main() -> int:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--dry", action="store_true", help="write nothing")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rushguide-speed-") as folder:
        results = _results(asked.runs, Path(folder))
    print(results)
    if not asked.dry:
        before = PAGE.read_text(encoding="utf-8").partition(RESULTS)[0]
        PAGE.write_text(f"{before}{RESULTS}\n\n{results}", encoding="utf-8")
    return 0


def _results(runs: int, work: Path) -> str:
    subprocess.run([sys.executable, "-m", "venv", str(work / "ours")], check=True)
    python = work / "ours" / "bin" / "python"
    subprocess.run([str(python), "-m", "pip", "install", "-q", "."], check=True, cwd=CHECKOUT)
    variables = {**os.environ, "RUSHGUIDE_CACHE": str(work / "cache"), "RUSHGUIDE_STATE": str(work / "state")}
    cases = [*_cases(python, work, variables), *_peers(work)]
    costs: dict[str, list[Cost]] = {case.name: [] for case in cases}
    for run in range(runs + 1):
        for case in cases:
            spent = _cost(case.command, variables | case.more)
            costs[case.name] += [spent] if run else []
    machine = f"Python {platform.python_version()}, {platform.system()} on {platform.machine()}, {os.cpu_count()} cores"
    libraries = f"Typer {_version(python, 'typer')}, Rich {_version(python, 'rich')}"
    return f"## Figures\n\n{machine}; {libraries}; medians of {runs} runs, in turn.\n\n{_table(costs)}\n"


def _cost(command: list[str], environment: dict[str, str]) -> Cost:
    """Run a command and return what it cost; its output is thrown away, its failure is ours."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.perf_counter() - began, used.ru_utime + used.ru_stime)


def _cases(ours: Path, work: Path, variables: dict[str, str]) -> list[Case]:
    """Return what is measured always; SystemExit if a floor prints something else."""
    program = str(ours.parent / "rushguide")
    cases = [Case("bare Python", [str(ours), "-c", "pass"], {})]
    for words in DRAWN:
        printed = _printed([program, *words.split()], variables)
        script = work / f"floor-{words.split()[0]}.py"
        script.write_text(floor(printed), encoding="utf-8")
        if _plain(_printed([str(ours), str(script)], variables)) != _plain(printed):
            raise SystemExit(f"{script} prints something else than rushguide {words}")
        cases += [
            Case(f"floor: {words}", [str(ours), str(script)], {}),
            Case(f"rushguide {words}", [program, *words.split()], {}),
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
    """Return the medians, each answer against its floor."""
    cpu = {name: median(each.cpu for each in runs) * 1000 for name, runs in costs.items()}
    wall = {name: median(each.wall for each in runs) * 1000 for name, runs in costs.items()}
    rows = ["| | CPU ms | clock ms | x floor | target |", "|---|---:|---:|---:|---|"]
    for name in costs:
        words = name.removeprefix("rushguide ")
        drawn = name.startswith("rushguide ") and words in DRAWN
        quiet = name.startswith("rushguide") and not drawn
        under = f"floor: {words if drawn else DRAWN[0]}"
        target = f"{MAX_DRAWN:.2f}" if drawn else f"{MAX_QUIET:.2f}" if quiet else ""
        rows.append(f"| {name} | {cpu[name]:.0f} | {wall[name]:.0f} | {cpu[name] / cpu[under]:.2f} | {target} |")
    return "\n".join(rows)


def _version(python: Path, package: str) -> str:
    code = f"from importlib.metadata import version; print(version('{package}'))"
    return _printed([str(python), "-c", code], dict(os.environ)).strip()


if __name__ == "__main__":
    sys.exit(main())
