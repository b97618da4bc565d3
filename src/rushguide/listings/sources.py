"""How sources are listed."""

from rushguide.listings.columns import Column, Listing
from rushguide.model import Source

SOURCES = Listing[Source](
    columns=(
        Column(key="id", heading="Source", read=lambda source: source.id),
        Column(key="title", blank=True, heading="Title", read=lambda source: source.title or "", drop=2, under="id"),
        Column(
            key="publisher",
            blank=True,
            heading="Publisher",
            read=lambda source: source.publisher or "",
            drop=3,
            tone="quiet",
        ),
        Column(key="kind", heading="Kind", read=lambda source: source.kind, drop=4, tone="quiet"),
        Column(key="url", blank=True, heading="Address", read=lambda source: source.url or "", drop=5, tone="quiet"),
    ),
    era=lambda _: "",
    noun="source",
)
