"""Events run forward, and are typed only where no other record gives them."""

from rushguide.loading.draft import Draft
from rushguide.loading.problems import Code
from rushguide.model import Event, LiveAlbum, Person, StudioAlbum
from rushguide.model.events import DERIVED_KINDS, derived_events


def check_events(draft: Draft) -> None:
    """No event ends before it begins or has a derived one's id; births and deaths stand with the person."""
    albums = (*draft.all(StudioAlbum), *draft.all(LiveAlbum))
    derived = {event.id for event in derived_events(albums, draft.all(Person))}
    for event in draft.all(Event):
        if event.id in derived:
            draft.complain(
                event, "id", Code.DERIVED, f"the id '{event.id}' is taken by what follows from another record"
            )
        if event.end and event.end < event.date[: len(event.end)]:
            draft.complain(event, "end", Code.YEARS, f"the event ends ({event.end}) before it begins ({event.date})")
        if event.kind in DERIVED_KINDS:
            draft.complain(event, "kind", Code.DERIVED, f"a {event.kind} stands with the person (born, died), not here")
