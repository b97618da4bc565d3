"""A plan as a calendar that other programs import (RFC 5545): an event for each evening."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from icalendar import Calendar, Event, vText

from rushguide.columns.viewing import note, working_mark
from rushguide.guide.guide import Guide
from rushguide.plan import Evening
from rushguide.text import count, format_length

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
    stamp, former, first = revised or data_date(guide), _former(earlier), evenings[0]
    usual = first.day.toordinal() * 24 + (first.at.hour if first.at else 0)
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    for evening in evenings:
        page, summary, lines = _texts(guide, evening)
        uid = f"{page.replace(' ', '-')}.{guide.series.id}@rushguide"
        began, number = former.get(uid, (None, -1))
        event = Event()
        event.add("uid", uid)
        event.add("dtstart", evening.begins)
        event.add("dtend", evening.ends)
        event.add("summary", Text(summary))
        event.add("description", Text("\n".join([*lines, f"rushguide {page}"])))
        if evening.at is None:
            event.add("transp", "TRANSPARENT")  # a whole-day event does not make the day busy
        event.add("dtstamp", stamp)
        event.add("sequence", number if began == evening.begins else max(usual, number + 1))
        made.add_component(event)
    return bytes(made.to_ical())


def data_date(guide: Guide) -> datetime:
    """Return midnight (UTC) of the newest day on which the guide says that something was reported or read."""
    said = [guide.series.reported, *(source.accessed for source in guide.sources if source.accessed)]
    newest = max(each + "-01-01"[len(each) - len("YYYY") :] for each in said)
    return datetime.combine(date.fromisoformat(newest), datetime.min.time(), UTC)


class Text(vText):
    """A text that reaches the calendar as it is; icalendar takes a backslash before an N for a line break."""

    def to_ical(self) -> bytes:
        """Return the text escaped (RFC 5545, section 3.3.11)."""
        return b"N".join(vText(piece).to_ical() for piece in self.split("N"))


def _texts(guide: Guide, evening: Evening) -> tuple[str, str, list[str]]:
    """Return the page of what an evening is for, and its event's summary and the lines of its description."""
    session, mark = evening.session, working_mark(evening)
    page = episode = f"episode {session.episode.number}"
    lines = []
    if session.albums:
        summary = f"Hear {' and '.join(album.title for album in session.albums)}"
        page = f"album {session.albums[0].id}"
        for album in session.albums:
            title = f"{album.title} ({album.year})" if album.year else album.title
            lines.append(f"{title}, {format_length(album.seconds) if album.seconds else 'length not known'}")
        lines.append(f"For {episode}, {session.episode.title}{mark}")
    else:
        summary = f"{guide.series.title}, {episode}: {session.episode.title}{mark}"
        lines += [f"Hear before ({format_length(session.seconds or 0)}):"] if session.before else []
        lines += [f"{song.title} ({guide.album_of[song.id].title}), {song.length}" for song in session.before]
    if session.assumed:
        lines.append(f"The running time is not known: {count(session.minutes, 'minute')} are assumed.")
    if session.over_budget:
        lines.append(note(evening).capitalize())
    return page, summary, lines


def _former(earlier: bytes) -> dict[str, tuple[date | datetime | None, int]]:
    """Return when each event of a calendar begins, and its SEQUENCE; nothing if it cannot be this program's own."""
    try:
        events = Calendar.from_ical(earlier).events if earlier else []
        former = ((str(each["uid"]), each.start, int(str(each["sequence"]))) for each in events)
        return {uid: (begins, number) for uid, begins, number in former if 0 <= number < MAX_INTEGER}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}
