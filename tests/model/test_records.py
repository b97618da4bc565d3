"""What records work out about themselves."""

import msgspec
import pytest

from rushguide import model
from rushguide.model import Contents, Listening, LiveTrack, Plain, Source, Years
from tests.conftest import example
from tests.guides import episode, live, song, studio
from tests.loading.conftest import read


@pytest.mark.parametrize(
    ("year", "bounded", "open_ended"),
    [(1973, False, False), (1974, True, True), (1976, True, True), (1977, False, True)],
)
def test_years_hold(year: int, bounded: bool, open_ended: bool) -> None:  # noqa: FBT001 - a table
    """Both ends count, and a span without an end lasts."""
    assert (year in Years(start=1974, end=1976)) is bounded
    assert (year in Years(start=1974)) is open_ended


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (Years(start=1960, end=1973), False),
        (Years(start=1960, end=1974), True),
        (Years(start=1975, end=1975), True),
        (Years(start=1976), True),
        (Years(start=1977), False),
        (Years(start=1960), True),
    ],
)
def test_years_meet(other: Years, meets: bool) -> None:  # noqa: FBT001 - a table
    """Spans meet where they share a year, and that holds both ways."""
    span = Years(start=1974, end=1976)
    assert (span.meets(other), other.meets(span)) == (meets, meets)


def test_studio_seconds() -> None:
    """The published total comes before the sum, and an album without tracks has neither."""
    tracks = (song("a", length="4:33"), song("b", number=2, length="1:00:00"))
    assert studio("x", *tracks).seconds == 3873
    assert studio("x", *tracks, length="1:05:00").seconds == 3900
    assert studio("x").seconds is None


def test_live_seconds() -> None:
    """The sum stands only where every track's length is known."""
    known, unknown = LiveTrack(number=1, title="A", length="4:33"), LiveTrack(number=2, title="B")
    assert live("x", known, known).seconds == 546
    assert live("x", known, unknown).seconds is None
    assert live("x", known, unknown, length="10:00").seconds == 600
    assert live("x").seconds is None


@pytest.mark.parametrize(("released", "year"), [(None, None), ("1976", 1976), ("1976-04", 1976), ("1976-04-01", 1976)])
def test_year_of_release(released: str | None, year: int | None) -> None:
    """The year is that of the release, whole or partial, and unknown without one."""
    assert studio("x", released=released).year == year


def test_episode_id() -> None:
    """An episode is known by its number as text."""
    assert episode(3).id == "3"


def test_main_era() -> None:
    """The first era is the main one; without eras there is none."""
    assert episode(1, eras=("late", "early")).main_era == "late"
    assert episode(1, eras=()).main_era == ""


def test_listening_order() -> None:
    """The three parts come in listening order, empty ones too."""
    assert Listening().parts() == (("before", ()), ("featured", ()), ("after", ()))


@pytest.mark.parametrize(
    ("fields", "name"),
    [({"title": "T", "publisher": "P"}, "T"), ({"publisher": "P"}, "P"), ({}, "s")],
)
def test_name_of_a_source(fields: dict[str, str], name: str) -> None:
    """A source is called by its title, else its publisher, else its id."""
    assert Source(id="s", kind="book", **fields).name == name


def test_the_example_uses_every_field() -> None:
    """Every field of every record has a value somewhere in the example guide, to try views and exports on."""
    used: dict[str, set[str]] = {}

    def walk(value: object) -> None:
        if isinstance(value, msgspec.Struct):
            for field in msgspec.structs.fields(value):
                content = getattr(value, field.name)
                if content not in (None, False, (), {}):
                    used.setdefault(type(value).__name__, set()).add(field.name)
                walk(content)
        elif isinstance(value, tuple | dict):
            for item in value.values() if isinstance(value, dict) else value:
                walk(item)

    walk(read(example("small")).contents())
    bases = {"Plain", "Record", "Album"}
    records = [getattr(model, name) for name in model.__all__ if name not in bases]
    every = {
        cls.__name__: set(cls.__struct_fields__) for cls in records if isinstance(cls, type) and issubclass(cls, Plain)
    }
    assert {name: fields - used.get(name, set()) for name, fields in every.items()} == {name: set() for name in every}
    assert used[Contents.__name__] == set(Contents.__struct_fields__)
