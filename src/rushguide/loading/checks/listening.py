"""What the episodes hold fits their years."""

from collections.abc import Mapping

from rushguide.loading.draft import Draft
from rushguide.loading.problems import Code
from rushguide.model import Episode, Era, StudioAlbum, Years


def check_listening(draft: Draft) -> None:
    """Spans run forward, eras share the episode's years, and each song is heard once, featured ones in their years."""
    years = _song_years(draft)
    eras = {era.id: era.years for era in draft.all(Era)}
    for era in draft.all(Era):
        _check_span(draft, era, era.years)
    for episode in draft.all(Episode):
        _check_span(draft, episode, episode.years)
        _check_eras(draft, episode, eras)
        _check_picks(draft, episode, years)


def _song_years(draft: Draft) -> Mapping[str, int]:
    return {song.id: album.year for album in draft.all(StudioAlbum) if album.year for song in album.tracks}


def _check_span(draft: Draft, record: Episode | Era, years: Years) -> None:
    if years.end is not None and years.end < years.start:
        draft.complain(record, "years", Code.YEARS, f"the years end ({years.end}) before they begin ({years.start})")


def _check_eras(draft: Draft, episode: Episode, eras: Mapping[str, Years]) -> None:
    for place, era in enumerate(episode.eras, start=1):
        if era in eras and not eras[era].meets(episode.years):
            draft.complain(episode, f"eras.{place}", Code.YEARS, f"the era '{era}' shares no year with the episode")


def _check_picks(draft: Draft, episode: Episode, years: Mapping[str, int]) -> None:
    heard: set[str] = set()
    for _, picks in episode.listening.parts():
        for pick in picks:
            if pick.song in heard:
                draft.complain(pick, "song", Code.LISTENING, f"the episode has '{pick.song}' twice")
            heard.add(pick.song)
    span = episode.years
    near = Years(start=span.start - 1, end=span.end + 1 if span.end else None)
    for pick in episode.listening.featured:
        year = years.get(pick.song)
        if year and year not in near and not pick.exception:
            message = f"'{pick.song}' is of {year}, outside the episode's years; an `exception` says why"
            draft.complain(pick, "song", Code.LISTENING, message)
