"""YAML that every reader reads back."""

from typing import Any

import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from rushguide.exports.formats import to_yaml

TRAPS = [
    *("4:33", "2112", "no", "Yes", "~", "null", "", " x ", "1e3", "0o17", "017", "1_000", ".5", "2026-11-24", "="),
    *("<<", "a: b", "a #b", "- a", "[a]", "{a}", "*a", "&a", "!a", "%a", "@a", "`a", "'", '"', "\\", "a\nb", "\t"),
]
"""What looks like something else where it has no quotes."""
texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | texts | st.sampled_from(TRAPS),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(values)
@example([*TRAPS, dict.fromkeys(TRAPS)])
def test_it_reads_back(value: Any) -> None:
    """Whatever a value holds, a reader of YAML 1.1 gets it back, and one of 1.2 too."""
    text = to_yaml(value)
    assert yaml.safe_load(text) == value
    assert YAML(typ="safe", pure=True).load(text) == value


def test_it_looks_like_the_guides_own_files() -> None:
    """Keys stay in order, lists are indented, plain words have no quotes, and nothing is an alias."""
    same = ("Geddy Lee",)
    assert to_yaml({"title": "Xanadu", "length": "11:08", "words": same, "music": same, "cycle": None}) == (
        'title: Xanadu\nlength: "11:08"\nwords:\n  - Geddy Lee\nmusic:\n  - Geddy Lee\ncycle: null\n'
    )
