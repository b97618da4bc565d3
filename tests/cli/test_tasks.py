"""What newcomers came for, by what they would type first: sixteen tasks, twenty commands at most, no wrong turn."""

import csv
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import Invoke
from tests.sounds import sound


class Task(NamedTuple):
    """What somebody wants, the commands for it as one would guess them, and what the answer has to hold."""

    want: str
    commands: tuple[str, ...]
    answers: tuple[str, ...]


TASKS = (
    Task("what it is, and whether it is real", ("about",), ("unconfirmed",)),
    Task("which episode has the synthesizer years", ("episodes synth",), ("Without Broon", "Mr. Big")),
    Task("what to hear before episode 5, and play it", ("5", "play 5"), ("Hear before", "handed to sh")),
    Task("who wrote the words of Tom Sawyer", ("tom sawyer",), ("Dubois",)),
    Task("the longest song of the nineties", ("songs 1990s --sort -length --limit 1",), ("1 song",)),
    Task("when Neil joined", ("neil peart",), ("July 1974",)),
    Task("what happened on my birthday", ("today 29 july",), ("Neil Peart joins",)),
    Task("live recordings of Xanadu", ("xanadu",), ("Exit...Stage Left",)),
    Task("log what I watched last Friday, and take it back", ("watch 1 --on last friday", "undo"), ("20 Nov 2026",)),
    Task("the episodes in my calendar", ("plan --every fri --at 8pm -o plan.ics",), ("10 events written",)),
    Task("all songs with album and year in a spreadsheet", ("songs -o songs.csv",), ("written to songs.csv",)),
    Task("mend a fact in a guide of my own", ("data copy mine", "data check mine"), ("no problems found",)),
    Task("whether Led Zeppelin is in it", ("led zeppelin",), ("matches for 'led zeppelin'", "rushguide ")),
    Task("what sources dispute of an album", ("why rush released",), ("disputed",)),
    Task("what happened in 1980", ("1980",), ("Permanent Waves",)),
    Task("completion in my shell", ("completion --help", "completion bash"), ("in ~/.bashrc", "complete")),
)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.want)
def test_a_task(invoke: Invoke, elsewhere: Path, monkeypatch: pytest.MonkeyPatch, task: Task) -> None:
    """Each command works as it is guessed, and the answers hold what was wanted."""
    sound(elsewhere / "music" / "1.flac", 259, title="Limelight", album="Moving Pictures", artist="Rush")
    monkeypatch.setenv("RUSHGUIDE_LIBRARY", "music")
    monkeypatch.setenv("RUSHGUIDE_PLAYER", "sh -c :")
    results = [invoke(*command.split()) for command in task.commands]
    shown = " ".join(" ".join(result.out + result.err for result in results).split())
    assert [answer for answer in task.answers if answer not in shown] == []


def test_the_spreadsheet_has_names(invoke: Invoke, elsewhere: Path) -> None:
    """The album in it is a title, not only an id."""
    invoke("songs", "-o", "songs.csv")
    with (elsewhere / "songs.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["id"] == "xanadu")
    assert (row["album_title"], row["year"]) == ("A Farewell to Kings", "1977")


def test_twenty_commands() -> None:
    """All tasks together take no more than twenty."""
    assert len(TASKS) == 16
    assert sum(len(task.commands) for task in TASKS) <= 20
