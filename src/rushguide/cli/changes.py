"""What commands that change the log have in common: the answer can be written, and says what was changed."""

import typer

from rushguide import views
from rushguide.cli.options import settings_of
from rushguide.cli.output import check_answer, show
from rushguide.cli.progress import read_progress
from rushguide.cli.settings import Settings
from rushguide.errors import GuideError
from rushguide.exports import log as objects
from rushguide.watching.log import Change


def settings_to_change(ctx: typer.Context) -> Settings:
    """Return the shared options of a command that changes the log, sure that its answer can be written as asked."""
    settings = settings_of(ctx)
    check_answer(settings)
    return settings


def show_change(settings: Settings, change: Change, *, taken_back: bool = False) -> None:
    """Show what was changed; GuideError where that cannot be shown says that it was changed all the same."""
    try:
        guide, progress = settings.guide, read_progress(settings)
        show(
            settings,
            lambda screen: views.log.change_view(guide, screen, change, progress, taken_back=taken_back),
            lambda: objects.change_object(guide, change, taken_back=taken_back),
        )
    except GuideError as error:
        hints = [*error.hints, "the log was changed all the same: rushguide log shows it"]
        raise GuideError(error.message, hints=hints, code=error.code) from None
