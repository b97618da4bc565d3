"""docs/data.md says what the records and the loader say."""

import re
import shutil
from pathlib import Path

import msgspec.inspect
import pytest
from tools.data_reference import reference

from rushguide.guide import music, record, records
from rushguide.guide.problems import Code
from rushguide.guide.record import Plain, Record
from tests.conftest import DATA, compare
from tests.guide.conftest import read

pytestmark = pytest.mark.once

PAGE = Path(__file__).parents[1] / "docs" / "data.md"
NOT_IN_FILES = {Plain, Record, music.Album}
"""What the records of the files are made from."""
DEFINED = (value for module in (record, records, music) for value in vars(module).values())
IN_FILES = list(dict.fromkeys(each for each in DEFINED if isinstance(each, type) and issubclass(each, Plain)))
HEADING = {music.StudioAlbum: "Album", music.LiveAlbum: "Album"}


@pytest.fixture(scope="module")
def page() -> str:
    """Return the page as it is made now."""
    return reference()


@pytest.fixture
def with_example(page: str, tmp_path: Path) -> Path:
    """Return the folder of a tiny guide that the page's example has been put into."""
    folder = Path(shutil.copytree(DATA / "base", tmp_path / "guide"))
    files = (folder / "sources.yaml", folder / "albums" / "first-light.yaml")
    for path, block in zip(files, re.findall(r"```yaml\n(.*?)```", page, re.DOTALL), strict=True):
        path.write_text(path.read_text(encoding="utf-8") + block, encoding="utf-8")
    return folder


def test_the_page_is_up_to_date(page: str) -> None:
    """The page is the one that the records make; one switch rewrites it."""
    compare(PAGE, page)


@pytest.mark.parametrize("cls", [cls for cls in IN_FILES if cls not in NOT_IN_FILES])
def test_every_field_is_there(page: str, cls: type[Plain]) -> None:
    """Each record has one table, with a row for each of its keys and no other."""
    (section,) = re.findall(rf"^### {HEADING.get(cls, cls.__name__)}\n(.*?)(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    kind = msgspec.inspect.type_info(cls)
    assert isinstance(kind, msgspec.inspect.StructType)
    rows = re.findall(r"^\| `(\w+)` .*? \| (yes|no) ", section, re.MULTILINE)
    assert sorted(rows) == sorted((field.encode_name, "yes" if field.required else "no") for field in kind.fields)


def test_severities(page: str, with_example: Path) -> None:
    """Warnings are called so; what the loader says of a guide with a slip and a spare source is among them."""
    assert set(re.findall(r"^\| `([\w-]+)` +\| warning", page, re.MULTILINE)) == {
        Code.NAME,
        Code.OVERDUE,
        Code.SAME_NAME,
        Code.UNREAD,
        Code.UNUSED_SOURCE,
    }
    with (with_example / "sources.yaml").open("a", encoding="utf-8") as sources:
        sources.write("- {id: spare, kind: book}\n")
    album = with_example / "albums" / "first-light.yaml"
    album.write_text(album.read_text(encoding="utf-8").replace("words: [Ada Wick]", "words: [Ada Wik]"))
    found = {(problem.code, problem.severity) for problem in read(with_example).problems}
    assert found == {(Code.NAME, "warning"), (Code.UNUSED_SOURCE, "warning")}


def test_the_example_loads(with_example: Path) -> None:
    """The song of the example is read with nothing to complain of, and has what it is to show."""
    draft = read(with_example)
    assert list(draft.problems) == []
    (song,) = [song for song in draft.guide().studio_albums[0].tracks if song.disputed]
    assert song.note
    assert song.sources
