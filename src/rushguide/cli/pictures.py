"""What the screen would show, saved as a file: `--save FILE`."""

import shlex
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rushguide.cli.files import check_free, write_new
from rushguide.cli.settings import USUAL_COLUMNS, Colour, Settings
from rushguide.cli.streams import say
from rushguide.errors import ExitCode, GuideError
from rushguide.views.pictures import KINDS, picture
from rushguide.views.screen import Screen

if TYPE_CHECKING:
    from rushguide.views.screen import View


def save(settings: Settings, path: Path, draw: Callable[[Screen], "View"]) -> None:
    """Write a view as a picture of the kind that the file's ending names; GuideError for another ending (exit 2)."""
    kind = _kind(path)
    screen = _canvas(settings, coloured=kind != ".txt" and settings.color is not Colour.NEVER)
    made = picture(screen, draw(screen), kind, title=" ".join(["rushguide", *_shown(settings.typed)]))
    write_new(path, made.encode(), force=bool(settings.force))
    say(f"saved in {path}")


def check_picture(settings: Settings, path: Path) -> None:
    """Raise the GuideError of a picture that would be refused, before long work or a change that it would show."""
    _kind(path)
    check_free(path, force=bool(settings.force))


def _kind(path: Path) -> str:
    kind = path.suffix.lower()
    if kind not in KINDS:
        hint = f"endings: {', '.join(KINDS)}"
        raise GuideError(f"'{path}' has no ending that --save knows", hints=[hint], code=ExitCode.UNREADABLE)
    return kind


def _canvas(settings: Settings, *, coloured: bool) -> Screen:
    if settings.plain:
        return Screen(plain=True)
    width = settings.columns() or USUAL_COLUMNS
    return Screen(width=width, depth="truecolor" if coloured else None, colours=settings.colours)


def _shown(typed: Sequence[str]) -> Iterator[str]:
    """Yield what was typed, without the options that only say how the picture is taken."""
    words = iter(typed)
    for word in words:
        name, given, _ = word.partition("=")
        if name in {"--save", "--width"}:
            _ = None if given else next(words, None)
        elif name != "--force":
            yield shlex.quote(word)
