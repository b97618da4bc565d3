"""Where something was read."""

from rushguide.model.fields import Address, Date, Id, Line
from rushguide.model.record import Plain


class Source(Plain, frozen=True, kw_only=True):
    """Where something was read."""

    id: Id
    title: Line | None = None
    publisher: Line | None = None
    url: Address | None = None
    """Where it can be read."""
    kind: Line
    """The kind of source in a word: book, magazine, liner-notes."""
    via: Line | None = None
    """The copy or index that was read, where the work itself was not opened."""
    accessed: Date | None = None
    """When it was read."""

    @property
    def name(self) -> str:
        """What it is called: its title, else who published it, else its id."""
        return self.title or self.publisher or self.id
