"""Eras: the list, and one whole."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.text import Text

from rushguide.columns.column import meanings, spell_out_marks
from rushguide.columns.music import albums_listing, playing_time, song_length, song_title
from rushguide.columns.series import OVERVIEW, episodes_listing, eras_listing, with_seen
from rushguide.draw.blocks import (
    DOT,
    QUIET,
    Facts,
    bullets,
    disputes,
    era_title,
    facts,
    flow,
    format_event_count,
    heading,
    indented,
    page,
    paragraphs,
    section,
    see_also,
    title,
    titled,
)
from rushguide.draw.figures import FULL
from rushguide.draw.screen import Screen
from rushguide.draw.tables import table, table_with_foot
from rushguide.guide.guide import Guide
from rushguide.guide.records import Announcement, Claim, Episode, Era, Series
from rushguide.log import NOTHING_YET, Progress, next_episode
from rushguide.queries.history import PeopleFilter, events_of_episode, events_of_era, select_people
from rushguide.queries.series import episodes_of_era
from rushguide.queries.songs import SongFilter, SongRow, select_songs, song_row, songs_before
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


def overview_view(guide: Guide, screen: Screen, progress: Progress = NOTHING_YET) -> RenderableType:
    """Return the series and its episodes on one screen, how far one has come, and three things to try."""
    following = next_episode(guide, progress.seen) if progress else None
    aside = f"{guide.series.network}{DOT}{_overview_episodes(guide)}"
    return page(
        heading(screen, title(guide.series.title), aside),
        disclaimer(guide, screen),
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


def disclaimer(guide: Guide, screen: Screen) -> RenderableType | None:
    """Return the quiet line that says what is reported and what is this guide's own; None where all is announced."""
    series = guide.series
    said = []
    if series.status == "unconfirmed":
        by = " by one article" if guide.announcement else ""
        said.append(f"Reported {format_date(series.reported)}{by}, unconfirmed.")
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
        disclaimer(guide, screen),
        Text(),
        paragraphs(screen, series.summary),
        _reported(guide, guide.announcement, screen) if guide.announcement else _from_series(series, screen),
        see_also(screen, _series_leads(guide)),
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
                ("Document", f"{document.kind}, {format_date(document.published)}"),
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


def _overview_episodes(guide: Guide) -> str:
    number = len(guide.episodes)
    return f"{in_words(number)} episodes" if number > 1 else count(number, "episode")


def _series_leads(guide: Guide) -> list[str]:
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


BAR = 20
"""Columns of a bar."""
NARROW_BAR = 14
OPEN = "░"
"""What is still to come."""


def seen_bar(screen: Screen, guide: Guide, progress: Progress) -> Facts:
    """Return how many of the guide's episodes were seen; nothing for a guide without episodes."""
    seen = sum(episode.number in progress.seen for episode in guide.episodes)
    return [("Seen", _bar(screen, seen, len(guide.episodes), "episode"))] if guide.episodes else []


def heard_bar(screen: Screen, guide: Guide, progress: Progress) -> Facts:
    """Return how many of the guide's albums were heard; nothing for a guide without albums."""
    heard = sum(album.id in progress.heard for album in guide.albums)
    return [("Heard", _bar(screen, heard, len(guide.albums), "album"))] if guide.albums else []


def _bar(screen: Screen, done: int, whole: int, noun: str) -> Text:
    said = f"{done} of {count(whole, noun)}"
    if screen.plain:
        return Text(said)
    room = NARROW_BAR if screen.narrow else BAR
    filled = max(done * room // whole, 1 if done else 0)  # full only for all, empty only for nothing
    return Text.assemble(FULL * filled, (OPEN * (room - filled), QUIET), f"  {said}")


def each_day(days: Sequence[date]) -> list[str]:
    """Return days in words."""
    return [format_date(day.isoformat()) for day in days]


HEADINGS = {"before": "Hear before", "featured": "Hear with it", "after": "Hear after"}
NUMBER = 4
"""Columns that a song's number takes."""


def listening(screen: Screen, rows: Sequence[SongRow]) -> Iterator[RenderableType]:
    """Yield the parts of an episode's listening, each song with its reason, and the total time."""
    for part, grouped in groupby(rows, key=_part):
        yield section(HEADINGS[part], Group(*(_song(screen, row) for row in grouped)))
    if rows:
        total = f"{count(len(rows), 'song')}{DOT}{playing_time(rows)}"
        cells = [cell for row in rows for cell in (song_title(row), song_length(row))]
        yield Group(Text(), heading(screen, Text(total), ", ".join(meanings(cells))))


def _read_aloud(row: SongRow) -> RenderableType:
    """Return a song as it is read line by line: no columns, and marks in words."""
    position, why = (row.placement.position, row.placement.pick.why) if row.placement else ("", "")
    where = f"{row.album.title}{f', {row.album.year}' if row.album.year else ''}"
    return Text(f"{position}. {spell_out_marks(song_title(row))}, {where}, {spell_out_marks(song_length(row))}\n{why}")


def _part(row: SongRow) -> str:
    return row.placement.part if row.placement else ""


def _song(screen: Screen, row: SongRow) -> RenderableType:
    """Return a song's line, its length at the right end, and its reason under it."""
    if screen.plain:
        return _read_aloud(row)
    number = f"{row.placement.position:>2}" if row.placement else ""
    name = Text.assemble(f"{number}  ", (song_title(row), screen.era(row.album.era)))
    album = f"{row.album.title}{f', {row.album.year}' if row.album.year else ''}"
    length = song_length(row)
    if name.cell_len + cell_len(DOT + album + length) + 2 <= screen.page:
        name.append(DOT + album, QUIET)
    blanks = max(2, screen.page - name.cell_len - cell_len(length))
    why = row.placement.pick.why if row.placement else ""
    narrow = screen.inset(NUMBER)
    return Group(name.append(" " * blanks + length), indented(paragraphs(narrow, why, QUIET), NUMBER))


def episodes_view(
    guide: Guide, screen: Screen, episodes: Sequence[Episode], progress: Progress = NOTHING_YET
) -> RenderableType:
    """Return episodes as a table with what they add up to, and how many of all were seen."""
    return page(
        heading(screen, title(guide.series.title)),
        disclaimer(guide, screen),
        Text(),
        table_with_foot(screen, episodes_listing(guide, progress), episodes),
        *([Text(), facts(screen, seen_bar(screen, guide, progress))] if progress else []),
    )


def episode_view(guide: Guide, screen: Screen, episode: Episode, progress: Progress = NOTHING_YET) -> RenderableType:
    """Return one episode: its years, albums and people, and what to hear with the reasons."""
    years = format_years(episode.years.start, episode.years.end)
    rows = [song_row(guide, placement.pick.song, placement) for placement in guide.listening[episode.number]]
    return page(
        heading(screen, era_title(screen, f"{episode.number}  {episode.title}", episode.main_era), years),
        Text(episode.tagline) if episode.tagline else None,
        disclaimer(guide, screen),
        section("These years", paragraphs(screen, episode.these_years)),
        Text(),
        facts(screen, _about(guide, screen, episode, progress)),
        *listening(screen, rows),
        see_also(screen, _episode_leads(guide, episode)),
    )


def _about(guide: Guide, screen: Screen, episode: Episode, progress: Progress) -> list[tuple[str, str | Text | None]]:
    eras = [Text(guide.era[era].name, screen.era(era)) for era in episode.eras]
    return [
        ("Eras" if len(eras) > 1 else "Era", flow(screen, eras)),
        ("Albums", flow(screen, [titled(screen, guide.album[album]) for album in episode.albums])),
        ("People", flow(screen, [guide.person[person].name for person in episode.people])),
        ("Events", format_event_count(events_of_episode(guide, episode))),
        ("Air date", format_date(episode.air_date) if episode.air_date else None),
        ("Runtime", f"{episode.runtime} minutes" if episode.runtime else None),
        ("Seen", flow(screen, each_day(progress.seen.get(episode.number, ())))),
        ("Disputed", flow(screen, disputes(episode))),
    ]


def _episode_leads(guide: Guide, episode: Episode) -> list[str]:
    """Return the commands that lead on: its era, its first album, and the neighbours."""
    albums = [f"album {guide.album[album].id}" for album in episode.albums[:1]]
    following = episode.number % len(guide.episodes) + 1
    others = [f"episode {following}"] if following != episode.number else []
    eras = [f"era {era}" for era in episode.eras[:1]]
    history = [f"timeline --episode {episode.number}"] if events_of_episode(guide, episode) else []
    people = [f"person {person}" for person in episode.people[:1]]
    songs = [f"songs --episode {episode.number}"] if guide.listening[episode.number] else []
    return [*songs, *eras, *albums, *history, *people, *others]


def eras_view(guide: Guide, screen: Screen, eras: Sequence[Era]) -> RenderableType:
    """Return eras as a table."""
    note = "The borders between eras are this guide's own judgement."
    return page(table(screen, eras_listing(guide), eras), Text(), paragraphs(screen, note, QUIET))


def era_view(guide: Guide, screen: Screen, era: Era) -> RenderableType:
    """Return one era: years, summary, sound, influences, changes, albums, songs and episodes."""
    influences = [Text.assemble((each.who, "bold"), f": {each.how}") for each in era.influences]
    albums = [album for album in guide.albums if album.era == era.id]
    return page(
        heading(screen, era_title(screen, era.name, era.id), format_years(era.years.start, era.years.end)),
        paragraphs(screen, era.summary),
        section("Sound", paragraphs(screen, era.sound)) if era.sound else None,
        section("Influences", bullets(screen, influences)) if influences else None,
        section("Changes", bullets(screen, era.changes)) if era.changes else None,
        section("Albums", table_with_foot(screen, albums_listing(guide), albums)) if albums else None,
        Text(),
        facts(
            screen,
            [
                ("Songs", _songs(guide, screen, era)),
                ("Episodes", _era_episodes(guide, screen, era)),
                ("Events", format_event_count(events_of_era(guide, era))),
                ("Disputed", flow(screen, disputes(era))),
            ],
        ),
        see_also(screen, _era_leads(guide, era)),
    )


def _songs(guide: Guide, screen: Screen, era: Era) -> Text | None:
    """Return the songs that the episodes feature from the era's albums, with how many there are in all."""
    rows = select_songs(guide, SongFilter(part="featured", era=era.id))
    titles = dict.fromkeys(f"{row.song.title} {row.song.length}" for row in rows)
    every = select_songs(guide, SongFilter(era=era.id))
    if not every:
        return None
    total = clock(sum(seconds(row.song.length) for row in every))
    return flow(screen, [*titles, Text(f"in all {count(len(every), 'song')}, {total}", QUIET)])


def _era_episodes(guide: Guide, screen: Screen, era: Era) -> Text | None:
    episodes = [f"{episode.number} {episode.title}" for episode in episodes_of_era(guide, era)]
    return flow(screen, episodes) if episodes else None


def _era_leads(guide: Guide, era: Era) -> list[str]:
    place = [each.id for each in guide.eras].index(era.id)
    nearby = [guide.eras[at].id for at in (place - 1, place + 1) if 0 <= at < len(guide.eras)]
    songs = [f"songs --era {era.id}"] if any(guide.album_of[song.id].era == era.id for song in guide.songs) else []
    history = [f"timeline --era {era.id}"] if events_of_era(guide, era) else []
    people = [f"people --era {era.id}"] if select_people(guide, PeopleFilter(era=era.id)) else []
    return [*songs, *history, *people, *(f"era {each}" for each in nearby)]
