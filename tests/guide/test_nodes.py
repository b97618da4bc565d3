"""Strict YAML: texts that know where they stand, and refusals that say where and why."""

import pytest
import yaml

from rushguide.guide import nodes
from rushguide.guide.nodes import Mapping, Node, NodeReader, Scalar, Sequence
from rushguide.guide.problems import Mark, Problems

PARSERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]
"""PyYAML's own parser, and libyaml's where it is there."""

REFUSED = {
    "not UTF-8": (b"a: b\nc: \xff\n", "f.yaml:2:1: the file is not UTF-8 text"),
    "UTF-16": ("\ufeffa: b".encode("utf-16-le"), "f.yaml:1:1: the file is not UTF-8 text"),
    "byte order mark": (b"\xef\xbb\xbfa: b", "f.yaml:1:1: the control character U+FEFF is not allowed"),
    "NUL": (b"a: b\n\x00", "f.yaml:2:1: the control character U+0000 is not allowed"),
    "escape": (b"# \x1b[31m\n", "f.yaml:1:1: the control character U+001B is not allowed"),
    "C1 control": ("a: \x9b1m".encode(), "f.yaml:1:1: the control character U+009B is not allowed"),
    "carriage return": (b"a: b\rc: d", "f.yaml:1:1: the control character U+000D is not allowed"),
    "bidi override": ("a:\n  x\u202ey".encode(), "f.yaml:2:1: the control character U+202E is not allowed"),
    "bidi isolate": ("a: \u2066".encode(), "f.yaml:1:1: the control character U+2066 is not allowed"),
    "line separator": ("a: \u2028".encode(), "f.yaml:1:1: the control character U+2028 is not allowed"),
    "U+FFFE": ("a: \ufffe".encode(), "f.yaml:1:1: the control character U+FFFE is not allowed"),
    "U+FFFF": ("a: \uffff".encode(), "f.yaml:1:1: the control character U+FFFF is not allowed"),
    "surrogate in bytes": (b"a: \xed\xa0\x80", "f.yaml:1:1: the file is not UTF-8 text"),
    "second document": (b"a: b\n--- \nc: d", "f.yaml:2:1: a file must hold a single document"),
    "alias": (b"- x\n- *x", "f.yaml:2:3: aliases (*name) are not allowed: write the value out"),
    "merge key": (b"<<: *x", "f.yaml:1:5: aliases (*name) are not allowed: write the value out"),
    "anchored text": (b"a: &x b", "f.yaml:1:4: anchors (&name) are not allowed: write the value out"),
    "anchored list": (b"a: &x [b]", "f.yaml:1:4: anchors (&name) are not allowed: write the value out"),
    "tag": (b"a: !!int 3", "f.yaml:1:4: tags (tag:yaml.org,2002:int) are not allowed"),
    "tag with a control character": (b"!%1b a", "f.yaml:1:1: tags (!) are not allowed"),
    "anchored mapping": (b"&x {a: b}", "f.yaml:1:1: anchors (&name) are not allowed: write the value out"),
    "tagged mapping": (b"!x {a: b}", "f.yaml:1:1: tags (!x) are not allowed"),
    "list as key": (b"? [a]\n: b", "f.yaml:1:3: a key must be a text"),
    "mapping as key": (b"{{a: b}: c}", "f.yaml:1:2: a key must be a text"),
    "too deep": (b"[" * 25 + b"]" * 25, "f.yaml:1:25: nested more than 24 levels deep"),
}


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__, autouse=True)
def _parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nodes, "Parser", request.param)


def parse(data: bytes) -> Node | None:
    """Return the tree of a file that has to be without problems."""
    problems = Problems()
    node = NodeReader(problems).read("f.yaml", data)
    assert [str(problem) for problem in problems] == []
    return node


def refusals(data: bytes) -> list[str]:
    """Return what is wrong with a file that must not yield a tree."""
    problems = Problems()
    assert NodeReader(problems).read("f.yaml", data) is None
    return [str(problem) for problem in problems]


def test_the_tree_knows_places_and_quotes() -> None:
    """Every node has its line and column, every key too, and quoted texts are told from plain ones."""
    tree = parse(b"a: 2112\nb:\n  - 'x'\n  - {c: \"~\"}\n")
    inner = Mapping(Mark(4, 5), {"c": Scalar(Mark(4, 9), "~", plain=False)}, {"c": Mark(4, 6)})
    expected: dict[str, Node] = {
        "a": Scalar(Mark(1, 4), "2112", plain=True),
        "b": Sequence(Mark(3, 3), [Scalar(Mark(3, 5), "x", plain=False), inner]),
    }
    assert tree == Mapping(Mark(1, 1), expected, {"a": Mark(1, 1), "b": Mark(2, 1)})


def test_columns_count_characters() -> None:
    """An accent before a value moves its column by one, not by its bytes."""
    assert parse("é: b".encode()) == Mapping(Mark(1, 1), {"é": Scalar(Mark(1, 4), "b", plain=True)}, {"é": Mark(1, 1)})


@pytest.mark.parametrize("style", ["|\n  no\n", ">-\n  no\n", "'no'", '"no"'])
def test_all_quoted_styles_are_not_plain(style: str) -> None:
    """A block text counts as quoted: what it says is meant."""
    tree = parse(f"a: {style}".encode())
    assert isinstance(tree, Mapping)
    value = tree.values["a"]
    assert isinstance(value, Scalar)
    assert (value.text.strip(), value.plain) == ("no", False)


def test_windows_line_ends() -> None:
    """CR LF is a line end like any other, and lines still count from 1."""
    values: dict[str, Node] = {"a": Scalar(Mark(1, 4), "b", plain=True), "c": Scalar(Mark(2, 4), "d", plain=True)}
    assert parse(b"a: b\r\nc: d\r\n") == Mapping(Mark(1, 1), values, {"a": Mark(1, 1), "c": Mark(2, 1)})


@pytest.mark.parametrize("data", [b"", b"\n\n", b"# a comment\n"])
def test_no_document(data: bytes) -> None:
    """A file without a document has no tree and, by itself, no problem."""
    assert parse(data) is None


def test_depth_that_is_allowed() -> None:
    """24 levels are read; they are the most that are."""
    assert parse(b"[" * 24 + b"]" * 24) is not None


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    """A file that cannot be read on has one problem, which says where and why."""
    data, expected = REFUSED[name]
    assert refusals(data) == [expected]


@pytest.mark.parametrize(
    "data", [b"a: [b", b"a: b: c", b"@a", b'a: "b', rb'"\q"', b"a: |x\n", b"%YAML 9.1\n---\na", b"*"]
)
def test_not_yaml(data: bytes) -> None:
    """What is no YAML is refused in one line with a place, in the parser's words."""
    (problem,) = refusals(data)
    assert problem.startswith(("f.yaml:1:", "f.yaml:2:"))
    assert ": not valid YAML: " in problem
    assert "None" not in problem


def test_escape_beyond_unicode() -> None:
    r"""The escape \U00110000 names no character; neither parser's way to say so goes past the loader."""
    (problem,) = refusals(rb'a: "\U00110000"')
    assert ": not valid YAML: " in problem


def test_duplicate_keys_are_all_named() -> None:
    """Each later use of a key is a problem of its own, the first value stays, and the reading goes on."""
    problems = Problems()
    tree = NodeReader(problems).read("f.yaml", b"a: 1\nb: {c: 1, c: 2}\na: [2]\n'a': 3\n")
    assert isinstance(tree, Mapping)
    assert tree.values["a"] == Scalar(Mark(1, 4), "1", plain=True)
    assert [str(problem) for problem in problems] == [
        "f.yaml:2:11: duplicate key 'c' (first on line 2)",
        "f.yaml:3:1: duplicate key 'a' (first on line 1)",
        "f.yaml:4:1: duplicate key 'a' (first on line 1)",
    ]
