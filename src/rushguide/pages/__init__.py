"""Records to Rich renderables. Views return and never print.

A module of views is loaded when it is first used, so that an answer that is not drawn never loads Rich.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rushguide.pages import going as plan
    from rushguide.pages import history as events
    from rushguide.pages import history as people
    from rushguide.pages import music as albums
    from rushguide.pages import music as choices
    from rushguide.pages import music as songs
    from rushguide.pages import program as problems
    from rushguide.pages import search, series, timeline
    from rushguide.pages import search as statistics
    from rushguide.pages import search as why
    from rushguide.pages import series as episodes
    from rushguide.pages import series as eras


def __getattr__(name: str) -> Any:
    """Return a module of views, importing it (PEP 562)."""
    module = f"{__name__}.{name}"
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise AttributeError(name) from None
