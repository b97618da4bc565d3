"""Records to Rich renderables. Views return and never print.

A module of views is loaded when it is first used, so that an answer that is not drawn never loads Rich.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rushguide.views import albums as albums
    from rushguide.views import choices as choices
    from rushguide.views import episodes as episodes
    from rushguide.views import eras as eras
    from rushguide.views import events as events
    from rushguide.views import people as people
    from rushguide.views import plan as plan
    from rushguide.views import problems as problems
    from rushguide.views import search as search
    from rushguide.views import series as series
    from rushguide.views import songs as songs
    from rushguide.views import statistics as statistics
    from rushguide.views import timeline as timeline
    from rushguide.views import why as why


def __getattr__(name: str) -> Any:
    """Return a module of views, importing it (PEP 562)."""
    module = f"{__name__}.{name}"
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise AttributeError(name) from None
