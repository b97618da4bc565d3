"""Credited names that are nearly those of people on record are slips, more often than not."""

from difflib import SequenceMatcher

from rushguide.loading.draft import Draft
from rushguide.loading.problems import Code, Severity
from rushguide.model import AnyAlbum, LiveAlbum, Person, Plain, StudioAlbum
from rushguide.text import fold

ALIKE = 0.88
"""How alike two different folded names must be to be taken for one."""
MOST_COMPARED = 100_000
"""Pairs of names that are compared; of more, which no guide of one band has, the later ones pass."""


def check_credited_names(draft: Draft) -> None:
    """Warn of a credit that looks like a person's name with a slip in it."""
    people = {fold(person.name): person.name for person in draft.all(Person)}
    slips: dict[str, str | None] = {}
    albums: list[AnyAlbum] = [*draft.all(StudioAlbum), *draft.all(LiveAlbum)]
    for album in albums:
        for holder, path, name in _credited(album):
            folded = fold(name)
            if folded not in slips and len(slips) * len(people) < MOST_COMPARED:
                slips[folded] = next((p for p in people if _alike(folded, p)), None)
            if folded not in people and (slip := slips.get(folded)):
                message = f"'{name}' is nearly {people[slip]}"
                draft.complain(holder, path, Code.NAME, message, Severity.WARNING)


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _credited(album: AnyAlbum) -> list[tuple[Plain, str, str]]:
    found: list[tuple[Plain, str, str]] = [
        (album, f"producers.{place}", name) for place, name in enumerate(album.producers, start=1)
    ]
    found += [(credit, "name", credit.name) for credit in album.credits]
    for song in album.tracks if isinstance(album, StudioAlbum) else ():
        found += [(song, f"words.{place}", name) for place, name in enumerate(song.words, start=1)]
        found += [(song, f"music.{place}", name) for place, name in enumerate(song.music, start=1)]
    return found
