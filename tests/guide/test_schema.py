"""The JSON Schemas that the files name are there, and say what the records say."""

import json
from pathlib import Path

import pytest

from rushguide.guide.files import bundled, guide_files
from rushguide.guide.guide import schemas
from tests.conftest import compare, example

pytestmark = pytest.mark.once

FILES = [file for folder in (bundled(), example("small"), example("bare")) for file in guide_files(folder)]


@pytest.mark.once  # msgspec before 0.22 writes the same schema in another order
@pytest.mark.parametrize("name", schemas())
def test_shipped_schemas_are_up_to_date(name: str) -> None:
    """Each schema file is the one that the records make; one switch rewrites them."""
    made = json.dumps(schemas()[name], indent=2, ensure_ascii=False) + "\n"
    compare(Path(str(bundled())) / "schema" / name, made)


def test_each_file_names_its_schema() -> None:
    """The first line of each file leads to a schema that is there."""
    for _, path in FILES:
        named = path.read_text(encoding="utf-8").splitlines()[0].partition("$schema=")[2]
        assert (Path(str(path)).parent / named).resolve().is_file(), path
