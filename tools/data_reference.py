"""Fills the tables of docs/data.md from the records; the prose around them is written in the page itself."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import fill

from msgspec import inspect as records

from rushguide.guide import record as fields
from rushguide.guide.guide import MANY, ONE, REQUIRED
from rushguide.guide.music import LiveAlbum, StudioAlbum
from rushguide.guide.problems import Code
from rushguide.guide.record import Plain, Record
from rushguide.guide.records import Event
from tools.record_tables import Classes, Row, documentation_of, literals, nested, own_first, print_line, table

FILES: dict[str, Classes] = {
    **{name: (cls,) for name, cls in {**ONE, **MANY}.items()},
    "albums/*.yaml": (StudioAlbum, LiveAlbum),
    "events/*.yaml": (Event,),
}
"""The files of a guide, and the classes of the records in each."""
WIDTH = 110

PAGE = Path(__file__).parents[1] / "docs" / "data.md"


def reference() -> str:
    """Return the page with its tables as the records make them now."""
    made = {"kinds": kinds(), "files": "".join(files()), "problems": problems()}
    pattern = r"(?s)(<!-- (\w+), from the records -->\n).*?(<!-- end -->\n)"
    return re.sub(pattern, lambda found: found[1] + made[found[2]] + found[3], PAGE.read_text(encoding="utf-8"))


def kinds() -> str:
    """Return the table of what a scalar may be."""
    documentation = literals(fields)
    rows = [
        (alias.__metadata__[0].extra["what"], documentation.get(name, ""))
        for name, alias in vars(fields).items()
        if hasattr(alias, "__metadata__")
    ]
    return table(("written as", "what it is"), [*rows, ("true or false", "`yes`, `no`, `on` and `off` are read too.")])


def files() -> Iterator[str]:
    """Yield a section for each file, and one for what several files share."""
    reached = {file: nested(classes) for file, classes in FILES.items()}
    everywhere = [cls for classes in reached.values() for cls in classes]
    shared = [cls for cls in dict.fromkeys(everywhere) if everywhere.count(cls) > 1]
    for file, classes in FILES.items():
        yield f"## {file}\n\n{_holds(file)}\n\n{record(classes)}"
        yield from (record((cls,)) for cls in reached[file] if cls not in shared)
    yield "## Shared parts\n\nParts of records in several files.\n\n"
    yield from (record((cls,)) for cls in shared)


def _holds(file: str) -> str:
    holds = (
        "One record" if file in ONE else "One album in each file" if file.startswith("albums") else "A list of records"
    )
    return f"{holds}. {'Every guide has this file.' if file in REQUIRED else 'May be absent.'}"


def record(classes: Classes) -> str:
    """Return the part on a class of records, or on several that differ in a field or two."""
    cls = next(base for base in classes[0].__mro__ if all(issubclass(each, base) for each in classes))
    rows: dict[str, list[Row]] = {}
    for each in classes:
        for field in own_first(each):
            rows.setdefault(field.encode_name, []).append(_row(each, field))
    said = table(("field", "holds", "needed", "what it is"), [_merged(each) for each in rows.values()])
    return f"### {cls.__name__}\n\n{_paragraphs(cls)}\n\n{said}\n{_sourcing(cls)}"


def _row(cls: type[Plain], field: records.Field) -> Row:
    needed = "yes" if field.required else "no"
    return f"`{field.encode_name}`", print_line(field.type), needed, documentation_of(cls, field.name)


def _merged(rows: list[Row]) -> Row:
    """Return one row for a field of several classes; where they differ, it has what each says."""
    cells = (list(dict.fromkeys(column)) for column in zip(*rows, strict=True))
    field, holds, needed, what = cells
    return field[0], ", or ".join(holds), needed[0], " ".join(what)


def _paragraphs(cls: type[Plain]) -> str:
    paragraphs = inspect.cleandoc(cls.__doc__ or "").split("\n\n")
    return "\n\n".join(fill(paragraph, WIDTH, break_on_hyphens=False) for paragraph in paragraphs)


def _sourcing(cls: type[Plain]) -> str:
    """Return what a record says about sources of its own fields, where it has any."""
    if not issubclass(cls, Record):
        return ""
    names = [field.encode_name for field in own_first(cls) if field.name not in Record.__struct_fields__]
    sentences = [
        f"{start} {', '.join(f'`{name}`' for name in names if name in chosen)}."
        for start, chosen in (("No source is needed for", cls.STRUCTURE), ("`guide` is enough for", cls.OWN))
        if chosen.intersection(names)
    ]
    return fill(" ".join(sentences), WIDTH, break_on_hyphens=False) + "\n\n" if sentences else ""


def problems() -> str:
    """Return the table of the kinds of problem."""
    rows = [(f"`{code}`", code.severity, code.meaning) for code in Code]
    return table(("code", "severity", "meaning"), rows)
