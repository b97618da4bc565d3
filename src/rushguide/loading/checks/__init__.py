"""What has to hold across the records of any guide. One file for each kind of check."""

from rushguide.loading.checks.events import check_events
from rushguide.loading.checks.listening import check_listening
from rushguide.loading.checks.numbering import check_numbering, check_sums
from rushguide.loading.checks.people import check_credited_names
from rushguide.loading.checks.references import check_references, check_unique
from rushguide.loading.checks.sourcing import check_sourcing
from rushguide.loading.draft import Draft

CHECKS = (
    check_unique,
    check_references,
    check_numbering,
    check_sums,
    check_listening,
    check_events,
    check_credited_names,
    check_sourcing,
)


def check(draft: Draft) -> None:
    """Run every check; each adds to the draft's problems."""
    for each in CHECKS:
        each(draft)
