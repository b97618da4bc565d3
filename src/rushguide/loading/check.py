"""Reads and checks a whole guide; the only way from here to yaml, so that a warm start never loads it."""

from collections.abc import Iterable

from rushguide.loading.checks import check
from rushguide.loading.draft import Draft, read_draft


def read_guide(files: Iterable[tuple[str, bytes]]) -> Draft:
    """Return the draft of a guide with all problems that its files have, alone and together."""
    draft = read_draft(files)
    check(draft)
    return draft
