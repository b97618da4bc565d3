"""Records to Rich renderables. Views return and never print.

Each is loaded when it is first used, so that an answer that is not drawn never loads Rich.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rushguide.views.albums import album_view as album_view
    from rushguide.views.albums import albums_view as albums_view
    from rushguide.views.episodes import episode_view as episode_view
    from rushguide.views.episodes import episodes_view as episodes_view
    from rushguide.views.eras import era_view as era_view
    from rushguide.views.eras import eras_view as eras_view
    from rushguide.views.events import day_view as day_view
    from rushguide.views.events import event_view as event_view
    from rushguide.views.events import tours_view as tours_view
    from rushguide.views.people import people_view as people_view
    from rushguide.views.people import person_view as person_view
    from rushguide.views.problems import problems_view as problems_view
    from rushguide.views.search import search_view as search_view
    from rushguide.views.series import about_view as about_view
    from rushguide.views.series import overview_view as overview_view
    from rushguide.views.songs import song_view as song_view
    from rushguide.views.songs import songs_view as songs_view
    from rushguide.views.statistics import statistics_view as statistics_view
    from rushguide.views.timeline import timeline_view as timeline_view
    from rushguide.views.why import sources_view as sources_view
    from rushguide.views.why import why_view as why_view

VIEWS = {
    "album_view": "albums",
    "albums_view": "albums",
    "episode_view": "episodes",
    "episodes_view": "episodes",
    "era_view": "eras",
    "eras_view": "eras",
    "day_view": "events",
    "event_view": "events",
    "tours_view": "events",
    "people_view": "people",
    "person_view": "people",
    "problems_view": "problems",
    "search_view": "search",
    "about_view": "series",
    "overview_view": "series",
    "song_view": "songs",
    "songs_view": "songs",
    "statistics_view": "statistics",
    "timeline_view": "timeline",
    "sources_view": "why",
    "why_view": "why",
}
"""Where each view is."""


def __getattr__(name: str) -> Any:
    """Return a view by name, importing its module; PEP 562."""
    if name not in VIEWS:
        raise AttributeError(name)
    return getattr(import_module(f"rushguide.views.{VIEWS[name]}"), name)
