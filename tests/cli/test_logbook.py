"""The log itself: shown, backed up, restored, and entries removed."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from rushguide.guide.files import load_guide
from rushguide.log.store import read_log
from tests.conftest import DATA, Invoke, example

SERIES = "moving-pictures-the-rush-story"


def test_an_empty_log(invoke: Invoke, state: Path) -> None:
    """No entries are an answer too, and looking makes no log."""
    result = invoke("log")
    assert (result.out, result.err) == ("", "rushguide: no entries found\n")
    assert invoke("log", "--json").out == "[]\n"
    assert not state.exists()


def test_a_backup_restores_everything(invoke: Invoke, logged: Path, elsewhere: Path, state: Path) -> None:
    """What `log --json` wrote brings an empty log back to what it was, entry by entry."""
    backup = elsewhere / "backup.json"
    backup.write_text(invoke("log", "--json").out, encoding="utf-8")
    assert json.loads(backup.read_text(encoding="utf-8")) == json.loads(logged.read_text(encoding="utf-8"))
    before = read_log(SERIES)
    (state / "log.sqlite").unlink()
    assert invoke("log", "restore", "backup.json").out.startswith("5 entries added to the log\n")
    assert read_log(SERIES) == before
    assert invoke("log", "--json").out == backup.read_text(encoding="utf-8")


@pytest.mark.usefixtures("elsewhere")
def test_restoring_again(invoke: Invoke, logged: Path) -> None:
    """A second time adds nothing; after a removal only what was removed; undo takes a restore back whole."""
    out = invoke("log", "restore", str(logged)).out
    assert out.startswith("Already in the log")
    assert "Take back" not in out
    invoke("log", "remove", "ae,5fc8")
    out = invoke("log", "restore", str(logged)).out
    assert out.splitlines()[0].startswith("2 entries added to the log")
    assert out.splitlines()[0].endswith("3 there already")
    assert len(read_log(SERIES)) == 5
    invoke("undo")
    assert len(read_log(SERIES)) == 3
    invoke("undo")
    assert len(read_log(SERIES)) == 5
    invoke("undo")
    assert read_log(SERIES) == ()


def test_what_differs_and_what_the_guide_lacks(invoke: Invoke, logged: Path, tmp_path: Path) -> None:
    """The log's own entries stay, what the guide lacks is kept, and both are said on stderr."""
    first, second, *_ = json.loads(logged.read_text(encoding="utf-8"))
    entries = [
        first | {"note": "alone"},
        second | {"id": "00000000-0000-4000-8000-00000000000a", "album": "lost", "title": "The Lost One"},
        first | {"id": "00000000-0000-4000-8000-00000000000b", "episode": 11, "title": None},
    ]
    path = tmp_path / "other.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    result = invoke("log", "restore", str(path))
    assert result.err.splitlines() == [
        "rushguide: 1 entry of the backup ignored: the log has others with the same ids",
        "rushguide: 2 entries of episodes or albums that this guide lacks, such as episode 11",
    ]
    shown = invoke("log").out
    assert "with Ann" in shown
    assert "alone" not in shown
    assert "The Lost One (not in this guide)" in shown
    assert "11  an episode (not in this guide)" in shown
    assert [entry["title"] for entry in json.loads(invoke("log", "--json").out)].count(None) == 1
    assert invoke("log", "restore", str(path)).err.count("\n") == 1
    path.write_text(json.dumps(entries[1:2]), encoding="utf-8")
    invoke("undo")
    assert "such as the album 'lost'" in invoke("log", "restore", str(path)).err


def test_a_renumbered_episode_keeps_its_viewings(invoke: Invoke, tmp_path: Path) -> None:
    """An episode is known by its title when its number changes, also in a backup; the log says so."""
    folder = shutil.copytree(example("small"), tmp_path / "guide")
    own = ["--data", str(folder)]
    invoke("watch", "2", *own)
    backup = tmp_path / "backup.json"
    backup.write_text(invoke("log", "--json", *own).out, encoding="utf-8")
    two = load_guide(folder).episodes[1].title
    lines = (folder / "episodes.yaml").read_text(encoding="utf-8").splitlines()
    first, second = [place for place, line in enumerate(lines) if line.startswith("  title: ")][:2]
    lines[first], lines[second] = lines[second], lines[first]
    (folder / "episodes.yaml").write_text("\n".join(lines), encoding="utf-8")
    for again in (False, True):
        if again:
            invoke("undo", *own)
            assert f"watched  1  {two}" in invoke("log", "restore", str(backup), *own).out
            backup.write_text(invoke("log", "--json", *own).out, encoding="utf-8")
            assert invoke("log", "restore", str(backup), *own).err == ""
        result = invoke("log", "--json", *own)
        assert result.err == "rushguide: episodes have other numbers than when they were logged: 2 is now 1\n"
        assert [(each["episode"], each["title"]) for each in json.loads(result.out)] == [(1, two)]
        assert [each["number"] for each in json.loads(invoke("episodes", "--seen", "--json", *own).out)] == [1]


def test_a_retitled_episode_keeps_its_viewings(invoke: Invoke, tmp_path: Path) -> None:
    """A title that no episode has any more leaves the entry with its number."""
    folder = shutil.copytree(example("small"), tmp_path / "guide")
    invoke("watch", "1", "--data", str(folder))
    episodes = folder / "episodes.yaml"
    episodes.write_text(episodes.read_text(encoding="utf-8").replace("Kindling", "A New Title"), encoding="utf-8")
    result = invoke("log", "--json", "--data", str(folder))
    assert (json.loads(result.out)[0]["episode"], result.err) == (1, "")


def test_a_bad_backup_restores_nothing(invoke: Invoke, logged: Path, tmp_path: Path, state: Path) -> None:
    """A backup with one bad entry is refused whole, as is that of another guide, and no log is begun."""
    (state / "log.sqlite").unlink()
    entries = json.loads(logged.read_text(encoding="utf-8"))
    entries[4]["date"] = "2026-02-30"
    path = tmp_path / "bad.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    result = invoke("log", "restore", str(path), code=1)
    assert (result.out, result.err) == (
        "",
        f"rushguide: {path} cannot be restored: entry 5, date: invalid RFC3339 encoded date\n  nothing was restored\n",
    )
    small = ["--data", str(example("small"))]
    assert (
        "belongs to the series 'moving-pictures-the-rush-story'"
        in invoke("log", "restore", str(logged), *small, code=1).err
    )
    assert not (state / "log.sqlite").exists()


def test_many_entries_are_counted(invoke: Invoke) -> None:
    """A change of many entries says how many they are, and does not list them."""
    invoke("watch", "1-10")
    invoke("watch", "1-10")
    backup = DATA / "log.json"
    entries = json.loads(backup.read_text(encoding="utf-8"))
    out = invoke("log", "remove", ",".join(str(entry.id) for entry in read_log(SERIES))).out
    assert out.startswith("20 entries removed from the log\n\nSeen ")
    assert len(entries) < 12


def test_ids_are_as_long_as_they_must_be(invoke: Invoke, tmp_path: Path, logged: Path) -> None:
    """The table shows so much of each id that it names one entry, also where they begin alike."""
    first, *_ = json.loads(logged.read_text(encoding="utf-8"))
    alike = [first | {"id": f"5fc8e646-0d1f-4e0a-9b6e-0000000000{end}"} for end in ("1a", "1b")]
    path = tmp_path / "alike.json"
    path.write_text(json.dumps(alike), encoding="utf-8")
    invoke("log", "restore", str(path))
    lines = invoke("log", "--ids", "--limit", "3").out.splitlines()
    shown = [line.split()[-1] for line in lines if "Gasworks" in line]
    assert len(set(shown)) == 3
    invoke("log", "remove", shown[0])
    assert len(read_log(SERIES)) == 6


@pytest.mark.usefixtures("logged")
def test_sorting_and_limits(invoke: Invoke) -> None:
    """The log is sorted and cut as every list is, and its cells name episodes and albums."""
    entries = json.loads(invoke("log", "--sort", "date,-title", "--limit", "2", "--json").out)
    assert [entry["title"] for entry in entries] == ["The Gasworks", "Time Machine 2011: Live in Cleveland"]
    head, *rows = csv.reader(io.StringIO(invoke("log", "--format", "csv").out, newline=""))
    assert head == ["id", "date", "kind", "episode", "album", "title", "note"]
    assert rows[1][2:] == ["heard", "", "signals", "Signals", ""]


def test_commands_of_the_log(invoke: Invoke) -> None:
    """A word after `log` is a command of it, and its helps have examples."""
    assert "no such command 'wipe'" in invoke("log", "wipe", code=2).err.lower()
    for name in ("restore", "remove"):
        assert f"rushguide log {name} " in invoke("log", name, "--help").out
    assert (
        invoke("log", "remove", "1", code=1).err
        == "rushguide: the log has no entry '1'\n  rushguide log --ids lists them\n"
    )
