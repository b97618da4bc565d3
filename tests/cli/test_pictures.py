"""Pictures of what the screen shows: the same words, the same colours, and nothing from anywhere else."""

import os
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import GOLDEN, PROGRAMS, Invoke

SVG = "{http://www.w3.org/2000/svg}"
ENDED = ".json, .csv, .tsv, .yaml, .svg, .html, .ics, .m3u8, .xspf, .jspf, .md, .yml, .txt"
CHROMIUM = shutil.which("chromium", path=PROGRAMS) or shutil.which("google-chrome", path=PROGRAMS)


class Page(HTMLParser):
    """Collects an HTML file's text, and every address in it."""

    def __init__(self) -> None:
        """Have seen nothing yet."""
        super().__init__()
        self.text = ""
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what a tag refers to."""
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "srcset"} or tag == "link"]

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text += data


def saved(invoke: Invoke, path: Path, *arguments: str) -> str:
    """Return what a command saves in a file, after a look at what it says."""
    result = invoke(*arguments, "-o", str(path))
    assert (result.out, result.err) == ("", f"rushguide: written to {path}\n")
    return path.read_text(encoding="utf-8")


def lines_of(svg: ET.Element) -> list[str]:
    """Return the lines of text in a picture of a terminal, put where they stand."""
    rows: dict[float, dict[float, str]] = {}
    group = svg.findall(f"{SVG}g")[-1]
    for text in group.iter(f"{SVG}text"):
        rows.setdefault(float(text.attrib["y"]), {})[float(text.attrib["x"])] = text.text or ""
    lines = []
    for _, pieces in sorted(rows.items()):
        line = ""
        for x, piece in sorted(pieces.items()):
            line = line.ljust(round((x - 16) / 12.2)) + piece
        lines.append(line.rstrip())
    return [line for line in lines if line]


@pytest.mark.parametrize("name", ["songs-episode-3", "timeline-prog", "song-2112", "eras"])
def test_a_picture_says_what_the_screen_says(invoke: Invoke, tmp_path: Path, name: str) -> None:
    """Each kind of picture has the lines of the golden file of 80 columns."""
    line = name.replace("songs-episode-3", "songs --episode 3").replace("timeline-prog", "timeline --era prog")
    words = ["--color", "never", *line.replace("song-2112", "song 2112").split()]
    expected = (GOLDEN / "80" / f"{name}.txt").read_text(encoding="utf-8")
    assert saved(invoke, tmp_path / "a.txt", *words) == expected
    page = Page()
    page.feed(saved(invoke, tmp_path / "a.html", *words).partition("<pre>")[2])
    assert [each.rstrip() for each in page.text.rstrip().splitlines()] == expected.rstrip().splitlines()
    svg = ET.fromstring(saved(invoke, tmp_path / "a.svg", *words))  # noqa: S314 - this program's own
    assert lines_of(svg) == [each for each in expected.splitlines() if each]


@pytest.mark.parametrize("kind", ["svg", "html"])
def test_nothing_from_the_network(invoke: Invoke, tmp_path: Path, kind: str) -> None:
    """A picture names no address, no font and no script from anywhere; sources with addresses have no links."""
    text = saved(invoke, tmp_path / f"a.{kind}", "why", "song:xanadu")
    page = Page()
    page.feed(text)
    assert page.addresses == []
    assert not re.search(r"url\((?!#)|@import|@font-face|<script|<image|xlink", text)


def test_colour_in_pictures(invoke: Invoke, tmp_path: Path) -> None:
    """Pictures have the eras' colours, unless colour is never wanted; a text has none."""
    assert "#8" in saved(invoke, tmp_path / "a.svg", "eras")
    plain = saved(invoke, tmp_path / "b.svg", "eras", "--color", "never")
    assert set(re.findall('fill="(#[0-9a-f]{6})"', plain)) == {"#121418", "#e1e3e6"}
    assert "\x1b" not in saved(invoke, tmp_path / "a.txt", "eras", "--color", "always")


def test_the_title_is_the_command(invoke: Invoke, tmp_path: Path) -> None:
    """The frame names the command as it can be typed, without the options that take the picture."""
    text = saved(invoke, tmp_path / "a.html", "--width=100", "search", "led zeppelin", "-f")
    assert "<title>rushguide search &#x27;led zeppelin&#x27;</title>" in text
    odd = saved(invoke, tmp_path / "b.html", "--width", "100", "era", "prog", "{}", "<>")
    assert "<title>rushguide era prog &#x27;{}&#x27; &#x27;&lt;&gt;&#x27;</title>" in odd
    joined = tmp_path / "c.html"
    for option in (f"-o{joined}", f"-fo{joined}"):
        invoke("eras", option)
        assert "<title>rushguide eras</title>" in joined.read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["data path", "data schema --of episodes", "--version", "", "today --on 29-jul"])
def test_every_command_can_be_saved(invoke: Invoke, tmp_path: Path, line: str) -> None:
    """What is printed without being drawn can be saved too."""
    assert saved(invoke, tmp_path / "a.txt", "--width", "400", *line.split()) == (
        invoke("--width", "400", *line.split()).out
    )


@pytest.mark.parametrize("kind", ["svg", "html"])
def test_characters_that_no_picture_may_hold(invoke: Invoke, tmp_path: Path, kind: str) -> None:
    """What was typed cannot break a picture: control characters vanish from it, and markup is text."""
    text = saved(invoke, tmp_path / f"a.{kind}", "era", "\x1b\x07", "prog", "</>")
    assert not {"\x1b", "\x07"} & set(text)
    assert "&lt;/&gt;" in text
    if kind == "svg":
        assert any("Progressive" in line for line in lines_of(ET.fromstring(text)))  # noqa: S314 - this program's own


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["-o", "a.pdf"], 2, f"rushguide: the ending of 'a.pdf' names no format\n  endings: {ENDED}\n"),
        (["-o", "no/a.svg"], 1, "rushguide: no/a.svg cannot be written: No such file or directory\n"),
        (["-o", "taken.svg"], 1, "rushguide: taken.svg already exists\n  -f writes over it\n"),
        (["-o", "a.svg", "--json"], 2, "rushguide: 'a.svg' is no name for a file of json\n"),
        (["--save", "a.svg"], 2, "rushguide: --save is now -o FILE.svg, FILE.html or FILE.txt\n"),
    ],
)
def test_what_cannot_be_saved(invoke: Invoke, elsewhere: Path, arguments: list[str], code: int, said: str) -> None:
    """An ending that is not known, a folder that is missing, a file that is there: one line, and nothing is written."""
    (elsewhere / "taken.svg").write_bytes(b"mine")
    result = invoke("eras", *arguments, code=code)
    assert (result.out, result.err) == ("", said)
    assert [each.read_bytes() for each in elsewhere.iterdir()] == [b"mine"]


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason="no Chromium is installed")
@pytest.mark.parametrize("kind", ["html", "svg"])
def test_a_browser_shows_it(invoke: Invoke, tmp_path: Path, kind: str) -> None:
    """A real browser, kept from every network, lays a picture out with the words in it."""
    path = tmp_path / f"a.{kind}"
    saved(invoke, path, "songs", "--episode", "3")
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
        path.as_uri(),
    ]
    done = subprocess.run(
        command, capture_output=True, check=True, text=True, timeout=60, env={**os.environ, "PATH": PROGRAMS}
    )
    assert "Fountain" in done.stdout
    assert "Headlong" in done.stdout
