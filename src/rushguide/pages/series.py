"""The series: its overview, what is reported of it, its episodes and the eras."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rushguide.columns.history import OVERVIEW, episodes_listing, eras_listing, with_seen
from rushguide.columns.music import HEARD, albums_listing, playing_time, with_reasons
from rushguide.guide.guide import Guide
from rushguide.guide.records import Announcement, Claim, Episode, Era, Series
from rushguide.log import NOTHING_YET, Progress, next_episode
from rushguide.pages import page
from rushguide.pages.names import (
    album_flow,
    disputes,
    episode_flow,
    era_name,
    event_count,
    heard_gauge,
    on_days,
    people_flow,
    seen_gauge,
    tour_flow,
    years_of,
)
from rushguide.queries.filters import select
from rushguide.queries.history import PeopleFilter, episodes_of_era, tours_in
from rushguide.queries.songs import SongFilter, SongRow, select_songs, song_row, songs_before
from rushguide.text import clock, count, fold, format_date, format_long_date, format_years, in_words, seconds

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
    said = ["reported once, unconfirmed"] if guide.series.status == "unconfirmed" else []
    if guide.has_working_titles:
        said.append(f"episode{'s' if len(guide.episodes) > 1 else ''}: this guide's outline")
    return page.Prose(page.DOT.join([*said, "rushguide about"]), "quiet") if said else None


def about_page(guide: Guide) -> page.Page:
    """Return how sure the series is, then what was reported, the trailer shot by shot, and what is not stated."""
    series = guide.series
    songs = ["songs --part with"] if any(each.listening.featured for each in guide.episodes) else []
    return page.of(
        page.Heading(series.title, f"{series.network} · {series.status}"),
        *(_sure(guide, guide.announcement) if guide.announcement else ()),
        page.Section("In short", [page.Prose(series.summary)]),
        *(_reported(guide, guide.announcement) if guide.announcement else _from_series(series)),
        page.SeeAlso(["episodes", *(["eras"] if guide.eras else []), *songs]),
    )


def _sure(guide: Guide, announcement: Announcement) -> Iterator[page.Block]:
    document, outline = announcement.document, disclaimer(guide)
    yield page.Section("How sure it is", [page.Prose(document.note)])
    yield page.BLANK
    yield page.Facts(
        [
            ("Reported", f"{document.kind}, {format_date(document.published)}"),
            ("Episodes", "this guide's own outline, from the history of their years" if outline else None),
            ("Known until", known_until(guide)),
        ]
    )


def known_until(guide: Guide) -> str:
    """Return the day up to which the guide's history was read; empty if it does not say."""
    until = guide.series.known_until
    return f"{format_long_date(until)}" if until else ""


def _reported(guide: Guide, announcement: Announcement) -> Iterator[page.Block]:
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


def _claim(claim: Claim) -> page.Inline:
    """Return a claim, and what contradicts it."""
    disputed = [page.Span(f"\nDisputed: {other.value}", "italic") for other in claim.disputed]
    return (page.Span(claim.claim, of=f"claim:{claim.id}"), *disputed)


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


def episode_page(guide: Guide, episode: Episode, progress: Progress = NOTHING_YET, *, why: bool = False) -> page.Page:
    """Return one episode: what to hear, with the reasons if they are wanted, then its years, albums and people."""
    rows = [song_row(guide, placement.pick.song, placement) for placement in guide.listening[episode.number]]
    title = f"Episode {episode.number} · {episode.title}"
    seen = on_days("seen", progress.seen.get(episode.number, ()))
    under = page.DOT.join(filter(None, [episode.tagline, seen]))
    return page.of(
        page.Heading(title, years_of(episode), episode.eras[:2]),
        page.Prose(under) if under else None,
        page.Beside(
            listening(rows, why=why),
            [
                page.Section("These years", [page.Prose(episode.these_years)]),
                page.BLANK,
                page.Facts(_episode_facts(guide, episode)),
            ],
        ),
        *page.spaced(disclaimer(guide)),
        page.SeeAlso(_episode_see_also(guide, episode, why=why)),
    )


def _episode_facts(guide: Guide, episode: Episode) -> page.FactRows:
    return [
        ("Eras" if len(episode.eras) > 1 else "Era", page.Flow([era_name(guide, era) for era in episode.eras])),
        ("Albums", album_flow(guide, episode.albums)),
        ("People", people_flow(guide, episode.people)),
        ("On stage", tour_flow(tours_in(guide, episode.years))),
        ("Events", event_count(guide.events_in(episode.years))),
        ("Air date", format_date(episode.air_date) if episode.air_date else None),
        ("Runtime", f"{episode.runtime} minutes" if episode.runtime else None),
        ("Disputed", disputes(f"episode:{episode.number}", episode)),
    ]


def _episode_see_also(guide: Guide, episode: Episode, *, why: bool) -> list[str]:
    """Return the commands that lead on: the reasons, its era, first album and person, and the next episode."""
    following = episode.number % len(guide.episodes) + 1
    songs = [f"episode {episode.number} --why"] if guide.listening[episode.number] and not why else []
    history = [f"timeline --episode {episode.number}"] if guide.events_in(episode.years) else []
    return [
        *songs,
        *(f"era {era}" for era in episode.eras[:1]),
        *(f"album {album}" for album in episode.albums[:1]),
        *history,
        *(f"person {person}" for person in episode.people[:1]),
        *([f"episode {following}"] if following != episode.number else []),
    ]


def listening(rows: Sequence[SongRow], *, why: bool = False) -> list[page.Block]:
    """Return an episode's songs, part by part, with the reasons if they are wanted; nothing for no songs."""
    listed = with_reasons(HEARD) if why else HEARD
    return [page.BLANK, page.Table(listed, rows, header=False)] if rows else []


def eras_page(guide: Guide, eras: Sequence[Era]) -> page.Page:
    """Return eras as a table."""
    note = "The borders between eras are this guide's own judgement."
    return page.of(page.Table(eras_listing(guide), eras, foot=False), page.BLANK, page.Prose(note, "quiet"))


def era_page(guide: Guide, era: Era) -> page.Page:
    """Return one era: years, sound, albums, then summary, influences, changes, songs and episodes."""
    albums = [album for album in guide.albums if album.era == era.id]
    influences = [(page.Span(each.who, "bold"), f": {each.how}") for each in era.influences]
    told: list[page.Block | None] = [
        page.Section("Sound", [page.Prose(era.sound)]) if era.sound else None,
        page.Section("Albums", [page.Table(albums_listing(guide), albums, foot=False)]) if albums else None,
        page.Section("The years", [page.Prose(era.summary)]),
    ]
    beside: list[page.Block | None] = [
        page.Section("Influences", [page.Bullets(influences)]) if influences else None,
        page.Section("Changes", [page.Bullets(era.changes)]) if era.changes else None,
        page.BLANK,
        page.Facts(
            [
                ("Songs", _era_songs(guide, era)),
                ("Episodes", episode_flow(episodes_of_era(guide, era))),
                ("On stage", tour_flow(tours_in(guide, era.years))),
                ("Events", event_count(guide.events_in(era.years))),
                ("Disputed", disputes(f"era:{era.id}", era)),
            ]
        ),
    ]
    return page.of(
        page.Heading(era.name, format_years(era.years.start, era.years.end), (era.id,)),
        page.Beside(page.of(*told), page.of(*beside)),
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
    history = [f"timeline --era {era.id}"] if guide.events_in(era.years) else []
    people = [f"people --era {era.id}"] if select(guide, PeopleFilter(era=era.id)) else []
    return [*songs, *history, *people, *(f"era {each}" for each in nearby)]
