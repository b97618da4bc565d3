"""Going along: what is next, what was watched and heard, and what was not after all."""

import json
from pathlib import Path

import pytest

from tests.conftest import Invoke, example

SMALL = ("--data", str(example("small")))


def logged(invoke: Invoke) -> list[tuple[object, str, str | None]]:
    """Return what the log holds: episode or album, date and note."""
    entries = json.loads(invoke("log", "--json").out)
    return [(entry["episode"] or entry["album"], entry["date"], entry["note"]) for entry in entries]


def test_a_range_and_back(invoke: Invoke) -> None:
    """A range is one action: each episode has an entry, and undo takes all of them back, then the one before."""
    invoke("watch", "7")
    out = invoke("watch", "1-3,5", "--on", "2026-11-21", "--note", "with  Ann\n").out
    assert out.startswith("4 entries added to the log\n")
    days = [(number, "2026-11-21", "with Ann") for number in (5, 3, 2, 1)]
    assert logged(invoke) == [(7, "2026-11-24", None), *days]
    assert invoke("undo").out.startswith("Taken back: 4 entries removed from the log\n")
    assert logged(invoke) == [(7, "2026-11-24", None)]
    assert "Further" in invoke("undo").out
    result = invoke("undo", code=1)
    assert (result.out, result.err) == (
        "",
        "rushguide: there is nothing to undo\n  see: rushguide log\n",
    )


def test_a_second_viewing(invoke: Invoke) -> None:
    """It counts, keeps its date, and is said to be one."""
    invoke("watch", "3", "--on", "1-nov")
    out = invoke("watch", "down", "the", "tubes").out
    assert "Again         Down the Tubes, 2×\n" in out
    assert "1 of 10 episodes" in out
    assert logged(invoke) == [(3, "2026-11-24", None), (3, "2026-11-01", None)]
    assert "✓  3  Down the Tubes" in invoke().out
    assert "24 Nov 2026 (2×)" in invoke("--width", "120").out
    assert " · seen 1 Nov 2026, 24 Nov 2026\n" in invoke("episode", "3").out


def test_next(invoke: Invoke) -> None:
    """The next is the first not seen, with what to hear first and for how long, whatever was seen after it."""
    invoke("watch", "1,2,9")
    page = json.loads(invoke("next", "--json").out)
    assert page["episode"]["number"] == 3
    assert [song["id"] for song in page["before"]] == ["by-tor-and-the-snow-dog", "anthem", "fly-by-night"]
    assert page["seconds"] == sum(song["seconds"] for song in page["before"]) == 980
    assert (page["seen_count"], page["episode_count"]) == (3, 10)
    out = invoke("next").out
    assert "3 songs · 16:20\n" in out
    assert out.startswith("Next: episode 3 · Down the Tubes")


def test_all_seen(invoke: Invoke) -> None:
    """When all are seen, that is said, with what to do then; and the overview has no next."""
    invoke("watch", "1-10", "--on", "2026-11-20")
    out = invoke("next", "--width", "80").out
    assert out.splitlines()[0].startswith("All ten episodes are seen  ")
    assert out.splitlines()[0].endswith("the last on 20 Nov 2026")
    assert "rushguide watch 1 · rushguide albums --unheard" in out
    page = json.loads(invoke("next", "--json").out)
    assert (page["episode"], page["before"], page["seconds"], page["seen_count"]) == (None, [], 0, 10)
    assert "Next" not in invoke().out
    assert invoke("episodes", "--unseen").err == "rushguide: no episodes found\n"


def test_all_seen_of_other_guides(invoke: Invoke, tmp_path: Path) -> None:
    """A guide of one episode without albums, and one of none, have words of their own."""
    bare = ["--data", str(example("bare"))]
    invoke("watch", "1", *bare)
    out = invoke("next", *bare).out
    assert out.startswith("The one episode is seen")
    assert "Heard" not in out
    assert "--unheard" not in out
    for path in example("bare").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "episodes.yaml").write_text("[]\n", encoding="utf-8")
    none = ["--data", str(tmp_path)]
    assert invoke("next", *none).out.startswith("This guide has no episodes\n")
    assert "not in this guide" in invoke("log", *none).out
    assert "Seen" not in invoke(*none).out
    assert "Seen  next" not in invoke("episodes", *bare).out


NO_DAY = "is not a day\n  such as yesterday, last friday, 29-jul, 07-29 or 2026-07-29"
TWICE = "is named twice\n  what was seen or heard twice is logged by two commands, each with its day"
WRONG = [
    ("watch 3 --on 2026-02-30", 2, f"'2026-02-30' {NO_DAY}"),
    ("watch 3 --on 2026-11-25", 2, "'2026-11-25' is in the future (today is 24 Nov 2026)"),
    ("watch 1-4,rockfield", 2, f"episode 4 {TWICE}"),
    ("heard 2112,2112", 2, f"the album 2112 {TWICE}"),
    ("heard 2112,a", 1, "'a' is ambiguous: it matches several albums"),
    ("watch 9-11", 1, "there is no episode 11\n  episodes: 1 to 10"),
    ("watch 4-3", 2, "the range '4-3' ends before it begins. Did you mean 3-4?"),
    ("watch 1..x", 1, "there is no episode '1..x'\n  episodes: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10"),
    ("heard 2113", 1, "there is no album '2113'. Did you mean 2112?"),
    ("watch 3 --note \x1b[31m", 2, "a note cannot contain the hidden character U+001B"),
    ("watch 3 --note=", 2, "a note needs at least one word"),
    ("watch", 2, "missing argument 'N'\n  help: rushguide watch --help"),
]


@pytest.mark.parametrize(("line", "code", "message"), WRONG, ids=[line for line, _, _ in WRONG])
def test_bad_input(invoke: Invoke, state: Path, line: str, code: int, message: str) -> None:
    """What cannot be logged is said in a line, has the design's exit code, and begins no log."""
    result = invoke(*line.split(), code=code)
    assert result.out == ""
    assert result.err.startswith(f"rushguide: {message}\n")
    assert not state.exists()


def test_where_the_answer_cannot_be_written(invoke: Invoke, elsewhere: Path) -> None:
    """What can be said before anything is changed is; what fails after the change is not passed over."""
    (elsewhere / "seen.svg").touch()
    for line, code, message in (
        ("watch 3 --format csv", 2, "csv is only for listings"),
        ("watch 3 -o seen.pdf", 2, "the ending of 'seen.pdf' names no format"),
        ("watch 3 -o seen.svg", 1, "seen.svg already exists"),
    ):
        assert invoke(*line.split(), code=code).err.startswith(f"rushguide: {message}\n")
        assert logged(invoke) == []
    error = invoke("watch", "1", "-o", str(elsewhere / "no" / "seen.svg"), code=1).err
    assert error.endswith("the log was changed all the same: rushguide log shows it\n")
    assert len(logged(invoke)) == 1


def test_a_log_that_cannot_be_read(invoke: Invoke, state: Path) -> None:
    """Commands that only mention the log go on with a word on stderr; those about it end with 1."""
    plain = invoke("episodes").out
    state.mkdir()
    (state / "log.sqlite").write_bytes(b"not a database" * 100)
    message = f"rushguide: the log {state / 'log.sqlite'} is damaged\n"
    for line in ("", "episodes", "albums", "episode 1", "album 2112"):
        assert invoke(*line.split()).err == f"{message}  move it away, then: rushguide log restore BACKUP\n"
    assert invoke("episodes").out == plain
    for line in ("next", "log", "episodes --seen", "albums --unheard", "log remove 1"):
        result = invoke(*line.split(), code=1)
        assert (result.out, result.err.startswith(message)) == ("", True)
    assert (state / "log.sqlite").read_bytes() == b"not a database" * 100
