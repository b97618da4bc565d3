"""Makes docs/data.md: what a guide's files hold, taken from the records; `python -m tools.data_reference` prints it."""

import inspect
import sys
from collections.abc import Iterator
from textwrap import fill

from msgspec import inspect as records

from rushguide.guide import record as fields
from rushguide.guide.files import MAX_BYTES
from rushguide.guide.guide import MANY, ONE, REQUIRED
from rushguide.guide.music import LiveAlbum, StudioAlbum
from rushguide.guide.nodes import MAX_DEPTH
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

START = f"""\
# The data
Generated from the records: `RUSHGUIDE_REWRITE=1 python -m pytest tests/test_data_reference.py` writes it anew.

A guide is one folder of YAML files. `series.yaml` and `episodes.yaml` are needed, the others may be absent, and
another `*.yaml` beside them is a mistake. A guide has at most {MAX_BYTES:,} bytes unless `RUSHGUIDE_MAX_BYTES`
says otherwise. `rushguide data check FOLDER` names all that is wrong with one, and `rushguide data schema` prints
JSON Schemas for editors, which the first line of each bundled file names.

## Rules

- **The record decides what a text becomes, not its spelling.** Every scalar is read as text and converted to what
  the tables below say: `title: 2112`, `name: no` and `length: 4:33` mean what they look like. Spaces around a text
  do not count.
- **Unknown means absent.** What is not known is left out, key and all; an empty value, `null` and `~` are mistakes.
  A field that is true or false is false where it is absent; a list or mapping that is absent is empty.
- **Every fact has a source.** `sources` maps a path in the record to ids from `sources.yaml` or of claims in
  `announcement.yaml`. A path is made of keys joined by dots, and items of lists count from 1: `peaks.UK`,
  `parts.3.music`. The longest path that fits decides, then `"*"`, which stands for all paths that are not named,
  then the record around it: a song inherits from its album.
- **The source `guide` is this guide's own judgement.** It stands in `sources.yaml` like any other, and is enough
  alone only for the fields that the tables name; a fact may cite it beside other sources.
- **Where sources differ**, the record has one value and `disputed` the others: for each path a list of
  [rival values](#disputed), each with those who give it.
- **Dates** are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, exist in the calendar, and are no finer than the sources are.
- **Ids** match `[a-z0-9]+(-[a-z0-9]+)*` and are unique in their kind: all albums are one kind, and sources and claims
  are one kind. A field that is named after another kind of record holds ids of that kind, and they have to be there.
- **Numbers** of episodes, of a studio album's tracks and of the tracks of each disc count from 1 without gaps.
- **Quote** what other readers of YAML take for something else: `"2112"`, `"4:33"`, dates, `"no"`, `"null"`.
  Quotes are needed around a text with `: ` or ` #` in it, or with a mark such as `[`, `{{`, `*`, `&`, `!`, `@` or
  `%` at its start.
- **Plain YAML only**: UTF-8, one document, no anchors, aliases or tags, no key twice, no control characters, at most
  {MAX_DEPTH} levels deep.

## Kinds of value

"""

EXAMPLE = """\
## An example

Two sources, as they stand in `sources.yaml`:

```yaml
- id: lamplight-interview
  title: Ada Wick on the second lamp
  publisher: The Harbour Gazette
  url: "https://gazette.example/ada-wick"
  kind: magazine
  accessed: "2031-06-02"
- id: lamplight-label
  kind: liner-notes
  via: a photograph of the label
```

A song, as it stands under `tracks` in its album. What it does not say of its sources, the album says. All of it is
made up.

```yaml
  - id: lamplight
    number: 3
    title: "Lamplight: A Round"
    aliases: [The Lamp Song]
    length: "5:12"
    words: [Ada Wick]
    music: [Ada Wick, Tom Tallow]
    note: >-
      Written in one night in the harbour, and first played there a year before it was recorded.
    sources:
      music: [lamplight-interview, lamplight-label]
      note: [lamplight-interview]
    disputed:
      length:
        - {value: "5:21", note: With the applause at its end., sources: [lamplight-label]}
```

"""

PROBLEMS = """\
## Problems

Errors stop; warnings do not. `rushguide data check --json` gives each problem with `file`, `line`, `column`, `record`,
`field`, `message`, `severity` and `code`. Codes stay the same from version to version.

"""


def reference() -> str:
    """Return the page."""
    return START + kinds() + "\n" + "".join(files()) + EXAMPLE + PROBLEMS + problems()


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
    rows = [(f"`{code}`", code.severity.name.lower(), code.meaning) for code in Code]
    return table(("code", "severity", "meaning"), rows)


def main() -> None:
    """Print the page."""
    sys.stdout.write(reference())


if __name__ == "__main__":
    main()
