"""Which files are played for songs, and what was passed over."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from rushguide.library import Candidate, Choice
from rushguide.listings.choices import CHOICES, played, say_passed_over, say_why, shown_path
from rushguide.text import count
from rushguide.views.parts import QUIET, heading, title
from rushguide.views.screen import Screen
from rushguide.views.tables import table_with_foot

INDENT = 2
MOST_PASSED_OVER = 3
"""How many of the files that were passed over are shown; JSON has them all."""


def choices_view(screen: Screen, choices: Sequence[Choice]) -> RenderableType:
    """Return song by song the file that is played and why, then the best of those that are not."""
    if screen.plain:
        return table_with_foot(screen, CHOICES, choices)
    foot = f"{played(choices)} of {count(len(choices), 'song')} there"
    return Group(*(part for choice in choices for part in _choice(screen, choice)), Text(), Text(foot))


def _choice(screen: Screen, choice: Choice) -> Iterator[RenderableType]:
    song = choice.row.song
    yield heading(screen, title(song.title), song.length)
    if choice.chosen:
        yield _indented(Text(shown_path(choice.chosen.file.path)))
        yield _indented(Text(say_why(choice.chosen)))
    else:
        yield _indented(Text("not there"))
    for each in choice.passed_over[:MOST_PASSED_OVER]:
        yield _indented(_passed_over(each))
    if (more := len(choice.passed_over) - MOST_PASSED_OVER) > 0:
        yield _indented(Text(f"and {count(more, 'other file')}", QUIET))


def _passed_over(candidate: Candidate) -> Text:
    return Text(f"not {say_passed_over(candidate)}", QUIET)


def _indented(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, INDENT), expand=False)
