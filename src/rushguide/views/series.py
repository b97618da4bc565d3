"""The series: overview, what was reported, and how sure it is."""

from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from rushguide.listings.episodes import OVERVIEW, with_seen
from rushguide.listings.songs import playing_time
from rushguide.model import Announcement, Claim, Episode, Guide, Series
from rushguide.queries.songs import songs_before
from rushguide.text import count, fold, in_words, say_date
from rushguide.views.parts import (
    DOT,
    QUIET,
    bullets,
    facts,
    flow,
    heading,
    page,
    paragraphs,
    section,
    see_also,
    title,
)
from rushguide.views.progress import heard_bar, seen_bar
from rushguide.views.screen import Screen
from rushguide.views.tables import table
from rushguide.watching.progress import NOTHING_YET, Progress, next_episode

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


def overview_view(guide: Guide, screen: Screen, progress: Progress = NOTHING_YET) -> RenderableType:
    """Return the series and its episodes on one screen, how far one has come, and three things to try."""
    following = next_episode(guide, progress.seen) if progress else None
    aside = f"{guide.series.network}{DOT}{_episodes(guide)}"
    return page(
        heading(screen, title(guide.series.title), aside),
        honesty(guide, screen),
        Text(),
        table(screen, with_seen(OVERVIEW, guide, progress), guide.episodes),
        Text(),
        facts(
            screen,
            [
                *([*seen_bar(screen, guide, progress), *heard_bar(screen, guide, progress)] if progress else []),
                ("Next", _next(guide, following) if following else None),
                ("Try", flow(screen, [f"rushguide {command}" for command in _to_try(guide, following)])),
            ],
        ),
    )


def _next(guide: Guide, episode: Episode) -> str:
    """Return which episode is next, and what to hear first."""
    before = songs_before(guide, episode)
    titles = ", ".join(row.song.title for row in before)
    return f"episode {episode.number}" + (f"; hear first: {titles} ({playing_time(before)})" if before else "")


def honesty(guide: Guide, screen: Screen) -> RenderableType | None:
    """Return the quiet line that says what is reported and what is this guide's own; None where all is announced."""
    series = guide.series
    said = []
    if series.status == "unconfirmed":
        by = " by one article" if guide.announcement else ""
        said.append(f"Reported {say_date(series.reported)}{by}, unconfirmed.")
    if guide.has_working_titles:
        number = len(guide.episodes)
        which = f"The {in_words(number)} episodes here are" if number > 1 else "The episode here is"
        said.append(f"{which} this guide's own outline.")
    return paragraphs(screen, " ".join(said), QUIET) if said else None


def about_view(guide: Guide, screen: Screen) -> RenderableType:
    """Return what was reported, the trailer shot by shot, what is not stated, and how sure it all is."""
    series = guide.series
    return page(
        heading(screen, title(series.title), f"{series.network} · {series.status}"),
        honesty(guide, screen),
        Text(),
        paragraphs(screen, series.summary),
        _reported(guide, guide.announcement, screen) if guide.announcement else _from_series(series, screen),
        see_also(screen, _leads(guide)),
    )


def _reported(guide: Guide, announcement: Announcement, screen: Screen) -> RenderableType:
    document = announcement.document
    trailer = sorted((claim for claim in announcement.claims if claim.order), key=lambda claim: claim.order or 0)
    others = [claim for claim in announcement.claims if not claim.order]
    sections = [
        section(_topic(guide, about), bullets(screen, [_claim(claim) for claim in claims]))
        for about, claims in groupby(others, key=lambda claim: claim.about)
    ]
    shots = facts(screen, [(f"Shot {claim.order}", _claim(claim)) for claim in trailer])
    return page(
        *sections,
        section("The trailer, shot by shot", shots) if trailer else None,
        section("Not stated", bullets(screen, announcement.not_stated)),
        section("How sure it is", paragraphs(screen, document.note)),
        Text(),
        facts(
            screen,
            [
                ("Document", f"{document.kind}, {say_date(document.published)}"),
                ("File", document.file),
                ("SHA-256", document.sha256),
            ],
        ),
    )


def _topic(guide: Guide, about: str) -> str:
    """Return the heading over claims about something: a person's whole name where it is one's surname."""
    surnames = (person.name for person in guide.people if fold(person.name).endswith(f" {fold(about)}"))
    return ABOUT.get(about) or next(surnames, about.capitalize())


def _claim(claim: Claim) -> Text:
    """Return a claim with its id, and what contradicts it."""
    text = Text.assemble(claim.claim, (f" {claim.id}", QUIET))
    for other in claim.disputed:
        text.append(f"\nDisputed: {other.value}", "italic")
    return text


def _from_series(series: Series, screen: Screen) -> RenderableType:
    """Return what the series' own record says, for a guide without an announcement."""
    lists = {
        "Themes": series.themes,
        "Interviews": series.interviews,
        "Footage": series.footage,
        "Production": series.production,
    }
    return page(*(section(name, bullets(screen, items)) for name, items in lists.items() if items))


def _episodes(guide: Guide) -> str:
    number = len(guide.episodes)
    return f"{in_words(number)} episodes" if number > 1 else count(number, "episode")


def _leads(guide: Guide) -> list[str]:
    songs = ["songs --part featured"] if any(each.listening.featured for each in guide.episodes) else []
    return ["episodes", *(["eras"] if guide.eras else []), *songs]


def _to_try(guide: Guide, following: Episode | None) -> list[str]:
    """Return up to three commands that this guide can answer, on the episode that is next where one is."""
    era = f"era {guide.eras[min(1, len(guide.eras) - 1)].id}" if guide.eras else "about"
    last = min(3, len(guide.episodes))
    if following:
        last, era = following.number, f"era {following.main_era}" if following.main_era else era
    heard = [f"songs --episode {last}"] if guide.listening.get(last) else []
    return [*([f"episode {last}"] if last else []), era, *heard]
