"""Texts that explain the program as a whole, told once: `rushguide help TOPIC`, the manual and the documents show them.

What the code knows is taken from it: exit codes, formats, limits.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rushguide.cli.settings import MIN_COLUMNS, Format
from rushguide.errors import ExitCode
from rushguide.guide.files import MAX_BYTES

Rows = tuple[tuple[str, str], ...]
"""Terms with what they mean."""
Block = str | Rows


class Topic(NamedTuple):
    """A page of help: its title, what it is about in a line, and paragraphs and tables."""

    title: str
    about: str
    blocks: Sequence[Block]


def _topic(title: str, about: str, *blocks: Block) -> Topic:
    return Topic(title, about, [_unwrapped(each) if isinstance(each, str) else each for each in blocks])


def _rows(meanings: Mapping[str, str]) -> Rows:
    return tuple((term, _unwrapped(said)) for term, said in meanings.items())


def _unwrapped(text: str) -> str:
    return " ".join(text.split())


EXIT_CODES: Mapping[ExitCode, str] = {
    ExitCode.DONE: """Done. An empty list is an answer too, with a word on stderr, and so is a reader that leaves
        early, as head does.""",
    ExitCode.NOT_FOUND: """The guide lacks a name or number, or the name can mean several things; the data has errors;
        a file cannot be read or written.""",
    ExitCode.USAGE: "A command, option, value or range that cannot be read.",
    ExitCode.INTERRUPTED: "Interrupted by Ctrl-C.",
}
FORMATS: Mapping[str, str] = {
    "table": """Tables and pages for people: the usual format. They fill the terminal; in a pipe they have no colour
        and are as wide as they need to be, so that grep finds all.""",
    "plain": """The same as lines of "Heading: value", without boxes and columns, for screen readers. ACCESSIBLE=1
        makes it the usual format.""",
    "json": """A list of objects or, for a page, one object; --json is short for it. Every key is always there; what
        is unknown is null.""",
    "csv": "Rows with commas, as RFC 4180 has them. Only listings have it.",
    "tsv": "Rows with tabs. Only listings have it.",
    "markdown": "A table or page for a document, as GitHub shows it.",
    "yaml": "What JSON holds, as YAML.",
}
OWN_VARIABLES: Mapping[str, str] = {
    "RUSHGUIDE_DATA": "The folder of another guide, as --data names it.",
    "RUSHGUIDE_CACHE": "The folder in which parsed guides are kept, or off. Otherwise the platform says where.",
    "RUSHGUIDE_STATE": "The folder of the log of what was seen and heard. Otherwise the platform says where.",
    "RUSHGUIDE_TODAY": "The day on which to answer, such as 2026-07-29, in place of the clock's.",
    "RUSHGUIDE_MAX_BYTES": f"How large a guide may be, in bytes. Otherwise {MAX_BYTES:,}.",
}
COMMON_VARIABLES: Mapping[str, str] = {
    "NO_COLOR": "No colour, whatever it is set to.",
    "FORCE_COLOR": "Colour in pipes and files too, whatever it is set to; NO_COLOR counts more.",
    "TERM": "dumb means no colour, no links and no pager; with 256 in it there are 256 colours.",
    "COLORTERM": "truecolor or 24bit give each era its very own colour.",
    "COLUMNS": f"The columns to fill, from {MIN_COLUMNS} up. Otherwise the terminal says how many it has.",
    "ACCESSIBLE": "1 prints lines in place of tables, as --format plain does.",
    "PAGER": "The pager for what is longer than the terminal. Otherwise it is less; cat or nothing stands for none.",
    "XDG_CACHE_HOME": "The folder that has those of all caches. Otherwise it is .cache in the home folder.",
    "XDG_STATE_HOME": "The folder that has those of all logs. Otherwise it is .local/state in the home folder.",
    "HOME": "The home folder.",
    "SOURCE_DATE_EPOCH": "Seconds since 1970 that a calendar file bears as its time, in place of the clock's.",
    "LESS": "Options for less. Otherwise they are FRX.",
}

TOPICS: Mapping[str, Topic] = {
    "environment": _topic(
        "Environment",
        "The variables that the program reads.",
        """An option counts more than a variable, and a variable more than what the program finds out by itself. One
            that is set to nothing counts as not set.""",
        _rows(OWN_VARIABLES),
        "Variables that other programs know as well:",
        _rows(COMMON_VARIABLES),
    ),
    "exit-codes": _topic(
        "Exit codes",
        "What the program tells the shell when it ends.",
        "Results go to stdout, everything else to stderr. An error is one line; lines below it say what is possible.",
        _rows({str(int(code)): EXIT_CODES[code] for code in ExitCode}),
    ),
    "formats": _topic(
        "Formats",
        "Tables and pages, data for programs, pictures.",
        "Every command that shows records has --format:",
        _rows({each.value: FORMATS[each.value] for each in Format}),
        """Formats for programs are UTF-8 whatever the locale. They carry what tables leave out: prose, sources, and
            values on which sources differ. Records refer to each other by id, dates are ISO text, and beside a
            length stand its seconds.""",
        """--save FILE writes what the screen would show into a new file: .svg or .html in colour, or .txt. --force
            writes over a file that is there already.""",
        "On a terminal, what is longer than one screen goes through a pager; --no-pager prints it at once.",
    ),
    "names": _topic(
        "Names, ranges and lists",
        "How songs, albums, people and the rest are named; ranges and lists.",
        """A name needs no quotes. Capitals, accents and apostrophes do not count, "&" is "and", other punctuation
            is a blank, and the, a or an at the start is left out. The first of these that fits decides:""",
        _rows(
            {
                "id or alias": "song tom-sawyer, person lerxst",
                "whole name": "song the spirit of radio",
                "beginning": "album farewell",
                "its words": "their beginnings in order: person peart, song closer heart",
            }
        ),
        """Where several things fit as well, they are listed, and the exit code is 1. Where nothing fits, the
            nearest names are. A guess is never run.""",
        "kind:id says of which kind something is, where any is possible: why song:xanadu. Episodes have numbers.",
        "Options that narrow a listing combine. They take lists joined by commas, and ranges in which both ends count:",
        _rows(
            {
                "prog,synth": "two eras",
                "1974..1981": "from one year to another, also 1974-1981",
                "..1978": "until that year",
                "5:00..": "five minutes and longer",
                "1-4,7": "five episodes",
            }
        ),
        """--sort takes keys of the JSON objects, each with a "-" before it for falling order: --sort era,-length.""",
    ),
}


def topic_object(topic: Topic) -> dict[str, object]:
    """Return a topic for programs: paragraphs as texts, tables as objects."""
    blocks = [block if isinstance(block, str) else dict(block) for block in topic.blocks]
    return {"title": topic.title, "about": topic.about, "blocks": blocks}
