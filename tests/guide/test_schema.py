"""The JSON Schemas that the files name are there, and say what the records say."""

import json
from pathlib import Path

import pytest

from rushguide.guide.files import bundled, guide_files
from rushguide.guide.guide import schemas
from tests.conftest import compare

pytestmark = pytest.mark.once

FILES = guide_files(bundled())


@pytest.mark.once  # msgspec before 0.22 writes the same schema in another order
@pytest.mark.parametrize("name", schemas())
def test_shipped_schemas_are_up_to_date(name: str) -> None:
    """Each schema file is the one that the records make; one switch rewrites them."""
    made = json.dumps(schemas()[name], indent=2, ensure_ascii=False) + "\n"
    compare(Path(str(bundled())) / "schema" / name, made)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file[0])
def test_each_file_names_its_schema(file: tuple[str, Path]) -> None:
    """The first line of each file leads to a schema that is there."""
    named = file[1].read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
    assert (file[1].parent / named).resolve().is_file()


def test_a_schema_knows_the_fields() -> None:
    """A song's length is required in the album's schema, and has the pattern of a clock."""
    song = schemas()["album.schema.json"]["$defs"]["Song"]
    assert "length" in song["required"]
    assert song["properties"]["length"]["pattern"].startswith("^([0-9]+:")
