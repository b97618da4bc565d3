"""A problem is one line that editors jump to."""

from rushguide.loading.problems import MEANINGS, Code, Problem, Problems, Severity


def test_one_line() -> None:
    """File, line, column, then what is wrong; the context and the word "warning" only where there is one."""
    assert str(Problem("f.yaml", 3, 7, "", "", "it is wrong", Code.VALUE)) == "f.yaml:3:7: it is wrong"
    problem = Problem("f.yaml", 3, 7, "song a", "title", "it is wrong", Code.VALUE)
    assert str(problem) == "f.yaml:3:7: song a, title: it is wrong"
    warning = Problem("f.yaml", 3, 7, "song a", "", "it is odd", Code.NAME, Severity.WARNING)
    assert str(warning) == "f.yaml:3:7: warning: song a: it is odd"


def test_what_a_file_says_cannot_break_the_line() -> None:
    """Line breaks become spaces and control characters vanish, in names, contexts and messages."""
    problem = Problem("a\x1b.yaml", 1, 1, "song \x1b[2J\n", "", "'x\ny\u202e' is wrong", Code.VALUE)
    assert str(problem) == "a.yaml:1:1: song [2J : 'x y' is wrong"


def test_order() -> None:
    """Problems come by file, line and column; errors are those that stop."""
    problems = Problems()
    late = Problem("b.yaml", 1, 1, "", "", "late", Code.FILE)
    odd = Problem("a.yaml", 10, 1, "", "", "odd", Code.FILE, Severity.WARNING)
    third = Problem("a.yaml", 9, 12, "", "", "third", Code.FILE)
    second = Problem("a.yaml", 9, 2, "", "", "second", Code.FILE)
    first = Problem("a.yaml", 2, 30, "", "", "first", Code.FILE)
    for problem in (late, odd, third, second, first):
        problems.add(problem)
    assert list(problems) == [first, second, third, odd, late]
    assert problems.errors == (first, second, third, late)


def test_every_kind_has_a_meaning() -> None:
    """Each code is explained once, in a sentence."""
    assert set(MEANINGS) == set(Code)
    assert len(set(MEANINGS.values())) == len(Code)
    assert all(meaning.endswith(".") for meaning in MEANINGS.values())
