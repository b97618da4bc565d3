"""JSON Schemas of a guide's files, for editors; made from the records, so they cannot say anything else."""

from typing import Any

import msgspec

from rushguide.loading.draft import MANY, ONE
from rushguide.model import Event, LiveAlbum, StudioAlbum

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors read."""


def schemas() -> dict[str, dict[str, Any]]:
    """Return each schema by the name of its file in the guide's `schema` folder."""
    single = {_name(file): msgspec.json.schema(cls) for file, cls in ONE.items()}
    listed = {**MANY, "events.yaml": Event}
    lists = {_name(file): msgspec.json.schema(list[cls]) for file, cls in listed.items()}  # type: ignore[valid-type]
    return {name: {"$schema": DIALECT, **schema} for name, schema in {**single, **lists, ALBUM: _album()}.items()}


ALBUM = "album.schema.json"


def _name(file: str) -> str:
    return file.replace(".yaml", ".schema.json")


def _album() -> dict[str, Any]:
    """Return the schema of an album: its kind decides what its tracks are."""
    kinds, definitions = msgspec.json.schema_components([StudioAlbum, LiveAlbum], ref_template="#/$defs/{name}")
    return {"anyOf": list(kinds), "$defs": definitions}
