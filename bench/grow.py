"""How time and memory grow with the guide: made-up guides of 10 to 10,000 episodes, ten songs and five events each.

    python bench/grow.py [--runs N] [--episodes 10,100,1000] [--python PYTHON]

Prints a table: a cold check (CPU seconds, and per episode), warm look-ups (the median of N runs, interleaved over the
sizes), and the peak memory of each. `write_guide` makes the guides; `rushguide data check` finds nothing wrong in them.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

SIZES = (10, 100, 1_000, 10_000)
LOOK_UPS = ("episode 5", "songs --episode 3", "search finish", "timeline --era day")
FIRST_YEAR, YEARS = 1000, 8999
SONGS, EVENTS = 10, 5
SETTLED = 2.5
"""Seconds after which files are old enough to be known by their times."""
SERIES = """id: long-run
title: The Long Run
network: Channel Ninety
status: announced
reported: "2040"
summary: A made-up series that does not end.
sources: {"*": [ledger]}
"""
PEOPLE = """- {id: ada-wick, name: Ada Wick, role: singer, member: true, sources: {"*": [ledger]}}
- {id: ben-hale, name: Ben Hale, role: drummer, member: true, sources: {"*": [ledger]}}
"""
SOURCES = "- {id: guide, kind: guide}\n- {id: ledger, kind: ledger}\n"
ERA = """- id: {id}
  name: {name}
  years: {{from: {first}, to: {last}}}
  colour: "{colour}"
  summary: The sun is {where}.
  sources: {{"*": [ledger]}}
"""
EPISODE = """- number: {number}
  title: Round {number}
  title_status: working
  years: {{from: {year}, to: {year}}}
  these_years: In round {number} they run on, past the mill and the bridge, and nobody says when it is to end.
  eras: [{era}]
  albums: [album-{number}]
  people: [ada-wick, ben-hale]
  listening:
    featured:
{picks}
  sources: {{"*": [guide, ledger]}}
"""
ALBUM = """id: album-{number}
title: Lap {number}
kind: studio
era: {era}
released: "{year}-05"
producers: [Ben Hale]
note: It was made in a barn in round {number}.
sources: {{"*": [ledger]}}
tracks:
{tracks}
"""
TRACK = """\
  - {{id: song-{number}-{track}, number: {track}, title: {name} of {number}, length: "3:{track:02}"}}"""
PICK = "      - {{song: song-{number}-{track}, why: It is number {track} of round {number}.}}"
EVENT = """- id: event-{number}-{place}
  date: "{year}-{place:02}-1{place}"
  kind: concert
  title: They play town {place} in round {number}
  place: Town {place}
  people: [ada-wick]
  sources: {{"*": [ledger]}}
"""
NAMES = ("Start", "Hill", "Mill", "Bridge", "Ford", "Wood", "Moor", "Lane", "Gate", "Finish")
PER_FILE = 100
"""Episodes whose events stand in one file."""


def write_guide(folder: Path, episodes: int) -> Path:
    """Write a guide of so many episodes, each with a year, an album of ten songs and five events; return its folder."""
    numbers = range(1, episodes + 1)
    for name in ("albums", "events"):
        (folder / name).mkdir(parents=True)
    half = FIRST_YEAR + YEARS // 2
    day = ERA.format(id="day", name="Day", first=FIRST_YEAR, last=half, colour="#c0563b", where="up")
    night = ERA.format(id="night", name="Night", first=half, last=FIRST_YEAR + YEARS, colour="#3f8fbf", where="down")
    files = {
        "series.yaml": SERIES,
        "people.yaml": PEOPLE,
        "sources.yaml": SOURCES,
        "eras.yaml": day + night,
        "episodes.yaml": "".join(_episode(number, episodes) for number in numbers),
        **{f"albums/album-{number}.yaml": _album(number, episodes) for number in numbers},
        **{
            f"events/{start:05}.yaml": "".join(
                _events(number, episodes) for number in numbers[start : start + PER_FILE]
            )
            for start in range(0, episodes, PER_FILE)
        },
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def _year(number: int, episodes: int) -> int:
    return FIRST_YEAR + (number - 1) * YEARS // episodes


def _era(year: int) -> str:
    return "day" if year <= FIRST_YEAR + YEARS // 2 else "night"


def _episode(number: int, episodes: int) -> str:
    year = _year(number, episodes)
    picks = "\n".join(PICK.format(number=number, track=track) for track in range(1, SONGS + 1))
    return EPISODE.format(number=number, year=year, era=_era(year), picks=picks)


def _album(number: int, episodes: int) -> str:
    year = _year(number, episodes)
    tracks = "\n".join(TRACK.format(number=number, track=at, name=name) for at, name in enumerate(NAMES, start=1))
    return ALBUM.format(number=number, era=_era(year), year=year, tracks=tracks)


def _events(number: int, episodes: int) -> str:
    year = _year(number, episodes)
    return "".join(EVENT.format(number=number, year=year, place=place) for place in range(1, EVENTS + 1))


class Cost(NamedTuple):
    """What a run cost: seconds from start to end, seconds of the processor, and the peak of its memory in MB."""

    wall: float
    cpu: float
    memory: float


def cost(command: list[str], environment: dict[str, str]) -> Cost:
    """Run a command and return what it cost; its output is thrown away, its failure is ours."""
    began = time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def grown(python: str, sizes: list[int], runs: int, work: Path) -> str:
    """Measure guides of these sizes and return the table."""
    program = [python, "-m", "rushguide"]
    environment = {**os.environ, "RUSHGUIDE_CACHE": str(work / "cache"), "RUSHGUIDE_MAX_BYTES": str(10**9)}
    folders = {size: write_guide(work / f"guide-{size}", size) for size in sizes}
    time.sleep(SETTLED)
    checks = {size: cost([*program, "data", "check", str(folders[size])], environment) for size in sizes}
    kept = {size: cost([*program, "episode", "1", "--data", str(folders[size])], environment) for size in sizes}
    warm: dict[tuple[str, int], list[Cost]] = {}
    for _ in range(runs):
        for words in LOOK_UPS:
            for size in sizes:
                command = [*program, *words.split(), "--data", str(folders[size])]
                warm.setdefault((words, size), []).append(cost(command, environment))
    lines = [_row("", [f"{size:,}" for size in sizes]), _row("---", ["---:"] * len(sizes))]
    lines.append(_row("files, MB", [_size(folders[size]) for size in sizes]))
    lines.append(_row("cold `data check`, CPU s", [f"{checks[size].cpu:.2f}" for size in sizes]))
    lines.append(_row("… per episode, ms", [f"{checks[size].cpu / size * 1000:.2f}" for size in sizes]))
    lines.append(_row("… peak memory, MB", [f"{checks[size].memory:.0f}" for size in sizes]))
    lines.append(_row("first look-up, cache written, CPU s", [f"{kept[size].cpu:.2f}" for size in sizes]))
    for words in LOOK_UPS:
        base = median(each.cpu for each in warm[words, sizes[0]])
        cpu = {size: median(each.cpu for each in warm[words, size]) for size in sizes}
        cells = [f"{cpu[size] * 1000:.0f} ({cpu[size] / base:.2f} x)" for size in sizes]
        lines.append(_row(f"warm `{words}`, CPU ms", cells))
        peaks = [f"{max(each.memory for each in warm[words, size]):.0f}" for size in sizes]
        lines.append(_row("… peak memory, MB", peaks))
    return "\n".join(lines)


def _row(name: str, cells: list[str]) -> str:
    return f"| {name} | {' | '.join(cells)} |"


def _size(folder: Path) -> str:
    return f"{sum(path.stat().st_size for path in folder.rglob('*.yaml')) / 1e6:.1f}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--episodes", default=",".join(map(str, SIZES)))
    parser.add_argument("--python", default=sys.executable, help="the Python that has rushguide")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="rushguide-grow-") as work:
        print(grown(asked.python, [int(size) for size in asked.episodes.split(",")], asked.runs, Path(work)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
