"""What must hold across the records of a guide; each check adds to the problems."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from typing import Any

from rushguide.guide.guide import derived_events
from rushguide.guide.music import Credit, LiveAlbum, LiveTrack, OnStage, SetSong, Song, StudioAlbum, Tour, total
from rushguide.guide.problems import Code
from rushguide.guide.reader import Draft, read_draft
from rushguide.guide.record import GUIDE, Disputed, Plain, Record, Years, facts, value_at
from rushguide.guide.records import DERIVED_KINDS, Claim, Episode, Era, Event, Person, Pick, Source
from rushguide.text import count, exact, fold, format_length, likeness, shortened

TOLERANCE = 5
"""Seconds by which an album's published length may differ from the sum of its tracks."""
MIN_ALIKE = 0.88
"""How alike two different folded names must be to be taken for one (0 to 1)."""
MAX_COMPARED = 100_000
"""Pairs of names that are compared; of more, which no guide of one band has, the later ones pass."""

Fields = Mapping[type[Plain], Mapping[str, type[Plain]]]
REFERENCES: Fields = {
    Episode: {"eras": Era, "albums": StudioAlbum, "people": Person},
    Pick: {"song": Song},
    StudioAlbum: {"era": Era},
    LiveAlbum: {"era": Era},
    Credit: {"songs": Song},
    LiveTrack: {"songs": Song},
    Event: {"people": Person, "albums": StudioAlbum, "songs": Song},
    Claim: {"songs": Song},
    Tour: {"album": StudioAlbum, "leg_of": Tour, "people": Person},
    SetSong: {"song": Song},
}
"""The fields of each class that hold ids, and of which class."""
CREDITS: Fields = {
    StudioAlbum: {"producers": Person},
    LiveAlbum: {"producers": Person},
    Credit: {"name": Person},
    Song: {"words": Person, "music": Person},
}
"""The fields of each class that hold names of people."""


def read_guide(files: Iterable[tuple[str, bytes]]) -> Draft:
    """Return the draft of a guide with all problems that its files have, alone and together."""
    draft = read_draft(files)
    for check in CHECKS:
        check(draft)
    return draft


def _mentions(draft: Draft, fields: Fields) -> Iterator[tuple[Plain, str, type[Plain], str]]:
    """Yield each record that names another, the path there, the other's class, and its id or name."""
    for record in draft.everything():
        for field, cls in fields.get(type(record), {}).items():
            named = getattr(record, field)
            if isinstance(named, str):
                yield record, field, cls, named
            else:
                yield from ((record, f"{field}.{n}", cls, name) for n, name in enumerate(named or (), start=1))


def check_references(draft: Draft) -> None:
    """Whatever is named by id is there."""
    for holder, path, cls, identity in _mentions(draft, REFERENCES):
        if identity not in draft.ids[cls] and cls not in draft.unread:
            kind = "album" if cls is StudioAlbum else cls.__name__.lower()
            message = f"there is no {kind} '{shortened(identity)}'{draft.problems.guess(identity, draft.ids[cls])}"
            draft.report(holder, path, Code.REFERENCE, message)


def check_numbers(draft: Draft) -> None:
    """Episodes count from 1, and so do the tracks of each album or disc."""
    runs: list[list[Any]] = []
    for album in draft.albums:
        runs += [[*tracks] for _, tracks in groupby(album.tracks, key=lambda track: getattr(track, "disc", None))]
    if Episode not in draft.partial:
        runs.append(draft.all(Episode))
    for run in runs:
        wrong = [(expected, record) for expected, record in enumerate(run, start=1) if record.number != expected]
        for expected, record in wrong[:1]:
            draft.report(record, "number", Code.NUMBER, f"expected number {expected}, found {record.number}")


def check_sums(draft: Draft) -> None:
    """Tracks add up to an album's published length within five seconds, or the difference is among `disputed`."""
    for album in (album for album in draft.albums if album.length and "length" not in album.disputed):
        added = total(track.length for track in album.tracks)
        if added is not None and abs(added - (album.seconds or 0)) > TOLERANCE:
            draft.report(album, "length", Code.SUM, f"the tracks add up to {format_length(added)}, not {album.length}")


def check_events(draft: Draft) -> None:
    """No event has the id of a derived one, and births and deaths are not listed: they follow from the person."""
    derived = {event.id for event in derived_events(draft.albums, draft.all(Person))} | draft.ids[Tour].keys()
    for event in draft.all(Event):
        if event.id in derived:
            message = f"the id '{event.id}' belongs to an event that follows from another record"
            draft.report(event, "id", Code.DERIVED, message)
        if event.kind in DERIVED_KINDS:
            message = f"a {event.kind} follows from the person's record (born, died); leave the event out"
            draft.report(event, "kind", Code.DERIVED, message)


def check_plans(draft: Draft) -> None:
    """Warn of plans whose day has passed."""
    plans: list[Event | Tour] = [*draft.all(Event), *draft.all(Tour)]
    for plan in (each for each in plans if each.overdue):
        name = shortened(plan.title if isinstance(plan, Event) else plan.name)
        message = f"'{name}' was announced for {plan.end or plan.date}, which has passed"
        draft.report(plan, "date", Code.OVERDUE, message)


def check_tours(draft: Draft) -> None:
    """No figure of a tour contradicts another, no song is twice in a set, and a leg belongs to a whole tour."""
    legs = {tour.id for tour in draft.all(Tour) if tour.leg_of}
    for tour in draft.all(Tour):
        lists, shows, abroad = tour.set_lists or 0, tour.shows or 0, sum(tour.countries.values())
        songs = [each.song for each in tour.set]
        wrong = [
            ("set_lists", lists > shows, f"there are {lists} set lists of {count(shows, 'show')}"),
            ("countries", abroad not in {0, shows}, f"the countries add up to {count(abroad, 'show')}, not {shows}"),
            ("leg_of", tour.leg_of in legs, f"'{tour.leg_of}' is itself part of a tour"),
        ]
        for n, each in enumerate(tour.set, start=1):
            said = f"'{each.song}' is in {each.shows} of {count(lists, 'set list')}"
            wrong.append((f"set.{n}.shows", each.shows > lists, said))
            wrong.append((f"set.{n}.song", each.song in songs[: n - 1], f"the set has '{each.song}' twice"))
        for path, is_wrong, message in wrong:
            if is_wrong:
                draft.report(tour, path, Code.TOUR, message)


def check_performances(draft: Draft) -> None:
    """Every song was first and last played on a tour that has it, unless it was played outside of tours too.

    A guide may know these days without knowing tours.
    """
    sets = [(tour, {each.song for each in tour.set}) for tour in draft.all(Tour)]
    songs = [song for album in draft.all(StudioAlbum) for song in album.tracks if song.live and not song.live.outside]
    for song in () if not sets or Tour in draft.partial | draft.unread else songs:
        for path in ("first", "last"):
            date = getattr(song.live, path)
            if date and not any(song.id in played and tour.covers(date) for tour, played in sets):
                draft.report(song, f"live.{path}", Code.TOUR, f"no tour that played '{song.id}' covers {date}")


def check_ends(draft: Draft) -> None:
    """No event or tour ends before it begins, and no song was last played before it was first."""
    spans: list[tuple[Plain, str, str | None, str | None]] = [
        *((event, "end", event.date, event.end) for event in draft.all(Event)),
        *((tour, "end", tour.date, tour.end) for tour in draft.all(Tour)),
        *((each, "last", each.first, each.last) for each in draft.everything() if isinstance(each, OnStage)),
    ]
    for record, path, start, end in spans:
        if start and end and end < start[: len(end)]:
            what = "life on stage" if path == "last" else type(record).__name__.lower()
            draft.report(record, path, Code.YEARS, f"the {what} ends ({end}) before it begins ({start})")


def check_years(draft: Draft) -> None:
    """Years of eras and episodes run forward, and an episode's eras share its years."""
    eras = {era.id: era.years for era in draft.all(Era)}
    records: list[Era | Episode] = [*draft.all(Era), *draft.all(Episode)]
    for record, start, end in ((record, record.years.start, record.years.end) for record in records):
        if end is not None and end < start:
            draft.report(record, "years", Code.YEARS, f"the years end ({end}) before they begin ({start})")
    for episode in draft.all(Episode):
        for n, era in enumerate(episode.eras, start=1):
            if era in eras and not eras[era].meets(episode.years):
                draft.report(episode, f"eras.{n}", Code.YEARS, f"the era '{era}' shares no year with the episode")


def check_listening(draft: Draft) -> None:
    """Each song is in an episode once, and a featured one is of its years, or of the year before or after."""
    released = {song.id: album.year for album in draft.all(StudioAlbum) for song in album.tracks}
    for episode in draft.all(Episode):
        heard: set[str] = set()
        for _, pick in episode.listening.picks():
            if pick.song in heard:
                draft.report(pick, "song", Code.LISTENING, f"the episode has '{pick.song}' twice")
            heard.add(pick.song)
        years = episode.years
        near = Years(start=years.start - 1, end=years.end + 1 if years.end else None)
        for pick in episode.listening.featured:
            year = released.get(pick.song)
            if year and year not in near and not pick.exception:
                message = f"'{pick.song}' is from {year}, outside the episode's years; give the reason in `exception`"
                draft.report(pick, "song", Code.LISTENING, message)


def check_names(draft: Draft) -> None:
    """Warn of a record that has the name of another of its kind: only their ids tell them apart."""
    songs = [song for album in draft.all(StudioAlbum) for song in album.tracks]
    kinds: list[list[Any]] = [draft.all(Episode), draft.all(Era), draft.all(Person), draft.albums, songs]
    for records in kinds:
        first: dict[str, str] = {}
        for record in records:
            field = "name" if isinstance(record, Era | Person) else "title"
            name = exact(getattr(record, field))
            if (other := first.setdefault(name, record.id)) != record.id:
                message = f"'{shortened(name)}' is what '{other}' is called too; only their ids tell them apart"
                draft.report(record, field, Code.SAME_NAME, message)


def check_credits(draft: Draft) -> None:
    """Warn of a credit that looks like a person's name with a slip in it."""
    people = {fold(person.name): person.name for person in draft.all(Person)}
    slips: dict[str, str | None] = {}
    for holder, path, _, name in _mentions(draft, CREDITS):
        folded = fold(name)
        if folded not in slips and len(slips) * len(people) < MAX_COMPARED:
            slips[folded] = next((each for each in people if likeness(folded, each, MIN_ALIKE) >= MIN_ALIKE), None)
        if folded not in people and (slip := slips.get(folded)):
            draft.report(holder, path, Code.NAME, f"'{name}' looks like a misspelling of '{people[slip]}'")


def check_facts(draft: Draft) -> None:
    """Every fact has a source, besides the guide itself unless it is the guide's own judgement."""
    records = (record for records in draft.records.values() for record in records if isinstance(record, Record))
    for fact in chain.from_iterable(map(facts, records)):
        if not fact.sources:
            draft.report(fact.record, fact.path, Code.NO_SOURCE, "this has no source")
        elif set(fact.sources) == {GUIDE} and fact.path.partition(".")[0] not in fact.record.OWN:
            draft.report(fact.record, fact.path, Code.NO_SOURCE, "this needs a source besides the guide itself")


def check_sources(draft: Draft) -> None:
    """Every cited source is there, and every source is cited."""
    known, used = draft.ids[Source], set[str]()
    for record in draft.everything():
        cited: dict[tuple[str, ...], tuple[str, ...]] = {}
        if isinstance(record, Disputed):
            cited = {("sources",): record.sources}
        elif isinstance(record, Record):
            cited = {("sources", path): ids for path, ids in record.sources.items()}
        for steps, ids in cited.items():
            used.update(ids)
            for n, identity in enumerate(ids, start=1):
                if identity not in known and Source not in draft.unread:
                    hint = draft.problems.guess(identity, known)
                    message = f"there is no source or claim '{shortened(identity)}'{hint}"
                    draft.report(record, (*steps, str(n)), Code.SOURCE, message)
    for source in () if draft.partial or draft.unread else draft.all(Source):
        if source.id not in used:
            draft.report(source, "", Code.UNUSED_SOURCE, "nothing cites this source")


def check_paths(draft: Draft) -> None:
    """Every path under `sources` and `disputed` leads somewhere."""
    for record in (record for record in draft.everything() if isinstance(record, Record)):
        for path in record.sources:
            if path != "*" and value_at(record, path) is None:
                draft.report(record, ("sources", path), Code.PATH, f"the record has nothing at '{path}'")
        for path in record.disputed:
            if path.partition(".")[0] not in record.__struct_encode_fields__:
                draft.report(record, ("disputed", path), Code.PATH, f"the record has no field for '{path}'")


CHECKS = (
    check_references, check_numbers, check_sums, check_years, check_listening, check_ends, check_paths,
    check_events, check_plans, check_names, check_tours, check_performances, check_credits, check_facts, check_sources,
)  # fmt: skip
