"""How people are listed."""

from rushguide.listings.columns import Column, Listing
from rushguide.listings.marks import DISPUTED
from rushguide.model import Person
from rushguide.text import say_date, say_years


def with_rush(person: Person) -> str:
    """Return the years with the band."""
    return ", ".join(say_years(span.start, span.end) for span in person.with_rush)


def date_of(person: Person, field: str) -> str:
    """Return a date of birth or death, marked where sources differ; empty where it is not known."""
    date = person.born if field == "born" else person.died
    mark = DISPUTED if field in person.disputed else ""
    return mark + say_date(date) if date else ""


PEOPLE = Listing[Person](
    columns=(
        Column(key="name", heading="Name", read=lambda person: person.name),
        Column(key="role", heading="Role", read=lambda person: person.role, drop=1, under="name", tone="quiet"),
        Column(key="with_rush", blank=True, heading="Active", read=with_rush, drop=2),
        Column(key="born", blank=True, heading="Born", read=lambda person: date_of(person, "born"), right=True, drop=3),
        Column(key="died", blank=True, heading="Died", read=lambda person: date_of(person, "died"), right=True, drop=4),
    ),
    era=lambda _: "",
    group=lambda person: "members" if person.member else "others",
    noun="person",
    nouns="people",
)
