"""Search: forgiving of how words are typed, name before prose, and neighbours only where nothing else matches."""

import json
from typing import Any

import pytest

from tests.conftest import Invoke, example

pytestmark = pytest.mark.once


def search(invoke: Invoke, *arguments: str) -> dict[str, Any]:
    """Return what a search answers to programs."""
    answer: dict[str, Any] = json.loads(invoke("search", *arguments, "--json").out)
    return answer


def found(answer: dict[str, Any]) -> list[str]:
    """Return what was found as kind:id."""
    return [f"{hit['kind']}:{hit['id']}" for hit in answer["hits"]]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("  XANADU ", "songs:xanadu"),
        ("sawyer TOM", "songs:tom-sawyer"),  # word order
        ("boats gangster", "songs:wheres-my-thing"),  # another name of it, turned round
        ("by tor and the snow dog", "songs:by-tor-and-the-snow-dog"),
        ("By-Tor & the Snow-Dog", "songs:by-tor-and-the-snow-dog"),
        ("zivojinovic", "people:alex-lifeson"),  # accents, one way
        ("ŽIVOJINOVIĆ", "people:alex-lifeson"),  # and the other
        ("progressive rock", "eras:prog"),
        ("limel", "songs:limelight"),  # beginnings of words are enough
    ],
)
def test_how_words_are_typed(invoke: Invoke, typed: str, first: str) -> None:
    """Case, accents, punctuation and word order do not count, and the best hit comes first."""
    answer = search(invoke, typed)
    assert (found(answer)[0], answer["corrected"]) == (first, False)


@pytest.mark.parametrize(
    ("typed", "kinds", "expected"),
    [
        ("lit", "people", ["people:ada-wick"]),
        ("boat", "events, SONGS", ["events:first-concert", "songs:candle-in-the-rain"]),
        ("lighthouse", "claims", ["claims:c03"]),
        ("lighthouse", "sources", []),
    ],
)
def test_only_in_some_kinds(invoke: Invoke, typed: str, kinds: str, expected: list[str]) -> None:
    """A comma list of kinds leaves the others out."""
    assert found(search(invoke, "--data", str(example("small")), typed, "--in", kinds)) == expected


def test_misspelt_words_find_their_neighbours(invoke: Invoke) -> None:
    """Where nothing matches, each word that begins none is taken for the one most like it, and that is said."""
    answer = search(invoke, "kubla kahn")
    assert (answer["words"], answer["corrected"]) == (["kubla", "khan"], True)
    assert found(answer) == ["eras:prog", "songs:xanadu"]
    assert search(invoke, "xanadoo")["words"] == ["xanadu"]


@pytest.mark.parametrize("typed", ["", "???", " - "])
def test_nothing_to_look_for(invoke: Invoke, typed: str) -> None:
    """Without a letter or figure nothing is found, and nothing is guessed."""
    answer = search(invoke, typed)
    assert (answer["hits"], answer["corrected"]) == ([], False)


@pytest.mark.parametrize(("listing", "kind", "name"), [("songs", "songs", "title"), ("people", "people", "name")])
def test_everything_can_be_found(invoke: Invoke, listing: str, kind: str, name: str) -> None:
    """Every record is found in its kind by its own name."""
    for row in json.loads(invoke(listing, "--json").out)[::9]:
        assert f"{kind}:{row['id']}" in found(search(invoke, row[name], "--in", kind))
