"""What a search found: grouped by kind, words marked with and without colour, and how to go on."""

import pytest

from rushguide.queries.search import Entry, Findings, Hit, search
from rushguide.views.screen import Screen
from rushguide.views.search import marked, search_view
from tests.guides import guide_of, song, studio

PLAIN = Screen(width=60)
COLOURED = Screen(width=60, depth="standard")


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("Tom Sawyer", ("saw",), "Tom *Sawyer*"),
        ("Tom Sawyer", ("sawyer", "tom"), "*Tom* *Sawyer*"),
        ("Where's My Thing?", ("wheres", "thing"), "*Where's* My *Thing*?"),
        ("Where’s it", ("wheres",), "*Where’s* it"),
        ("La Živojinović.", ("zivo",), "La *Živojinović*."),
        ("By-Tor & the Snow Dog", ("tor", "dog"), "By-*Tor* & the Snow *Dog*"),
        ("outsaw", ("saw",), "outsaw"),
        ("Working Man [live]", ("live",), "Working Man [*live*]"),
        ("anything", (), "anything"),
    ],
)
def test_marked_words(text: str, words: tuple[str, ...], shown: str) -> None:
    """Whole words that begin as a word does are set off: by asterisks without colour, else by their style alone."""
    assert marked(PLAIN, text, words).plain == shown
    coloured = marked(COLOURED, text, words)
    assert coloured.plain == text
    assert [text[span.start : span.end] for span in coloured.spans] == shown.split("*")[1::2]
    assert {str(span.style) for span in coloured.spans} <= {"bold underline"}


def test_groups_with_commands() -> None:
    """Each kind has its heading; a hit has the command that opens it, and the sentence unless the name matched."""
    guide = guide_of(studio("woods", song("oak", note="A tall tree. It burns."), song("tall")))
    out = PLAIN.render(search_view(PLAIN, "tall", search(guide, "tall"), everything=False))
    assert out.splitlines() == [
        "2 matches for 'tall'",
        "",
        "Songs",
        "*Tall*                                   rushguide song tall",
        "Oak                                       rushguide song oak",
        "  A *tall* tree.",
    ]


def test_colour_changes_only_the_marks() -> None:
    """With colour the same text stands there without asterisks, and the words in bold and underlined."""
    guide = guide_of(studio("woods", song("oak", note="A tall tree.")))
    out = COLOURED.render(search_view(COLOURED, "tall", search(guide, "tall"), everything=False))
    assert "A \x1b[1;4mtall\x1b[0m tree." in out
    assert "*" not in out


def test_neighbours_are_said_to_be_that() -> None:
    """What was corrected begins with what was typed and what it was taken for."""
    guide = guide_of(studio("colour"))
    out = PLAIN.render(search_view(PLAIN, "kolour", search(guide, "kolour"), everything=False))
    assert out.splitlines()[0] == "Nothing matches 'kolour'. 1 match for 'colour'"


MANY = Findings(
    ("x",),
    tuple(Hit(Entry("songs", f"x{place}", (f"X {place}",), (), f"song x{place}"), 1, "") for place in range(11)),
    corrected=False,
)


def test_eight_of_each_kind() -> None:
    """Of more than eight hits the rest is counted, with the command that shows them; that command shows all."""
    lines = PLAIN.render(search_view(PLAIN, "x", MANY, everything=False)).splitlines()
    assert sum(line.startswith("*X*") for line in lines) == 8
    assert (lines[0], lines[-1]) == ("11 matches for 'x'", "and 3 more: rushguide search --in songs x")
    lines = PLAIN.render(search_view(PLAIN, "x", MANY, everything=True)).splitlines()
    assert sum(line.startswith("*X*") for line in lines) == 11
    assert not any("more:" in line for line in lines)
    eight = MANY._replace(hits=MANY.hits[:8])
    assert "more:" not in PLAIN.render(search_view(PLAIN, "x", eight, everything=False))


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_widths(width: int) -> None:
    """Long names put the command under them, sentences wrap, and no line is wider than the screen."""
    words = "word " * 30
    long = Hit(Entry("sources", "a-b", (words.strip(),), (words,), "why source:a-b"), 3, words)
    screen = Screen(width=width)
    out = screen.render(search_view(screen, "word", Findings(("word",), (long,), corrected=False), everything=True))
    assert max(map(len, out.splitlines())) <= width
    assert "rushguide why source:a-b" in out
    assert out.count("*word*") == 60
