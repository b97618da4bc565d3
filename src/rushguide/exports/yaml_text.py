"""Values as YAML that every reader reads back as it was, whether it follows YAML 1.1 or 1.2."""

import re
from typing import Any

import yaml

PLAIN = re.compile(r"[^\W\d_][\w .,/()&'-]*[\w.)]", re.ASCII)
"""Texts that may stand without quotes, unless they are a word of the language."""
WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})


def to_yaml(value: object) -> str:
    """Return a value as YAML in block style, one line to each text."""
    return yaml.dump(
        value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf"), default_flow_style=False
    )


class _Dumper(yaml.SafeDumper):
    """Quotes every text that some reader might take for something else, and never writes an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - yaml's
        """Indent lists under their keys, as the guide's own files do."""
        del indentless
        super().increase_indent(flow, False)  # noqa: FBT003


def _text(dumper: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
    safe = PLAIN.fullmatch(data) and data.lower() not in WORDS
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=None if safe else '"')


def _sequence(dumper: yaml.SafeDumper, data: Any) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", data)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(tuple, _sequence)
