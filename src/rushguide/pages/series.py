"""The series: its overview, what is reported of it, its episodes and the eras."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rushguide.columns import history, music
from rushguide.guide.guide import Guide
from rushguide.guide.records import Claim, Episode, Era
from rushguide.log import NOTHING_YET, Progress, next_episode
from rushguide.pages import names, page
from rushguide.queries.filters import select
from rushguide.queries.history import PeopleFilter, episodes_of_era, tours_in
from rushguide.queries.songs import SongFilter, SongRow, select_songs, song_row, songs_before
from rushguide.text import count, fold, format_date, format_years, in_words

ABOUT = {"series": "The series", "fans": "Followers", "production": "Look and sound", "audience": "What it is for"}
"""The headings over the claims, by what they are about, where that says less."""


def overview_page(guide: Guide, progress: Progress = NOTHING_YET) -> page.Page:
    """Return the series and its episodes on one screen, how far one has come, and three things to try."""
    following = next_episode(guide, progress.seen) if progress else None
    before = songs_before(guide, following) if following else []
    titles = ", ".join(row.song.title for row in before)
    first = f"; hear first: {titles} ({music.playing_time(before)})" if before else ""
    number = len(guide.episodes)
    episodes = f"{in_words(number)} episodes" if number > 1 else count(number, "episode")
    return (
        page.Heading(guide.series.title, page.dotted(guide.series.network, episodes)),
        disclaimer(guide),
        page.spaced(page.Table(history.with_seen(history.OVERVIEW, guide, progress), guide.episodes, foot=False)),
        page.facts(
            ("Seen", names.seen(guide, progress) if progress else None),
            ("Heard", names.heard(guide, progress) if progress else None),
            ("Next", f"episode {following.number}{first}" if following else None),
            ("Try", page.Flow([f"rushguide {command}" for command in _to_try(guide, following)])),
        ),
    )


def _to_try(guide: Guide, following: Episode | None) -> list[str]:
    """Return up to three commands that this guide can answer, on the episode that is next where one is."""
    era = f"era {guide.eras[min(1, len(guide.eras) - 1)].id}" if guide.eras else "about"
    last = min(3, len(guide.episodes))
    if following:
        last, era = following.number, f"era {following.main_era}" if following.main_era else era
    heard = [f"songs --episode {last}"] if guide.listening.get(last) else []
    return [*([f"episode {last}"] if last else []), era, *heard]


def disclaimer(guide: Guide) -> page.Prose:
    """Return the quiet line that says what is reported and what is this guide's own; empty if all is announced."""
    said = ["reported once, unconfirmed"] if guide.series.status == "unconfirmed" else []
    if guide.has_working_titles:
        said.append(f"episode{'s' if len(guide.episodes) > 1 else ''}: this guide's outline")
    return page.Prose(page.dotted(*said, "rushguide about") if said else "", "quiet")


def about_page(guide: Guide) -> page.Page:
    """Return how sure the series is, then what was reported, the trailer shot by shot, and what is not stated."""
    featured = any(each.listening.featured for each in guide.episodes)
    return (
        page.Heading(guide.series.title, f"{guide.series.network} · {guide.series.status}"),
        *_reported(guide),
        page.see_also("episodes", "eras" if guide.eras else "", "songs --part with" if featured else ""),
    )


def _reported(guide: Guide) -> Iterator[page.Block]:
    own, announcement = guide.series, guide.announcement
    summary = page.Section("In short", [page.Prose(own.summary)])
    if not announcement:
        lists = {"Themes": own.themes, "Interviews": own.interviews}
        lists |= {"Footage": own.footage, "Production": own.production}
        yield from (summary, *(page.Section(name, [page.Bullets(items)]) for name, items in lists.items()))
        return
    document = announcement.document
    facts = page.facts(
        ("Reported", f"{document.kind}, {format_date(document.published)}"),
        ("Episodes", "this guide's own outline, from the history of their years" if disclaimer(guide) else ""),
        ("Known until", names.known_until(guide)),
    )
    yield from (page.Section("How sure it is", [page.Prose(document.note), facts]), summary)
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


def episodes_page(guide: Guide, episodes: Sequence[Episode], progress: Progress = NOTHING_YET) -> page.Page:
    """Return episodes as a table with what they add up to, and how many of all were seen."""
    return (
        page.Heading(guide.series.title),
        disclaimer(guide),
        page.spaced(page.Table(history.episodes_listing(guide, progress), episodes)),
        page.facts(("Seen", names.seen(guide, progress) if progress else None)),
    )


def episode_page(guide: Guide, episode: Episode, progress: Progress = NOTHING_YET, *, why: bool = False) -> page.Page:
    """Return one episode: what to hear, with the reasons if they are wanted, then its years, albums and people."""
    rows = [song_row(guide, placement.pick.song, placement) for placement in guide.listening[episode.number]]
    seen = names.on_days("seen", progress.seen.get(episode.number, ()))
    events, following = guide.events_in(episode.years), episode.number % len(guide.episodes) + 1
    facts = page.facts(
        ("Eras" if len(episode.eras) > 1 else "Era", names.flow(guide.era[era] for era in episode.eras)),
        ("Albums", names.flow(guide.album[album] for album in episode.albums)),
        ("People", names.flow(guide.person[person] for person in episode.people)),
        ("On stage", names.flow(tours_in(guide, episode.years))),
        ("Events", names.event_count(events)),
        ("Air date", format_date(episode.air_date) if episode.air_date else None),
        ("Runtime", f"{episode.runtime} minutes" if episode.runtime else None),
        ("Disputed", names.disputes(f"episode:{episode.number}", episode)),
    )
    return (
        page.Heading(f"Episode {episode.number} · {episode.title}", names.years_of(episode), episode.eras[:2]),
        page.Prose(page.dotted(episode.tagline, seen)),
        page.Beside(
            [listening(rows, why=why)], [page.Section("These years", [page.Prose(episode.these_years)]), facts]
        ),
        page.spaced(disclaimer(guide)),
        page.see_also(
            f"episode {episode.number} --why" if rows and not why else "",
            *(f"era {era}" for era in episode.eras[:1]),
            *(f"album {album}" for album in episode.albums[:1]),
            f"timeline --episode {episode.number}" if events else "",
            *(f"person {person}" for person in episode.people[:1]),
            f"episode {following}" if following != episode.number else "",
        ),
    )


def listening(rows: Sequence[SongRow], *, why: bool = False) -> page.Section:
    """Return an episode's songs, part by part, with the reasons if they are wanted; nothing for no songs."""
    listed = music.with_reasons(music.LISTENING) if why else music.LISTENING
    return page.spaced(*([page.Table(listed, rows, header=False)] if rows else []))


def eras_page(guide: Guide, eras: Sequence[Era]) -> page.Page:
    """Return eras as a table."""
    note = "The borders between eras are this guide's own judgement."
    return (page.Table(history.eras_listing(guide), eras, foot=False), page.spaced(page.Prose(note, "quiet")))


def era_page(guide: Guide, era: Era) -> page.Page:
    """Return one era: years, sound, albums, then summary, influences, changes, songs and episodes."""
    albums = [album for album in guide.albums if album.era == era.id]
    songs, events = select_songs(guide, SongFilter(era=era.id)), guide.events_in(era.years)
    influences = [(page.Span(each.who, "bold"), f": {each.how}") for each in era.influences]
    place = guide.eras.index(era)
    nearby = (*guide.eras[:place][-1:], *guide.eras[place + 1 :][:1])
    told = (
        page.Section("Sound", [page.Prose(era.sound or "")]),
        page.Section("Albums", [page.Table(music.albums_listing(guide), albums, foot=False)] if albums else []),
        page.Section("The years", [page.Prose(era.summary)]),
    )
    beside = (
        page.Section("Influences", [page.Bullets(influences)]),
        page.Section("Changes", [page.Bullets(era.changes)]),
        page.facts(
            ("Songs", _featured(guide, era, songs)),
            ("Episodes", names.flow(episodes_of_era(guide, era))),
            ("On stage", names.flow(tours_in(guide, era.years))),
            ("Events", names.event_count(events)),
            ("Disputed", names.disputes(f"era:{era.id}", era)),
        ),
    )
    return (
        page.Heading(era.name, format_years(era.years.start, era.years.end), (era.id,)),
        page.Beside(told, beside),
        page.see_also(
            f"songs --era {era.id}" if songs else "",
            f"timeline --era {era.id}" if events else "",
            f"people --era {era.id}" if select(guide, PeopleFilter(era=era.id)) else "",
            *(f"era {each.id}" for each in nearby),
        ),
    )


def _featured(guide: Guide, era: Era, songs: Sequence[SongRow]) -> page.Flow:
    """Return which of an era's songs the episodes feature, with how many there are in all; nothing for no songs."""
    picks = [each.pick.song for placed in guide.listening.values() for each in placed if each.part == "featured"]
    featured = [guide.song[each] for each in dict.fromkeys(picks) if guide.album_of[each].era == era.id]
    titles = [page.Span(f"{song.title} {song.length}", of=f"song:{song.id}") for song in featured]
    every = page.Span(f"in all {count(len(songs), 'song')}, {music.playing_time(songs)}", "quiet")
    return page.Flow([*titles, every] if songs else [])
