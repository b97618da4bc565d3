"""A plan as a calendar that other programs import (RFC 5545): an event for each evening."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from icalendar import Calendar, Event, vText

from rushguide.columns.going import note, working_mark
from rushguide.guide.guide import Guide
from rushguide.plan import Evening
from rushguide.text import clock, count

PRODUCT = "-//rushguide//rushguide plan//EN"
MAX_INTEGER = 2**31 - 1
"""The largest that a calendar's numbers can be (RFC 5545, section 3.3.8)."""


def calendar(
    guide: Guide, evenings: Sequence[Evening], *, revised: datetime | None = None, earlier: bytes = b""
) -> bytes:
    """Return the bytes of a calendar with the evenings.

    An event keeps its UID however the plan changes, so that importing it again moves it. SEQUENCE says which of two
    is the newer (RFC 5546, section 2.1.5): it grows with the plan's first evening, and for an event that was moved it
    is larger than in `earlier`, the calendar that this one replaces. DTSTAMP is `revised`, else the day of the
    guide's newest date on its sources: the same plan gives the same bytes on every day.
    """
    stamp = revised or data_date(guide)
    former = _former(earlier)
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    for evening in evenings:
        event = _event(guide, evening)
        event.add("dtstamp", stamp)
        event.add("sequence", _sequence(evening, evenings[0], former.get(uid(guide, evening))))
        made.add_component(event)
    return bytes(made.to_ical())


def data_date(guide: Guide) -> datetime:
    """Return midnight (UTC) of the newest day on which the guide says that something was reported or read."""
    said = [guide.series.reported, *(source.accessed for source in guide.sources if source.accessed)]
    newest = max(each + "-01-01"[len(each) - len("YYYY") :] for each in said)
    return datetime.combine(date.fromisoformat(newest), datetime.min.time(), UTC)


def uid(guide: Guide, evening: Evening) -> str:
    """Return the lasting name of an evening's event, from the series and the episode or the first album."""
    session = evening.session
    what = f"album-{session.albums[0].id}" if session.albums else f"episode-{session.episode.number}"
    return f"{what}.{guide.series.id}@rushguide"


class Text(vText):
    """A text that reaches the calendar as it is; icalendar takes a backslash before an N for a line break."""

    def to_ical(self) -> bytes:
        """Return the text escaped (RFC 5545, section 3.3.11)."""
        return b"N".join(vText(piece).to_ical() for piece in self.split("N"))


def _event(guide: Guide, evening: Evening) -> Event:
    session = evening.session
    episode = f"episode {session.episode.number}"
    if session.albums:
        summary = f"Hear {' and '.join(album.title for album in session.albums)}"
        page = f"album {session.albums[0].id}"
    else:
        summary = f"{guide.series.title}, {episode}: {session.episode.title}{working_mark(evening)}"
        page = episode
    event = Event()
    event.add("uid", uid(guide, evening))
    event.add("dtstart", evening.begins)
    event.add("dtend", evening.ends)
    event.add("summary", Text(summary))
    event.add("description", Text("\n".join([*_description(guide, evening), f"rushguide {page}"])))
    if evening.at is None:
        event.add("transp", "TRANSPARENT")  # a whole day is not taken up by an hour of it
    return event


def _description(guide: Guide, evening: Evening) -> Iterator[str]:
    session = evening.session
    if session.albums:
        for album in session.albums:
            year = f" ({album.year})" if album.year else ""
            yield f"{album.title}{year}, {clock(album.seconds) if album.seconds else 'length not known'}"
        yield f"For episode {session.episode.number}, {session.episode.title}{working_mark(evening)}"
    elif session.before:
        yield f"Hear before ({clock(session.seconds or 0)}):"
        yield from (f"{song.title} ({guide.album_of[song.id].title}), {song.length}" for song in session.before)
    if session.assumed:
        yield f"The running time is not known: {count(session.minutes, 'minute')} are assumed."
    if session.over_budget:
        yield note(evening).capitalize()


Former = tuple[date | datetime, int]
"""When an event began, and its SEQUENCE."""


def _former(earlier: bytes) -> Mapping[str, Former]:
    """Return the events of a calendar by UID; none if this program cannot have written it."""
    try:
        events = Calendar.from_ical(earlier).events if earlier else []
        former = {str(each["uid"]): (each.start, int(str(each["sequence"]))) for each in events}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}
    return {uid: (begins, number) for uid, (begins, number) in former.items() if 0 <= number < MAX_INTEGER}


def _sequence(evening: Evening, first: Evening, former: Former | None) -> int:
    """Return the number of an event: larger for a plan that begins later, and larger than before if it was moved."""
    begins = datetime.combine(first.day, first.at or datetime.min.time())
    usual = begins.toordinal() * 24 + begins.hour
    if former is None:
        return usual
    return former[1] if former[0] == evening.begins else max(usual, former[1] + 1)
