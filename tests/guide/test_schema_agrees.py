"""The schemas that editors read and the loader say the same, but for what is listed here with its reason."""

import shutil
from collections.abc import Iterator
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from rushguide.guide.files import bundled, guide_files
from rushguide.guide.guide import schemas
from tests.conftest import DATA, example
from tests.guide.conftest import problems

pytestmark = pytest.mark.once

VALIDATORS = {name: Draft7Validator(schema) for name, schema in schemas().items()}
VALID = {"bundled": Path(str(bundled())), "small": example("small"), "bare": example("bare"), "base": DATA / "base"}
CASES = sorted(folder.name for folder in (DATA / "invalid").iterdir())

LOADER_ONLY = {
    "it takes several records, or several files, to see it": """
        duplicate-id duplicate-id-across-files event-twice song-twice event-id-derived episode-gap track-gap
        sum era-apart featured-out-of-years near-miss-name same-name unused-source unknown-references
        unknown-reference-far unknown-live-songs event-references event-id-of-tour tour-figures
        years-reversed-and-unknown-song""",
    "it takes two fields of a record": "years-reversed event-backwards event-derived",
    "sources are looked up, not only listed": "no-source guide-alone source-path",
    "no pattern says it: the calendar, the order of two dates, and today": "impossible-date bad-period overdue",
    "a reader of YAML has dissolved it before a schema is asked": "anchor tag",
    "schemas allow every character, and readers let these pass": """
        bidi-escaped control-escaped surrogate-escaped tab-in-value""",
}
"""Cases of tests/data/invalid that only the loader refuses, by the reason."""
SCHEMA_ONLY = {
    "title: First Light": ["title: 2112", "title: 1e3", "title: true", "title: 1975-03-21"],
    'released: "1975"': ["released: 1975", "released: 1975-03-21"],
    "kind: studio": ["kind: studio\nfilmed: yes", 'kind: studio\nfilmed: "true"', "kind: studio\npeaks: {UK: '7'}"],
    '{id: harbour, number: 1, title: Harbour, length: "4:00"}': [
        "{id: harbour, number: '1', title: Harbour, length: '4:00'}",
        "{id: harbour, number: 01, title: 4.33, length: '4:00'}",
    ],
    "id: first-light": ["id: ' first-light '"],
}
"""What the loader takes for what it means, and a schema for another type: unquoted texts, quoted numbers, spaces."""
UNQUOTED_BUT_FINE = ["title: no", "title: 4:33", "title: 0o7x", "title: 12:30:45", "title: off"]
"""What only a reader of YAML 1.1 takes for something else: a schema behind a 1.2 reader agrees with the loader."""


@cache
def read_1_2(text: str) -> Any:
    """Return what a reader of YAML 1.2 makes of a text."""
    return YAML(typ="safe", pure=True).load(text)


def objections(name: str, path: Traversable) -> Iterator[str]:
    """Yield what a YAML 1.2 reader or the schema has against a file."""
    folder = name.partition("/")[0]
    schema = {"albums": "album", "events": "events"}.get(folder, name.removesuffix(".yaml"))
    if f"{schema}.schema.json" not in VALIDATORS:
        yield f"there is no schema of {name}"
        return
    try:
        content = read_1_2(path.read_text(encoding="utf-8"))
    except YAMLError as error:
        yield str(error)
        return
    yield from (error.message for error in VALIDATORS[f"{schema}.schema.json"].iter_errors(content))


def all_objections(folder: Path) -> list[str]:
    """Return what the schemas have against a guide."""
    return [f"{name}: {objection}" for name, path in guide_files(folder) for objection in objections(name, path)]


def test_the_schemas_are_schemas() -> None:
    """Each schema is one of its dialect, and names it."""
    for validator in VALIDATORS.values():
        Draft7Validator.check_schema(validator.schema)
        assert validator.schema["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize(
    "guide", [pytest.param(each, marks=[pytest.mark.slow] * (each == "bundled")) for each in VALID]
)
def test_valid_guides(guide: str) -> None:
    """The bundled guide and the examples are valid, by their schemas too, and one thing to YAML 1.1 and 1.2."""
    assert problems(VALID[guide]) == []
    assert all_objections(VALID[guide]) == []
    texts = [path.read_text(encoding="utf-8") for _, path in guide_files(VALID[guide])]
    assert [yaml.safe_load(text) for text in texts] == [read_1_2(text) for text in texts]


@pytest.mark.parametrize("case", CASES)
def test_invalid_guides(base: Path, case: str) -> None:
    """What is wrong in a single record's shape fails its schema as well; the rest is listed above."""
    shutil.copytree(DATA / "invalid" / case, base, dirs_exist_ok=True)
    alone = any(case in cases.split() for cases in LOADER_ONLY.values())
    assert (all_objections(base) == []) is alone


def test_the_list_is_of_cases() -> None:
    """Each exception is a case that there is, once."""
    listed = [case for cases in LOADER_ONLY.values() for case in cases.split()]
    assert sorted(listed) == sorted(set(listed) & set(CASES))


def _with(base: Path, old: str, new: str) -> None:
    album = base / "albums" / "first-light.yaml"
    text = album.read_text(encoding="utf-8")
    assert text.count(old) == 1 or old == "id: first-light"
    album.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(("old", "new"), [(old, new) for old, every in SCHEMA_ONLY.items() for new in every])
def test_unquoted_exceptions(base: Path, old: str, new: str) -> None:
    """The loader takes a text for a text however it is written; a schema sees the reader's type, and objects."""
    _with(base, old, new)
    assert problems(base) == []
    assert all_objections(base) != []


@pytest.mark.parametrize("new", UNQUOTED_BUT_FINE)
def test_unquoted_and_fine(base: Path, new: str) -> None:
    """What YAML 1.2 reads as a text is one to both."""
    _with(base, "title: First Light", new)
    assert problems(base) == []
    assert all_objections(base) == []
