"""Records to Rich renderables. Views return and never print.

A module of views is loaded when it is first used, so that an answer that is not drawn never loads Rich.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rushguide.pages import going as going
    from rushguide.pages import history as history
    from rushguide.pages import music as music
    from rushguide.pages import program as program
    from rushguide.pages import search as search
    from rushguide.pages import series as series
    from rushguide.pages import timeline as timeline


def __getattr__(name: str) -> Any:
    """Return a module of views, importing it (PEP 562)."""
    module = f"{__name__}.{name}"
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise AttributeError(name) from None
