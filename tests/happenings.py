"""Small guides of events, for what the bundled guide need not have."""

from typing import Any

from rushguide.model import Event, Guide
from tests.guides import guide_of


def happening(identity: str, date: str, **fields: Any) -> Event:
    """Return an event; what is not given is plain."""
    return Event(**{"id": identity, "date": date, "kind": "other", "title": identity.title()} | fields)


def guide_with(*events: Event, **contents: Any) -> Guide:
    """Return a guide of one era, from 1970 on, that holds the events and whatever other contents are given."""
    return guide_of(events=events, **contents)
