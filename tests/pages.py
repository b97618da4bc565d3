"""Every kind of page and every listing of a guide, as values."""

from datetime import date

from rushguide.guide.guide import Guide
from rushguide.log import NOTHING_YET, Progress
from rushguide.pages import history, music, search, series, viewing
from rushguide.pages.page import Page
from rushguide.plan import Schedule, album_sessions, episode_sessions, plan
from rushguide.queries import provenance
from rushguide.queries import search as searching
from rushguide.queries.filters import select
from rushguide.queries.history import PeopleFilter
from rushguide.queries.songs import SongFilter, select_songs, song_row, songs_before
from rushguide.queries.statistics import charts

LOGGED = Progress(seen={1: (date(2026, 11, 21),)}, heard={"2112": (date(2026, 11, 22), date(2026, 11, 23))})


def pages_of(guide: Guide) -> dict[str, Page]:
    """Return a page of each kind, and every listing, with a log and without, by its name."""
    pages = listings(guide) | _records(guide)
    for name, progress in {"": NOTHING_YET, " logged": LOGGED}.items():
        pages |= {
            f"overview{name}": series.overview_page(guide, progress),
            f"episodes{name}": series.episodes_page(guide, guide.episodes, progress),
            f"albums{name}": music.albums_page(guide, guide.albums, progress),
        }
    return pages


def listings(guide: Guide) -> dict[str, Page]:
    """Return listings, charts and what commands without a name show."""
    schedule = Schedule(start=date(2026, 12, 1))
    watching = plan(episode_sessions(guide, guide.episodes, 60), schedule)
    course = plan(album_sessions(guide, guide.episodes, 60, budget=90, heard=frozenset()), schedule)
    people = select(guide, PeopleFilter())
    every, subject = charts(guide), provenance.find_subject(guide, ["moving", "pictures"])[0]
    return {
        "songs": music.songs_page(guide, select_songs(guide, SongFilter())),
        "songs 3": music.songs_page(guide, select_songs(guide, SongFilter(episode="3"))),
        "songs 3 why": music.songs_page(guide, select_songs(guide, SongFilter(episode="3")), why=True),
        "songs sorted": music.songs_page(guide, select_songs(guide, SongFilter(episode="3")), grouped=False),
        "fear": music.songs_page(guide, select_songs(guide, SongFilter(cycle="fear")), cycle=True),
        "songs on stage": music.songs_page(guide, select_songs(guide, SongFilter()), played=True),
        "eras": series.eras_page(guide, guide.eras),
        "about": series.about_page(guide),
        "timeline": history.timeline_page(guide, guide.events, whole=True),
        "turning points": history.timeline_page(guide, guide.events, whole=True, short=True),
        "tours": history.tours_page(guide, guide.tours),
        "tours why": history.tours_page(guide, guide.tours, why=True),
        "people": history.people_page(people),
        "stats": search.statistics_page(guide, every, ["words"]),
        "search": search.search_page("xanadu", searching.search(guide, "xanadu"), everything=False),
        "why": search.why_page(guide, subject, provenance.statements(guide, subject), []),
        "disputed": search.disputed_page(provenance.disputed(guide)),
        "sources": search.sources_page(guide.sources, "23 September 2026"),
        "plan": viewing.plan_page(guide, watching),
        "course": viewing.plan_page(guide, course),
        "next": viewing.next_page(guide, NOTHING_YET, songs_before(guide, guide.episodes[0])),
    }


def _records(guide: Guide) -> dict[str, Page]:
    albums = ("moving-pictures", "exit-stage-left", "different-stages")
    return {
        **{f"episode {each.id}": series.episode_page(guide, each) for each in guide.episodes},
        **{f"episode {each.id} why": series.episode_page(guide, each, why=True) for each in guide.episodes[:3]},
        **{f"era {each.id}": series.era_page(guide, each) for each in guide.eras},
        **{f"album {each}": music.album_page(guide, guide.album[each]) for each in albums},
        **{f"song {each}": music.song_page(guide, song_row(guide, each)) for each in ("2112", "tom-sawyer")},
        **{f"person {each.id}": history.person_page(guide, each) for each in guide.people[:3]},
        **{f"tour {each.id}": history.tour_page(guide, each) for each in guide.tours[::10]},
        "event": history.event_page(guide, guide.event["peart-joins"]),
    }
