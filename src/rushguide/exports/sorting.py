"""Sorting a listing by the keys of its JSON objects: `--sort era,-length`."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from rushguide.errors import ExitCode, GuideError
from rushguide.text import did_you_mean, fold, nearest

R = TypeVar("R")
Object = Mapping[str, object]


def sort_rows(rows: Sequence[R], objects: Sequence[Object], typed: str) -> list[R]:
    """Return rows in the order of a comma list of keys, each with "-" before it for falling order.

    Lengths sort by time, texts as they fold, and what is unknown comes last either way. GuideError (exit 2) names the
    keys that can be sorted by.
    """
    pairs = list(zip(rows, objects, strict=True))
    for part in reversed(typed.split(",")):
        key, falling = part.strip().removeprefix("-"), part.strip().startswith("-")
        if objects:
            _check(key, objects)
        known = [pair for pair in pairs if _value(pair[1], key) is not None]
        unknown = [pair for pair in pairs if _value(pair[1], key) is None]
        known.sort(key=lambda pair: _comparable(_value(pair[1], key)), reverse=falling)
        pairs = known + unknown
    return [row for row, _ in pairs]


def sortable(objects: Sequence[Object]) -> list[str]:
    """Return the keys that objects can be sorted by: those of single values; none where there are no objects."""
    return (
        [each for each in objects[0] if not any(isinstance(one[each], list | dict) for one in objects)]
        if objects
        else []
    )


def _check(key: str, objects: Sequence[Object]) -> None:
    possible = sortable(objects)
    if key not in possible:
        hint = did_you_mean(nearest(key, possible, most=1))
        message = f"there is nothing to sort by called '{key}'.{hint}"
        raise GuideError(message, hints=[f"keys: {', '.join(possible)}"], code=ExitCode.UNREADABLE)


def _value(values: Object, key: str) -> object:
    """Return what a key sorts by; the seconds beside a length are also known where it is a sum."""
    return values["seconds" if key == "length" else key]


def _comparable(value: object) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, fold(str(value)))
