"""A line taken apart into words as shells do, whether its last quote is closed or not."""

from typing import NamedTuple


class Line(NamedTuple):
    """The words before the one at the end, and that one, empty after a blank; without their quotes."""

    words: tuple[str, ...]
    last: str
    quoted: bool
    """Whether a quote is open at the end."""


def split(text: str) -> Line:
    """Take a line apart at blanks outside quotes. Variables and the like stay as they are: nothing is expanded."""
    words: list[str] = []
    current, begun, quote = "", False, ""
    letters = iter(text)
    for letter in letters:
        if letter == "\\" and quote != "'":
            current, begun = current + next(letters, ""), True
        elif quote:
            current, quote = (current, "") if letter == quote else (current + letter, quote)
        elif letter in "'\"":
            quote, begun = letter, True
        elif not letter.isspace():
            current, begun = current + letter, True
        elif begun:
            words.append(current)
            current, begun = "", False
    return Line(tuple(words), current, bool(quote))
