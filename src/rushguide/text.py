"""Text for every package: folded names, near misses, lengths, dates, and characters that are safe to show."""

import os
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTH_NAMES = tuple("January February March April May June July August September October November December".split())  # noqa: SIM905
DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
CLOCK = r"([0-9]+:[0-5][0-9]:[0-5][0-9]|[0-9]+:[0-5][0-9])"
CODES = r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\"
"""The terminal codes that this program writes: colours and links. They have no width."""
NEAR = 0.66
"""How alike two folded names must be to suggest one for the other (0 to 1)."""

# Large patterns are compiled when a text needs them: that takes a millisecond and a half of every start.
_ARTICLES = frozenset({"the", "a", "an"})
_APOSTROPHES = re.compile(
    "['`\u00b4\u02b9-\u02bf\u02c8\u02ca\u02cb\u0384\u055a\u05f3\u1fbd\u1fbf\u1fef\u1ffd\u1ffe\u2018-\u201b\u2032\u2035"
    "\u275b\u275c\ua78b\ua78c\uff07\uff40]"
)
_UNSEEN = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe2f\u00ad\u200b-\u200d\u2060]"
"""Accents of Latin, Greek and Cyrillic letters, and characters without a width. The marks of other scripts make words
different, as vowel signs and the dakuten do."""
_LATIN = "[\u00c6-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff]"
_LETTERS = str.maketrans(
    {"\N{LATIN SMALL LETTER DOTLESS I}": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"ŋ": "n", "ə": "e", "ĸ": "k"}
    | {"ẞ": "SS", "Æ": "AE", "Œ": "OE", "Ð": "D", "Þ": "Th", "Ŋ": "N", "Ə": "E"}
)
_BETWEEN = re.compile(r"[\W_]+")
_UNSPACED = "[\u0e00-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\U00020000-\U0003ffff]"
"""Letters of scripts that put no blanks between words: Thai, Lao, Khmer, kana, Han."""
_HIDDEN = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
"""A pattern of what no text may hold. Compiled only for texts that may hold it: it takes longer than a whole table."""


@cache
def fold(name: str) -> str:
    """Return the form in which names are compared.

    Case, accents and apostrophes vanish, Latin letters lose their strokes, "&" is "and", other punctuation is a space,
    and a leading article does not count: `fold("The Spirit of Radio")` is `"spirit of radio"`. A name of nothing but
    signs keeps them. The marks of other scripts stay.
    """
    plain = _APOSTROPHES.sub("", name.casefold())
    if not plain.isascii():
        # Apostrophes go before and after: taken apart, "´" would be a space with an accent, and "ŉ" has one.
        apart = re.sub(_UNSEEN, "", unicodedata.normalize("NFKD", plain))
        plain = re.sub(_LATIN, lambda found: latin(found.group()), _APOSTROPHES.sub("", apart).casefold())
    words = _BETWEEN.sub(_between, plain.replace("&", " and ")).split()
    while len(words) > 1 and words[0] in _ARTICLES:
        del words[0]
    folded = unicodedata.normalize("NFC", " ".join(words))
    return folded or "".join(unicodedata.normalize("NFKC", name).split())


def _between(found: re.Match[str]) -> str:
    """Return a blank for punctuation; marks that belong to a letter stay with it."""
    signs = found.group()
    if signs.isascii():
        return " "
    return "".join(sign if unicodedata.category(sign).startswith("M") else " " for sign in signs)


def latin(letter: str) -> str:
    """Return plain letters for a Latin one, `o` for `ø` and `ss` for `ß`; anything else as it is."""
    found = re.match("LATIN (CAPITAL|SMALL) LETTER ([A-Z]) WITH ", unicodedata.name(letter, ""))
    if not found:
        return letter.translate(_LETTERS)
    return found[2] if found[1] == "CAPITAL" else found[2].lower()


def exact(name: str) -> str:
    """Return a name as it was typed, but for how its accents are stored and how many blanks are in a row."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def begin_words(beginnings: str, name: str) -> bool:
    """Whether each word of the first text begins a word of the second, later ones later words; both are folded."""
    rest = iter(name.split())
    return all(any(begins(beginning, word) for word in rest) for beginning in beginnings.split())


def begins(beginning: str, word: str) -> bool:
    """Whether one folded text begins another, or is anywhere in it where a script has no blanks between words."""
    return word.startswith(beginning) or (beginning in word and bool(re.match(_UNSPACED, beginning)))


def nearest(wanted: str, names: Iterable[str], *, most: int = 3) -> list[str]:
    """Return the names most like `wanted`, best first; word order does not count. Empty when none is near.

    A typed word that is nearly one of a name's words counts for most of it.
    """
    target, near = " ".join(sorted(fold(wanted).split())), list[tuple[float, str]]()
    for name in dict.fromkeys(names):
        words = sorted(fold(name).split())
        score = max([likeness(target, " ".join(words)), *(0.85 * likeness(target, word) for word in words)])
        if score >= NEAR:
            near.append((score, name))
    return [name for _, name in sorted(near, key=lambda pair: -pair[0])[:most]]


def likeness(one: str, other: str, least: float = NEAR) -> float:
    """Return how alike two texts are (0 to 1), or 0 where their letters tell at once that it is less than `least`."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.real_quick_ratio() >= least <= matcher.quick_ratio() else 0.0


def did_you_mean(names: Iterable[str]) -> str:
    """Return ". Did you mean X or Y?", to go on after a message, or nothing for no names."""
    listed = " or ".join(names)
    return f". Did you mean {listed}?" if listed else ""


def seconds(length: str) -> int:
    """Return the seconds of `m:ss` or `h:mm:ss`; ValueError for anything else."""
    if not re.fullmatch(CLOCK, length, re.ASCII):
        raise ValueError(length)
    return sum(int(part) * 60**place for place, part in enumerate(reversed(length.split(":"))))


def format_length(total: int) -> str:
    """Return seconds as `m:ss`, from an hour on as `h:mm:ss`."""
    minutes, rest = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def is_date(text: str) -> bool:
    """Whether `YYYY`, `YYYY-MM` or `YYYY-MM-DD` names a year, month or day that exists."""
    with suppress(ValueError):
        return bool(re.fullmatch(DATE, text, re.ASCII) and date.fromisoformat(text + "-01-01"[len(text) - 4 :]))
    return False


def is_length(text: str) -> bool:
    """Whether it is `m:ss` or `h:mm:ss`, and no longer than what anybody would play."""
    return bool(re.fullmatch(CLOCK, text, re.ASCII)) and len(text) <= len("999:59:59")


def is_period(text: str) -> bool:
    """Whether it is a date, or two dates in order joined by "/"."""
    start, slash, end = text.partition("/")
    return is_date(start) and (not slash or (is_date(end) and start <= end))


def format_date(iso: str, months: tuple[str, ...] = MONTHS) -> str:
    """Return an ISO date, whole or partial, in words: `10 Jun 1976`, `Jun 1976`, `1976`."""
    year, *rest = iso.split("-")
    return " ".join([*(str(int(day)) for day in rest[1:]), *(months[int(month) - 1] for month in rest[:1]), year])


def format_long_date(iso: str) -> str:
    """Return an ISO date, whole or partial, with the month's whole name: `10 June 1976`."""
    return format_date(iso, MONTH_NAMES)


def format_period(iso: str) -> str:
    """Return one date or two joined by "/" in words, with what they share said once: `Jun–Jul 1975`."""
    start, _, end = iso.partition("/")
    if end in ("", start):
        return format_date(start)
    first, last = format_date(start).split(), format_date(end).split()
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    return f"{' '.join(first[: len(first) - shared])}–{' '.join(last)}"


def year_of(iso: str) -> int:
    """Return the year of a whole or partial ISO date."""
    return int(iso[:4])


def format_years(start: int, end: int | None) -> str:
    """Return a span of years: `1974–1976`, `1974`, or `2016–` while it lasts."""
    if end is None:
        return f"{start}–"
    return str(start) if start == end else f"{start}–{end}"


def count(number: int, one: str, many: str = "") -> str:
    """Return the number with its noun: `1 song`, `2 songs`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def in_words(number: int) -> str:
    """Return a small whole number in words, a larger one in digits."""
    return WORDS[number] if number < len(WORDS) else str(number)


def clean(text: str) -> str:
    """Return the text without control characters, bidirectional controls and lone surrogates; line breaks stay."""
    return text if _is_plain(text) else re.sub(_HIDDEN, "", text)


def typed_path(typed: str | os.PathLike[str]) -> Path:
    """Return a path with the home folder in place of a `~` at its beginning; that of an unknown user stays as it is."""
    return Path(os.path.expanduser(typed))  # noqa: PTH111 - pathlib's raises RuntimeError


def shown_path(path: str | os.PathLike[str]) -> str:
    """Return a path for people: its control characters are left out, and bytes that are not text are replaced."""
    return clean(os.fsencode(path).decode(errors="replace"))


def hidden_character(text: str) -> str | None:
    """Return the first character that `clean` would remove, named as `U+001B`, or None."""
    found = None if _is_plain(text) else re.search(_HIDDEN, text)
    return f"U+{ord(found.group()):04X}" if found else None


def _is_plain(text: str) -> bool:
    """Whether all is printable but for line breaks, as nearly every text is; quick to say."""
    return text.replace("\n", "").isprintable()


def shortened(text: str, most: int = 80) -> str:
    """Return the text, cut with an ellipsis where it is too long to be quoted in a message."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
