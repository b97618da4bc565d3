"""The series: its overview, what is reported of it, its episodes and the eras."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rushguide.columns.column import spell_out_marks
from rushguide.columns.history import OVERVIEW, episodes_listing, eras_listing, with_seen
from rushguide.columns.music import albums_listing, playing_time, song_length, song_title
from rushguide.guide.guide import Guide
from rushguide.guide.records import Announcement, Claim, Episode, Era, Series
from rushguide.log import NOTHING_YET, Progress, next_episode
from rushguide.pages import page
from rushguide.pages.names import (
    album_flow,
    disputes,
    each_day,
    episode_flow,
    era_name,
    event_count,
    heard_gauge,
    people_flow,
    seen_gauge,
    tour_flow,
)
from rushguide.queries.filters import select
from rushguide.queries.history import PeopleFilter, events_of_episode, events_of_era
from rushguide.queries.series import episodes_of_era
from rushguide.queries.songs import SongFilter, SongRow, select_songs, song_row, songs_before
from rushguide.queries.stage import tours_in
from rushguide.text import clock, count, fold, format_date, format_years, in_words, seconds

ABOUT = {
    "series": "The series",
    "interviews": "Interviews",
    "footage": "Footage",
    "eras": "Eras",
    "fans": "Followers",
    "friendship": "Friendship",
    "production": "Look and sound",
    "soundtrack": "Soundtrack",
    "audience": "What it is for",
}
"""The headings over the claims, by what they are about."""
HEADINGS = {"before": "Hear before", "featured": "Hear with it", "after": "Hear after"}


def overview_page(guide: Guide, progress: Progress = NOTHING_YET) -> page.Page:
    """Return the series and its episodes on one screen, how far one has come, and three things to try."""
    following = next_episode(guide, progress.seen) if progress else None
    number = len(guide.episodes)
    episodes = f"{in_words(number)} episodes" if number > 1 else count(number, "episode")
    gauges = [*seen_gauge(guide, progress), *heard_gauge(guide, progress)] if progress else []
    return page.of(
        page.Heading(guide.series.title, f"{guide.series.network}{page.DOT}{episodes}"),
        disclaimer(guide),
        page.BLANK,
        page.Table(with_seen(OVERVIEW, guide, progress), guide.episodes, foot=False),
        page.BLANK,
        page.Facts(
            [
                *gauges,
                ("Next", _next(guide, following) if following else None),
                ("Try", page.Flow([f"rushguide {command}" for command in _to_try(guide, following)])),
            ]
        ),
    )


def _next(guide: Guide, episode: Episode) -> str:
    """Return which episode is next, and what to hear first."""
    before = songs_before(guide, episode)
    titles = ", ".join(row.song.title for row in before)
    return f"episode {episode.number}" + (f"; hear first: {titles} ({playing_time(before)})" if before else "")


def _to_try(guide: Guide, following: Episode | None) -> list[str]:
    """Return up to three commands that this guide can answer, on the episode that is next where one is."""
    era = f"era {guide.eras[min(1, len(guide.eras) - 1)].id}" if guide.eras else "about"
    last = min(3, len(guide.episodes))
    if following:
        last, era = following.number, f"era {following.main_era}" if following.main_era else era
    heard = [f"songs --episode {last}"] if guide.listening.get(last) else []
    return [*([f"episode {last}"] if last else []), era, *heard]


def disclaimer(guide: Guide) -> page.Prose | None:
    """Return the quiet line that says what is reported and what is this guide's own; None if all is announced."""
    series = guide.series
    said = []
    if series.status == "unconfirmed":
        by = " by one article" if guide.announcement else ""
        said.append(f"Reported {format_date(series.reported)}{by}, unconfirmed.")
    if guide.has_working_titles:
        number = len(guide.episodes)
        which = f"The {in_words(number)} episodes here are" if number > 1 else "The episode here is"
        said.append(f"{which} this guide's own outline.")
    return page.Prose(" ".join(said), "quiet") if said else None


def about_page(guide: Guide) -> page.Page:
    """Return what was reported, the trailer shot by shot, what is not stated, and how sure it all is."""
    series = guide.series
    songs = ["songs --part featured"] if any(each.listening.featured for each in guide.episodes) else []
    return page.of(
        page.Heading(series.title, f"{series.network} · {series.status}"),
        disclaimer(guide),
        page.BLANK,
        page.Prose(series.summary),
        *(_reported(guide, guide.announcement) if guide.announcement else _from_series(series)),
        page.SeeAlso(["episodes", *(["eras"] if guide.eras else []), *songs]),
    )


def _reported(guide: Guide, announcement: Announcement) -> Iterator[page.Block]:
    document = announcement.document
    others = [claim for claim in announcement.claims if not claim.order]
    for about, claims in groupby(others, key=lambda claim: claim.about):
        surnames = (person.name for person in guide.people if fold(person.name).endswith(f" {fold(about)}"))
        topic = ABOUT.get(about) or next(surnames, about.capitalize())
        yield page.Section(topic, [page.Bullets([_claim(claim) for claim in claims])])
    trailer = sorted((claim for claim in announcement.claims if claim.order), key=lambda claim: claim.order or 0)
    if trailer:
        shots = page.Facts([(f"Shot {claim.order}", _claim(claim)) for claim in trailer])
        yield page.Section("The trailer, shot by shot", [shots])
    yield page.Section("Not stated", [page.Bullets(announcement.not_stated)])
    yield page.Section("How sure it is", [page.Prose(document.note)])
    yield page.BLANK
    published = f"{document.kind}, {format_date(document.published)}"
    yield page.Facts([("Document", published), ("File", document.file), ("SHA-256", document.sha256)])


def _claim(claim: Claim) -> page.Inline:
    """Return a claim with its id, and what contradicts it."""
    disputed = [page.Span(f"\nDisputed: {other.value}", "italic") for other in claim.disputed]
    return (claim.claim, page.Span(f" {claim.id}", "quiet", of=f"claim:{claim.id}"), *disputed)


def _from_series(series: Series) -> list[page.Block]:
    """Return what the series' own record says, for a guide without an announcement."""
    lists = {
        "Themes": series.themes,
        "Interviews": series.interviews,
        "Footage": series.footage,
        "Production": series.production,
    }
    return [page.Section(name, [page.Bullets(items)]) for name, items in lists.items() if items]


def episodes_page(guide: Guide, episodes: Sequence[Episode], progress: Progress = NOTHING_YET) -> page.Page:
    """Return episodes as a table with what they add up to, and how many of all were seen."""
    return page.of(
        page.Heading(guide.series.title),
        disclaimer(guide),
        page.BLANK,
        page.Table(episodes_listing(guide, progress), episodes),
        *page.spaced(page.Facts(seen_gauge(guide, progress)) if progress else None),
    )


def episode_page(guide: Guide, episode: Episode, progress: Progress = NOTHING_YET) -> page.Page:
    """Return one episode: its years, albums and people, and what to hear with the reasons."""
    rows = [song_row(guide, placement.pick.song, placement) for placement in guide.listening[episode.number]]
    title = page.Span(f"{episode.number}  {episode.title}", "bold", era=episode.main_era)
    return page.of(
        page.Heading(title, format_years(episode.years.start, episode.years.end)),
        page.Line(episode.tagline) if episode.tagline else None,
        disclaimer(guide),
        page.Section("These years", [page.Prose(episode.these_years)]),
        page.BLANK,
        page.Facts(
            [
                ("Eras" if len(episode.eras) > 1 else "Era", page.Flow([era_name(guide, era) for era in episode.eras])),
                ("Albums", album_flow(guide, episode.albums)),
                ("People", people_flow(guide, episode.people)),
                ("On stage", tour_flow(tours_in(guide, episode.years))),
                ("Events", event_count(events_of_episode(guide, episode))),
                ("Air date", format_date(episode.air_date) if episode.air_date else None),
                ("Runtime", f"{episode.runtime} minutes" if episode.runtime else None),
                ("Seen", each_day(progress.seen.get(episode.number, ()))),
                ("Disputed", disputes(episode)),
            ]
        ),
        *listening(rows),
        page.SeeAlso(_episode_see_also(guide, episode)),
    )


def _episode_see_also(guide: Guide, episode: Episode) -> list[str]:
    """Return the commands that lead on: its songs, era, first album and person, and the next episode."""
    following = episode.number % len(guide.episodes) + 1
    songs = [f"songs --episode {episode.number}"] if guide.listening[episode.number] else []
    history = [f"timeline --episode {episode.number}"] if events_of_episode(guide, episode) else []
    return [
        *songs,
        *(f"era {era}" for era in episode.eras[:1]),
        *(f"album {album}" for album in episode.albums[:1]),
        *history,
        *(f"person {person}" for person in episode.people[:1]),
        *([f"episode {following}"] if following != episode.number else []),
    ]


def listening(rows: Sequence[SongRow]) -> Iterator[page.Block]:
    """Yield the parts of an episode's listening, each song with its reason, and the total time."""
    for part, grouped in groupby(rows, key=lambda row: row.placement.part if row.placement else ""):
        yield page.Section(HEADINGS[part], [_song(row) for row in grouped])
    if rows:
        cells = tuple(cell for row in rows for cell in (song_title(row), song_length(row)))
        yield page.BLANK
        yield page.Foot(f"{count(len(rows), 'song')}{page.DOT}{playing_time(rows)}", cells)


def _song(row: SongRow) -> page.Item:
    """Return a song's line, its length at the right end, and its reason under it."""
    position, why = (row.placement.position, row.placement.pick.why) if row.placement else (0, "")
    title, length = song_title(row), song_length(row)
    album = f"{row.album.title}{f', {row.album.year}' if row.album.year else ''}"
    return page.Item(
        name=(f"{position:>2}  ", page.Span(title, era=row.album.era, of=f"song:{row.song.id}")),
        detail=album,
        end=length,
        prose=why,
        plain=f"{position}. {spell_out_marks(title)}, {album}, {spell_out_marks(length)}\n{why}",
    )


def eras_page(guide: Guide, eras: Sequence[Era]) -> page.Page:
    """Return eras as a table."""
    note = "The borders between eras are this guide's own judgement."
    return page.of(page.Table(eras_listing(guide), eras, foot=False), page.BLANK, page.Prose(note, "quiet"))


def era_page(guide: Guide, era: Era) -> page.Page:
    """Return one era: years, summary, sound, influences, changes, albums, songs and episodes."""
    albums = [album for album in guide.albums if album.era == era.id]
    influences = [(page.Span(each.who, "bold"), f": {each.how}") for each in era.influences]
    return page.of(
        page.Heading(page.Span(era.name, "bold", era=era.id), format_years(era.years.start, era.years.end)),
        page.Prose(era.summary),
        page.Section("Sound", [page.Prose(era.sound)]) if era.sound else None,
        page.Section("Influences", [page.Bullets(influences)]) if influences else None,
        page.Section("Changes", [page.Bullets(era.changes)]) if era.changes else None,
        page.Section("Albums", [page.Table(albums_listing(guide), albums)]) if albums else None,
        page.BLANK,
        page.Facts(
            [
                ("Songs", _era_songs(guide, era)),
                ("Episodes", episode_flow(episodes_of_era(guide, era))),
                ("On stage", tour_flow(tours_in(guide, era.years))),
                ("Events", event_count(events_of_era(guide, era))),
                ("Disputed", disputes(era)),
            ]
        ),
        page.SeeAlso(_era_see_also(guide, era)),
    )


def _era_songs(guide: Guide, era: Era) -> page.Flow | None:
    """Return the songs that the episodes feature from the era's albums, with how many there are in all."""
    featured = {row.song.id: row.song for row in select_songs(guide, SongFilter(part="featured", era=era.id))}
    every = select_songs(guide, SongFilter(era=era.id))
    if not every:
        return None
    total = clock(sum(seconds(row.song.length) for row in every))
    titles = [page.Span(f"{song.title} {song.length}", of=f"song:{song.id}") for song in featured.values()]
    return page.Flow([*titles, page.Span(f"in all {count(len(every), 'song')}, {total}", "quiet")])


def _era_see_also(guide: Guide, era: Era) -> list[str]:
    place = [each.id for each in guide.eras].index(era.id)
    nearby = [guide.eras[at].id for at in (place - 1, place + 1) if 0 <= at < len(guide.eras)]
    songs = [f"songs --era {era.id}"] if any(guide.album_of[song.id].era == era.id for song in guide.songs) else []
    history = [f"timeline --era {era.id}"] if events_of_era(guide, era) else []
    people = [f"people --era {era.id}"] if select(guide, PeopleFilter(era=era.id)) else []
    return [*songs, *history, *people, *(f"era {each}" for each in nearby)]
