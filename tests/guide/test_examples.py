"""The example guides are valid, and say the same to every reader of YAML."""

from pathlib import Path

import pytest
import yaml
from ruamel.yaml import YAML

from rushguide.guide.files import guide_files, load_guide
from tests.conftest import DATA, example
from tests.guide.conftest import problems

EXAMPLES = ["small", "bare"]
FILES = [path for folder in (*map(example, EXAMPLES), DATA / "base") for _, path in guide_files(folder)]


@pytest.mark.parametrize(("name", "series"), [("small", "lanterns-lit"), ("bare", "nothing-yet")])
def test_valid_examples(name: str, series: str) -> None:
    """The example guides load without an error or a warning."""
    assert problems(example(name)) == []
    assert load_guide(example(name)).series.id == series


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_yaml_1_1_and_1_2_agree(path: Path) -> None:
    """Nothing in the example files is one thing to a YAML 1.1 reader and another to a 1.2 reader."""
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text) == YAML(typ="safe", pure=True).load(text)
