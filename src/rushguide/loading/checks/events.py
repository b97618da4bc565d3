"""Events run forward, and are typed only where no other record gives them."""

from rushguide.loading.draft import Draft
from rushguide.model import Event
from rushguide.model.events import DERIVED_KINDS


def check_events(draft: Draft) -> None:
    """No event ends before it begins, and births and deaths stand with the person."""
    for event in draft.all(Event):
        if event.end and event.end < event.date[: len(event.end)]:
            draft.complain(event, "end", f"the event ends ({event.end}) before it begins ({event.date})")
        if event.kind in DERIVED_KINDS:
            draft.complain(event, "kind", f"a {event.kind} stands with the person (born, died), not here")
