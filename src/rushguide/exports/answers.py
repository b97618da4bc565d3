"""Answers that are not records as JSON objects: what a search found, reasons, the log and plans."""

import msgspec

from rushguide.columns.viewing import format_time, title_of
from rushguide.exports.objects import Fields, Object, record_object, song_object
from rushguide.guide.guide import Guide
from rushguide.guide.records import TitleStatus
from rushguide.log import entries, store
from rushguide.text import seconds

HIT = Fields(
    kind=(str, lambda found, extract: found.kind),
    id=(str, lambda found, extract: found.id),
    name=(str, lambda found, extract: found.names[0]),
    extract=(str | None, lambda found, extract: extract or None),
    command=(str, lambda found, extract: f"rushguide {found.command}"),
)
FINDINGS = Fields(
    words=([str], lambda findings: findings.words),
    corrected=(bool, lambda findings: findings.corrected),
    hits=([HIT], lambda findings: [HIT.of(found, extract) for found, _, extract in findings.hits]),
)
"""What a search found, and whether the words are neighbours of those that were typed."""
WHY = Fields(
    subject=(str, lambda subject, said, cited_by: subject.address),
    name=(str, lambda subject, said, cited_by: subject.names[0]),
    statements=(["Statement"], lambda subject, said, cited_by: msgspec.to_builtins(said)),
    cited_by=([str], lambda subject, said, cited_by: cited_by),
)
"""A record's values with how certain they are and who says so; of a source, also what rests on it."""


def entry_object(guide: Guide, entry: entries.Entry) -> Object:
    """Return an entry with the title of what was seen or heard, that of its own time if the guide no longer has it."""
    return {**msgspec.to_builtins(entry), "title": title_of(guide, entry) or entry.title}


CHANGE = Fields(
    change=(store.Action | None, lambda guide, change, undone: None if undone else change.action),
    undone=(store.Action | None, lambda guide, change, undone: change.action if undone else None),
    added=(["Entry"], lambda guide, change, undone: [entry_object(guide, entry) for entry in change.added]),
    removed=(["Entry"], lambda guide, change, undone: [entry_object(guide, entry) for entry in change.removed]),
    known=(["Entry"], lambda guide, change, undone: [entry_object(guide, entry) for entry in change.known]),
)
"""What an action changed in the log, or what taking it back changed."""
NEXT = Fields(
    episode=(("episode", None), lambda guide, log, episode, before: episode and record_object(guide, episode, log)),
    before=(["placed_song"], lambda guide, log, episode, before: [song_object(guide, row) for row in before]),
    seconds=(int, lambda guide, log, episode, before: sum(seconds(row.song.length) for row in before)),
    seen_count=(int, lambda guide, log, *_: sum(each.number in log.seen for each in guide.episodes)),
    episode_count=(int, lambda guide, *_: len(guide.episodes)),
)
"""The next episode, null if all were seen, with the songs to hear first and how far the viewer has come."""
EVENING = Fields(
    date=(str, lambda evening: evening.day.isoformat()),
    time=(str | None, lambda evening: format_time(evening) or None),
    start=(str, lambda evening: evening.begins.isoformat().replace("+00:00", "Z")),
    end=(str, lambda evening: evening.ends.isoformat().replace("+00:00", "Z")),
    episode=(int, lambda evening: evening.session.episode.number),
    title=(str, lambda evening: evening.session.episode.title),
    title_status=(TitleStatus, lambda evening: evening.session.episode.title_status),
    before=([str], lambda evening: [song.id for song in evening.session.before]),
    albums=([str], lambda evening: [album.id for album in evening.session.albums]),
    seconds=(int | None, lambda evening: evening.session.seconds),
    minutes=(int, lambda evening: evening.session.minutes),
    assumed=(bool, lambda evening: evening.session.assumed),
    over_budget=(bool, lambda evening: evening.session.over_budget),
)
"""An evening of a plan. `time` is by the clock on the wall; `start` and `end` are what a calendar has."""
