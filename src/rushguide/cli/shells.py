"""What each shell says of its line, and how it takes an answer.

A script in this folder calls the program with `_RUSHGUIDE_COMPLETE` set to the shell's name. The first line of what it
gets says what to do; a line for each offer follows. Meanings come from a guide: they are data to a script, never code.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, NamedTuple

from rushguide.cli.completion import Line, Place, continuing, fitting, locate, named, split, takes_value
from rushguide.cli.offers import Following, Offer
from rushguide.errors import GuideError
from rushguide.text import clean

Kind = Literal["values", "folders", "files"]
PATHS: dict[str, Kind] = {"DIR": "folders", "FILE": "files"}
"""What the shell itself looks for, by what the help calls a value. Such a value is one, never a list."""


class Answer(NamedTuple):
    """What fits: words to offer, or what the shell should look for."""

    kind: Kind = "values"
    prefix: str = ""
    """What of the word stays as it was typed: an option with its "=", the items of a list before the last."""
    offers: tuple[Offer, ...] = ()
    loose: bool = False
    """Whether some offers do not begin with what was typed."""


def answer(root: Any, words: Sequence[str], typed: str) -> Answer:
    """Return what fits a word that follows others, all without the program's name; nothing where there is no guide."""
    place = locate(root, words)
    if place.waiting is not None:
        return _value(place, place.waiting, typed)
    if typed.startswith("-") and not place.literal:
        return _option(place, typed)
    if place.lost:
        return Answer()
    if place.is_group:
        return _fitting(_commands(place), typed)
    return _argument(place, typed)


def _option(place: Place, typed: str) -> Answer:
    name, equals, value = typed.partition("=")
    option = named(place, name) if equals else None
    if option is None or not takes_value(option):
        return _fitting([] if equals else list(_options(place)), typed)
    return _value(place, option, value, name + equals)


def _value(place: Place, option: Any, typed: str, prefix: str = "") -> Answer:
    offers = _offers(place, option)
    if not offers:
        return Answer(PATHS.get(option.metavar, "values"), prefix)
    if option.metavar in PATHS or option.metavar is None:  # one file, or one of a few fixed words
        return _fitting(offers, typed, prefix)
    before, comma, last = typed.rpartition(",")
    taken = before.split(",")
    return _fitting([offer for offer in offers if offer not in taken], last, prefix + before + comma)


def _argument(place: Place, typed: str) -> Answer:
    argument = place.argument()
    if argument is None:
        return _fitting([] if typed else list(_options(place)), typed)
    place.ctx.args = list(place.arguments)
    offers = _offers(place, argument)
    if not offers:
        return Answer(PATHS.get(argument.metavar, "values"))
    if not place.arguments:
        return _fitting(offers, typed)
    following = [offer for offer in offers if isinstance(offer, Following)]
    more = continuing([offer for offer in offers if offer not in following], place.arguments, typed)
    return _with("", tuple(more or fitting(following, typed)), typed)


def _fitting(offers: Sequence[Offer], typed: str, prefix: str = "") -> Answer:
    return _with(prefix, tuple(fitting(offers, typed)), typed)


def _with(prefix: str, offers: tuple[Offer, ...], typed: str) -> Answer:
    return Answer("values", prefix, offers, loose=not all(offer.startswith(typed) for offer in offers))


def _offers(place: Place, param: Any) -> list[Offer]:
    """Return the words for a value, from the guide that the line names; none where it cannot be read."""
    place.ctx.obj = place.settings()
    with suppress(GuideError):
        items = [item for item in param.shell_complete(place.ctx, "") if item.type == "plain"]
        return [item.value if isinstance(item.value, Offer) else Offer(item.value) for item in items]
    return []


def _options(place: Place) -> Iterator[Offer]:
    """Yield the options that are not on the line yet, each by its long names."""
    for option in place.options():
        if option.name not in place.given and not option.hidden:
            for names in (option.opts, option.secondary_opts):
                first, *others = [name for name in names if name.startswith("--")] or [""]
                if first:
                    yield Offer(first, option.help or "", others)


def _commands(place: Place) -> list[Offer]:
    """Return the commands with their helps, importing none that says its own elsewhere."""
    group, ctx = place.command, place.ctx
    helps = getattr(group, "helps", None)
    if helps is None:
        helps = {name: group.get_command(ctx, name).get_short_help_str() for name in group.list_commands(ctx)}
    return [Offer(name, said) for name, said in helps.items()]


LISTING = frozenset({"33", "63", "64"})
"""Bash's `COMP_TYPE` ("!", "?", "@") where it shows what fits."""


class Shell(StrEnum):
    """The shells that words are completed in."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


def script(shell: Shell) -> str:
    """Return what the shell has to read once."""
    return (Path(__file__).parent / f"rushguide.{shell}").read_text(encoding="utf-8")


def completed(root: Any, shell: Shell, arguments: Sequence[str]) -> str:
    """Return the answer for a shell, as its script takes it."""
    return "".join(f"{line}\n" for line in READERS[shell](root, arguments))


def _bash(root: Any, arguments: Sequence[str]) -> Iterator[str]:
    """Bash gives its line up to the cursor, `COMP_WORDBREAKS` and `COMP_TYPE`, and takes whole words.

    It has cut the word at ":" and "=", so it also wants only what stands after the last of them.
    """
    typed, breaks, how = arguments
    line = split(typed)
    found = answer(root, line.words[1:], line.last)
    yield _told(found)
    kept = _kept(line, breaks)
    words = [(found.prefix + offer)[kept:] for offer in found.offers]
    shown = [_shown(offer.meaning) for offer in found.offers]
    if how in LISTING and len(words) > 1:
        yield from (f"{word}  ({meaning})" if meaning else word for word, meaning in zip(words, shown, strict=True))
    else:
        yield from words
    if found.loose and len(words) > 1:
        yield " "  # shares no beginning with the others, so that Bash leaves the word as it is


def _kept(line: Line, breaks: str) -> int:
    """Return how many characters of the last word Bash does not count to it."""
    return 0 if line.quoted else max(line.last.rfind(mark) + 1 for mark in ":=" if mark in breaks or mark == ":")


def _zsh(root: Any, arguments: Sequence[str]) -> Iterator[str]:
    """Zsh gives the words up to the cursor and takes `word:meaning`.

    A backslash stands before every other one, and before a ":" of the word.
    """
    *words, last = arguments
    found = answer(root, words, last)
    yield _told(found)
    yield str(len(found.prefix))
    for offer in found.offers:
        word, meaning = (text.replace("\\", r"\\") for text in (offer, _shown(offer.meaning)))
        word = word.replace(":", r"\:")
        yield f"{word}:{meaning}" if meaning else word


def _fish(root: Any, arguments: Sequence[str]) -> Iterator[str]:
    """Fish gives the words up to the cursor, the last as it stands, and takes whole words, a tab, their meanings."""
    *words, last = arguments
    found = answer(root, words, split(last).last)
    yield _told(found)
    yield from (f"{found.prefix}{offer}\t{_shown(offer.meaning)}" for offer in found.offers)


READERS: dict[Shell, Callable[[Any, Sequence[str]], Iterator[str]]] = {
    Shell.BASH: _bash,
    Shell.ZSH: _zsh,
    Shell.FISH: _fish,
}


def _told(found: Answer) -> str:
    """Return what the script is told: what to look for, and about words that are loose or go on."""
    goes_on = [offer for offer in found.offers if offer.endswith(":")]
    told = [found.kind, "loose" if found.loose else "", "open" if goes_on else ""]
    return " ".join(filter(None, told))


def _shown(meaning: str) -> str:
    return " ".join(clean(meaning).split())
