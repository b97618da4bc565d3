"""What is said on stderr."""

import pytest

from rushguide.cli.streams import print_line, print_list


def test_a_message_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """A line break or a code in a name, such as that of a file, does not break the line or reach the terminal."""
    print_line("saved in a\nb.svg")
    print_list("of\n\x1b[31m2", ["one\ntwo"])
    assert capsys.readouterr().err == "rushguide: saved in a b.svg\nrushguide: of [31m2\n  one two\n"
