"""A guide of any number of episodes, written as YAML: for what only a long series shows."""

from pathlib import Path

SERIES = """id: long-run
title: The Long Run
network: Channel Ninety
status: announced
reported: "2040"
summary: A made-up series that does not end.
sources: {"*": [ledger]}
"""
ERAS = """- id: day
  name: Day
  years: {from: 1900, to: 2899}
  colour: "#c0563b"
  summary: The sun is up.
  sources: {"*": [ledger]}
- id: night
  name: Night
  years: {from: 1900}
  colour: "#3f8fbf"
  summary: The sun is down.
  sources: {"*": [ledger]}
"""


def write_guide(folder: Path, episodes: int) -> Path:
    """Write a guide in which each episode has a year, an album and two songs of its own, and return its folder."""
    (folder / "albums").mkdir(parents=True)
    (folder / "series.yaml").write_text(SERIES, encoding="utf-8")
    (folder / "eras.yaml").write_text(ERAS, encoding="utf-8")
    (folder / "sources.yaml").write_text("- {id: guide, kind: guide}\n- {id: ledger, kind: ledger}\n", encoding="utf-8")
    listed = "".join(_episode(number) for number in range(1, episodes + 1))
    (folder / "episodes.yaml").write_text(listed, encoding="utf-8")
    for number in range(1, episodes + 1):
        (folder / "albums" / f"album-{number}.yaml").write_text(_album(number), encoding="utf-8")
    return folder


def _episode(number: int) -> str:
    return f"""- number: {number}
  title: Round {number}
  title_status: announced
  years: {{from: {1899 + number}, to: {1899 + number}}}
  these_years: In round {number} they run on.
  eras: [{"day" if number % 2 else "night"}]
  albums: [album-{number}]
  listening:
    featured:
      - {{song: start-{number}, why: It begins the round.}}
      - {{song: finish-{number}, why: It ends the round.}}
  sources: {{"*": [guide, ledger]}}
"""


def _album(number: int) -> str:
    return f"""id: album-{number}
title: Lap {number}
kind: studio
era: {"day" if number % 2 else "night"}
released: "{1899 + number}-05"
sources: {{"*": [ledger]}}
tracks:
  - {{id: start-{number}, number: 1, title: Start of {number}, length: "3:00"}}
  - {{id: finish-{number}, number: 2, title: Finish of {number}, length: "2:30"}}
"""
